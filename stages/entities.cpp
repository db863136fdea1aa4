#include "stages/entities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/characters.h"
#include "pipeline/mention_order.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

// Mentions that have names, and so can come back under a short form: all but values and
// identifiers. The user's own types count as names.
bool is_named(TypeId coarse) {
  return coarse < types::DATE || coarse >= types::built_in_count;
}

class Joiner {
 public:
  Joiner(Document& document, const TypeTable& types, std::uint8_t stage)
      : document_(document), types_(types), stage_(stage) {}

  void run() {
    taken_.assign(document_.tokens.size(), kNone);
    folded_.resize(document_.tokens.size());
    for (const std::uint32_t m : kept_mentions(document_)) occupy(m);
    for (std::size_t t = 0; t < document_.tokens.size(); ++t) {
      fold_append(document_.tokens[t].span.in(document_.text()), folded_[t]);
    }
    add_acronyms();
    collect_forms();
    find_forms();
    number_entities();
  }

 private:
  // The mentions that one sequence of folded tokens may stand for, in order of position.
  struct Form {
    std::vector<std::uint32_t> mentions;
    std::vector<std::uint32_t> people;  // full names with this surname: what it stands for rather
  };
  // Longer names than this are not looked for again: they come back in full where lists or rules
  // find them, and the limit keeps the search linear.
  static constexpr std::size_t kLongestForm = 8;

  [[nodiscard]] TypeId coarse(std::uint32_t m) const {
    return types_.coarse(document_.mentions[m].type);
  }

  void occupy(std::uint32_t m) {
    const TokenRange range = document_.mentions[m].tokens;
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (taken_[t] == kNone) taken_[t] = m;
    }
  }

  // Copies type, id and score of the mention it repeats.
  std::uint32_t add(TokenRange tokens, std::uint32_t repeated) {
    const Mention& model = document_.mentions[repeated];
    Mention mention;
    mention.tokens = tokens;
    mention.span = {document_.tokens[tokens.first].span.begin,
                    document_.tokens[tokens.last - 1].span.end};
    mention.type = model.type;
    mention.strength = Strength::decide;
    mention.priority = model.priority;
    mention.id = model.id;
    mention.score = model.score;
    mention.origin = {stage_, false, 0, repeated};
    mention.verdict = {State::kept, Reason::later_mention, repeated};
    const auto index = static_cast<std::uint32_t>(document_.mentions.size());
    document_.mentions.push_back(mention);
    repeats_.emplace_back(index, repeated);
    occupy(index);
    return index;
  }

  // "Union africaine (UA)": the letters must be initials of the long form's words, in order.
  void add_acronyms() {
    const std::size_t count = document_.mentions.size();
    for (std::uint32_t m = 0; m < count; ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.verdict.state != State::kept || coarse(m) != types::ORG) continue;
      const std::uint32_t open = mention.tokens.last;
      if (mention.tokens.size() < 2 || open + 2 >= document_.tokens.size()) continue;
      if (folded_[open] != "(" || folded_[open + 2] != ")") continue;
      const std::uint32_t acronym = open + 1;
      if (document_.tokens[acronym].casing != Casing::capitals) continue;
      if (!are_initials(folded_[acronym], mention.tokens)) continue;
      if (taken_[acronym] == kNone) {
        add({acronym, acronym + 1}, m);
      } else if (document_.mentions[taken_[acronym]].tokens.size() == 1 &&
                 coarse(taken_[acronym]) == types::ORG) {
        repeats_.emplace_back(taken_[acronym], m);  // another stage found it: the same entity
      }
    }
    // "SNR (service national de renseignement)".
    for (std::uint32_t m = 0; m < count; ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.verdict.state != State::kept || coarse(m) != types::ORG) continue;
      if (mention.tokens.first < 2 || mention.tokens.size() < 2) continue;
      const std::uint32_t acronym = mention.tokens.first - 2;
      if (folded_[acronym + 1] != "(" || taken_[acronym] == kNone) continue;
      if (document_.mentions[taken_[acronym]].tokens.size() != 1) continue;
      if (coarse(taken_[acronym]) != types::ORG) continue;
      if (are_initials(folded_[acronym], mention.tokens)) repeats_.emplace_back(taken_[acronym], m);
    }
  }

  [[nodiscard]] bool are_initials(std::string_view letters, TokenRange words) const {
    std::size_t next = 0;
    for (std::uint32_t t = words.first; t < words.last && next < letters.size(); ++t) {
      if (!folded_[t].empty() && folded_[t].front() == letters[next]) ++next;
    }
    return next == letters.size() && letters.size() >= 2;
  }

  void collect_forms() {
    std::vector<std::uint8_t> has_family(document_.mentions.size(), 0);
    for (const Part& part : document_.parts) {
      const Mention& mention = document_.mentions[part.mention];
      if (mention.verdict.state != State::kept || coarse(part.mention) != types::PER) continue;
      if (document_.pooled(part.name) == "given") add_given(part, mention);
      if (document_.pooled(part.name) != "family") continue;
      has_family[part.mention] = 1;
      add_form(part.mention, tokens_of(part.span, mention.tokens), true);
    }
    // A guess that fills a gap is repeated only when it was made twice: "reproche a Lelandais" once
    // does not make Lelandais a town everywhere.
    const std::vector<std::uint32_t> kept = kept_mentions(document_);
    std::map<std::pair<TypeId, std::string>, int> guesses;
    const auto guess_key = [&](std::uint32_t m) {
      return std::pair(coarse(m), folded(document_.mentions[m].span.in(document_.text())));
    };
    for (const std::uint32_t m : kept) {
      if (document_.mentions[m].strength == Strength::fill) ++guesses[guess_key(m)];
    }
    for (const std::uint32_t m : kept) {
      const Mention& mention = document_.mentions[m];
      if (!is_named(coarse(m))) continue;
      if (coarse(m) == types::PER && mention.tokens.size() >= 2 && has_family[m] == 0) {
        add_form(m, {mention.tokens.last - 1, mention.tokens.last}, true);
      }
      if (coarse(m) == types::LOC && mention.tokens.size() == 1) add_short_town(m);
      // Lists find their names everywhere by themselves.
      if (!mention.name.empty()) continue;
      if (mention.strength == Strength::fill && guesses[guess_key(m)] < 2) continue;
      add_form(m, mention.tokens, false);
    }
  }

  // A given name alone is who bears it in full, where one person does. It is not looked for: "Rose"
  // may be a flower.
  void add_given(const Part& part, const Mention& person) {
    const TokenRange tokens = tokens_of(part.span, person.tokens);
    if (tokens.size() == 0 || tokens.size() == person.tokens.size()) return;
    const auto [known, fresh] = givens_.try_emplace(key_of(tokens), part.mention);
    if (fresh || known->second == kNone) return;
    const TokenRange other = document_.mentions[known->second].tokens;
    if (key_of(other) != key_of(person.tokens)) known->second = kNone;
  }

  // "Fos-sur-Mer" is "Fos" for short, once the full name stands in the document. Towns only:
  // "Corse" is more than Corse-du-Sud.
  void add_short_town(std::uint32_t m) {
    if (types_.name(document_.mentions[m].type) != "LOC.city") return;
    const std::string& name = folded_[document_.mentions[m].tokens.first];
    const std::size_t hyphen = name.find('-');
    if (hyphen == std::string::npos || hyphen < 3) return;
    for (const std::string_view link :
         {"-sur-", "-sous-", "-les-", "-en-", "-la-", "-le-", "-du-", "-de-"}) {
      if (name.compare(hyphen, link.size(), link) != 0) continue;
      add_key(name.substr(0, hyphen), 1, name.substr(0, hyphen), m, false);
    }
  }

  [[nodiscard]] TokenRange tokens_of(Span span, TokenRange within) const {
    TokenRange range = within;
    while (range.first < range.last && document_.tokens[range.first].span.begin < span.begin)
      ++range.first;
    while (range.last > range.first && document_.tokens[range.last - 1].span.end > span.end)
      --range.last;
    return range;
  }

  void add_form(std::uint32_t mention, TokenRange tokens, bool surname) {
    if (tokens.size() == 0 || tokens.size() > kLongestForm) return;
    // One short word is no safe form: "A", "Li" would be found everywhere.
    if (tokens.size() == 1 && utf8::length(folded_[tokens.first]) < 3) return;
    add_key(key_of(tokens), tokens.size(), folded_[tokens.first], mention, surname);
  }

  void add_key(std::string key, std::size_t size, const std::string& first, std::uint32_t mention,
               bool surname) {
    Form& form = forms_[std::move(key)];
    (surname ? form.people : form.mentions).push_back(mention);
    sizes_[first] |= 1U << size;
  }

  [[nodiscard]] std::string key_of(TokenRange tokens) const {
    std::string key;
    for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
      if (t > tokens.first) key += '\x1F';
      key += folded_[t];
    }
    return key;
  }

  // The mention that `form` stands for at `position`: the last one before, else the first.
  [[nodiscard]] std::uint32_t meant(const Form& form, std::uint32_t position) const {
    const std::vector<std::uint32_t>& all = form.people.empty() ? form.mentions : form.people;
    const auto after = std::partition_point(all.begin(), all.end(), [&](std::uint32_t m) {
      return document_.mentions[m].span.begin <= position;
    });
    return after == all.begin() ? all.front() : *std::prev(after);
  }

  void find_forms() {
    for (auto& [key, form] : forms_) {
      for (std::vector<std::uint32_t>* all : {&form.mentions, &form.people}) {
        std::sort(all->begin(), all->end(), [&](std::uint32_t a, std::uint32_t b) {
          return document_.mentions[a].span.begin < document_.mentions[b].span.begin;
        });
      }
    }
    for (const Sentence& sentence : document_.sentences) {
      for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        if (!has_capital(document_.tokens[t].casing)) continue;
        const auto sizes = sizes_.find(folded_[t]);
        if (sizes == sizes_.end()) continue;
        // The longest form whose tokens are free.
        for (auto size = static_cast<std::uint32_t>(kLongestForm); size > 0; --size) {
          if ((sizes->second & (1U << size)) == 0 || sentence.tokens.last - t < size) continue;
          const TokenRange range{t, t + size};
          if (!may_take(range)) continue;
          const auto form = forms_.find(key_of(range));
          if (form == forms_.end()) continue;
          const std::uint32_t repeated = meant(form->second, document_.tokens[t].span.begin);
          if (repeated != taken_[t]) {  // else it is that mention itself
            yield_weak(range);
            add(range, repeated);
          }
          t = range.last - 1;
          break;
        }
      }
    }
  }

  // Free, or held by a claim weak enough to give way: a `fill` guess, or an ambiguous list entry.
  [[nodiscard]] bool may_take(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (!may_take_token(t)) return false;
    }
    return true;
  }

  [[nodiscard]] bool may_take_token(std::uint32_t token) const {
    if (taken_[token] == kNone) return true;
    const Mention& holder = document_.mentions[taken_[token]];
    return !holder.origin.user && holder.tokens.size() == 1 &&
           (holder.strength == Strength::fill || (holder.ambiguous && !holder.name.empty()));
  }

  void yield_weak(TokenRange range) {
    const auto winner = static_cast<std::uint32_t>(document_.mentions.size());  // added next
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (taken_[t] == kNone) continue;
      document_.mentions[taken_[t]].verdict = {State::dropped, Reason::same_span, winner};
      taken_[t] = kNone;
    }
  }

  // ---- entities -------------------------------------------------------------------------------

  std::uint32_t root(std::uint32_t m) {
    while (parent_[m] != m) m = parent_[m] = parent_[parent_[m]];
    return m;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  // The mention itself, or the later mention of its name that took its place; kNone when neither
  // was kept.
  [[nodiscard]] std::uint32_t standing(std::uint32_t m) const {
    const Verdict& verdict = document_.mentions[m].verdict;
    if (verdict.state == State::kept) return m;
    if (verdict.reason != Reason::same_span || verdict.by == kNone) return kNone;
    return document_.mentions[verdict.by].verdict.state == State::kept ? verdict.by : kNone;
  }

  void number_entities() {
    parent_.resize(document_.mentions.size());
    std::iota(parent_.begin(), parent_.end(), 0U);
    const std::vector<std::uint32_t> kept = kept_mentions(document_);
    std::map<std::pair<TypeId, std::string>, std::uint32_t> by_text;
    for (const std::uint32_t m : kept) {
      const Mention& mention = document_.mentions[m];
      if (!is_named(coarse(m)) || mention.verdict.reason == Reason::later_mention) continue;
      // "M. Dupont" is the Dupont whose full name stands before, not every Dupont of the text.
      if (coarse(m) == types::PER && mention.tokens.size() <= kLongestForm) {
        const auto form = forms_.find(key_of(mention.tokens));
        if (form != forms_.end() && !form->second.people.empty()) {
          join(m, meant(form->second, mention.span.begin));
          continue;
        }
        const auto given = givens_.find(key_of(mention.tokens));
        if (given != givens_.end() && given->second != kNone) join(m, given->second);
      }
      const auto join_by = [&](std::string key) {
        const auto [it, fresh] = by_text.try_emplace({coarse(m), std::move(key)}, m);
        if (!fresh) join(m, it->second);
      };
      join_by(folded(mention.span.in(document_.text())));
      if (!mention.name.empty()) join_by(folded(document_.pooled(mention.name)));
    }
    for (const auto& [mention, repeated] : repeats_) {
      const std::uint32_t stands = standing(repeated);
      if (document_.mentions[mention].verdict.state == State::kept && stands != kNone) {
        join(mention, stands);
      }
    }
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (const std::uint32_t m : kept) {
      if (!is_named(coarse(m))) continue;
      const auto [it, fresh] =
          numbers.try_emplace(root(m), static_cast<std::uint32_t>(document_.entities.size()));
      if (fresh) document_.entities.push_back({document_.mentions[m].type, m, 0});
      Entity& entity = document_.entities[it->second];
      ++entity.mention_count;
      document_.mentions[m].entity = it->second;
      const std::uint32_t size = document_.mentions[m].span.size();
      if (size > document_.mentions[entity.representative].span.size()) entity.representative = m;
    }
    share_ids(kept);
  }

  // "M. Dupont" is who the list knows as Jean Dupont.
  void share_ids(const std::vector<std::uint32_t>& kept) {
    std::vector<std::uint32_t> known(document_.entities.size(), kNone);
    for (const std::uint32_t m : kept) {
      const Mention& mention = document_.mentions[m];
      if (mention.entity == kNone || document_.pooled(mention.id).empty()) continue;
      if (known[mention.entity] == kNone) known[mention.entity] = m;
    }
    for (const std::uint32_t m : kept) {
      Mention& mention = document_.mentions[m];
      if (mention.entity == kNone || !document_.pooled(mention.id).empty()) continue;
      if (coarse(m) != types::PER || known[mention.entity] == kNone) continue;
      mention.id = document_.mentions[known[mention.entity]].id;
    }
  }

  Document& document_;
  const TypeTable& types_;
  std::uint8_t stage_;
  std::vector<std::uint32_t> taken_;
  std::vector<std::string> folded_;
  std::unordered_map<std::string, Form> forms_;            // by the tokens' folded forms
  std::unordered_map<std::string, std::uint32_t> givens_;  // likewise: who bears it; kNone: several
  std::unordered_map<std::string, std::uint32_t> sizes_;   // by first token: bit n for n tokens
  std::vector<std::pair<std::uint32_t, std::uint32_t>> repeats_;
  std::vector<std::uint32_t> parent_;
};

}  // namespace

void Entities::run(Document& document, Scratch* /*scratch*/) const {
  Joiner(document, *types_, index()).run();
}

OriginText Entities::describe(const Document& document, const Origin& origin) const {
  const Mention& repeated = document.mentions[origin.item];
  return {.kind = "mention",
          .source = std::string(repeated.span.in(document.text())),
          .item = {},
          .place = {},
          .why = "the same name, its surname or its acronym stands elsewhere in the document"};
}

}  // namespace vigie
