#include "stages/rules/unit_walk.h"

#include "vigie/span.h"

namespace vigie {
namespace {

// What is kept at most, some megabytes.
constexpr std::size_t kMostStates = 20000;
constexpr std::size_t kMostOpen = 400000;
constexpr std::size_t kMostSteps = 200000;
// Rules are followed so far; what is still undecided then may match.
constexpr int kMostUnits = 16;

}  // namespace

std::span<const std::uint32_t> UnitWalk::rules_at(const RuleIndex& index, const TextUnit* units) {
  if (index_ != &index || states_.size() > kMostStates || open_.size() > kMostOpen ||
      step_count_ > kMostSteps) {
    forget(index);
  }
  std::uint32_t at = firsts_[units[0].kind];
  if (at == kNone) at = first(index, units[0].kind);
  State state = states_[at];
  if (state.open_begin == state.open_end) {
    return std::span(sure_).subspan(state.sure_begin, state.sure_end - state.sure_begin);
  }
  found_.assign(sure_.begin() + state.sure_begin, sure_.begin() + state.sure_end);
  for (int i = 1; state.open_begin != state.open_end; ++i) {
    if (i == kMostUnits) {
      for (std::uint32_t o = state.open_begin; o < state.open_end; ++o) {
        found_.push_back(open_[o].rule);
      }
      break;
    }
    at = next(index, at, units[i].kind);
    state = states_[at];
    found_.insert(found_.end(), sure_.begin() + state.sure_begin, sure_.begin() + state.sure_end);
  }
  return found_;
}

std::uint32_t UnitWalk::first(const RuleIndex& index, std::uint16_t kind) {
  open_now_.clear();
  sure_now_.clear();
  for (std::uint32_t rule = 0; rule < index.rule_count(); ++rule) {
    const std::uint16_t to = index.step(rule, RuleIndex::kStart, kind);
    if (to == RuleIndex::kMay) sure_now_.push_back(rule);
    if (to > RuleIndex::kMay) open_now_.push_back({rule, to});
  }
  if (kind == index.end_kind()) open_now_.clear();
  return firsts_[kind] = number();
}

std::uint32_t UnitWalk::next(const RuleIndex& index, std::uint32_t state, std::uint16_t kind) {
  // Fits: there are fewer than 0xFFFF states.
  const std::uint32_t key = (state << 16U | kind) + 1;
  if (const Step& known = steps_[slot_of(key)]; known.key == key) return known.to;
  open_now_.clear();
  sure_now_.clear();
  const State from = states_[state];
  for (std::uint32_t o = from.open_begin; o < from.open_end; ++o) {
    const auto [rule, at] = open_[o];
    const std::uint16_t to = index.step(rule, at, kind);
    if (to == RuleIndex::kMay) sure_now_.push_back(rule);
    if (to > RuleIndex::kMay) open_now_.push_back({rule, to});
  }
  // Nothing follows the end.
  if (kind == index.end_kind()) open_now_.clear();
  const std::uint32_t to = number();
  if (2 * (step_count_ + 1) > steps_.size()) grow();
  steps_[slot_of(key)] = {key, to};
  ++step_count_;
  return to;
}

std::uint32_t UnitWalk::number() {
  std::string name;
  const auto add = [&](std::uint32_t value) {
    name.append(reinterpret_cast<const char*>(&value), sizeof(value));
  };
  add(static_cast<std::uint32_t>(sure_now_.size()));
  for (const std::uint32_t rule : sure_now_) add(rule);
  for (const Open& open : open_now_) {
    add(open.rule);
    add(open.state);
  }
  const auto [known, fresh] =
      numbers_.try_emplace(std::move(name), static_cast<std::uint32_t>(states_.size()));
  if (fresh) {
    State& state = states_.emplace_back();
    state.open_begin = static_cast<std::uint32_t>(open_.size());
    open_.insert(open_.end(), open_now_.begin(), open_now_.end());
    state.open_end = static_cast<std::uint32_t>(open_.size());
    state.sure_begin = static_cast<std::uint32_t>(sure_.size());
    sure_.insert(sure_.end(), sure_now_.begin(), sure_now_.end());
    state.sure_end = static_cast<std::uint32_t>(sure_.size());
  }
  return known->second;
}

void UnitWalk::forget(const RuleIndex& index) {
  index_ = &index;
  states_.clear();
  open_.clear();
  sure_.clear();
  numbers_.clear();
  firsts_.assign(index.kind_count(), kNone);
  steps_.assign(1024, {});
  step_count_ = 0;
}

void UnitWalk::grow() {
  std::vector<Step> old(2 * steps_.size());
  old.swap(steps_);
  for (const Step& step : old) {
    if (step.key != 0) steps_[slot_of(step.key)] = step;
  }
}

// Where the step with `key` stands, or would.
std::size_t UnitWalk::slot_of(std::uint32_t key) const {
  const std::size_t mask = steps_.size() - 1;
  std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U) & mask;
  while (steps_[at].key != 0 && steps_[at].key != key) at = (at + 1) & mask;
  return at;
}

}  // namespace vigie
