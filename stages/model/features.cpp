#include "stages/model/features.h"

#include <algorithm>
#include <bit>

#include "gazetteers/pieces.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/near_mentions.h"

namespace vigie::model {
namespace {

// A template of features. The numbers are part of the model file: new ones go to the end.
enum Template : std::uint64_t {
  kBias,
  kWord,          // + offset 0..4 for -2..2
  kWordPair = 8,  // with the next, with the one before
  kSuffix = 12,   // two, three, four bytes
  kPrefix = 16,
  kShape = 20,   // + offset
  kShapes = 26,  // pairs and triples
  kFine = 32,    // classes, + offset
  kMiddle = 40,
  kCoarse = 48,
  kCoarsePair = 56,
  kSmallWord = 60,  // classes of the small-letter word
  kClaim = 64,      // a mention: origin, type, place
  kClaimType = 66,  // type, place, strength
  kClaimBefore = 68,
  kClaimAfter = 70,
  kClaimForm = 71,  // a mention: who, type, place, length, strength
  kKept = 72,       // + offset
  kKeptShape = 78,
  kKeptWordBefore = 79,
  kKeptCoarseBefore = 80,
  kKeptCoarseAfter = 81,
  kUsage = 84,
  kUsageKept = 85,
  kUsagePerson = 86,
  kZone = 88,
  kQuoted = 89,
  kOpens = 90,
};

std::uint64_t feature(std::uint64_t which, std::uint64_t value) {
  std::uint64_t hash = (value + which * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
  hash ^= hash >> 32U;
  hash *= 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 29U);
}
std::uint64_t both(std::uint64_t a, std::uint64_t b) {
  return (a ^ std::rotl(b, 31)) * 0xA0761D6478BD642FULL;
}

constexpr std::uint64_t kNoWord = 0x5EED;  // beyond the edge of the sentence

std::uint32_t length_bucket(std::uint32_t bytes) {
  return bytes < 4 ? bytes : bytes < 7 ? 4 : bytes < 12 ? 5 : 6;
}

constexpr std::string_view kCurly = "\xE2\x80\x99";

std::string straightened(std::string_view word) {
  std::string out(word);
  for (std::size_t at = out.find(kCurly); at != std::string::npos; at = out.find(kCurly, at))
    out.replace(at, kCurly.size(), "'");
  return out;
}

Place place_in(TokenRange tokens, std::uint32_t index) {
  if (tokens.size() == 1) return kSingle;
  if (index == tokens.first) return kBegin;
  return index + 1 == tokens.last ? kEnd : kInside;
}

bool has_capital(const Token& token) {
  return token.casing == Casing::capitalised || token.casing == Casing::capitals ||
         token.casing == Casing::mixed;
}

}  // namespace

Evidence::Evidence(const Resources& resources, std::shared_ptr<const WordClasses> word_classes,
                   std::uint8_t gazetteer_stage, std::uint8_t rules_stage)
    : types(resources.types),
      classes(std::move(word_classes)),
      gazetteer(gazetteer_stage),
      rules(rules_stage) {
  for (const RuleTag::Source& source : resources.rules) {
    std::vector<std::uint64_t>& hashes = rule_hashes.emplace_back();
    for (const Rule& rule : source.engine->rules()) hashes.push_back(piece_hash(rule.id));
  }
  for (const GazetteerTag::Source& source : resources.gazetteers) {
    gazetteers.push_back(source.gazetteer);
    std::vector<std::uint64_t>& hashes = list_hashes.emplace_back();
    for (std::uint32_t list = 0; list < source.gazetteer->list_count(); ++list)
      hashes.push_back(piece_hash(source.gazetteer->list_name(list)));
  }
  for (std::size_t type = 0; type < types->size(); ++type)
    type_hashes.push_back(piece_hash(types->name(static_cast<TypeId>(type))));
}

std::uint64_t FeatureMaker::origin_hash(const Mention& mention) const {
  const Origin& origin = mention.origin;
  std::uint64_t hash = static_cast<std::uint64_t>(mention.strength) + 3;
  if (origin.stage == evidence_->rules)
    return both(hash, evidence_->rule_hashes[origin.source][origin.item]);
  if (origin.stage != evidence_->gazetteer) {
    return both(hash, static_cast<std::uint64_t>(mention.priority));
  }
  // The parity of a list's priority tells whether the letters agree exactly.
  const std::uint32_t source = source_in(origin);
  const Gazetteer::Entry entry = evidence_->gazetteers[source]->entry(origin.item);
  hash = both(hash, evidence_->list_hashes[source][entry.list]);
  hash = both(hash, (mention.ambiguous ? 1U : 0U) | (mention.priority % 5 == 1 ? 2U : 0U));
  return hash;
}

void FeatureMaker::start(const Document& document) {
  document_ = &document;
  islands_.clear();
  looks_.assign(document.tokens.size(), {});
  find_islands();
  look_at_islands();
  collect_claims();
  collect_forms();
}

std::uint64_t FeatureMaker::word_hash(std::uint32_t index) const {
  const std::string_view bytes = document_->tokens[index].span.in(document_->text());
  std::array<char, 64> buffer;  // NOLINT(*-member-init): written before it is read
  if (const auto size = fold_into(bytes, buffer)) return piece_hash({buffer.data(), *size});
  return piece_hash(folded(bytes));
}

// What features of an island are made from: its tokens and two on either side.
void FeatureMaker::look_at_islands() {
  std::uint32_t done = 0;  // tokens before this one have been looked at
  for (std::size_t i = 0; i < islands_.size(); ++i) {
    const TokenRange sentence = document_->sentences[islands_[i].sentence].tokens;
    const bool fresh = i == 0 || islands_[i - 1].sentence != islands_[i].sentence;
    if (fresh) {
      bool quoted = false;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        const Token& token = document_->tokens[t];
        if (token.kind == TokenKind::punctuation) {
          const std::string_view mark = token.span.in(document_->text());
          if (mark == "\xC2\xAB" || mark == "\xE2\x80\x9C") quoted = true;
          if (mark == "\xC2\xBB" || mark == "\xE2\x80\x9D") quoted = false;
        }
        looks_[t].quoted = quoted;
      }
    }
    const TokenRange tokens = islands_[i].tokens;
    const std::uint32_t first =
        std::max(tokens.first - sentence.first < 2 ? sentence.first : tokens.first - 2, done);
    const std::uint32_t last = std::min(tokens.last + 2, sentence.last);
    for (std::uint32_t t = first; t < last; ++t) look_at(t, t == sentence.first);
    done = last;
  }
}

void FeatureMaker::look_at(std::uint32_t index, bool opens) {
  const Token& token = document_->tokens[index];
  const std::string_view bytes = token.span.in(document_->text());
  Look& look = looks_[index];
  std::array<char, 64> buffer;  // NOLINT(*-member-init): written before it is read
  std::size_t length = bytes.size();
  if (const auto size = fold_into(bytes, buffer)) {
    look.word = piece_hash({buffer.data(), *size});
    length = *size;
  } else {
    look.word = piece_hash(folded(bytes));
  }
  const bool curly = bytes.find(kCurly) != std::string_view::npos;
  if (token.kind == TokenKind::word) {
    look.small = classes_->small_row(look.word);
    look.row = classes_->row(piece_hash(curly ? straightened(bytes) : bytes));
    if (look.row == WordClasses::kNoRow) look.row = look.small;
  }
  const bool stop = !bytes.empty() && bytes.back() == '.';
  const bool hyphen = bytes.find('-') != std::string_view::npos;
  const bool apostrophe = bytes.find('\'') != std::string_view::npos || curly;
  look.shape = static_cast<std::uint32_t>(token.kind) |
               static_cast<std::uint32_t>(token.casing) << 3U |
               length_bucket(static_cast<std::uint32_t>(length)) << 6U | (opens ? 1U << 9U : 0U) |
               (stop ? 1U << 10U : 0U) | (hyphen ? 1U << 11U : 0U) | (apostrophe ? 1U << 12U : 0U) |
               (token.line_start ? 1U << 13U : 0U);
  if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) {
    look.shape |= static_cast<std::uint32_t>(look.word) << 14U;
  }
}

void FeatureMaker::collect_claims() {
  const Document& document = *document_;
  first_claim_.assign(document.tokens.size() + 1, 0);
  mention_hashes_.resize(document.mentions.size());
  for (std::size_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    mention_hashes_[m] = origin_hash(mention);
    for (std::uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t)
      ++first_claim_[t + 1];
  }
  for (std::size_t t = 1; t < first_claim_.size(); ++t) first_claim_[t] += first_claim_[t - 1];
  claims_.resize(first_claim_.back());
  std::vector<std::uint32_t> next(first_claim_.begin(), first_claim_.end() - 1);
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    for (std::uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t)
      claims_[next[t]++] = {m, place_in(mention.tokens, t)};
    if (mention.verdict.state != State::kept || mention.enclosing != kNone) continue;
    const std::uint32_t type =
        static_cast<std::uint32_t>(evidence_->types->coarse(mention.type)) + 1;
    const std::uint32_t length = std::min<std::uint32_t>(mention.tokens.size(), 4);
    for (std::uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t)
      looks_[t].kept = type << 8U | length << 4U | place_in(mention.tokens, t);
  }
}

FeatureMaker::Form& FeatureMaker::form_of(std::uint64_t word) {
  std::size_t at = word & (forms_.size() - 1);
  while (forms_[at].all != 0 && forms_[at].word != word) at = (at + 1) & (forms_.size() - 1);
  forms_[at].word = word;
  return forms_[at];
}

FeatureMaker::Form* FeatureMaker::find_form(std::uint64_t word) {
  std::size_t at = word & (forms_.size() - 1);
  while (forms_[at].all != 0 && forms_[at].word != word) at = (at + 1) & (forms_.size() - 1);
  return forms_[at].all == 0 ? nullptr : &forms_[at];
}

// Forms with a capital, all of which lie in islands; then how often each stands in small letters.
void FeatureMaker::collect_forms() {
  const Document& document = *document_;
  std::size_t capitals = 0;
  for (const Island& island : islands_) {
    for (std::uint32_t t = island.tokens.first; t < island.tokens.last; ++t)
      capitals += has_capital(document.tokens[t]) ? 1 : 0;
  }
  forms_.assign(std::bit_ceil(capitals * 2 + 2), {});
  for (const Island& island : islands_) {
    const std::uint32_t start = document.sentences[island.sentence].tokens.first;
    for (std::uint32_t t = island.tokens.first; t < island.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      if (token.kind != TokenKind::word || !has_capital(token)) continue;
      Form& form = form_of(looks_[t].word);
      ++form.all;
      if (t != start) ++form.capital;
      const std::uint32_t kept = looks_[t].kept;
      if (kept == 0) continue;
      const std::size_t row = row_of(static_cast<TypeId>((kept >> 8U) - 1));
      if (form.kept[row] < 60000) ++form.kept[row];
      if (row == row_of(types::PER) && (kept & 15U) == kEnd && form.last_of_person < 60000)
        ++form.last_of_person;
    }
  }
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const Token& token = document.tokens[t];
    if (token.kind != TokenKind::word || token.casing != Casing::lower) continue;
    const std::uint64_t word = looks_[t].word != 0 ? looks_[t].word : word_hash(t);
    if (Form* form = find_form(word)) ++form->small;
  }
}

// Tokens with a capital, and those that a candidate of the model's types covers; a small word
// between two of them; one neighbour to the left and two to the right.
void FeatureMaker::find_islands() {
  const Document& document = *document_;
  const std::size_t count = document.tokens.size();
  active_.assign(count, 0);
  for (std::uint32_t t = 0; t < count; ++t) {
    if (has_capital(document.tokens[t]) && document.tokens[t].kind != TokenKind::url)
      active_[t] = 1;
  }
  for (const Mention& mention : document.mentions) {
    if (mention.strength == Strength::evidence ||
        row_of(evidence_->types->coarse(mention.type)) == kTypes.size())
      continue;
    std::fill(active_.begin() + mention.tokens.first, active_.begin() + mention.tokens.last,
              std::uint8_t{1});
  }
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    std::uint32_t end = sentence.tokens.first;  // of the island at hand
    std::uint32_t begin = end;
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      if (active_[t] == 0) continue;
      const std::uint32_t from = t > sentence.tokens.first ? t - 1 : t;
      const std::uint32_t to = std::min(t + 3, sentence.tokens.last);
      if (from > end || begin == end) {
        if (end > begin) islands_.push_back({{begin, end}, s});
        begin = std::max(from, end);
      }
      end = to;
    }
    if (end > begin) islands_.push_back({{begin, end}, s});
  }
}

void FeatureMaker::append(const Island& island, std::uint32_t index,
                          std::vector<std::uint64_t>& out) const {
  const Document& document = *document_;
  const TokenRange sentence = document.sentences[island.sentence].tokens;
  static const Look kEdge{kNoWord, 0, 0, 0x7FFFU, 0, false};
  const auto look = [&](int offset) -> const Look& {
    const std::int64_t at = static_cast<std::int64_t>(index) + offset;
    return at >= sentence.first && at < sentence.last ? looks_[static_cast<std::size_t>(at)]
                                                      : kEdge;
  };
  const auto add = [&](std::uint64_t which, std::uint64_t value) {
    out.push_back(feature(which, value));
  };
  const Look& here = look(0);
  const Look& before = look(-1);
  const Look& after = look(1);

  add(kBias, 0);
  for (int offset = -2; offset <= 2; ++offset) {
    const auto shift = static_cast<std::uint64_t>(offset + 2);
    const Look& there = look(offset);
    add(kWord + shift, there.word);
    add(kShape + shift, there.shape);
    add(kKept + shift, there.kept);
    if (there.row == WordClasses::kNoRow) continue;
    add(kFine + shift, classes_->at(there.row, 2));
    add(kMiddle + shift, classes_->at(there.row, 1));
    add(kCoarse + shift, classes_->at(there.row, 0));
  }
  add(kWordPair, both(before.word, here.word));
  add(kWordPair + 1, both(here.word, after.word));
  add(kShapes, both(before.shape, here.shape));
  add(kShapes + 1, both(here.shape, after.shape));
  add(kShapes + 2, both(both(before.shape, here.shape), after.shape));
  const std::uint16_t coarse = classes_->at(here.row, 0);
  add(kCoarsePair, both(classes_->at(before.row, 0), coarse));
  add(kCoarsePair + 1, both(coarse, classes_->at(after.row, 0)));
  if (has_capital(document.tokens[index])) {
    add(kSmallWord, here.small == 0 ? 0 : classes_->at(here.small, 1));
    add(kSmallWord + 1, here.small == 0 ? 0 : classes_->at(here.small, 2));
  }

  // Letters: folded, so that accents and case do not matter here.
  const Token& token = document.tokens[index];
  std::array<char, 64> buffer;  // NOLINT(*-member-init): written before it is read
  if (const auto size = fold_into(token.span.in(document.text()), buffer)) {
    const std::string_view word(buffer.data(), *size);
    for (std::size_t length = 2; length <= 4 && length < word.size(); ++length) {
      add(kSuffix + length, piece_hash(word.substr(word.size() - length)));
      add(kPrefix + length, piece_hash(word.substr(0, length)));
    }
  }

  const auto type_hash = [&](const Mention& mention) {
    return evidence_->type_hashes[mention.type];
  };
  for (std::uint32_t c = first_claim_[index]; c < first_claim_[index + 1]; ++c) {
    const Mention& mention = document.mentions[claims_[c].mention];
    const std::uint64_t type = both(type_hash(mention), claims_[c].place);
    add(kClaim, both(mention_hashes_[claims_[c].mention], type));
    const auto strength = static_cast<std::uint64_t>(mention.strength);
    add(kClaimType, both(type, strength));
    const std::uint64_t coarse_type = evidence_->types->coarse(mention.type);
    const bool exact = mention.origin.stage == evidence_->gazetteer && mention.priority % 5 == 1;
    add(kClaimForm, coarse_type << 16U | std::uint64_t{mention.origin.stage} << 11U |
                        std::min<std::uint64_t>(mention.tokens.size(), 5) << 8U |
                        std::uint64_t{claims_[c].place} << 6U | strength << 4U |
                        (mention.ambiguous ? 4U : 0U) | (exact ? 2U : 0U) |
                        (mention.verdict.state == State::kept ? 1U : 0U));
  }
  if (index > sentence.first) {
    for (std::uint32_t c = first_claim_[index - 1]; c < first_claim_[index]; ++c) {
      const Mention& mention = document.mentions[claims_[c].mention];
      add(kClaimBefore, both(type_hash(mention), claims_[c].place));
    }
  }
  if (index + 1 < sentence.last) {
    for (std::uint32_t c = first_claim_[index + 1]; c < first_claim_[index + 2]; ++c) {
      const Mention& mention = document.mentions[claims_[c].mention];
      add(kClaimAfter, both(type_hash(mention), claims_[c].place));
    }
  }
  add(kKeptShape, both(here.kept, here.shape));
  add(kKeptWordBefore, both(here.kept, before.word));
  add(kKeptCoarseBefore, both(here.kept, classes_->at(before.row, 1)));
  add(kKeptCoarseAfter, both(here.kept, classes_->at(after.row, 1)));

  // The same form elsewhere in the document.
  if (token.kind == TokenKind::word) {
    if (const Form* form = find_form(here.word)) {
      const auto several = [](std::uint32_t count) { return std::min(count, 2U); };
      const bool opens = index == sentence.first;
      const bool capital = has_capital(token);
      const std::uint32_t other_small = form->small - (token.casing == Casing::lower ? 1 : 0);
      const std::uint32_t other_capital = form->capital - (capital && !opens ? 1 : 0);
      add(kUsage, (capital ? 1U : 0U) | (opens ? 2U : 0U) | several(other_small) << 2U |
                      several(other_capital) << 4U);
      if (capital) {
        std::size_t best = 0;
        std::uint32_t most = 0;
        for (std::size_t row = 0; row < form->kept.size(); ++row) {
          std::uint32_t times = form->kept[row];
          if (here.kept != 0 && row_of(static_cast<TypeId>((here.kept >> 8U) - 1)) == row &&
              times > 0)
            --times;
          if (times > most) {
            most = times;
            best = row + 1;
          }
        }
        add(kUsageKept, best | several(most) << 4U | (here.kept != 0 ? 1U << 8U : 0U));
        add(kUsagePerson, several(form->last_of_person) | static_cast<std::uint64_t>(here.kept)
                                                              << 4U);
      }
    }
  }
  add(kZone, static_cast<std::uint64_t>(document.zone_kind_at(token.span.begin)));
  add(kQuoted, (here.quoted ? 1U : 0U) | static_cast<std::uint64_t>(token.casing) << 1U);
  if (index == sentence.first) add(kOpens, here.kept);
}

}  // namespace vigie::model
