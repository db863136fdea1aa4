#include "pipeline/evaluation/same_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "pipeline/characters.h"
#include "pipeline/formats/printable.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::size_t kShown = 12;  // characters on each side of a difference

bool is_blank(char32_t code) {
  const CharClass c = classify(code);
  // Invisible characters, which tokens may have lost, too.
  return c == CharClass::space || c == CharClass::newline || c == CharClass::joiner ||
         code < 0x21 || code == 0xFEFF;
}

// Some characters round `at`, on one line.
std::string around(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  for (std::size_t k = 0; k < kShown && begin > 0; ++k) begin = utf8::previous(text, begin);
  std::size_t end = at;
  for (std::size_t k = 0; k < kShown && end < text.size(); ++k) end = utf8::after(text, end);
  return on_one_line(text.substr(begin, end - begin));
}

std::string difference(std::string_view mine, std::size_t at, std::string_view text,
                       std::size_t there) {
  const auto line =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(there), '\n');
  return fmt::format(
      "another text than the gold's, from its code point {} (line {}) on: gold \"{}\", "
      "prediction \"{}\"",
      utf8::length(text.substr(0, there)), line + 1, around(text, there), around(mine, at));
}

// Walks over two texts that may differ in blanks, telling where each character of the first one
// stands in the second.
class BlankWalk {
 public:
  BlankWalk(std::string_view from, bool from_tokens, std::string_view to, bool to_tokens)
      : from_(from), to_(to), from_tokens_(from_tokens), to_tokens_(to_tokens) {}

  std::optional<std::string> run() {
    begins_.assign(from_.size() + 1, kNone);
    ends_.assign(from_.size() + 1, kNone);
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
      skip(from_, i);
      skip(to_, j);
      if (i == from_.size() && j == to_.size()) break;
      if (i < from_.size() && j < to_.size() && utf8::peek(from_, i) == utf8::peek(to_, j)) {
        begins_[i] = static_cast<std::uint32_t>(j);
        utf8::next(from_, i);
        utf8::next(to_, j);
        ends_[i] = static_cast<std::uint32_t>(j);
      } else if (from_tokens_ && behind_blank(to_, j) && i < from_.size() && from_[i] == '_') {
        ++i;
      } else if (to_tokens_ && behind_blank(from_, i) && j < to_.size() && to_[j] == '_') {
        ++j;
      } else {
        return difference(from_, i, to_, j);
      }
    }
    // Spans that begin or end at blanks.
    std::uint32_t known = static_cast<std::uint32_t>(to_.size());
    for (std::size_t k = begins_.size(); k-- > 0;)
      begins_[k] = known = begins_[k] == kNone ? known : begins_[k];
    known = 0;
    for (std::uint32_t& end : ends_) end = known = end == kNone ? known : end;
    return std::nullopt;
  }

  [[nodiscard]] Span operator()(Span span) const {
    const Span moved{begins_[span.begin], ends_[span.end]};
    return moved.begin <= moved.end ? moved : Span{moved.begin, moved.begin};
  }

 private:
  static void skip(std::string_view text, std::size_t& at) {
    while (at < text.size() && is_blank(utf8::peek(text, at))) utf8::next(text, at);
  }
  static bool behind_blank(std::string_view text, std::size_t at) {
    return at > 0 && is_blank(utf8::before(text, at));
  }

  std::string_view from_;
  std::string_view to_;
  bool from_tokens_;
  bool to_tokens_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace

std::optional<std::string> move_to(AnnotatedText& annotated, std::string_view text,
                                   bool text_from_tokens) {
  if (!annotated.text) return count_in_bytes(annotated, text);
  const std::string_view mine = *annotated.text;
  if (auto fault = count_in_bytes(annotated, mine)) return fault;
  if (mine == text) return std::nullopt;
  if (!annotated.from_tokens && !text_from_tokens) {
    const auto parting = std::mismatch(mine.begin(), mine.end(), text.begin(), text.end());
    auto at = static_cast<std::size_t>(parting.first - mine.begin());
    auto there = static_cast<std::size_t>(parting.second - text.begin());
    while (there > 0 && there < text.size() && utf8::is_continuation(text[there])) --there, --at;
    while (at > 0 && at < mine.size() && utf8::is_continuation(mine[at])) --there, --at;
    return difference(mine, at, text, there);
  }
  BlankWalk walk(mine, annotated.from_tokens, text, text_from_tokens);
  if (auto fault = walk.run()) return fault;
  for (auto* layer : {&annotated.annotations, &annotated.zones})
    for (Annotation& annotation : *layer) annotation.span = walk(annotation.span);
  return std::nullopt;
}

}  // namespace vigie
