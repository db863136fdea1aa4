#include "stages/scheme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/mention_order.h"
#include "pipeline/nearest.h"

namespace vigie {
namespace {

using Action = SchemeRow::Action;

struct ActionName {
  std::string_view name;
  Action action;
};
constexpr std::array<ActionName, 7> kActions = {{{"map", Action::map},
                                                 {"drop", Action::drop},
                                                 {"open", Action::open},
                                                 {"show", Action::show},
                                                 {"take", Action::take},
                                                 {"lead", Action::lead},
                                                 {"only", Action::only}}};

// May stand between a word that `lead` takes in and the name.
constexpr char kParticles[] = "particles";

struct SchemeScratch final : Scratch {
  std::vector<std::uint32_t> owner;  // by token: a kept mention, or kNone
};

std::vector<std::pair<std::string_view, std::size_t>> words_of(std::string_view line) {
  std::vector<std::pair<std::string_view, std::size_t>> words;  // with their column
  std::size_t position = 0;
  while ((position = line.find_first_not_of(" \t\r", position)) != std::string_view::npos) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", position), line.size());
    words.emplace_back(line.substr(position, end - position), position + 1);
    position = end;
  }
  return words;
}

// Does `type` lie below `general`: "DATE.month" below "DATE"?
bool lies_below(std::string_view type, std::string_view general) {
  return type.starts_with(general) &&
         (type.size() == general.size() || type[general.size()] == '.');
}

bool is_free(const std::vector<std::uint32_t>& owner, TokenRange tokens) {
  return std::all_of(owner.begin() + tokens.first, owner.begin() + tokens.last,
                     [](std::uint32_t m) { return m == kNone; });
}

}  // namespace

Scheme parse_scheme(const TextSource& source, std::vector<Fault>& faults) {
  Scheme scheme;
  scheme.name = std::filesystem::path(source.path).stem().string();
  TypeTable trial;  // takes what can be the name of a type
  std::uint32_t number = 0;
  std::size_t begin = 0;
  while (begin < source.text.size()) {
    const std::size_t end = std::min(source.text.find('\n', begin), source.text.size());
    const std::string_view line = std::string_view(source.text).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    const auto words = words_of(line);
    if (words.empty() || words.front().first.starts_with('#')) continue;
    const auto fault = [&](std::size_t column, std::string message) {
      faults.push_back(
          {{source.path, number, static_cast<std::uint32_t>(column)}, std::move(message)});
    };
    const auto& [verb, column] = words.front();
    const auto action = std::find_if(kActions.begin(), kActions.end(),
                                     [&](const ActionName& row) { return row.name == verb; });
    if (action == kActions.end()) {
      fault(column,
            fmt::format("\"{}\", expected map, drop, open, show, take, lead or only", verb));
      continue;
    }
    const bool pair = action->action == Action::map || action->action == Action::take ||
                      action->action == Action::lead;
    if (pair ? words.size() != 3 : words.size() < 2) {
      fault(column, fmt::format("`{}` with {} word{} behind it, expected {}", verb,
                                words.size() - 1, words.size() == 2 ? "" : "s",
                                action->action == Action::map    ? "a type and its new name"
                                : action->action == Action::take ? "a type and a part"
                                : action->action == Action::lead ? "a type and a word list"
                                                                 : "a type, or several"));
      continue;
    }
    const std::size_t types = pair ? 2 : words.size();
    bool good = true;
    for (std::size_t i = 1; i < types; ++i) {
      if (TypeTable::is_well_formed(words[i].first)) continue;
      // New names of `map` count here.
      if (action->action == Action::only && trial.intern(words[i].first)) continue;
      fault(words[i].second, fmt::format("type \"{}\", expected capitals with finer kinds after a "
                                         "dot, such as ORG.military",
                                         words[i].first));
      good = false;
    }
    if (action->action == Action::map && !trial.intern(words[2].first)) {
      fault(words[2].second,
            fmt::format("new name \"{}\", expected letters, then digits, _ and - too, "
                        "in pieces between dots, such as pers.ind",
                        words[2].first));
      good = false;
    }
    if (!good) continue;
    if (pair) {
      scheme.rows.push_back({action->action,
                             std::string(words[1].first),
                             std::string(words[2].first),
                             {source.path, number, static_cast<std::uint32_t>(words[2].second)}});
    } else {
      for (std::size_t i = 1; i < words.size(); ++i)
        scheme.rows.push_back({action->action, std::string(words[i].first), {}});
    }
  }
  return scheme;
}

ApplyScheme::ApplyScheme(const Scheme& scheme, TypeTable& types, const WordLists& words) {
  const auto add_words = [&](const std::string& name, const std::vector<Word>& list) {
    for (const Word& word : list) {
      lead_words_.emplace(folded(word.text), LeadWord{name, has_capital(casing_of(word.text))});
    }
  };
  std::set<std::string, std::less<>> added;
  for (const SchemeRow& row : scheme.rows) {
    if (row.action != SchemeRow::Action::lead || !added.insert(row.target).second) continue;
    const std::vector<Word>* list = words.find(row.target);
    if (list == nullptr) {
      const std::vector<std::string> names = words.names();
      const std::vector<std::string_view> known(names.begin(), names.end());
      throw ConfigError(
          row.place,
          fmt::format("no word list \"{}\", expected one of data/words; did you mean \"{}\"?",
                      row.target, nearest(row.target, known)));
    }
    add_words(row.target, *list);
  }
  if (!added.empty()) add_words(kParticles, words.get(kParticles));
  for (const SchemeRow& row : scheme.rows) {
    if (row.action == Action::map) static_cast<void>(types.intern(row.target));
  }
  const bool limited = std::any_of(scheme.rows.begin(), scheme.rows.end(),
                                   [](const SchemeRow& row) { return row.action == Action::only; });
  fates_.resize(types.size());
  for (std::size_t t = 0; t < types.size(); ++t) {
    Fate& fate = fates_[t];
    fate.type = static_cast<TypeId>(t);
    const std::string_view name = types.name(fate.type);
    // Of map, drop and open the row with the longest type.
    std::size_t longest = 0;
    for (const SchemeRow& row : scheme.rows) {
      if (!lies_below(name, row.type)) continue;
      if (row.action == Action::show) fate.show = true;
      if (row.action == Action::take) fate.take.push_back(row.target);
      if (row.action == Action::lead) fate.lead.push_back(row.target);
      const bool decides =
          row.action == Action::map || row.action == Action::drop || row.action == Action::open;
      if (!decides || row.type.size() < longest) continue;
      longest = row.type.size();
      fate.drop = row.action != Action::map;
      fate.open = row.action == Action::open;
      fate.type =
          row.action == Action::map ? types.find(row.target).value() : static_cast<TypeId>(t);
    }
    const std::string_view written = types.name(fate.type);
    if (limited && std::none_of(scheme.rows.begin(), scheme.rows.end(), [&](const SchemeRow& row) {
          return row.action == Action::only && lies_below(written, row.type);
        }))
      fate.drop = true;
  }
}

std::unique_ptr<Scratch> ApplyScheme::make_scratch() const {
  return std::make_unique<SchemeScratch>();
}

void ApplyScheme::run(Document& document, Scratch* scratch) const {
  std::vector<std::uint32_t>& owner = static_cast<SchemeScratch&>(*scratch).owner;
  std::vector<Mention>& mentions = document.mentions;

  // What is left out, and what counts in the stead of what is opened.
  for (Mention& mention : mentions) {
    if (mention.verdict.state != State::kept || !fates_[mention.type].drop) continue;
    mention.verdict = {State::dropped, Reason::outside_scheme, kNone};
  }
  owner.assign(document.tokens.size(), kNone);
  const auto claim = [&](std::uint32_t m) {
    std::fill(owner.begin() + mentions[m].tokens.first, owner.begin() + mentions[m].tokens.last, m);
  };
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].verdict.state != State::kept) continue;
    const std::uint32_t outer = mentions[m].enclosing;
    if (outer != kNone && mentions[outer].verdict.state != State::kept)
      mentions[m].enclosing = kNone;
    claim(m);
  }
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    Mention& mention = mentions[m];
    const Fate& fate = fates_[mention.type];
    if (mention.verdict.state != State::dropped || fate.drop) continue;
    const Verdict& verdict = mention.verdict;
    const bool freed = verdict.by != kNone && verdict.reason == Reason::inside &&
                       mentions[verdict.by].verdict.reason == Reason::outside_scheme &&
                       fates_[mentions[verdict.by].type].open;
    const bool shown = verdict.reason == Reason::evidence_only && fate.show;
    if ((!freed && !shown) || !is_free(owner, mention.tokens)) continue;
    mention.verdict = {State::kept, Reason::best_claim, kNone};
    claim(m);
  }

  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    Mention& mention = mentions[m];
    if (mention.verdict.state != State::kept) continue;
    take_parts(document, m, owner);
    take_lead(document, m, owner);
    mention.type = fates_[mention.type].type;
  }
}

void ApplyScheme::take_parts(Document& document, std::uint32_t m,
                             std::vector<std::uint32_t>& owner) const {
  Mention& mention = document.mentions[m];
  const auto& take = fates_[mention.type].take;
  if (take.empty()) return;
  for (const Part& part : parts_of(document, m)) {
    if (part.span.begin >= mention.span.begin || part.span.size() == 0) continue;
    if (std::find(take.begin(), take.end(), document.pooled(part.name)) == take.end()) continue;
    const auto first = std::partition_point(
        document.tokens.begin(), document.tokens.begin() + mention.tokens.first,
        [&](const Token& token) { return token.span.begin < part.span.begin; });
    const TokenRange before{static_cast<std::uint32_t>(first - document.tokens.begin()),
                            mention.tokens.first};
    if (before.size() == 0 || first->span.begin != part.span.begin || !is_free(owner, before))
      continue;
    mention.tokens.first = before.first;
    mention.span.begin = part.span.begin;
    std::fill(owner.begin() + before.first, owner.begin() + before.last, m);
  }
}

bool ApplyScheme::is_word_of(std::string_view bytes, const std::vector<std::string>& lists) const {
  const auto [from, to] = lead_words_.equal_range(folded(bytes));
  const Casing casing = casing_of(bytes);
  for (auto at = from; at != to; ++at) {
    if (at->second.capital && casing == Casing::lower) continue;  // "me" is not "Me"
    if (std::find(lists.begin(), lists.end(), at->second.list) != lists.end()) return true;
  }
  return false;
}

// "M. le comte de [Monte-Cristo]": words of the lists, and particles and articles between them that
// no list word precedes are not taken.
void ApplyScheme::take_lead(Document& document, std::uint32_t m,
                            std::vector<std::uint32_t>& owner) const {
  static const std::vector<std::string> kBetween = {std::string(kParticles)};
  const std::vector<std::string>& lists = fates_[document.mentions[m].type].lead;
  if (lists.empty()) return;
  Mention& mention = document.mentions[m];
  const auto sentence = std::partition_point(
      document.sentences.begin(), document.sentences.end(),
      [&](const Sentence& each) { return each.tokens.last <= mention.tokens.first; });
  const std::uint32_t floor = sentence == document.sentences.end() ? 0 : sentence->tokens.first;
  std::uint32_t first = mention.tokens.first;  // of what is taken in
  for (std::uint32_t t = first; t > floor && owner[t - 1] == kNone; --t) {
    const std::string_view word = document.tokens[t - 1].span.in(document.text());
    if (is_word_of(word, lists)) {
      first = t - 1;
    } else if (t != first || !is_word_of(word, kBetween)) {
      break;  // one particle at a time
    }
  }
  if (first == mention.tokens.first) return;
  std::fill(owner.begin() + first, owner.begin() + mention.tokens.first, m);
  mention.tokens.first = first;
  mention.span.begin = document.tokens[first].span.begin;
}

}  // namespace vigie
