#include "pipeline/formats/hipe_annotations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/formats/token_labels.h"

namespace vigie {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

class HipeReader final : public AnnotationReader {
 public:
  HipeReader(LineReader& lines, std::string source) : lines_(&lines), source_(std::move(source)) {}

  bool next(AnnotatedText& annotated, std::optional<ReadFault>& fault) override {
    annotated = AnnotatedText{};
    annotated.from_tokens = true;
    annotated.annotated = true;
    annotated.source = fmt::format("{}:{}", source_, lines_->number() + 1);
    annotated.id = std::exchange(next_id_, {});
    bool named = !annotated.id.empty();
    bool any = named;
    std::string text;
    bool glued = true;
    while (lines_->next(line_)) {
      std::string_view line = line_;
      if (lines_->number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      if (line.starts_with('#')) {
        if (const auto id = comment_value(line, "document_id")) {
          if (!text.empty() || named) {
            next_id_ = *id;
            break;
          }
          annotated.id = *id;
          named = any = true;
        } else if (const auto date = comment_value(line, "date")) {
          // In files of 2020 it stands before the id of its document.
          (named ? annotated.date : date_) = *date;
        }
        if (line.find('\t') == std::string_view::npos) continue;  // the token "#" has columns
      }
      const auto columns = columns_of(line);
      auto message = utf8_fault(line);
      if (!message && columns[0] == "TOKEN") message = read_head(columns);
      if (columns[0] == "TOKEN" && !message) continue;
      if (!message) message = read_token(columns, text, glued);
      any = true;
      if (message) {
        fault = ReadFault{lines_->number(), *message};
        static_cast<void>(coarse_.take());
        static_cast<void>(nested_.take());
        return true;
      }
    }
    if (!any) return false;
    if (annotated.date.empty()) annotated.date = date_;
    annotated.annotations = coarse_.take();
    for (Annotation& inner : nested_.take()) annotated.annotations.push_back(std::move(inner));
    annotated.text = std::move(text);
    return true;
  }

 private:
  std::optional<std::string> read_head(const std::vector<std::string_view>& columns) {
    const auto place = [&](std::string_view name) {
      const auto it = std::find(columns.begin(), columns.end(), name);
      return it == columns.end() ? kNowhere : static_cast<std::size_t>(it - columns.begin());
    };
    column_count_ = columns.size();
    coarse_column_ = place("NE-COARSE-LIT");
    fine_column_ = place("NE-FINE-LIT");
    nested_column_ = place("NE-NESTED");
    id_column_ = place("NEL-LIT");
    misc_column_ = place("MISC");
    if (coarse_column_ == kNowhere) return "no column NE-COARSE-LIT in the line of names";
    return std::nullopt;
  }

  std::optional<std::string> read_token(const std::vector<std::string_view>& columns,
                                        std::string& text, bool& glued) {
    if (column_count_ == 0) return "no line of column names, expected TOKEN, NE-COARSE-LIT ...";
    if (columns.size() != column_count_) {
      return fmt::format("{} columns, expected {} as in the line of names", columns.size(),
                         column_count_);
    }
    const auto cell = [&](std::size_t column) {
      return column == kNowhere ? std::string_view() : columns[column];
    };
    if (!glued) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += columns[0];
    const Span token{begin, static_cast<std::uint32_t>(text.size())};
    if (auto message = coarse_.add(token, cell(coarse_column_))) return message;
    if (coarse_.began()) {
      const std::string_view fine = cell(fine_column_);
      if (fine.size() > 2 && fine[1] == '-') coarse_.last().kind = fine.substr(2);
      const std::string_view id = cell(id_column_);
      if (id != "_" && id != "NIL") coarse_.last().id = id;
    }
    if (auto message = nested_.add(token, cell(nested_column_))) return message;
    const std::string_view misc = cell(misc_column_);
    const auto flagged = [&](std::string_view flag) { return misc.find(flag) != kNowhere; };
    if (flagged("EndOfLine")) text += '\n';
    glued = flagged("NoSpaceAfter") || flagged("EndOfLine");
    return std::nullopt;
  }

  LineReader* lines_;
  std::string source_;
  std::string line_;
  std::string next_id_;
  std::string date_;
  std::size_t column_count_ = 0;
  std::size_t coarse_column_ = kNowhere;
  std::size_t fine_column_ = kNowhere;
  std::size_t nested_column_ = kNowhere;
  std::size_t id_column_ = kNowhere;
  std::size_t misc_column_ = kNowhere;
  LabelLayer coarse_;
  LabelLayer nested_;
};

}  // namespace

std::unique_ptr<AnnotationReader> make_hipe_reader(LineReader& lines, const std::string& source) {
  return std::make_unique<HipeReader>(lines, source);
}

}  // namespace vigie
