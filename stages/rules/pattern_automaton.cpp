#include "stages/rules/pattern_automaton.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::size_t kFewCodes = 12;  // a class as small as this is spelled out
constexpr std::size_t kMostSteps = 100000;
constexpr std::size_t kLongestWord = 40;
constexpr std::uint32_t kMostCounted = 40;  // of x{n}: more are as many or more

// The code points for which `holds`, as the text is cut: a letter of Unicode that cuts words, such
// as U+02BC, is none here. `latin`: of the blocks that \p{L} means in rules (pattern.cpp) only.
template <typename Holds>
CodeRanges codes_with(bool latin, const Holds& holds) {
  CodeRanges out;
  const auto look = [&](char32_t begin, char32_t end) {
    for (char32_t code = begin; code < end; ++code) {
      if (!holds(classify(code))) continue;
      if (!out.empty() && out.back().second + 1 == code) {
        out.back().second = code;
      } else {
        out.emplace_back(code, code);
      }
    }
  };
  look(latin ? 0x41 : 0, 0x370);
  if (!latin) look(0x370, 0x1E00);
  look(0x1E00, 0x1F00);
  if (!latin) look(0x1F00, 0x110000);
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
    case PatternNode::Kind::codes:
    case PatternNode::Kind::end:
    case PatternNode::Kind::edge: return false;
    case PatternNode::Kind::group: return starts_only_at_start(*node.children.front());
    case PatternNode::Kind::sequence: {
      const auto first = std::find_if(
          node.children.begin(), node.children.end(),
          [](const PatternNodePtr& child) { return child->kind != PatternNode::Kind::edge; });
      return first != node.children.end() && starts_only_at_start(**first);
    }
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
  const auto letter = [](CharClass c) { return is_letter(c) || c == CharClass::mark; };
  static const UnitCodes codes{
      codes_with(false, letter), codes_with(true, letter),
      codes_with(true, [](CharClass c) { return c == CharClass::upper; }),
      codes_with(true, [&](CharClass c) { return letter(c) && c != CharClass::upper; }),
      codes_with(false, [](CharClass c) { return c == CharClass::digit; }),
      // Whatever may lie between two tokens.
      codes_with(false,
                 [](CharClass c) { return c == CharClass::space || c == CharClass::newline; })};
  return codes;
}

PatternAutomaton::PatternAutomaton(const PatternNode& tree)
    : only_at_start_(starts_only_at_start(tree)) {
  nodes_.emplace_back();  // 0: none
  accept_ = add_node({});
  first_ = build(tree, accept_);
  number({});  // kDead
}

std::uint32_t PatternAutomaton::add_node(Node node) {
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t PatternAutomaton::add_class(const CodeRanges& codes, bool endless) {
  for (std::uint32_t c = 0; c < classes_.size(); ++c) {
    if (classes_[c].endless == endless && classes_[c].ranges == codes) return c;
  }
  Class one;
  one.ranges = codes;
  one.blank = have_common(codes, unit_codes().blanks);
  one.non_letter = !all_in(codes, unit_codes().letters);
  one.non_digit = !all_in(codes, unit_codes().digits);
  std::size_t size = 0;
  for (const auto& [low, high] : codes) size += high - low + 1;
  one.endless = endless;
  one.wide = size > kFewCodes || (endless && size > 1);
  classes_.push_back(std::move(one));
  return static_cast<std::uint32_t>(classes_.size() - 1);
}

std::uint32_t PatternAutomaton::build(const PatternNode& tree, std::uint32_t next) {
  switch (tree.kind) {
    case PatternNode::Kind::codes:
      return add_node({Kind::codes, add_class(tree.codes, false), next, 0});
    case PatternNode::Kind::start:
    case PatternNode::Kind::end: return next;
    case PatternNode::Kind::group: return build(*tree.children.front(), next);
    case PatternNode::Kind::edge: return add_node({Kind::edge, 0, next, 0});
    case PatternNode::Kind::sequence:
      for (auto child = tree.children.rbegin(); child != tree.children.rend(); ++child) {
        next = build(**child, next);
      }
      return next;
    case PatternNode::Kind::choice: {
      std::uint32_t all = build(*tree.children.back(), next);
      for (auto child = tree.children.rbegin() + 1; child != tree.children.rend(); ++child) {
        all = add_node({Kind::pass, 0, build(**child, next), all});
      }
      return all;
    }
    case PatternNode::Kind::repeat: {
      const PatternNode& child = *tree.children.front();
      const std::uint32_t least = std::min(tree.least, kMostCounted);
      if (tree.most == 1 && least == 0) return add_node({Kind::pass, 0, build(child, next), next});
      // Exactly so many when they are few; else so many or more.
      if (tree.most != least) {
        const std::uint32_t loop = add_node({Kind::pass, 0, 0, next});
        const std::uint32_t body =
            child.kind == PatternNode::Kind::codes
                ? add_node({Kind::codes, add_class(child.codes, true), loop, 0})
                : build(child, loop);
        nodes_[loop].next = body;
        next = loop;
      }
      for (std::uint32_t i = 0; i < least; ++i) next = build(child, next);
      return next;
    }
  }
  return next;
}

PatternAutomaton::Nodes PatternAutomaton::followed(const Nodes& nodes, bool edges) const {
  Nodes out;
  seen_.resize(nodes_.size(), 0);
  ++round_;
  open_ = nodes;
  while (!open_.empty()) {
    const std::uint32_t at = open_.back();
    open_.pop_back();
    if (at == 0 || seen_[at] == round_) continue;
    seen_[at] = round_;
    const Node& node = nodes_[at];
    if (node.kind == Kind::codes || at == accept_ || (node.kind == Kind::edge && !edges)) {
      out.push_back(at);
      continue;
    }
    open_.push_back(node.next);
    open_.push_back(node.other);
  }
  std::sort(out.begin(), out.end());
  return out;
}

PatternAutomaton::Nodes PatternAutomaton::behind_blanks(const Nodes& nodes) const {
  Nodes all;
  Nodes now = nodes;
  while (true) {
    Nodes next;
    for (const std::uint32_t node : now) {
      if (nodes_[node].kind == Kind::codes && classes_[nodes_[node].codes].blank) {
        next.push_back(nodes_[node].next);
      }
    }
    now = followed(next, true);
    Nodes merged;
    std::set_union(all.begin(), all.end(), now.begin(), now.end(), std::back_inserter(merged));
    if (merged.size() == all.size()) return all;
    all = std::move(merged);
  }
}

PatternAutomaton::Nodes PatternAutomaton::stepped(const Nodes& nodes, const CodeRanges& codes,
                                                  Size size) const {
  Nodes next;
  for (const std::uint32_t node : nodes) {
    if (nodes_[node].kind != Kind::codes) continue;
    const Class& one = classes_[nodes_[node].codes];
    if (size != Size::all && one.wide != (size == Size::large)) continue;
    if (have_common(one.ranges, codes)) next.push_back(nodes_[node].next);
  }
  return followed(next, false);
}

bool PatternAutomaton::ends(std::uint32_t node, bool Class::*other) const {
  return nodes_[node].kind != Kind::codes || classes_[nodes_[node].codes].*other;
}

PatternAutomaton::State PatternAutomaton::ended(const Nodes& nodes, bool Class::*other) {
  Nodes kept;
  for (const std::uint32_t node : nodes) {
    if (ends(node, other)) kept.push_back(node);
  }
  return number(followed(kept, true));
}

PatternAutomaton::State PatternAutomaton::number(Nodes nodes) {
  const auto [known, fresh] =
      numbers_.try_emplace(std::move(nodes), static_cast<State>(sets_.size()));
  if (!fresh) return known->second;
  Set set;
  set.nodes = known->first;
  const Nodes spaced = behind_blanks(set.nodes);
  set.accepts = std::binary_search(set.nodes.begin(), set.nodes.end(), accept_) ||
                std::binary_search(spaced.begin(), spaced.end(), accept_);
  sets_.push_back(std::move(set));
  return known->second;
}

PatternAutomaton::State PatternAutomaton::start() {
  return number(followed({first_}, true));
}

bool PatternAutomaton::may_start_with_blank() {
  const Nodes first = followed({first_}, true);
  return std::any_of(first.begin(), first.end(), [&](std::uint32_t node) {
    return nodes_[node].kind == Kind::codes && classes_[nodes_[node].codes].blank;
  });
}

PatternAutomaton::State PatternAutomaton::spaced(State between) {
  return number(behind_blanks(sets_[between].nodes));
}

PatternAutomaton::State PatternAutomaton::either(State between) {
  const Nodes& here = sets_[between].nodes;
  const Nodes there = behind_blanks(here);
  Nodes all;
  std::set_union(here.begin(), here.end(), there.begin(), there.end(), std::back_inserter(all));
  return number(std::move(all));
}

// A run of letters starts where the match does, or behind something else than a letter.
PatternAutomaton::State PatternAutomaton::word_starts() {
  Nodes all{first_};
  for (const Node& node : nodes_) {
    if (node.kind == Kind::codes && classes_[node.codes].non_letter) all.push_back(node.next);
  }
  return number(followed(all, true));
}

PatternAutomaton::State PatternAutomaton::step(State within, char32_t code) {
  if (within == kDead) return kDead;
  if (code < 128) {
    if (!sets_[within].ascii.empty()) {
      if (const State known = sets_[within].ascii[code]; known != 0) return known - 1;
    }
  } else if (const auto known = sets_[within].others.find(code);
             known != sets_[within].others.end()) {
    return known->second;
  }
  Nodes next;
  for (const std::uint32_t node : sets_[within].nodes) {
    if (nodes_[node].kind == Kind::codes && has_code(classes_[nodes_[node].codes].ranges, code)) {
      next.push_back(nodes_[node].next);
    }
  }
  const State to = next.empty() ? kDead : number(followed(next, false));
  if (code < 128) {
    sets_[within].ascii.resize(128);
    sets_[within].ascii[code] = to + 1;
  } else {
    sets_[within].others.emplace(code, to);
  }
  return to;
}

PatternAutomaton::State PatternAutomaton::after_letters(State within) {
  if (sets_[within].after_letters == 0) {
    const State to = ended(Nodes(sets_[within].nodes), &Class::non_letter);
    sets_[within].after_letters = to + 1;
  }
  return sets_[within].after_letters - 1;
}

PatternAutomaton::State PatternAutomaton::after_shape(State from, const CodeRanges& first,
                                                      const CodeRanges& second,
                                                      const CodeRanges& rest, bool spelled) {
  const auto merge = [](const Nodes& a, const Nodes& b) {
    Nodes merged;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged));
    return merged;
  };
  // Two sets: reached by spelled letters only, and with one large class at least.
  Nodes small = sets_[from].nodes;
  Nodes large;
  const auto step = [&](const CodeRanges& codes) {
    large = merge(stepped(small, codes, Size::large), stepped(large, codes, Size::all));
    small = stepped(small, codes, Size::small);
  };
  step(first);
  if (!second.empty()) {
    step(second);
    // On and on, until nothing new is reached.
    while (true) {
      const Nodes before_small = small;
      const Nodes before_large = large;
      step(rest);
      small = merge(small, before_small);
      large = merge(large, before_large);
      if (small.size() == before_small.size() && large.size() == before_large.size()) break;
    }
  }
  return ended(spelled ? merge(small, large) : large, &Class::non_letter);
}

PatternAutomaton::State PatternAutomaton::after_digits(State from,
                                                       const std::vector<CodeRanges>& digits,
                                                       bool longer) {
  Nodes now = sets_[from].nodes;
  for (const CodeRanges& codes : digits) now = stepped(now, codes, Size::all);
  while (longer) {
    Nodes merged;
    const Nodes next = stepped(now, digits.back(), Size::all);
    std::set_union(now.begin(), now.end(), next.begin(), next.end(), std::back_inserter(merged));
    if (merged.size() == now.size()) break;
    now = std::move(merged);
  }
  return ended(now, &Class::non_digit);
}

PatternAutomaton::State PatternAutomaton::after_one(State from, const CodeRanges& codes) {
  return number(followed(stepped(Nodes(sets_[from].nodes), codes, Size::all), true));
}

bool PatternAutomaton::spelled_words(State from, std::vector<std::string>& words) const {
  struct Open {
    Nodes nodes;
    std::string word;
  };
  std::vector<std::string> found;
  std::vector<Open> open{{sets_[from].nodes, {}}};
  std::size_t steps = 0;
  while (!open.empty()) {
    const Open at = std::move(open.back());
    open.pop_back();
    if (++steps > kMostSteps || at.word.size() > kLongestWord) return false;
    if (!at.word.empty() && std::any_of(at.nodes.begin(), at.nodes.end(), [&](std::uint32_t node) {
          return ends(node, &Class::non_letter);
        })) {
      found.push_back(at.word);
    }
    std::map<char32_t, Nodes> ways;
    for (const std::uint32_t node : at.nodes) {
      if (nodes_[node].kind != Kind::codes || classes_[nodes_[node].codes].wide) continue;
      for (const auto& [low, high] : classes_[nodes_[node].codes].ranges) {
        for (char32_t code = low; code <= high; ++code) {
          if (has_code(unit_codes().letters, code)) ways[code].push_back(nodes_[node].next);
        }
      }
    }
    for (const auto& [code, next] : ways) {
      std::string longer = at.word;
      utf8::append(code, longer);
      open.push_back({followed(next, false), std::move(longer)});
    }
  }
  words.insert(words.end(), found.begin(), found.end());
  return true;
}

}  // namespace vigie
