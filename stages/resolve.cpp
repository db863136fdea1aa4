#include "stages/resolve.h"

#include <algorithm>
#include <vector>

namespace vigie {
namespace {

struct ResolveScratch final : Scratch {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> outer;      // by token: the outermost kept mention
  std::vector<std::uint32_t> inner;      // by token: a kept mention nested in it
  std::vector<std::uint8_t> first;       // by token: first word of its sentence
  std::vector<std::uint8_t> person;      // by token: a list knows it as a given name or surname
  std::vector<std::uint32_t> exclusion;  // by first token: a mention of type NONE
  std::vector<std::uint8_t> shouted;     // by token: in a sentence without lower-case words
};

void drop(Mention& mention, Reason reason, std::uint32_t by = kNone) {
  mention.verdict = {State::dropped, reason, by};
}

int tier(const Mention& mention) {
  if (mention.origin.user) return 2;
  return mention.strength == Strength::fill ? 0 : 1;
}

void mark_sentences(const Document& document, ResolveScratch& work) {
  work.first.assign(document.tokens.size(), 0);
  work.shouted.assign(document.tokens.size(), 0);
  for (const Sentence& sentence : document.sentences) {
    bool at_start = true;
    std::size_t lower = 0;
    std::size_t capitals = 0;
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      if (token.kind != TokenKind::word) continue;
      if (at_start) {
        work.first[t] = 1;
        // "L'" opens the sentence together with the word after it.
        at_start = t + 1 < sentence.tokens.last && document.tokens[t + 1].glued &&
                   token.span.size() <= 8 && document.tokens[t].casing != Casing::none &&
                   document.tokens[t + 1].kind == TokenKind::word &&
                   document.tokens[t + 1].casing == Casing::lower;
      }
      lower += token.casing == Casing::lower ? 1 : 0;
      capitals += token.casing == Casing::capitals ? 1 : 0;
    }
    if (capitals >= 2 && lower == 0) {
      std::fill(work.shouted.begin() + sentence.tokens.first,
                work.shouted.begin() + sentence.tokens.last, std::uint8_t{1});
    }
  }
}

// The NONE mention on exactly the tokens of mention `m` that forbids it (itself, for one of type
// NONE), or kNone.
std::uint32_t excluded_by(const Document& document, const ResolveScratch& work, std::uint32_t m) {
  const Mention& mention = document.mentions[m];
  if (mention.type == types::NONE) return m;
  const std::uint32_t at = work.exclusion[mention.tokens.first];
  if (at == kNone) return kNone;
  const Mention& exclusion = document.mentions[at];
  if (exclusion.tokens != mention.tokens) return kNone;
  if (mention.origin.user && !exclusion.origin.user) return kNone;
  // A rule of type NONE stands back behind rules that are surer.
  if (exclusion.name.empty() && mention.priority > exclusion.priority) return kNone;
  // A list of our own excludes guesses, not what another list is sure of.
  return exclusion.origin.user || mention.name.empty() || mention.ambiguous ? at : kNone;
}

void mark_exclusions(const Document& document, ResolveScratch& work) {
  work.exclusion.assign(document.tokens.size(), kNone);
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.type != types::NONE) continue;
    std::uint32_t& at = work.exclusion[mention.tokens.first];
    if (at == kNone || !document.mentions[at].origin.user) at = m;
  }
}

void mark_people(const Document& document, const TypeTable& types, ResolveScratch& work) {
  work.person.assign(document.tokens.size(), 0);
  for (const Mention& mention : document.mentions) {
    if (mention.strength != Strength::evidence || types.coarse(mention.type) != types::PER)
      continue;
    if (mention.tokens.size() == 1) work.person[mention.tokens.first] = 1;
  }
}

// One word that may well be something else: an ambiguous name where its capital proves nothing, or
// a guess at a place whose word is known as a person's name.
bool lacks_support(const Mention& mention, TypeId coarse, const ResolveScratch& work) {
  if (mention.origin.user || mention.tokens.size() != 1) return false;
  const std::uint32_t token = mention.tokens.first;
  if (mention.ambiguous) return work.first[token] != 0 || work.shouted[token] != 0;
  const bool guess = mention.strength == Strength::fill && mention.name.empty();
  return guess && coarse == types::LOC && work.person[token] != 0;
}

bool in_furniture(const Document& document, const Mention& mention) {
  const std::uint32_t zone = document.zone_at(mention.span.begin);
  if (zone == kNone) return false;
  const ZoneKind kind = document.zones[zone].kind;
  return kind == ZoneKind::menu || kind == ZoneKind::share;
}

}  // namespace

bool Resolve::can_hold(TypeId outer, TypeId inner) {
  const bool named =
      inner == types::PER || inner == types::LOC || inner == types::ORG || inner == types::GROUP;
  switch (outer) {
    case types::ORG: return named || inner == types::DATE || inner == types::EVENT;
    case types::EVENT: return named || inner == types::DATE || inner == types::PROD;
    case types::PROD: return named;
    case types::LOC: return inner == types::PER;
    default: return false;
  }
}

std::unique_ptr<Scratch> Resolve::make_scratch() const {
  return std::make_unique<ResolveScratch>();
}

void Resolve::run(Document& document, Scratch* scratch) const {
  auto& work = static_cast<ResolveScratch&>(*scratch);
  std::vector<Mention>& mentions = document.mentions;
  mark_sentences(document, work);
  work.outer.assign(document.tokens.size(), kNone);
  work.inner.assign(document.tokens.size(), kNone);
  work.order.clear();
  mark_people(document, *types_, work);
  mark_exclusions(document, work);

  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    Mention& mention = mentions[m];
    if (mention.verdict.state != State::open) continue;
    const std::uint32_t exclusion = excluded_by(document, work, m);
    if (exclusion != kNone) {
      drop(mention, Reason::excluded, exclusion == m ? kNone : exclusion);
    } else if (mention.strength == Strength::evidence) {
      drop(mention, Reason::evidence_only);
    } else if (lacks_support(mention, types_->coarse(mention.type), work)) {
      drop(mention, Reason::ambiguous);
    } else if (!mention.origin.user && mention.name.empty() && in_furniture(document, mention)) {
      drop(mention, Reason::furniture);
    } else {
      work.order.push_back(m);
    }
  }

  std::sort(work.order.begin(), work.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Mention& x = mentions[a];
    const Mention& y = mentions[b];
    if (tier(x) != tier(y)) return tier(x) > tier(y);
    if (x.tokens.size() != y.tokens.size()) return x.tokens.size() > y.tokens.size();
    if (x.priority != y.priority) return x.priority > y.priority;
    if (x.span.begin != y.span.begin) return x.span.begin < y.span.begin;
    return a < b;  // the one proposed first: earlier stage, earlier list, earlier line
  });

  const auto coarse = [&](std::uint32_t m) { return types_->coarse(mentions[m].type); };
  const auto occupy = [&](std::vector<std::uint32_t>& layer, std::uint32_t m) {
    std::fill(layer.begin() + mentions[m].tokens.first, layer.begin() + mentions[m].tokens.last, m);
  };

  for (const std::uint32_t m : work.order) {
    Mention& mention = mentions[m];
    const Reason kept = mention.origin.user ? Reason::user_entry : Reason::best_claim;
    // Who holds these tokens?
    std::uint32_t holder = kNone;
    bool all_inside = true;  // every holder lies within this mention
    bool holdable = true;    // ... and may
    for (std::uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t) {
      const std::uint32_t owner = work.outer[t];
      if (owner == kNone) continue;
      holder = owner;
      all_inside = all_inside && mention.span.contains(mentions[owner].span);
      holdable = holdable && can_hold(coarse(m), coarse(owner));
    }
    if (holder == kNone) {
      mention.verdict = {State::kept, kept, kNone};
      occupy(work.outer, m);
      continue;
    }
    const Mention& other = mentions[holder];
    if (other.tokens == mention.tokens) {
      drop(mention, Reason::same_span, holder);
    } else if (other.span.contains(mention.span)) {
      const bool free = std::all_of(work.inner.begin() + mention.tokens.first,
                                    work.inner.begin() + mention.tokens.last,
                                    [](std::uint32_t owner) { return owner == kNone; });
      // "Parlement" is no second organisation at the head of "Parlement irakien".
      const bool own_head = coarse(holder) == coarse(m) && other.span.begin == mention.span.begin;
      if (free && !own_head && can_hold(coarse(holder), coarse(m))) {
        mention.verdict = {State::kept, Reason::nested, holder};
        mention.enclosing = holder;
        occupy(work.inner, m);
      } else {
        drop(mention, Reason::inside, holder);
      }
    } else if (all_inside && holdable) {
      // A user's short name within a longer one of the lists: both stand.
      mention.verdict = {State::kept, kept, kNone};
      for (std::uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t) {
        if (work.outer[t] == kNone) continue;
        mentions[work.outer[t]].enclosing = m;
        work.inner[t] = work.outer[t];
      }
      occupy(work.outer, m);
    } else {
      drop(mention, Reason::overlap, holder);
    }
  }
}

}  // namespace vigie
