#include "stages/weigh.h"

#include <algorithm>
#include <vector>

#include "stages/model/chain.h"
#include "stages/model/judgement.h"
#include "stages/model/scorer.h"
#include "stages/resolve.h"

namespace vigie {

using model::Found;
using model::kTypes;

namespace {

// The best reading is most often none when it is less likely than this. Names so doubtful cost more
// precision than they bring recall: F1 is highest where names below F1 / 2 are left out, if each
// stood alone; but half of them would only be another name.
constexpr float kLeast = 0.3F;

}  // namespace

struct Weigh::Work final : Scratch {
  Work(const model::Evidence& evidence, const model::Weights& weights)
      : scorer(evidence, weights), chain(weights.transitions()) {}
  model::Scorer scorer;
  model::Chain chain;
  std::vector<Found> found;          // tokens of the document
  std::vector<std::uint64_t> forms;  // by name found: its words
  std::vector<model::CertainName> certain;
  std::vector<std::uint32_t> user;   // by token: a kept mention of the user's
  std::vector<std::uint32_t> fixed;  // by token: a kept mention the model may not cut
  std::vector<std::uint32_t> candidates;
  std::vector<Verdict> verdicts;  // by mention, before anything was weighed
  std::vector<std::pair<std::uint32_t, std::uint32_t>> excluded;  // tokens that are no name
};

Weigh::Weigh(std::shared_ptr<const model::Evidence> evidence,
             std::shared_ptr<const model::Weights> weights)
    : evidence_(std::move(evidence)), weights_(std::move(weights)) {}

std::unique_ptr<Scratch> Weigh::make_scratch() const {
  if (weights_ == nullptr) return nullptr;
  return std::make_unique<Work>(*evidence_, *weights_);
}

void Weigh::run(Document& document, Scratch* scratch) const {
  if (weights_ == nullptr) return;
  auto& work = static_cast<Work&>(*scratch);
  work.scorer.start(document);
  work.found.clear();
  work.user.assign(document.tokens.size(), kNone);
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.verdict.state != State::kept || mention.enclosing != kNone) continue;
    if (!mention.origin.user) continue;
    std::fill(work.user.begin() + mention.tokens.first, work.user.begin() + mention.tokens.last, m);
  }
  for (const model::Island& island : work.scorer.islands()) {
    const std::span<model::Scores> scores = work.scorer.score(island);
    bind(document, island.tokens, work.user, scores);
    const std::size_t before = work.found.size();
    work.chain.decode(scores, work.found);
    for (std::size_t f = before; f < work.found.size(); ++f) {
      work.found[f].first += island.tokens.first;
      work.found[f].last += island.tokens.first;
    }
  }
  work.forms.clear();
  for (const Found& name : work.found) {
    model::NameForm form;
    for (std::uint32_t t = name.first; t < name.last; ++t) form.add(work.scorer.word(t));
    work.forms.push_back(form.value());
  }
  model::agree(work.found, work.forms);
  std::erase_if(work.found, [&](const Found& name) {
    const std::uint32_t m = work.user[name.first];
    return m == kNone && weights_->calibrated(name.probability) < kLeast;
  });
  model::find_certain(document, *evidence_->types, evidence_->gazetteer, evidence_->rules,
                      work.certain);
  model::put_certain(work.certain, work.found);
  settle(document, work);
}

// What the user's lists and rules say is certain: other labels there have no chance.
void Weigh::bind(const Document& document, TokenRange island,
                 const std::vector<std::uint32_t>& user, std::span<model::Scores> scores) const {
  constexpr float kNoChance = -1e6F;
  for (std::uint32_t t = island.first; t < island.last; ++t) {
    const std::uint32_t m = user[t];
    if (m == kNone) continue;
    const Mention& mention = document.mentions[m];
    const std::size_t row = model::row_of(evidence_->types->coarse(mention.type));
    // A name of the user's that the island cuts, or of a type the model does not know, is outside.
    model::Label wanted = model::kOutside;
    if (row < kTypes.size() && mention.tokens.first >= island.first &&
        mention.tokens.last <= island.last)
      wanted = model::label_of(row, model::place_in(mention.tokens.first, mention.tokens.last, t));
    for (std::size_t label = 0; label < model::kLabels; ++label) {
      if (label != wanted) scores[t - island.first][label] += kNoChance;
    }
  }
}

void Weigh::settle(Document& document, Work& work) const {
  std::vector<Mention>& mentions = document.mentions;
  const TypeTable& types = *evidence_->types;
  const auto coarse = [&](std::uint32_t m) { return types.coarse(mentions[m].type); };
  const auto weighed = [&](std::uint32_t m) { return model::row_of(coarse(m)) < kTypes.size(); };

  // Kept names that are not weighed, and the user's, stay: a found name may hold them, not cut
  // them.
  work.fixed.assign(document.tokens.size(), kNone);
  const auto count = static_cast<std::uint32_t>(mentions.size());
  for (std::uint32_t m = 0; m < count; ++m) {
    const Mention& mention = mentions[m];
    if (mention.verdict.state != State::kept || mention.enclosing != kNone) continue;
    if (weighed(m) && !mention.origin.user) continue;
    std::fill(work.fixed.begin() + mention.tokens.first, work.fixed.begin() + mention.tokens.last,
              m);
  }
  // What the user says is no name is none.
  work.excluded.clear();
  for (const Mention& mention : mentions) {
    if (mention.origin.user && mention.type == types::NONE)
      work.excluded.emplace_back(mention.tokens.first, mention.tokens.last);
  }
  std::sort(work.excluded.begin(), work.excluded.end());
  std::erase_if(work.found, [&](const Found& name) {
    return std::binary_search(work.excluded.begin(), work.excluded.end(),
                              std::pair{name.first, name.last});
  });
  std::erase_if(work.found, [&](const Found& name) {
    for (std::uint32_t t = name.first; t < name.last; ++t) {
      const std::uint32_t m = work.fixed[t];
      if (m == kNone) continue;
      const Mention& mention = mentions[m];
      const bool same = mention.tokens == TokenRange{name.first, name.last};
      if (same && coarse(m) == kTypes[name.type]) continue;  // agrees
      if (same && coarse(m) == types::GROUP && !mention.origin.user) continue;
      const bool holds = !same && mention.tokens.first >= name.first &&
                         mention.tokens.last <= name.last &&
                         Resolve::can_hold(kTypes[name.type], coarse(m));
      if (!holds) return true;
    }
    return false;
  });

  // By first token, the candidates that may be what the model found; lists before rules before
  // guesses.
  work.candidates.clear();
  for (std::uint32_t m = 0; m < count; ++m) {
    if (weighed(m) && mentions[m].verdict.reason != Reason::excluded &&
        mentions[m].strength != Strength::evidence)
      work.candidates.push_back(m);
  }
  std::stable_sort(work.candidates.begin(), work.candidates.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     const Mention& x = mentions[a];
                     const Mention& y = mentions[b];
                     if (x.tokens.first != y.tokens.first) return x.tokens.first < y.tokens.first;
                     if (x.origin.user != y.origin.user) return x.origin.user;
                     return x.priority > y.priority;
                   });

  // Everything weighed falls, then what was found stands up again.
  work.verdicts.clear();
  for (const Mention& mention : mentions) work.verdicts.push_back(mention.verdict);
  for (const std::uint32_t m : work.candidates) {
    Mention& mention = mentions[m];
    if (mention.verdict.state == State::kept && !mention.origin.user)
      mention.verdict = {State::dropped, Reason::outweighed, kNone};
    if (!mention.origin.user) mention.enclosing = kNone;
  }
  for (const Found& name : work.found) {
    const TokenRange tokens{name.first, name.last};
    const auto first = std::lower_bound(
        work.candidates.begin(), work.candidates.end(), tokens.first,
        [&](std::uint32_t m, std::uint32_t token) { return mentions[m].tokens.first < token; });
    std::uint32_t winner = kNone;
    for (auto at = first; at != work.candidates.end() && mentions[*at].tokens.first == tokens.first;
         ++at) {
      if (mentions[*at].tokens == tokens && coarse(*at) == kTypes[name.type]) {
        winner = *at;
        break;
      }
    }
    if (winner == kNone) {
      Mention mention;
      mention.tokens = tokens;
      mention.span = {document.tokens[tokens.first].span.begin,
                      document.tokens[tokens.last - 1].span.end};
      mention.type = kTypes[name.type];
      mention.strength = Strength::decide;
      mention.origin = {index(), false, 0, 0};
      winner = static_cast<std::uint32_t>(mentions.size());
      mentions.push_back(mention);
    }
    Mention& mention = mentions[winner];
    const bool certain = name.probability == model::kUnweighed;
    if (!mention.origin.user)
      mention.score = certain ? weights_->certain() : weights_->calibrated(name.probability);
    if (mention.verdict.state != State::kept) {
      // Where the model agrees with what was decided before, that stays the reason.
      const bool agrees = winner < count && work.verdicts[winner].state == State::kept &&
                          work.verdicts[winner].reason != Reason::nested;
      mention.verdict =
          agrees ? work.verdicts[winner] : Verdict{State::kept, Reason::weighed, kNone};
    }
    mention.enclosing = kNone;

    // What lies inside: one level of names, the longest first, lists and values before guesses.
    const auto may_nest = [&](const Mention& inner, std::uint32_t m) {
      return m != winner && inner.tokens != tokens && inner.tokens.first >= tokens.first &&
             inner.tokens.last <= tokens.last && Resolve::can_hold(kTypes[name.type], coarse(m)) &&
             !(coarse(m) == kTypes[name.type] && inner.tokens.first == tokens.first);
    };
    std::uint32_t free_from = tokens.first;
    for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
      if (t < free_from) continue;
      std::uint32_t best = kNone;
      if (work.fixed[t] != kNone && may_nest(mentions[work.fixed[t]], work.fixed[t])) {
        best = work.fixed[t];
      } else if (tokens.size() > 1) {
        auto at = std::lower_bound(
            work.candidates.begin(), work.candidates.end(), t,
            [&](std::uint32_t m, std::uint32_t token) { return mentions[m].tokens.first < token; });
        for (; at != work.candidates.end() && mentions[*at].tokens.first == t; ++at) {
          const Mention& inner = mentions[*at];
          const bool was_kept = inner.verdict.state == State::kept ||
                                inner.verdict.reason == Reason::outweighed ||
                                inner.verdict.reason == Reason::inside;
          const bool was_nested = inner.verdict.reason == Reason::outweighed &&
                                  work.verdicts[*at].reason == Reason::nested;
          if (!was_kept || (inner.strength == Strength::fill && !was_nested) ||
              !may_nest(inner, *at))
            continue;
          if (best == kNone || inner.tokens.size() > mentions[best].tokens.size()) best = *at;
        }
      }
      if (best == kNone) continue;
      Mention& inner = mentions[best];
      inner.verdict = {State::kept, Reason::nested, winner};
      inner.enclosing = winner;
      free_from = inner.tokens.last;
    }
  }
  // A GROUP that the model calls something else gives way.
  for (const Found& name : work.found) {
    const std::uint32_t m = work.fixed[name.first];
    if (m == kNone || mentions[m].tokens != TokenRange{name.first, name.last}) continue;
    if (coarse(m) == types::GROUP && kTypes[name.type] != types::GROUP && !mentions[m].origin.user)
      mentions[m].verdict = {State::dropped, Reason::outweighed, kNone};
  }
}

OriginText Weigh::describe(const Document& /*document*/, const Origin& /*origin*/) const {
  return {.kind = "model",
          .source = "weights",
          .item = {},
          .place = {},
          .why = "the evidence around it weighs more for this than for anything else"};
}

}  // namespace vigie
