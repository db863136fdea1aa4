#include "stages/rules/tagged_pattern.h"

#include <algorithm>

#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::size_t kMostNodes = 60000;
constexpr std::size_t kMostClasses = 256;
// What one walk keeps at most, before it starts anew.
constexpr std::size_t kMostStates = 2000;
constexpr std::size_t kMostOrigins = 200000;
constexpr std::size_t kMostTagLists = 30000;

bool may_be_empty(const PatternNode& node) {
  const auto child_may = [](const PatternNodePtr& child) { return may_be_empty(*child); };
  switch (node.kind) {
    case PatternNode::Kind::codes: return false;
    case PatternNode::Kind::sequence:
      return std::all_of(node.children.begin(), node.children.end(), child_may);
    case PatternNode::Kind::choice:
      return std::any_of(node.children.begin(), node.children.end(), child_may);
    case PatternNode::Kind::repeat: return node.least == 0 || child_may(node.children.front());
    case PatternNode::Kind::group: return child_may(node.children.front());
    default: return true;
  }
}

}  // namespace

// ---- the pattern --------------------------------------------------------------------------------

GroupNames::GroupNames(const std::vector<std::string>& names) {
  for (std::size_t group = 1; group <= names.size(); ++group) {
    const std::string& name = names[group - 1];
    if (name == "span") {
      span = group;
    } else if (!name.empty()) {
      captures.emplace_back(name, group);
    }
  }
}

std::unique_ptr<const TaggedPattern> TaggedPattern::make(std::string_view text, Texts texts) {
  std::unique_ptr<TaggedPattern> pattern(new TaggedPattern());
  pattern->texts_ = texts;
  const PatternNodePtr tree = read_pattern(text, &pattern->groups_);
  if (!tree) return nullptr;
  const std::uint32_t accept = pattern->add({Kind::accept, 0, 0, 0});
  pattern->first_ = pattern->build(*tree, accept);
  pattern->number_codes();
  if (pattern->too_large_) return nullptr;
  return pattern;
}

std::uint32_t TaggedPattern::add(Node node) {
  if (nodes_.size() >= kMostNodes) {
    too_large_ = true;
    return 0;
  }
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t TaggedPattern::build(const PatternNode& tree, std::uint32_t next) {
  if (too_large_) return 0;
  switch (tree.kind) {
    case PatternNode::Kind::codes: {
      const auto [known, fresh] =
          range_of_.try_emplace(tree.codes, static_cast<std::uint32_t>(ranges_.size()));
      if (fresh) ranges_.push_back(tree.codes);
      return add({Kind::codes, known->second, next, 0});
    }
    case PatternNode::Kind::start: return add({Kind::start, 0, next, 0});
    case PatternNode::Kind::end: return add({Kind::end, 0, next, 0});
    case PatternNode::Kind::edge: return next;
    case PatternNode::Kind::group: {
      const std::uint32_t close = add({Kind::tag, 2 * tree.number + 1, next, 0});
      return add({Kind::tag, 2 * tree.number, build(*tree.children.front(), close), 0});
    }
    case PatternNode::Kind::sequence: return build_rest(tree, 0, next);
    case PatternNode::Kind::choice: {
      std::vector<const PatternNode*> branches;
      for (const PatternNodePtr& child : tree.children) branches.push_back(child.get());
      return build_choice(branches, std::vector<std::size_t>(branches.size(), 0), next);
    }
    case PatternNode::Kind::repeat: {
      const PatternNode& child = *tree.children.front();
      const auto maybe = [&](std::uint32_t more, std::uint32_t less) {
        return tree.lazy ? Node{Kind::split, 0, less, more} : Node{Kind::split, 0, more, less};
      };
      if (tree.most == PatternNode::kEndless) {
        const std::uint32_t loop = add({Kind::split, 0, 0, 0});
        const std::uint32_t body = build(child, loop);
        if (too_large_) return 0;
        nodes_[loop] = maybe(body, next);
        if (tree.least == 0) {
          // As RE2: where the child may be empty, x* is (x+)?, so that the order is kept.
          return may_be_empty(child) ? add(maybe(body, next)) : loop;
        }
        // x+ is x x*, but its first x may be that of the loop.
        std::uint32_t all = body;
        for (std::uint32_t i = 1; i < tree.least; ++i) all = build(child, all);
        return all;
      }
      std::uint32_t after = next;
      for (std::uint32_t i = tree.least; i < tree.most && !too_large_; ++i) {
        after = add(maybe(build(child, after), next));
      }
      for (std::uint32_t i = 0; i < tree.least && !too_large_; ++i) after = build(child, after);
      return after;
    }
  }
  return next;
}

// The children of a sequence from `skip` on; of anything else, the whole where `skip` is 0 and
// nothing where it is 1.
std::uint32_t TaggedPattern::build_rest(const PatternNode& branch, std::size_t skip,
                                        std::uint32_t next) {
  if (branch.kind != PatternNode::Kind::sequence) return skip == 0 ? build(branch, next) : next;
  for (std::size_t i = branch.children.size(); i > skip; --i) {
    next = build(*branch.children[i - 1], next);
  }
  return next;
}

// Branches that stand side by side and start with the same characters share them: their order stays
// as it was, and a list of words is a tree of letters.
std::uint32_t TaggedPattern::build_choice(const std::vector<const PatternNode*>& branches,
                                          const std::vector<std::size_t>& skip,
                                          std::uint32_t next) {
  const auto head = [&](std::size_t b) -> const PatternNode* {
    const PatternNode& branch = *branches[b];
    const PatternNode* first = nullptr;
    if (branch.kind != PatternNode::Kind::sequence) {
      first = skip[b] == 0 ? &branch : nullptr;
    } else if (skip[b] < branch.children.size()) {
      first = branch.children[skip[b]].get();
    }
    return first != nullptr && first->kind == PatternNode::Kind::codes ? first : nullptr;
  };
  std::vector<std::uint32_t> ways;
  for (std::size_t b = 0; b < branches.size() && !too_large_;) {
    const PatternNode* first = head(b);
    std::size_t last = b + 1;
    while (first != nullptr && last < branches.size() && head(last) != nullptr &&
           head(last)->codes == first->codes) {
      ++last;
    }
    if (last == b + 1) {
      ways.push_back(build_rest(*branches[b], skip[b], next));
    } else {
      const auto begin = static_cast<std::ptrdiff_t>(b);
      const auto end = static_cast<std::ptrdiff_t>(last);
      std::vector<std::size_t> deeper(skip.begin() + begin, skip.begin() + end);
      for (std::size_t& each : deeper) ++each;
      ways.push_back(build(
          *first, build_choice({branches.begin() + begin, branches.begin() + end}, deeper, next)));
    }
    b = last;
  }
  if (too_large_) return 0;
  std::uint32_t all = ways.back();
  for (std::size_t w = ways.size() - 1; w > 0; --w) {
    all = add({Kind::split, 0, ways[w - 1], all});
  }
  return all;
}

// Classes of code points: those that are in the same sets.
void TaggedPattern::number_codes() {
  range_of_.clear();
  std::vector<char32_t> edges{0};
  for (const CodeRanges& ranges : ranges_) {
    for (const auto& [first, last] : ranges) {
      edges.push_back(first);
      edges.push_back(last + 1);
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  if (texts_ == Texts::bytes) std::erase_if(edges, [](char32_t edge) { return edge > 0xFF; });
  std::vector<std::string> in(edges.size(), std::string(ranges_.size(), '\0'));
  for (std::size_t r = 0; r < ranges_.size(); ++r) {
    auto edge = edges.begin();
    for (const auto& [first, last] : ranges_[r]) {
      edge = std::lower_bound(edge, edges.end(), first);
      for (; edge != edges.end() && *edge <= last; ++edge) {
        in[static_cast<std::size_t>(edge - edges.begin())][r] = '\1';
      }
    }
  }
  std::map<std::string, std::uint8_t> known;
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const auto [at, fresh] = known.try_emplace(in[e], static_cast<std::uint8_t>(known.size()));
    if (fresh && known.size() > kMostClasses) {
      too_large_ = true;
      return;
    }
    if (stretches_.empty() || stretches_.back().code_class != at->second) {
      stretches_.push_back({edges[e], at->second});
    }
  }
  class_count_ = static_cast<std::uint32_t>(known.size());
  takes_.assign(ranges_.size(), std::vector<std::uint8_t>(class_count_, 0));
  for (const auto& [sets, number] : known) {
    for (std::size_t r = 0; r < ranges_.size(); ++r) {
      takes_[r][number] = static_cast<std::uint8_t>(sets[r]);
    }
  }
  std::size_t at = 0;
  for (char32_t code = 0; code < small_.size(); ++code) {
    while (at + 1 < stretches_.size() && stretches_[at + 1].first <= code) ++at;
    small_[code] = stretches_[at].code_class;
  }
}

std::uint32_t TaggedPattern::class_of(char32_t code) const {
  if (code < small_.size()) return small_[code];
  const auto after =
      std::partition_point(stretches_.begin(), stretches_.end(),
                           [&](const Stretch& stretch) { return stretch.first <= code; });
  return (after - 1)->code_class;
}

// ---- the walk -----------------------------------------------------------------------------------

bool TaggedWalk::match(std::string_view text, std::size_t begin, std::size_t limit,
                       std::vector<Span>& groups, std::size_t& looked) {
  if (states_.size() > kMostStates || origins_.size() > kMostOrigins ||
      tag_lists_.size() > kMostTagLists) {
    forget();
  }
  const std::size_t first = begin == 0 ? 1 : 0;
  std::uint32_t state = start_state(begin == 0);
  if (way_.size() < limit - begin) way_.resize(limit - begin);
  std::size_t steps = 0;  // on the way
  std::uint32_t accept_state = kNone;
  std::size_t accept_steps = 0;  // steps to that state
  std::size_t position = begin;
  const bool bytes = pattern_->texts_ == TaggedPattern::Texts::bytes;
  if (accepts_[state] != kNone) accept_state = state;
  while (position < limit) {
    const auto byte = static_cast<unsigned char>(text[position]);
    std::size_t next = position + 1;
    const char32_t code = byte < 0x80 || bytes ? byte : utf8::next(text, next = position);
    if (next > limit) break;
    const std::uint32_t code_class = pattern_->class_of(code);
    const Recent recent = recent_[state];
    Step taken = recent.step;
    if (taken == kUnknown || recent.code_class != code_class) {
      taken = table_[std::size_t{state} * pattern_->class_count_ + code_class];
      if (taken == kUnknown) taken = step(state, code_class);
      if (taken == kDead) break;
      recent_[state] = {taken, static_cast<std::uint8_t>(code_class)};
    }
    position = next;
    way_[steps++] = {static_cast<std::uint32_t>(position), static_cast<std::uint16_t>(state),
                     static_cast<std::uint8_t>(code_class), (taken & kPlain) != 0};
    state = (taken & kNumber) - std::uint32_t{kFirst};
    if ((taken & kAccepts) != 0) {
      accept_state = state;
      accept_steps = steps;
    }
  }
  // Where the text ends, the last step is made once more, for what had waited for that.
  Origin last;
  bool ends = false;
  if (position == text.size() && states_[state].ends) {
    ends = steps == 0 ? last_step(kNone, 0, begin == 0, last)
                      : last_step(way_[steps - 1].before, way_[steps - 1].code_class, false, last);
    if (ends) accept_steps = steps;
  }
  looked += position - begin;
  if (accept_state == kNone && !ends) return false;

  groups.assign(pattern_->groups_.size() + 1, {0, 0});
  const auto place_of = [&](std::size_t after) {
    return after == 0 ? static_cast<std::uint32_t>(begin) : way_[after - 1].position;
  };
  groups[0] = {static_cast<std::uint32_t>(begin), place_of(accept_steps)};
  if (pattern_->groups_.empty()) return true;
  // Backwards along the way that was preferred: what was noted last counts.
  std::uint64_t begun = 0;
  std::uint64_t ended = 0;
  const auto note = [&](std::uint32_t tag, std::uint32_t place) {
    const std::uint64_t bit = std::uint64_t{1} << (tag / 2);
    std::uint64_t& done = tag % 2 == 0 ? begun : ended;
    if ((done & bit) != 0) return;
    done |= bit;
    (tag % 2 == 0 ? groups[tag / 2].begin : groups[tag / 2].end) = place;
  };
  std::uint32_t place = ends ? 0 : accepts_[accept_state];  // of the node we are at
  for (std::size_t after = accept_steps;; --after) {
    const bool at_end = ends && after == accept_steps;
    if (after > 0 && way_[after - 1].plain && !at_end) continue;
    Origin origin = last;
    if (!at_end) {
      const std::size_t row = after == 0
                                  ? 0
                                  : std::size_t{way_[after - 1].before} * pattern_->class_count_ +
                                        way_[after - 1].code_class;
      origin = origins_[(after == 0 ? start_origins_[first] : step_origins_[row]) + place];
    }
    const std::vector<std::uint32_t>& tags = tag_lists_[origin.tags];
    for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) note(*tag, place_of(after));
    if (after == 0) break;
    place = origin.from;
  }
  return true;
}

void TaggedWalk::follow(std::uint32_t node, std::uint32_t from, bool at_start, bool at_end) {
  path_.clear();
  open_.assign(1, {node, 0});
  while (!open_.empty()) {
    const Open here = open_.back();
    open_.pop_back();
    path_.resize(here.tag_count);
    for (std::uint32_t at = here.node; seen_[at] != round_;) {
      seen_[at] = round_;
      const TaggedPattern::Node& now = pattern_->nodes_[at];
      bool waits = false;
      switch (now.kind) {
        case TaggedPattern::Kind::split:
          open_.push_back({now.other, static_cast<std::uint32_t>(path_.size())});
          break;
        case TaggedPattern::Kind::tag: path_.push_back(now.what); break;
        case TaggedPattern::Kind::start: waits = !at_start; break;
        case TaggedPattern::Kind::end: waits = !at_end; break;
        case TaggedPattern::Kind::codes:
        case TaggedPattern::Kind::accept: waits = true; break;
      }
      if (!waits) {
        at = now.next;
        continue;
      }
      if (now.kind == TaggedPattern::Kind::start) break;  // never again
      fresh_.push_back(at);
      fresh_origins_.push_back({static_cast<std::uint16_t>(from), number_tags()});
      break;
    }
  }
}

TaggedWalk::Step TaggedWalk::step(std::uint32_t state, std::uint32_t code_class) {
  fresh_.clear();
  fresh_origins_.clear();
  ++round_;
  for (std::uint32_t i = 0; i < states_[state].nodes.size(); ++i) {
    const TaggedPattern::Node& node = pattern_->nodes_[states_[state].nodes[i]];
    if (node.kind != TaggedPattern::Kind::codes) continue;
    if (pattern_->takes_[node.what][code_class] != 0) follow(node.next, i, false, false);
  }
  Step taken = kDead;
  const std::size_t row = std::size_t{state} * pattern_->class_count_ + code_class;
  if (!fresh_.empty()) {
    const std::uint32_t to = number_fresh();
    taken = static_cast<Step>(to + kFirst);
    if (accepts_[to] != kNone) taken |= kAccepts;
    bool plain = true;
    for (std::uint32_t i = 0; i < fresh_.size(); ++i) {
      plain = plain && fresh_origins_[i].from == i && fresh_origins_[i].tags == 0;
    }
    if (plain) {
      taken |= kPlain;
    } else {
      step_origins_[row] = keep_origins();
    }
  }
  table_[row] = taken;
  return taken;
}

std::uint32_t TaggedWalk::number_fresh() {
  const auto [known, fresh] =
      numbers_.try_emplace(fresh_, static_cast<std::uint32_t>(states_.size()));
  if (!fresh) return known->second;
  State& state = states_.emplace_back();
  accepts_.push_back(kNone);
  recent_.emplace_back();
  state.nodes = fresh_;
  table_.resize(states_.size() * pattern_->class_count_, kUnknown);
  step_origins_.resize(table_.size(), 0);
  for (std::uint32_t i = 0; i < fresh_.size(); ++i) {
    const TaggedPattern::Kind kind = pattern_->nodes_[fresh_[i]].kind;
    if (kind == TaggedPattern::Kind::accept) accepts_.back() = i;
    if (kind == TaggedPattern::Kind::end) state.ends = true;
  }
  return known->second;
}

std::uint32_t TaggedWalk::keep_origins() {
  const auto at = static_cast<std::uint32_t>(origins_.size());
  origins_.insert(origins_.end(), fresh_origins_.begin(), fresh_origins_.end());
  return at;
}

std::uint32_t TaggedWalk::start_state(bool at_start) {
  const std::size_t which = at_start ? 1 : 0;
  if (starts_[which] == kNone) {
    seen_.resize(pattern_->nodes_.size(), 0);
    fresh_.clear();
    fresh_origins_.clear();
    ++round_;
    follow(pattern_->first_, 0, at_start, false);
    starts_[which] = number_fresh();
    start_origins_[which] = keep_origins();
  }
  return starts_[which];
}

bool TaggedWalk::last_step(std::uint32_t before, std::uint32_t code_class, bool at_start,
                           Origin& origin) {
  fresh_.clear();
  fresh_origins_.clear();
  ++round_;
  if (before == kNone) {
    follow(pattern_->first_, 0, at_start, true);
  } else {
    for (std::uint32_t i = 0; i < states_[before].nodes.size(); ++i) {
      const TaggedPattern::Node& node = pattern_->nodes_[states_[before].nodes[i]];
      if (node.kind == TaggedPattern::Kind::codes && pattern_->takes_[node.what][code_class] != 0) {
        follow(node.next, i, false, true);
      }
    }
  }
  for (std::size_t i = 0; i < fresh_.size(); ++i) {
    if (pattern_->nodes_[fresh_[i]].kind != TaggedPattern::Kind::accept) continue;
    origin = fresh_origins_[i];
    return true;
  }
  return false;
}

// The row of tag_lists_ with the tags in path_; 0 for none.
std::uint16_t TaggedWalk::number_tags() {
  if (path_.empty()) return 0;
  const auto [known, fresh] =
      tag_numbers_.try_emplace(path_, static_cast<std::uint16_t>(tag_lists_.size()));
  if (fresh) tag_lists_.push_back(path_);
  return known->second;
}

void TaggedWalk::forget() {
  states_.clear();
  accepts_.clear();
  table_.clear();
  step_origins_.clear();
  recent_.clear();
  origins_.clear();
  tag_lists_.assign(1, {});
  tag_numbers_.clear();
  numbers_.clear();
  starts_ = {kNone, kNone};
}

}  // namespace vigie
