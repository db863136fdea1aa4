#include "stages/rules/token_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <memory>
#include <optional>
#include <utility>

#include "pipeline/nearest.h"
#include "pipeline/utf8.h"
#include "vigie/types.h"

namespace vigie {
namespace {

constexpr std::string_view kSpecial = "()[]<>|?*+{}^$\"@#!";
constexpr std::uint32_t kMostTests = 40;

struct Node;
using NodePtr = std::unique_ptr<Node>;

// A test and whether it must fail.
struct Ask {
  std::uint32_t test = 0;
  bool negated = false;
};

struct Node {
  enum class Kind : std::uint8_t {
    token,     // one token that passes all of `asks`
    stretch,   // the tokens that the one test of `asks` covers, from its start to its end
    sequence,  // children one after the other
    choice,    // one of the children
    group,     // the child; `text` is its opening, such as "(?P<span>"
    repeat,    // the child; `text` is the quantifier
    edge       // `text` is ^ or $
  };
  Kind kind = Kind::sequence;
  std::vector<Ask> asks;
  std::string text;
  bool optional = false;  // repeat: may be left out
  std::vector<NodePtr> children;
};

NodePtr make(Node::Kind kind) {
  auto node = std::make_unique<Node>();
  node->kind = kind;
  return node;
}

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

// Recursive descent; the first fault ends it, for what follows would only repeat it.
class TokenPatternReader {
 public:
  // `context`: the rule has lines for its context, so that brackets would be a second span.
  TokenPatternReader(std::string_view text, const PatternNames& names, const Place& place,
                     bool context, std::vector<TokenTest>& tests, std::vector<Fault>& faults)
      : text_(text),
        names_(names),
        place_(place),
        faults_(faults),
        tests_(tests),
        has_span_(context),
        context_(context) {}

  NodePtr read() {
    NodePtr node = choice(0);
    if (!failed_ && at_ < text_.size()) {
      fault(at_, fmt::format("\"{}\" without its opening bracket, expected none; leave it out",
                             text_[at_]));
    }
    return failed_ ? nullptr : std::move(node);
  }

 private:
  static constexpr int kDeepest = 50;

  void fault(std::size_t at, std::string message) {
    if (failed_) return;
    failed_ = true;
    Place where = place_;
    where.column += static_cast<std::uint32_t>(utf8::length(text_.substr(0, at)));
    faults_.push_back({std::move(where), std::move(message)});
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }

  NodePtr choice(int depth) {
    auto node = make(Node::Kind::choice);
    if (depth > kDeepest) {
      fault(at_, "brackets more than 50 deep, expected fewer; split the rule");
      return node;
    }
    do {
      const std::size_t start = at_;
      node->children.push_back(sequence(depth));
      if (node->children.back()->children.empty()) {
        fault(start, "no tokens here, expected some; write ? behind what may be missing");
      }
    } while (!failed_ && take("|"));
    if (node->children.size() > 1) return node;
    return std::move(node->children.front());
  }

  NodePtr sequence(int depth) {
    auto node = make(Node::Kind::sequence);
    for (skip_blanks(); !failed_ && at_ < text_.size(); skip_blanks()) {
      if (peek() == '|' || peek() == ')' || peek() == ']') break;
      NodePtr item = this->item(depth);
      if (failed_) break;
      node->children.push_back(quantified(std::move(item)));
    }
    return node;
  }

  NodePtr quantified(NodePtr item) {
    const std::size_t start = at_;
    auto node = make(Node::Kind::repeat);
    if (take("?") || take("*")) {
      node->optional = true;
    } else if (take("{")) {
      const std::size_t close = text_.find('}', at_);
      const std::string_view inner =
          close == std::string_view::npos ? std::string_view() : text_.substr(at_, close - at_);
      const bool good = !inner.empty() && inner.front() >= '0' && inner.front() <= '9' &&
                        inner.find_first_not_of("0123456789,") == std::string_view::npos &&
                        std::count(inner.begin(), inner.end(), ',') <= 1;
      if (!good) {
        fault(start, "a repetition that cannot be read, expected {2}, {2,} or {2,4}; correct it");
        return item;
      }
      node->optional = inner == "0" || inner.starts_with("0,");
      at_ = close + 1;
    } else if (!take("+")) {
      return item;
    }
    node->text = text_.substr(start, at_ - start);
    node->children.push_back(std::move(item));
    return node;
  }

  NodePtr item(int depth) {
    const std::size_t start = at_;
    if (take("^") || take("$")) {
      auto node = make(Node::Kind::edge);
      node->text = text_.substr(start, 1);
      return node;
    }
    if (take("[")) return span(start, depth);
    if (take("(")) return bracket(start, depth);
    if (take("<")) return looks(start);
    auto node = make(Node::Kind::stretch);
    if (const auto test = covering_test()) {
      node->asks.push_back({*test, false});
    } else if (!failed_) {
      fault(start, fmt::format("\"{}\", expected a word, {{{{list}}}}, <looks>, @TYPE, #TYPE, ( or "
                               "[; put marks in \"quotes\"",
                               peek()));
    }
    return node;
  }

  NodePtr span(std::size_t start, int depth) {
    if (std::exchange(has_span_, true)) {
      fault(start, context_
                       ? "[ in a rule with `left` or `right`, expected none: all of `tokens` is "
                         "the span; leave it out"
                       : "a second [, expected one span a rule; use (?P<name>...) for parts");
    }
    auto node = make(Node::Kind::group);
    node->text = "(?P<span>";
    node->children.push_back(choice(depth + 1));
    if (!failed_ && !take("]")) fault(start, "[ without ], expected [tokens]; close it");
    return node;
  }

  NodePtr bracket(std::size_t start, int depth) {
    auto node = make(Node::Kind::group);
    node->text = "(?:";
    if (take("?P<")) {
      const std::size_t close = text_.find('>', at_);
      const std::string_view name =
          close == std::string_view::npos ? std::string_view() : text_.substr(at_, close - at_);
      if (name.empty() || !std::all_of(name.begin(), name.end(), [](char c) {
            return is_name_letter(c) && c != '-' && c != '.';
          })) {
        fault(start, "a group whose name cannot be read, expected (?P<name>...); correct it");
        return node;
      }
      if (name == "span") {
        fault(start, "a group \"span\", expected [brackets] round the span; write these");
        return node;
      }
      node->text = fmt::format("(?P<{}>", name);
      at_ = close + 1;
    } else if (peek() == '?') {
      fault(start, "\"(?\", expected (...) or (?P<name>...); correct it");
      return node;
    }
    node->children.push_back(choice(depth + 1));
    if (!failed_ && !take(")")) fault(start, "( without ), expected (tokens); close it");
    return node;
  }

  // <Cap !@LOC>: one token, everything in it must hold.
  NodePtr looks(std::size_t start) {
    auto node = make(Node::Kind::token);
    while (!failed_) {
      skip_blanks();
      if (take(">")) break;
      if (at_ >= text_.size()) {
        fault(start, "< without >, expected <looks>; close it");
        break;
      }
      Ask ask;
      ask.negated = take("!");
      const std::size_t at = at_;
      if (peek() != '{' && peek() != '@' && peek() != '#' && peek() != '"') {
        std::size_t end = at_;
        while (end < text_.size() && is_name_letter(text_[end])) ++end;
        const std::string_view name = text_.substr(at_, end - at_);
        const auto& shapes = token_shapes();
        const auto shape = std::find(shapes.begin(), shapes.end(), name);
        if (shape == shapes.end()) {
          fault(at, fmt::format("<{}>, expected one of {}; did you mean <{}>? (words stand in "
                                "\"quotes\" here)",
                                name, fmt::join(shapes, ", "), nearest(name, shapes)));
          break;
        }
        at_ = end;
        ask.test = add({TokenTestKind::shape, std::string(name), {}, 0}, at);
      } else if (const auto test = covering_test()) {
        ask.test = *test;
      } else {
        fault(at, "a test that cannot be read, expected <looks>, {{list}}, @TYPE or #TYPE");
      }
      node->asks.push_back(ask);
    }
    if (!failed_ && node->asks.empty()) {
      fault(start, "<>, expected looks between < and >; write <any> for any token");
    }
    return node;
  }

  // A word, {{list}}, @TYPE or #TYPE; nullopt when there is none of them.
  std::optional<std::uint32_t> covering_test() {
    const std::size_t start = at_;
    if (take("{{")) return list_test(start);
    if (peek() == '@' || peek() == '#') return type_test(start);
    std::string word;
    if (take("\"")) {
      const std::size_t close = text_.find('"', at_);
      if (close == std::string_view::npos || close == at_) {
        fault(start, "a quotation without words, expected \"words\"; close it");
        return std::nullopt;
      }
      word = text_.substr(at_, close - at_);
      at_ = close + 1;
    } else {
      std::size_t end = at_;
      while (end < text_.size() && text_[end] != ' ' && text_[end] != '\t' &&
             kSpecial.find(text_[end]) == std::string_view::npos) {
        ++end;
      }
      word = text_.substr(at_, end - at_);
      at_ = end;
      if (word.starts_with('\\')) {
        fault(start,
              fmt::format("{}, expected tokens, not characters; write <looks> or \"words\"", word));
        return std::nullopt;
      }
    }
    if (word.empty()) return std::nullopt;
    return add({TokenTestKind::words, {}, {std::move(word)}, 0}, start);
  }

  std::optional<std::uint32_t> list_test(std::size_t start) {
    const std::size_t close = text_.find("}}", at_);
    if (close == std::string_view::npos) {
      fault(start, "{{ without }}, expected {{name}}; close it");
      return std::nullopt;
    }
    const std::string_view name = text_.substr(at_, close - at_);
    at_ = close + 2;
    const std::vector<Word>* words = names_.words->find(name);
    if (words == nullptr) {
      fault(start, unknown_list(name, names_, false));
      return std::nullopt;
    }
    TokenTest test{TokenTestKind::words, std::string(name), {}, 0};
    for (const Word& word : *words) test.words.push_back(word.text);
    return add(std::move(test), start);
  }

  std::optional<std::uint32_t> type_test(std::size_t start) {
    const TokenTestKind kind = text_[at_++] == '@' ? TokenTestKind::list : TokenTestKind::mention;
    std::size_t end = at_;
    while (end < text_.size() && is_name_letter(text_[end])) ++end;
    const std::string_view name = text_.substr(at_, end - at_);
    at_ = end;
    const TypeTable known;
    const std::string_view coarse = name.substr(0, name.find('.'));
    if (!TypeTable::is_well_formed(name) ||
        (!known.find(coarse) && !names_.types.contains(coarse))) {
      std::vector<std::string_view> all;
      for (TypeId type = 0; type < known.size(); ++type) all.push_back(known.name(type));
      for (const std::string& type : names_.types) all.emplace_back(type);
      fault(start, fmt::format("{}{} is unknown, expected a built-in type or one of a rule above; "
                               "did you mean {}{}?",
                               text_[start], name, text_[start], nearest(coarse, all)));
      return std::nullopt;
    }
    return add({kind, std::string(name), {}, 0}, start);
  }

  std::uint32_t add(TokenTest test, std::size_t at) {
    const auto twin = std::find(tests_.begin(), tests_.end(), test);
    if (twin != tests_.end()) return static_cast<std::uint32_t>(twin - tests_.begin());
    if (tests_.size() >= kMostTests) {
      fault(at, fmt::format("more than {} different tests, expected fewer; split the rule or make "
                            "a word list",
                            kMostTests));
    }
    tests_.push_back(std::move(test));
    return static_cast<std::uint32_t>(tests_.size() - 1);
  }

  std::string_view text_;
  const PatternNames& names_;
  const Place& place_;
  std::vector<Fault>& faults_;
  std::vector<TokenTest>& tests_;  // of all lines of the rule
  std::size_t at_ = 0;
  bool failed_ = false;
  bool has_span_ = false;
  bool context_ = false;
};

// ---- bytes --------------------------------------------------------------------------------------

// Gives each test its bits; those of one test never part over two bytes. Returns the bytes needed.
std::uint32_t lay_out(std::vector<TokenTest>& tests) {
  std::uint32_t byte = 0;
  std::uint32_t used = 0;
  for (TokenTest& test : tests) {
    const std::uint32_t size = test.covers() ? 3 : 1;
    if (used + size > kTestBits) {
      ++byte;
      used = 0;
    }
    test.bit = byte * 8 + used;
    used += size;
  }
  return byte + 1;
}

// The values that each byte of a token may have.
class TokenClass {
 public:
  explicit TokenClass(std::uint32_t width) : bytes_(width) {
    for (std::uint32_t b = 0; b < width; ++b) {
      for (std::size_t value = 0; value < 256; ++value) {
        bytes_[b][value] = ((value & kFirstByte) != 0) == (b == 0);
      }
    }
  }

  // Leaves the values of which one of the bits from `bit` on, as in `mask`, is set, or none is.
  TokenClass& ask(std::uint32_t bit, std::uint32_t mask, bool set) {
    auto& values = bytes_[bit / 8];
    for (std::size_t value = 0; value < 256; ++value) {
      if ((((value >> (bit % 8)) & mask) != 0) != set) values.reset(value);
    }
    return *this;
  }

  [[nodiscard]] std::string text() const {
    std::string out;
    for (const auto& values : bytes_) {
      if (values.none()) return "[^\\x00-\\xFF]";  // what is asked for excludes itself
      out += '[';
      for (std::size_t low = 0; low < 256; ++low) {
        if (!values[low]) continue;
        std::size_t high = low;
        while (high + 1 < 256 && values[high + 1]) ++high;
        out += fmt::format("\\x{:02X}-\\x{:02X}", low, high);
        low = high;
      }
      out += ']';
    }
    return out;
  }

 private:
  std::vector<std::bitset<256>> bytes_;
};

constexpr std::uint32_t kStarts = 1;
constexpr std::uint32_t kGoesOn = 2;
constexpr std::uint32_t kEnds = 4;

class TokenPatternWriter {
 public:
  TokenPatternWriter(const std::vector<TokenTest>& tests, std::uint32_t width)
      : tests_(tests), width_(width) {}

  void write(const Node& node, std::string& out) const {
    switch (node.kind) {
      case Node::Kind::edge: out += node.text; return;
      case Node::Kind::token: {
        TokenClass token(width_);
        for (const Ask& ask : node.asks) {
          const TokenTest& test = tests_[ask.test];
          token.ask(test.bit, test.covers() ? kStarts | kGoesOn : 1, !ask.negated);
        }
        out += "(?:" + token.text() + ')';
        return;
      }
      case Node::Kind::stretch: {
        const std::uint32_t bit = tests_[node.asks.front().test].bit;
        const auto token = [&](std::uint32_t one, std::uint32_t other) {
          return TokenClass(width_).ask(bit, one, true).ask(bit, other, true).text();
        };
        out += fmt::format("(?:{}|{}(?:{})*{})", token(kStarts, kEnds), token(kStarts, kStarts),
                           token(kGoesOn, kGoesOn), token(kGoesOn, kEnds));
        return;
      }
      case Node::Kind::sequence:
        for (const NodePtr& child : node.children) write(*child, out);
        return;
      case Node::Kind::choice:
        out += "(?:";
        for (const NodePtr& child : node.children) {
          if (&child != &node.children.front()) out += '|';
          write(*child, out);
        }
        out += ')';
        return;
      case Node::Kind::group:
        out += node.text;
        write(*node.children.front(), out);
        out += ')';
        return;
      case Node::Kind::repeat:
        out += "(?:";
        write(*node.children.front(), out);
        out += ')' + node.text;
        return;
    }
  }

 private:
  const std::vector<TokenTest>& tests_;
  std::uint32_t width_;
};

// ---- what a match needs -------------------------------------------------------------------------

using Needs = std::vector<std::vector<std::uint32_t>>;

// How much it helps to look for one of these tests: words are rarer than names.
int help_of(const std::vector<std::uint32_t>& one_of, const std::vector<TokenTest>& tests) {
  int least = 4;
  for (const std::uint32_t test : one_of) {
    switch (tests[test].kind) {
      case TokenTestKind::mention: least = std::min(least, 3); break;
      case TokenTestKind::words: least = std::min(least, 2); break;
      case TokenTestKind::list: least = std::min(least, 1); break;
      case TokenTestKind::shape: return 0;
    }
  }
  return least;
}

Needs needs_of(const Node& node, const std::vector<TokenTest>& tests) {
  Needs all;
  const auto add = [&](std::vector<std::uint32_t> one_of) {
    if (help_of(one_of, tests) > 0) all.push_back(std::move(one_of));
  };
  switch (node.kind) {
    case Node::Kind::edge: break;
    case Node::Kind::stretch: add({node.asks.front().test}); break;
    case Node::Kind::token:
      for (const Ask& ask : node.asks) {
        if (!ask.negated) add({ask.test});
      }
      break;
    case Node::Kind::repeat:
      if (!node.optional) return needs_of(*node.children.front(), tests);
      break;
    case Node::Kind::group: return needs_of(*node.children.front(), tests);
    case Node::Kind::sequence:
      for (const NodePtr& child : node.children) {
        for (auto& one_of : needs_of(*child, tests)) add(std::move(one_of));
      }
      break;
    case Node::Kind::choice: {
      // One of what helps most in each.
      std::vector<std::uint32_t> any;
      for (const NodePtr& child : node.children) {
        const Needs needs = needs_of(*child, tests);
        if (needs.empty()) return {};
        const auto& best = *std::max_element(
            needs.begin(), needs.end(),
            [&](const auto& a, const auto& b) { return help_of(a, tests) < help_of(b, tests); });
        any.insert(any.end(), best.begin(), best.end());
      }
      add(std::move(any));
      break;
    }
  }
  return all;
}

}  // namespace

const std::vector<std::string_view>& token_shapes() {
  static const std::vector<std::string_view> shapes = {
      "any",  "Cap", "CAPS",   "Up",          "low",    "mixed", "initial",
      "word", "num", "digits", "punctuation", "symbol", "glued", "line"};
  return shapes;
}

TokenPattern compile_token_pattern(const RuleText& left, const RuleText& tokens,
                                   const RuleText& right, const PatternNames& names,
                                   std::vector<Fault>& faults) {
  TokenPattern pattern;
  auto tree = make(Node::Kind::sequence);
  const bool context = !left.text.empty() || !right.text.empty();
  bool good = true;
  const auto read = [&](const RuleText& line, bool span) {
    if (line.text.empty()) return;
    TokenPatternReader reader(line.text, names, line.place, context, pattern.tests, faults);
    NodePtr part = reader.read();
    good = good && part != nullptr;
    if (!part) return;
    if (span) {
      auto group = make(Node::Kind::group);
      group->text = "(?P<span>";
      group->children.push_back(std::move(part));
      part = std::move(group);
    }
    tree->children.push_back(std::move(part));
  };
  read(left, false);
  read(tokens, context);
  read(right, false);
  if (!good) return {};
  pattern.width = lay_out(pattern.tests);
  if (pattern.width > kMostTokenBytes) {
    faults.push_back({tokens.place,
                      "more tests than fit in eight bytes a token, expected fewer; "
                      "split the rule or make a word list"});
    return {};
  }
  TokenPatternWriter(pattern.tests, pattern.width).write(*tree, pattern.expression);
  pattern.needs = needs_of(*tree, pattern.tests);
  return pattern;
}

}  // namespace vigie
