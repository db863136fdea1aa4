#include "stages/rules/required_literals.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <tuple>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

// Sets larger than this are cut into pieces; lists of words stay whole.
constexpr std::size_t kMostStrings = 4096;
constexpr std::size_t kMostOfClass = 12;
// Stand for a blank or an apostrophe in any form: strings are cut there, for the text may write
// either in several ways.
constexpr char kAnyBlank = '\x01';
constexpr char kAnyApostrophe = '\x02';

// ---- the pattern as a tree ----------------------------------------------------------------------

struct Node;
using NodePtr = std::unique_ptr<Node>;

struct Node {
  enum class Kind : std::uint8_t { strings, unknown, sequence, choice, repeat };
  Kind kind = Kind::strings;
  std::vector<std::string> strings;  // strings: all it can match
  bool letters = true;               // unknown: may it be a letter?
  bool optional = false;             // repeat: may it be left out?
  std::vector<NodePtr> children;
};

NodePtr make(Node::Kind kind) {
  auto node = std::make_unique<Node>();
  node->kind = kind;
  return node;
}

NodePtr make_strings(std::vector<std::string> strings) {
  auto node = make(Node::Kind::strings);
  node->strings = std::move(strings);
  return node;
}

NodePtr make_unknown(bool letters) {
  auto node = make(Node::Kind::unknown);
  node->letters = letters;
  return node;
}

// Recursive descent over the syntax that expand_pattern lets through. Whatever it does not know
// makes the whole pattern unknown: then the rule is always searched for, which is slow, not wrong.
class PatternReader {
 public:
  explicit PatternReader(std::string_view pattern) : pattern_(pattern) {}

  NodePtr read() {
    NodePtr node = choice(0, false);
    return failed_ || at_ < pattern_.size() ? nullptr : std::move(node);
  }

 private:
  static constexpr int kDeepest = 200;
  static constexpr std::size_t kNowhere = std::string_view::npos;

  [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
  [[nodiscard]] bool take(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  NodePtr fail() {
    failed_ = true;
    return make_unknown(true);
  }

  NodePtr choice(int depth, bool fold) {
    if (depth > kDeepest) return fail();
    std::vector<NodePtr> branches;
    do {
      branches.push_back(sequence(depth, fold));
    } while (!failed_ && take("|"));
    if (branches.size() == 1) return std::move(branches.front());
    auto node = make(Node::Kind::choice);
    node->children = std::move(branches);
    return node;
  }

  NodePtr sequence(int depth, bool fold) {
    auto node = make(Node::Kind::sequence);
    while (!failed_ && more() && pattern_[at_] != '|' && pattern_[at_] != ')') {
      NodePtr piece = atom(depth, fold);
      if (failed_) break;
      piece = quantified(std::move(piece));
      node->children.push_back(std::move(piece));
    }
    return node;
  }

  NodePtr quantified(NodePtr piece) {
    bool optional = false;
    bool any = false;
    if (take("?")) {  // once or not at all: two choices
      if (!take("?") && more() && std::string_view("*+{").find(pattern_[at_]) != kNowhere) {
        return fail();
      }
      auto node = make(Node::Kind::choice);
      node->children.push_back(std::move(piece));
      node->children.push_back(make_strings({""}));
      return node;
    }
    while (more()) {
      if (take("*") || take("?")) {
        optional = true;
      } else if (take("{")) {
        const std::size_t close = pattern_.find('}', at_);
        if (close == std::string_view::npos || pattern_[at_] < '0' || pattern_[at_] > '9') {
          return fail();
        }
        optional = optional || pattern_[at_] == '0';
        at_ = close + 1;
      } else if (!take("+")) {
        break;
      }
      any = true;
    }
    if (!any) return piece;
    auto node = make(Node::Kind::repeat);
    node->optional = optional;
    node->children.push_back(std::move(piece));
    return node;
  }

  NodePtr atom(int depth, bool fold) {
    // As expand_pattern writes them.
    if (take("(?:\\p{Zs}|\\r?\\n)")) return make_strings({std::string(1, kAnyBlank)});
    if (take("['\\x{2019}\\x{02BC}]")) return make_strings({std::string(1, kAnyApostrophe)});
    if (take("(")) return group(depth, fold);
    if (take("[")) return bracket(fold);
    if (take("^") || take("$")) return make_strings({""});
    if (take(".")) return make_unknown(true);
    // NOLINTNEXTLINE(clang-analyzer-cplusplus.NewDeleteLeaks): clang 14 loses sight of the pointer.
    if (take("\\")) return escape(fold);
    const char32_t code = utf8::next(pattern_, at_);
    return code == U'*' || code == U'+' || code == U'?' || code == U'{' ? fail() : one(code, fold);
  }  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): likewise

  NodePtr group(int depth, bool fold) {
    if (take("?P<")) {
      const std::size_t close = pattern_.find('>', at_);
      if (close == std::string_view::npos) return fail();
      at_ = close + 1;
    } else if (take("?i:")) {
      fold = true;
    } else if (!take("?:") && more() && pattern_[at_] == '?') {
      return fail();
    }
    NodePtr node = choice(depth + 1, fold);
    if (!take(")")) return fail();
    return node;
  }

  // One code point after a backslash; 0 for a class.
  char32_t escaped_code() {
    if (take("x{")) {
      const std::size_t close = pattern_.find('}', at_);
      char32_t code = 0;
      for (; at_ < pattern_.size() && at_ != close; ++at_) {
        const int digit = u_digit(static_cast<UChar32>(pattern_[at_]), 16);
        if (digit < 0 || code > 0x10FFFF) return failed_ = true, 0;
        code = code * 16 + static_cast<char32_t>(digit);
      }
      if (close == std::string_view::npos || code > 0x10FFFF) return failed_ = true, 0;
      ++at_;
      return code;
    }
    if (take("n")) return U'\n';
    if (take("r")) return U'\r';
    if (take("t")) return U'\t';
    if (!more()) return failed_ = true, 0;
    const char next = pattern_[at_];
    const bool class_name = next == 'p' || next == 'P';
    const bool plain = static_cast<unsigned char>(next) >= 0x80 ||
                       classify(static_cast<unsigned char>(next)) == CharClass::punctuation ||
                       classify(static_cast<unsigned char>(next)) == CharClass::symbol ||
                       classify(static_cast<unsigned char>(next)) == CharClass::hyphen ||
                       classify(static_cast<unsigned char>(next)) == CharClass::apostrophe ||
                       next == ' ';
    if (!class_name && !plain) return failed_ = true, 0;
    return class_name ? 0 : utf8::next(pattern_, at_);
  }

  // Skips "p{Zs}" and tells whether it may hold letters.
  bool class_name_letters() {
    if (take("p{Zs}") || take("p{Nd}") || take("p{P}") || take("p{S}")) return false;
    ++at_;
    if (take("{")) {
      const std::size_t close = pattern_.find('}', at_);
      if (close == std::string_view::npos) failed_ = true;
      at_ = close == std::string_view::npos ? pattern_.size() : close + 1;
    } else if (more()) {
      ++at_;
    }
    return true;
  }

  NodePtr escape(bool fold) {
    const char32_t code = escaped_code();
    if (failed_) return fail();
    return code == 0 ? make_unknown(class_name_letters()) : one(code, fold);
  }

  static void add(std::vector<std::string>& strings, char32_t code, bool fold) {
    std::vector<char32_t> codes{code};
    if (fold) {
      codes.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))));
      codes.push_back(static_cast<char32_t>(u_toupper(static_cast<UChar32>(code))));
      // The long s, the Kelvin and Angstrom signs fold to letters too.
      if (code == U's' || code == U'S') codes.push_back(0x17F);
      if (code == U'k' || code == U'K') codes.push_back(0x212A);
      if (code == 0xE5 || code == 0xC5) codes.push_back(0x212B);
    }
    for (const char32_t each : codes) {
      std::string bytes;
      utf8::append(each, bytes);
      if (std::find(strings.begin(), strings.end(), bytes) == strings.end()) {
        strings.push_back(std::move(bytes));
      }
    }
  }

  static NodePtr one(char32_t code, bool fold) {
    std::vector<std::string> strings;
    add(strings, code, fold);
    return make_strings(std::move(strings));
  }

  NodePtr bracket(bool fold) {
    const bool negated = take("^");
    std::vector<std::string> strings;
    bool small = !negated;
    bool letters = negated;
    bool first = true;
    while (!failed_ && more() && (first || pattern_[at_] != ']')) {
      first = false;
      if (pattern_.substr(at_).starts_with("[:")) return fail();
      char32_t low = 0;
      if (take("\\")) {
        low = escaped_code();
        if (failed_) return fail();
        if (low == 0) {
          letters = class_name_letters() || letters;
          small = false;
          continue;
        }
      } else {
        low = utf8::next(pattern_, at_);
      }
      char32_t high = low;
      if (pattern_.substr(at_).starts_with("-") && !pattern_.substr(at_).starts_with("-]")) {
        ++at_;
        high = take("\\") ? escaped_code() : utf8::next(pattern_, at_);
        if (failed_ || high < low) return fail();
      }
      if (high - low >= kMostOfClass) small = false;
      for (char32_t code = low; code <= high; ++code) {
        letters = letters || is_letter(classify(code));
        if (small) add(strings, code, fold);
        if (letters && !small) break;
      }
    }
    if (!take("]")) return fail();
    if (!small || strings.size() > kMostOfClass) return make_unknown(letters);
    return make_strings(std::move(strings));
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

// ---- what the tree promises ---------------------------------------------------------------------

bool first_is_letter(std::string_view text) {
  return !text.empty() && is_letter(classify(utf8::peek(text, 0)));
}
bool last_is_letter(std::string_view text) {
  return !text.empty() && is_letter(classify(utf8::before(text, text.size())));
}

bool may_be_empty(const Node& node) {
  switch (node.kind) {
    case Node::Kind::strings:
      return std::any_of(node.strings.begin(), node.strings.end(),
                         [](const std::string& s) { return s.empty(); });
    case Node::Kind::unknown: return false;
    case Node::Kind::sequence:
      return std::all_of(node.children.begin(), node.children.end(),
                         [](const NodePtr& child) { return may_be_empty(*child); });
    case Node::Kind::choice:
      return std::any_of(node.children.begin(), node.children.end(),
                         [](const NodePtr& child) { return may_be_empty(*child); });
    case Node::Kind::repeat: return node.optional || may_be_empty(*node.children.front());
  }
  return true;
}

// May the first (or last) character of what `node` matches be a letter? Empty matches aside.
bool edge_may_be_letter(const Node& node, bool first) {
  switch (node.kind) {
    case Node::Kind::strings:
      return std::any_of(node.strings.begin(), node.strings.end(), [&](const std::string& s) {
        return first ? first_is_letter(s) : last_is_letter(s);
      });
    case Node::Kind::unknown: return node.letters;
    case Node::Kind::sequence: {
      const auto check = [&](auto begin, auto end) {
        for (; begin != end; ++begin) {
          if (edge_may_be_letter(**begin, first)) return true;
          if (!may_be_empty(**begin)) return false;
        }
        return false;
      };
      return first ? check(node.children.begin(), node.children.end())
                   : check(node.children.rbegin(), node.children.rend());
    }
    case Node::Kind::choice:
    case Node::Kind::repeat:
      return std::any_of(node.children.begin(), node.children.end(),
                         [&](const NodePtr& child) { return edge_may_be_letter(*child, first); });
  }
  return true;
}

using Strings = std::optional<std::vector<std::string>>;

// Each of `begins` with each of `ends` behind it, when they are few.
Strings multiplied(const std::vector<std::string>& begins, const Strings& ends) {
  if (!ends || begins.size() * ends->size() > kMostStrings) return std::nullopt;
  std::vector<std::string> longer;
  longer.reserve(begins.size() * ends->size());
  for (const std::string& begin : begins) {
    for (const std::string& end : *ends) longer.push_back(begin + end);
  }
  return longer;
}

// All strings `node` can match, when they are few.
Strings all_strings(const Node& node) {
  switch (node.kind) {
    case Node::Kind::strings: return node.strings;
    case Node::Kind::unknown: return std::nullopt;
    case Node::Kind::sequence: {
      Strings all{{""}};
      for (const NodePtr& child : node.children) {
        all = multiplied(*all, all_strings(*child));
        if (!all) break;
      }
      return all;
    }
    case Node::Kind::choice: {
      std::vector<std::string> all;
      for (const NodePtr& child : node.children) {
        const auto more = all_strings(*child);
        if (!more || all.size() + more->size() > kMostStrings) return std::nullopt;
        all.insert(all.end(), more->begin(), more->end());
      }
      return all;
    }
    case Node::Kind::repeat: return std::nullopt;
  }
  return std::nullopt;
}

// How often a text is likely to hold the literal, per character. Rough: it only has to tell rare
// from common.
double frequency(const RequiredLiteral& literal) {
  constexpr double kCostOfOne = 1e-6;  // of two sets as rare, the smaller
  // Whole words of one or two letters (articles, prepositions) are what texts are full of.
  if (literal.word_start && literal.word_end && utf8::length(literal.bytes) <= 2) return 0.005;
  double result = 1;
  std::size_t position = 0;
  while (position < literal.bytes.size()) {
    const char32_t code = utf8::next(literal.bytes, position);
    switch (classify(code)) {
      case CharClass::lower: result *= code < 0x80 ? 0.06 : 0.005; break;
      case CharClass::upper: result *= 0.004; break;
      case CharClass::digit: result *= 0.006; break;
      case CharClass::punctuation: result *= code == U',' || code == U'.' ? 0.012 : 0.001; break;
      case CharClass::hyphen: result *= 0.003; break;
      default: result *= 0.0003; break;
    }
  }
  if (literal.word_start) result *= 0.2;
  if (literal.word_end) result *= 0.2;
  return result + kCostOfOne;
}

using Literals = std::optional<std::vector<RequiredLiteral>>;

double frequency(const Literals& literals) {
  if (!literals) return 1e9;
  double sum = 0;
  for (const RequiredLiteral& literal : *literals) sum += frequency(literal);
  return sum;
}

// The rarest piece of `text` between blanks and apostrophes; nullopt when there is none.
std::optional<RequiredLiteral> rarest_piece(std::string_view text, bool starts, bool ends) {
  std::optional<RequiredLiteral> best;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != kAnyBlank && text[end] != kAnyApostrophe) ++end;
    if (end > begin) {
      RequiredLiteral piece{std::string(text.substr(begin, end - begin)), false, false};
      piece.word_start = first_is_letter(piece.bytes) && (begin > 0 || starts);
      piece.word_end = last_is_letter(piece.bytes) && (end < text.size() || ends);
      if (!best || frequency(piece) < frequency(*best)) best = std::move(piece);
    }
    begin = end + 1;
  }
  return best;
}

// Sorts, and leaves one of each.
void drop_twins(std::vector<RequiredLiteral>& literals) {
  std::sort(literals.begin(), literals.end(),
            [](const RequiredLiteral& a, const RequiredLiteral& b) {
              return std::tie(a.bytes, a.word_start, a.word_end) <
                     std::tie(b.bytes, b.word_start, b.word_end);
            });
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
}

// `strings` as literals, when each has something to look for.
Literals literals_of(const std::vector<std::string>& strings, bool starts, bool ends) {
  std::vector<RequiredLiteral> out;
  for (const std::string& text : strings) {
    auto piece = rarest_piece(text, starts, ends);
    if (!piece) return std::nullopt;
    out.push_back(std::move(*piece));
  }
  drop_twins(out);
  return out;
}

Literals required(const Node& node, bool starts, bool ends);

// A sequence: groups within it are taken as part of it, so that words next to them have edges.
void flatten(const Node& node, std::vector<const Node*>& out) {
  if (node.kind != Node::Kind::sequence) {
    out.push_back(&node);
    return;
  }
  for (const NodePtr& child : node.children) flatten(*child, out);
}

Literals required_of_sequence(const Node& node, bool starts, bool ends) {
  std::vector<const Node*> pieces;
  flatten(node, pieces);
  std::vector<Strings> strings;
  strings.reserve(pieces.size());
  for (const Node* piece : pieces) strings.push_back(all_strings(*piece));
  // Whether no letter can stand right before piece `i`, or right after it.
  const auto edge_before = [&](std::size_t i) {
    while (i > 0) {
      --i;
      if (edge_may_be_letter(*pieces[i], false)) return false;
      if (!may_be_empty(*pieces[i])) return true;
    }
    return starts;
  };
  const auto edge_after = [&](std::size_t i) {
    for (++i; i < pieces.size(); ++i) {
      if (edge_may_be_letter(*pieces[i], true)) return false;
      if (!may_be_empty(*pieces[i])) return true;
    }
    return ends;
  };

  Literals best;
  const auto offer = [&](Literals candidate) {
    if (frequency(candidate) < frequency(best)) best = std::move(candidate);
  };
  // Runs of neighbours whose strings are few, multiplied out as far as they stay few.
  std::size_t first = 0;
  while (first < pieces.size()) {
    std::vector<std::string> run{""};
    std::size_t last = first;
    for (; last < pieces.size(); ++last) {
      Strings longer = multiplied(run, strings[last]);
      if (!longer) break;
      run = std::move(*longer);
    }
    if (last > first) {
      offer(literals_of(run, edge_before(first), edge_after(last - 1)));
      // A long run may hide a rarer piece in its middle.
      for (std::size_t i = first; i < last; ++i) {
        if (!may_be_empty(*pieces[i])) {
          offer(literals_of(*strings[i], edge_before(i), edge_after(i)));
        }
      }
      first = last;
    } else {
      offer(required(*pieces[first], edge_before(first), edge_after(first)));
      ++first;
    }
  }
  return best;
}

Literals required(const Node& node, bool starts, bool ends) {
  if (const auto strings = all_strings(node)) {
    if (auto literals = literals_of(*strings, starts, ends)) return literals;
  }
  switch (node.kind) {
    case Node::Kind::strings:
    case Node::Kind::unknown: return std::nullopt;
    case Node::Kind::sequence: return required_of_sequence(node, starts, ends);
    case Node::Kind::choice: {
      std::vector<RequiredLiteral> all;
      for (const NodePtr& child : node.children) {
        auto literals = required(*child, starts, ends);
        if (!literals) return std::nullopt;
        all.insert(all.end(), literals->begin(), literals->end());
      }
      return all;
    }
    case Node::Kind::repeat:
      // Whatever is repeated may stand next to itself.
      return node.optional ? std::nullopt : required(*node.children.front(), false, false);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<RequiredLiteral>> required_literals(std::string_view pattern,
                                                              bool starts_word, bool ends_word) {
  const NodePtr tree = PatternReader(pattern).read();
  if (!tree) return std::nullopt;
  Literals literals = required(*tree, starts_word, ends_word);
  if (literals) drop_twins(*literals);
  return literals;
}

}  // namespace vigie
