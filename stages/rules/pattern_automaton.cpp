#include "stages/rules/pattern_automaton.h"

#include <unicode/uniset.h>

#include <algorithm>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::size_t kFewCodes = 12;  // a class as small as this is spelled out
constexpr std::size_t kMostSteps = 60000;
constexpr std::size_t kLongestWord = 40;

CodeRanges set_of(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeSet set(icu::UnicodeString::fromUTF8(pattern), status);
  CodeRanges out;
  for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
    out.emplace_back(static_cast<char32_t>(set.getRangeStart(i)),
                     static_cast<char32_t>(set.getRangeEnd(i)));
  }
  return out;
}

bool all_in(const CodeRanges& inner, const CodeRanges& outer) {
  return std::all_of(inner.begin(), inner.end(), [&](const auto& range) {
    return std::any_of(outer.begin(), outer.end(), [&](const auto& around) {
      return around.first <= range.first && range.second <= around.second;
    });
  });
}

bool starts_only_at_start(const PatternNode& node) {
  switch (node.kind) {
    case PatternNode::Kind::start: return true;
    case PatternNode::Kind::codes: return false;
    case PatternNode::Kind::sequence:
      return !node.children.empty() && starts_only_at_start(*node.children.front());
    case PatternNode::Kind::choice:
      return std::all_of(node.children.begin(), node.children.end(),
                         [](const PatternNodePtr& child) { return starts_only_at_start(*child); });
    case PatternNode::Kind::repeat:
      return node.least > 0 && starts_only_at_start(*node.children.front());
  }
  return false;
}

}  // namespace

const UnitCodes& unit_codes() {
  static const UnitCodes codes{set_of("[\\p{L}\\p{M}\\p{Nl}]"), set_of("[\\p{Lu}\\p{Lt}]"),
                               set_of("[[\\p{L}\\p{M}\\p{Nl}]-[\\p{Lu}\\p{Lt}]]"),
                               set_of("[\\p{Nd}]"),
                               // Whatever may lie between two tokens, and a little more.
                               set_of("[\\p{Z}\\u0009-\\u000D\\u0085]")};
  return codes;
}

PatternAutomaton::PatternAutomaton(const PatternNode& tree)
    : only_at_start_(starts_only_at_start(tree)) {
  classes_.emplace_back();  // 0: no codes
  nodes_.emplace_back();    // 0: none
  accept_ = add_node({});
  first_ = build(tree, accept_);
  number({});  // kDead
}

std::uint32_t PatternAutomaton::add_node(Node node) {
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t PatternAutomaton::add_class(const CodeRanges& codes) {
  for (std::uint32_t c = 1; c < classes_.size(); ++c) {
    if (classes_[c].ranges == codes) return c;
  }
  Class one;
  one.ranges = codes;
  one.blank = have_common(codes, unit_codes().blanks);
  one.non_letter = !all_in(codes, unit_codes().letters);
  one.non_digit = !all_in(codes, unit_codes().digits);
  std::size_t size = 0;
  for (const auto& [low, high] : codes) size += high - low + 1;
  one.wide = size > kFewCodes;
  classes_.push_back(std::move(one));
  return static_cast<std::uint32_t>(classes_.size() - 1);
}

std::uint32_t PatternAutomaton::build(const PatternNode& tree, std::uint32_t next) {
  switch (tree.kind) {
    case PatternNode::Kind::codes: return add_node({add_class(tree.codes), next, 0});
    case PatternNode::Kind::start: return next;
    case PatternNode::Kind::sequence:
      for (auto child = tree.children.rbegin(); child != tree.children.rend(); ++child) {
        next = build(**child, next);
      }
      return next;
    case PatternNode::Kind::choice: {
      std::uint32_t all = build(*tree.children.back(), next);
      for (auto child = tree.children.rbegin() + 1; child != tree.children.rend(); ++child) {
        all = add_node({0, build(**child, next), all});
      }
      return all;
    }
    case PatternNode::Kind::repeat: {
      const PatternNode& child = *tree.children.front();
      if (tree.once) {
        if (tree.least == 0) return add_node({0, build(child, next), next});
      } else {
        const std::uint32_t loop = add_node({0, 0, next});
        const std::uint32_t body = build(child, loop);
        nodes_[loop].next = body;
        next = loop;
      }
      for (std::uint32_t i = 0; i < tree.least; ++i) next = build(child, next);
      return next;
    }
  }
  return next;
}

void PatternAutomaton::follow(std::uint32_t node, Nodes& out, std::vector<bool>& seen) const {
  std::vector<std::uint32_t> open{node};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at == 0 || seen[at]) continue;
    seen[at] = true;
    if (nodes_[at].codes != 0 || at == accept_) {
      out.push_back(at);
      continue;
    }
    open.push_back(nodes_[at].next);
    open.push_back(nodes_[at].other);
  }
}

PatternAutomaton::Nodes PatternAutomaton::followed(const Nodes& nodes) const {
  Nodes out;
  std::vector<bool> seen(nodes_.size());
  for (const std::uint32_t node : nodes) follow(node, out, seen);
  std::sort(out.begin(), out.end());
  return out;
}

PatternAutomaton::Nodes PatternAutomaton::behind_blanks(Nodes nodes) const {
  std::vector<bool> seen(nodes_.size());
  for (const std::uint32_t node : nodes) seen[node] = true;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes_[nodes[i]];
    if (classes_[node.codes].blank) follow(node.next, nodes, seen);
  }
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

// What follows the nodes that take one of `codes`; of these with `wide` 0 only small classes, with
// 1 only large ones, with 2 all.
PatternAutomaton::Nodes PatternAutomaton::stepped(const Nodes& nodes, const CodeRanges& codes,
                                                  int wide) const {
  Nodes next;
  for (const std::uint32_t node : nodes) {
    const Class& one = classes_[nodes_[node].codes];
    if (wide != 2 && one.wide != (wide == 1)) continue;
    if (have_common(one.ranges, codes)) next.push_back(nodes_[node].next);
  }
  return followed(next);
}

bool PatternAutomaton::any_ends_letters(const Nodes& nodes) const {
  return std::any_of(nodes.begin(), nodes.end(), [&](std::uint32_t node) {
    return node == accept_ || classes_[nodes_[node].codes].non_letter;
  });
}

bool PatternAutomaton::any_ends_digits(const Nodes& nodes) const {
  return std::any_of(nodes.begin(), nodes.end(), [&](std::uint32_t node) {
    return node == accept_ || classes_[nodes_[node].codes].non_digit;
  });
}

PatternAutomaton::State PatternAutomaton::number(Nodes nodes) {
  const auto [known, fresh] =
      numbers_.try_emplace(std::move(nodes), static_cast<State>(sets_.size()));
  if (!fresh) return known->second;
  Set set;
  set.nodes = known->first;
  set.accepts = std::binary_search(set.nodes.begin(), set.nodes.end(), accept_);
  set.ends_letters = any_ends_letters(set.nodes);
  set.ends_digits = any_ends_digits(set.nodes);
  sets_.push_back(std::move(set));
  return known->second;
}

PatternAutomaton::State PatternAutomaton::start() {
  return number(behind_blanks(followed({first_})));
}

bool PatternAutomaton::may_start_with_blank() {
  const Nodes first = followed({first_});
  return std::any_of(first.begin(), first.end(),
                     [&](std::uint32_t node) { return classes_[nodes_[node].codes].blank; });
}

PatternAutomaton::State PatternAutomaton::after_any(State unit) {
  const Nodes before = sets_[unit].nodes;
  Nodes after;
  // A run of letters or digits, as long as one likes; what it stops at must take something else.
  const auto run = [&](const CodeRanges& codes, bool Class::*other) {
    Nodes all;
    Nodes now = before;
    while (true) {
      now = stepped(now, codes, 2);
      Nodes merged;
      std::set_union(all.begin(), all.end(), now.begin(), now.end(), std::back_inserter(merged));
      if (merged.size() == all.size()) break;
      all = std::move(merged);
      now = all;
    }
    for (const std::uint32_t node : all) {
      if (node == accept_ || classes_[nodes_[node].codes].*other) after.push_back(node);
    }
  };
  run(unit_codes().letters, &Class::non_letter);
  run(unit_codes().digits, &Class::non_digit);
  for (const std::uint32_t node : before) {
    const Class& one = classes_[nodes_[node].codes];
    if (one.non_letter && one.non_digit) {
      const Nodes next = followed({nodes_[node].next});
      after.insert(after.end(), next.begin(), next.end());
    }
  }
  std::sort(after.begin(), after.end());
  after.erase(std::unique(after.begin(), after.end()), after.end());
  return number(behind_blanks(std::move(after)));
}

PatternAutomaton::State PatternAutomaton::step(State state, char32_t code) {
  if (state == kDead) return kDead;
  if (code < 128) {
    if (const State known = sets_[state].ascii[code]; known != 0) return known - 1;
  } else if (const auto known = sets_[state].others.find(code);
             known != sets_[state].others.end()) {
    return known->second;
  }
  Nodes next;
  for (const std::uint32_t node : sets_[state].nodes) {
    if (has_code(classes_[nodes_[node].codes].ranges, code)) next.push_back(nodes_[node].next);
  }
  const State to = next.empty() ? kDead : number(followed(next));
  if (code < 128) {
    sets_[state].ascii[code] = to + 1;
  } else {
    sets_[state].others.emplace(code, to);
  }
  return to;
}

bool PatternAutomaton::spelled_words(State unit, std::vector<std::string>& words) {
  struct Open {
    Nodes nodes;
    std::string word;
  };
  std::vector<std::string> found;
  std::vector<Open> open{{sets_[unit].nodes, {}}};
  std::size_t steps = 0;
  while (!open.empty()) {
    const Open at = std::move(open.back());
    open.pop_back();
    if (++steps > kMostSteps || at.word.size() > kLongestWord) return false;
    if (!at.word.empty() && any_ends_letters(at.nodes)) found.push_back(at.word);
    std::map<char32_t, Nodes> ways;
    for (const std::uint32_t node : at.nodes) {
      const Class& one = classes_[nodes_[node].codes];
      if (nodes_[node].codes == 0 || one.wide) continue;
      for (const auto& [low, high] : one.ranges) {
        for (char32_t code = low; code <= high; ++code) {
          if (has_code(unit_codes().letters, code)) ways[code].push_back(nodes_[node].next);
        }
      }
    }
    for (const auto& [code, next] : ways) {
      std::string longer = at.word;
      utf8::append(code, longer);
      open.push_back({followed(next), std::move(longer)});
    }
  }
  words.insert(words.end(), found.begin(), found.end());
  return true;
}

bool PatternAutomaton::takes_letters(State unit, const CodeRanges& first, const CodeRanges& second,
                                     bool spelled) {
  // Two sets: reached by spelled letters only, and with one large class at least.
  Nodes small = sets_[unit].nodes;
  Nodes large;
  const auto step = [&](const CodeRanges& codes) {
    Nodes next_large = stepped(small, codes, 1);
    const Nodes more = stepped(large, codes, 2);
    next_large.insert(next_large.end(), more.begin(), more.end());
    std::sort(next_large.begin(), next_large.end());
    next_large.erase(std::unique(next_large.begin(), next_large.end()), next_large.end());
    small = stepped(small, codes, 0);
    large = std::move(next_large);
  };
  const auto ends = [&] { return any_ends_letters(large) || (spelled && any_ends_letters(small)); };
  step(first);
  if (second.empty()) return ends();
  step(second);
  if (ends()) return true;
  // On and on, until nothing new is reached.
  while (true) {
    const Nodes before_small = small;
    const Nodes before_large = large;
    step(unit_codes().letters);
    if (ends()) return true;
    const auto merge = [](const Nodes& a, Nodes& b) {
      Nodes merged;
      std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged));
      b = std::move(merged);
    };
    merge(before_small, small);
    merge(before_large, large);
    if (small == before_small && large == before_large) return false;
  }
}

bool PatternAutomaton::takes_digits(State unit, const std::vector<CodeRanges>& digits,
                                    bool longer) {
  Nodes now = sets_[unit].nodes;
  for (const CodeRanges& codes : digits) now = stepped(now, codes, 2);
  while (true) {
    if (any_ends_digits(now)) return true;
    if (!longer || now.empty()) return false;
    Nodes merged;
    const Nodes next = stepped(now, digits.back(), 2);
    std::set_union(now.begin(), now.end(), next.begin(), next.end(), std::back_inserter(merged));
    if (merged == now) return false;
    now = std::move(merged);
  }
}

bool PatternAutomaton::takes_one(State unit, const CodeRanges& codes, bool spelled) {
  return !stepped(sets_[unit].nodes, codes, spelled ? 2 : 1).empty();
}

}  // namespace vigie
