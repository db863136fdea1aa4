#include "pipeline/formats/conll_annotations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "pipeline/formats/token_labels.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

// "SpaceAfter=No|NE=B-PER": the value of `name`, or an empty one.
std::string_view feature(std::string_view misc, std::string_view name) {
  while (!misc.empty()) {
    const std::size_t bar = std::min(misc.find('|'), misc.size());
    const std::string_view pair = misc.substr(0, bar);
    misc.remove_prefix(std::min(bar + 1, misc.size()));
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
      return pair.substr(name.size() + 1);
  }
  return {};
}

unsigned number(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class ConllReader final : public AnnotationReader {
 public:
  ConllReader(LineReader& lines, std::string source, bool universal)
      : lines_(&lines), source_(std::move(source)), universal_(universal) {}

  bool next(AnnotatedText& annotated, std::optional<ReadFault>& fault) override {
    annotated = AnnotatedText{};
    annotated.from_tokens = true;
    annotated.annotated = true;
    annotated.id = std::move(next_id_);
    next_id_.clear();
    annotated.source = fmt::format("{}:{}", source_, lines_->number() + 1);
    std::string text;
    glued_ = true;
    covered_ = 0;
    bool any = std::exchange(started_, false);
    while (lines_->next(line_)) {
      std::string_view line = line_;
      if (lines_->number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
        end_sentence(text);
        continue;
      }
      const auto id = comment_value(line, "newdoc id");
      if (id || line.starts_with("-DOCSTART-")) {
        if (any) {
          next_id_ = id.value_or(std::string_view());
          started_ = true;
          break;
        }
        any = true;
        if (id) annotated.id = *id;
        continue;
      }
      if (is_comment(line)) continue;
      any = true;
      auto message = utf8_fault(line);
      if (!message) message = universal_ ? universal_line(line, text) : plain_line(line, text);
      if (message) {
        fault = ReadFault{lines_->number(), *message};
        static_cast<void>(layer_.take());
        return true;
      }
    }
    end_sentence(text);
    annotated.annotations = layer_.take();
    annotated.text = std::move(text);
    return any;
  }

 private:
  // "# sent_id = 3" is a comment, "# O" is the token "#".
  [[nodiscard]] bool is_comment(std::string_view line) const {
    return line[0] == '#' && (universal_ || (line.find('=') != std::string_view::npos &&
                                             line.find('\t') == std::string_view::npos));
  }

  void end_sentence(std::string& text) {
    if (!text.empty() && text.back() != '\n') text += '\n';
    glued_ = true;
    covered_ = 0;
    static_cast<void>(layer_.add({}, "O"));
  }

  std::optional<std::string> token(std::string_view form, std::string_view label,
                                   std::string& text) {
    if (!glued_) text += ' ';
    glued_ = false;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += form;
    return layer_.add({begin, static_cast<std::uint32_t>(text.size())}, label);
  }

  std::optional<std::string> plain_line(std::string_view line, std::string& text) {
    const auto columns = columns_of(line);
    if (columns.size() < 2) return "one column, expected a token and its label";
    if (columns.front().empty()) return "an empty token";
    return token(columns.front(), columns.back(), text);
  }

  std::optional<std::string> universal_line(std::string_view line, std::string& text) {
    const auto columns = columns_of(line);
    if (columns.size() != 10) {
      return fmt::format("{} columns, expected the ten of CoNLL-U, parted by tabs", columns.size());
    }
    const std::string_view id = columns[0];
    const std::string_view misc = columns[9];
    if (id.find('.') != std::string_view::npos) return std::nullopt;  // an empty node
    const std::string_view label = feature(misc, "NE");
    if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      first_covered_ = number(id.substr(0, dash));
      covered_ = number(id.substr(dash + 1));
      form_ = columns[1];
      space_after_ = feature(misc, "SpaceAfter") != "No";
      form_label_ = label;
      return std::nullopt;
    }
    const unsigned word = number(id);
    if (word != 0 && word <= covered_) {
      if (word != first_covered_) return std::nullopt;
      const std::string form = form_;
      auto message = token(form, form_label_.empty() ? label : form_label_, text);
      glued_ = !space_after_;
      return message;
    }
    auto message = token(columns[1], label, text);
    glued_ = feature(misc, "SpaceAfter") == "No";
    return message;
  }

  LineReader* lines_;
  std::string source_;
  bool universal_;
  std::string line_;
  std::string next_id_;
  bool started_ = false;  // the line that begins the next document has been read
  LabelLayer layer_;
  bool glued_ = true;  // no blank before the next token
  // The word of several syntactic words that is being read, of CoNLL-U.
  unsigned first_covered_ = 0;
  unsigned covered_ = 0;
  std::string form_;
  std::string form_label_;
  bool space_after_ = true;
};

}  // namespace

std::unique_ptr<AnnotationReader> make_conll_reader(LineReader& lines, const std::string& source) {
  return std::make_unique<ConllReader>(lines, source, false);
}

std::unique_ptr<AnnotationReader> make_conllu_reader(LineReader& lines, const std::string& source) {
  return std::make_unique<ConllReader>(lines, source, true);
}

}  // namespace vigie
