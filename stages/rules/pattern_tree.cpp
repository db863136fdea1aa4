#include "stages/rules/pattern_tree.h"

#include <unicode/uniset.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr char32_t kLastCode = 0x10FFFF;
constexpr char32_t kClass = kLastCode + 1;

PatternNodePtr make(PatternNode::Kind kind) {
  auto node = std::make_unique<PatternNode>();
  node->kind = kind;
  return node;
}

CodeRanges ranges_of(const icu::UnicodeSet& set) {
  CodeRanges out;
  for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
    out.emplace_back(static_cast<char32_t>(set.getRangeStart(i)),
                     static_cast<char32_t>(set.getRangeEnd(i)));
  }
  return out;
}

// Recursive descent over the syntax that expand_pattern lets through.
class PatternReader {
 public:
  explicit PatternReader(std::string_view pattern) : pattern_(pattern) {}

  PatternNodePtr read(std::vector<std::string>* groups) {
    PatternNodePtr node = choice(0, false);
    if (groups != nullptr) *groups = groups_;
    return failed_ || at_ < pattern_.size() ? nullptr : std::move(node);
  }

 private:
  static constexpr int kDeepest = 200;

  [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
  [[nodiscard]] bool take(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  PatternNodePtr fail() {
    failed_ = true;
    return make(PatternNode::Kind::sequence);
  }

  PatternNodePtr choice(int depth, bool fold) {
    if (depth > kDeepest) return fail();
    std::vector<PatternNodePtr> branches;
    do {
      branches.push_back(sequence(depth, fold));
    } while (!failed_ && take("|"));
    if (branches.size() == 1) return std::move(branches.front());
    auto node = make(PatternNode::Kind::choice);
    node->children = std::move(branches);
    return node;
  }

  PatternNodePtr sequence(int depth, bool fold) {
    auto node = make(PatternNode::Kind::sequence);
    while (!failed_ && more() && pattern_[at_] != '|' && pattern_[at_] != ')') {
      PatternNodePtr piece = atom(depth, fold);
      if (!failed_ && more() &&
          std::string_view("?*+{").find(pattern_[at_]) != std::string_view::npos) {
        piece = quantified(std::move(piece));
      }
      node->children.push_back(std::move(piece));
    }
    return node;
  }

  PatternNodePtr quantified(PatternNodePtr piece) {
    auto node = make(PatternNode::Kind::repeat);
    if (take("?")) {
      node->most = 1;
    } else if (take("+")) {
      node->least = 1;
    } else if (take("{")) {
      const std::size_t close = pattern_.find('}', at_);
      if (close == std::string_view::npos || !number(node->least)) return fail();
      node->most = node->least;
      if (take(",")) {
        node->most = PatternNode::kEndless;
        if (at_ < close && !number(node->most)) return fail();
      }
      if (at_ != close || node->least > node->most) return fail();
      ++at_;
    } else if (!take("*")) {
      return fail();
    }
    node->lazy = take("?");
    node->children.push_back(std::move(piece));
    return node;
  }

  bool number(std::uint32_t& value) {
    const char* begin = pattern_.data() + at_;
    const auto [stop, code] = std::from_chars(begin, pattern_.data() + pattern_.size(), value);
    at_ += static_cast<std::size_t>(stop - begin);
    return code == std::errc();
  }

  PatternNodePtr atom(int depth, bool fold) {
    if (take("(")) return group(depth, fold);
    if (take("[")) return bracket(fold);
    if (take("^")) return make(PatternNode::Kind::start);
    if (take("$")) return make(PatternNode::Kind::end);
    if (take(".")) return codes(icu::UnicodeSet(0, kLastCode).remove('\n'));
    if (take("\\")) return escape(fold);
    const char32_t code = utf8::next(pattern_, at_);
    if (code == U'*' || code == U'+' || code == U'?') return fail();
    return one(code, fold);
  }

  PatternNodePtr group(int depth, bool fold) {
    std::string name;
    bool captured = true;
    if (take("?P<")) {
      const std::size_t close = pattern_.find('>', at_);
      if (close == std::string_view::npos) return fail();
      name = pattern_.substr(at_, close - at_);
      at_ = close + 1;
    } else if (take("?i:")) {
      fold = true;
      captured = false;
    } else if (take("?:")) {
      captured = false;
    } else if (more() && pattern_[at_] == '?') {
      return fail();
    }
    PatternNodePtr node;
    if (captured) {
      groups_.push_back(name);
      node = make(PatternNode::Kind::group);
      node->number = static_cast<std::uint32_t>(groups_.size());
      node->children.push_back(choice(depth + 1, fold));
    } else {
      node = choice(depth + 1, fold);
    }
    if (!take(")")) return fail();
    if (name != "span") return node;
    auto marked = make(PatternNode::Kind::sequence);
    marked->children.push_back(make(PatternNode::Kind::edge));
    marked->children.push_back(std::move(node));
    marked->children.push_back(make(PatternNode::Kind::edge));
    return marked;
  }

  // One code point after a backslash; kClass for a class.
  char32_t escaped_code() {
    if (take("x")) {
      const bool braced = take("{");
      const std::size_t close = braced ? pattern_.find('}', at_) : at_ + 2;
      std::uint32_t code = 0;
      if (close > pattern_.size()) return failed_ = true, 0;
      const auto [stop, error] =
          std::from_chars(pattern_.data() + at_, pattern_.data() + close, code, 16);
      if (error != std::errc() || stop != pattern_.data() + close || code > kLastCode) {
        return failed_ = true, 0;
      }
      at_ = close + (braced ? 1 : 0);
      return static_cast<char32_t>(code);
    }
    if (take("n")) return U'\n';
    if (take("r")) return U'\r';
    if (take("t")) return U'\t';
    if (!more()) return failed_ = true, 0;
    const char next = pattern_[at_];
    if (next == 'p' || next == 'P') return kClass;
    const bool word = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                      (next >= '0' && next <= '9');
    if (word) return failed_ = true, 0;
    return utf8::next(pattern_, at_);
  }

  // "p{Zs}" or "pL" behind a backslash.
  icu::UnicodeSet class_by_name() {
    const bool negated = pattern_[at_] == 'P';
    ++at_;
    std::string_view name;
    if (take("{")) {
      const std::size_t close = pattern_.find('}', at_);
      if (close == std::string_view::npos) return failed_ = true, icu::UnicodeSet();
      name = pattern_.substr(at_, close - at_);
      at_ = close + 1;
    } else if (more()) {
      name = pattern_.substr(at_++, 1);
    }
    const bool inner = name.starts_with('^');
    if (inner) name.remove_prefix(1);
    icu::UnicodeSet set;
    if (name == "Any") {
      set.add(0, kLastCode);
    } else if (name == "Zs") {  // this and the next are in most patterns, and slow to ask for
      static const icu::UnicodeSet blanks = named("Zs", failed_);
      set = blanks;
    } else if (name == "Nd") {
      static const icu::UnicodeSet digits = named("Nd", failed_);
      set = digits;
    } else {
      set = named(name, failed_);
    }
    if (negated != inner) set.complement();
    return set;
  }

  static icu::UnicodeSet named(std::string_view name, bool& failed) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string text = "[\\p{" + std::string(name) + "}]";
    icu::UnicodeSet set(icu::UnicodeString::fromUTF8(text), status);
    if (U_FAILURE(status)) failed = true;
    return set;
  }

  PatternNodePtr escape(bool fold) {
    const char32_t code = escaped_code();
    if (failed_) return fail();
    return code == kClass ? codes(class_by_name()) : one(code, fold);
  }

  static PatternNodePtr codes(const icu::UnicodeSet& set) {
    auto node = make(PatternNode::Kind::codes);
    node->codes = ranges_of(set);
    return node;
  }

  static PatternNodePtr one(char32_t code, bool fold) {
    if (!fold) {
      auto node = make(PatternNode::Kind::codes);
      node->codes.emplace_back(code, code);
      return node;
    }
    icu::UnicodeSet set(static_cast<UChar32>(code), static_cast<UChar32>(code));
    return codes(set.closeOver(USET_CASE_INSENSITIVE).removeAllStrings());
  }

  PatternNodePtr bracket(bool fold) {
    const bool negated = take("^");
    icu::UnicodeSet set;
    bool first = true;
    while (!failed_ && more() && (first || pattern_[at_] != ']')) {
      first = false;
      if (pattern_.substr(at_).starts_with("[:")) return fail();
      char32_t low = 0;
      if (take("\\")) {
        low = escaped_code();
        if (failed_) return fail();
        if (low == kClass) {
          set.addAll(class_by_name());
          continue;
        }
      } else {
        low = utf8::next(pattern_, at_);
      }
      char32_t high = low;
      if (pattern_.substr(at_).starts_with("-") && !pattern_.substr(at_).starts_with("-]")) {
        ++at_;
        if (!more()) return fail();
        high = take("\\") ? escaped_code() : utf8::next(pattern_, at_);
        if (failed_ || high < low || high > kLastCode) return fail();
      }
      set.add(static_cast<UChar32>(low), static_cast<UChar32>(high));
    }
    if (!take("]")) return fail();
    if (fold) set.closeOver(USET_CASE_INSENSITIVE).removeAllStrings();
    if (negated) set.complement();
    return codes(set);
  }

  std::string_view pattern_;
  std::vector<std::string> groups_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

bool has_code(const CodeRanges& ranges, char32_t code) {
  const auto after = std::partition_point(ranges.begin(), ranges.end(),
                                          [&](const auto& range) { return range.second < code; });
  return after != ranges.end() && after->first <= code;
}

bool have_common(const CodeRanges& a, const CodeRanges& b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (i->second < j->first) {
      ++i;
    } else if (j->second < i->first) {
      ++j;
    } else {
      return true;
    }
  }
  return false;
}

PatternNodePtr read_pattern(std::string_view pattern, std::vector<std::string>* groups) {
  return PatternReader(pattern).read(groups);
}

}  // namespace vigie
