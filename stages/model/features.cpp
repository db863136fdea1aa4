#include "stages/model/features.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "gazetteers/pieces.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/near_mentions.h"

namespace vigie::model {
namespace {

// A template of features. The numbers are part of the model file: new ones go to the end.
enum Template : std::uint64_t {
  kBias,
  kWord,         // + offset 0..4 for -2..2
  kSuffix = 12,  // two, three, four bytes
  kPrefix = 16,
  kShape = 20,   // + offset
  kShapes = 26,  // pairs
  kFine = 32,    // classes, + offset
  kMiddle = 40,
  kCoarse = 48,
  kSmallWord = 60,  // classes of the small-letter word
  kClaim = 64,      // a mention: origin, type, place
  kClaimType = 66,  // type, place, strength
  kClaimBefore = 68,
  kClaimAfter = 70,
  kClaimForm = 71,  // a mention: who, type, place, length, strength, verdict
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
  std::string out;
  for (std::size_t at = word.find(kCurly); at != std::string_view::npos; at = word.find(kCurly)) {
    out.append(word.substr(0, at)).push_back('\'');
    word.remove_prefix(at + kCurly.size());
  }
  return out.append(word);
}

// Beyond the edge of the sentence.
constexpr Form kEdge{kNoWord, {}, {}, 0x7FFFU};

// What small-letter words are looked for by, before their letters are folded: the last two bytes.
std::size_t ending_of(std::string_view bytes) {
  const auto last = static_cast<unsigned char>(bytes[bytes.size() - 1]);
  const auto before = static_cast<unsigned char>(bytes[bytes.size() - 2]);
  return (static_cast<std::size_t>(before) & 31U) << 7U |
         (static_cast<std::size_t>(last) & 31U) << 2U | (bytes.size() & 3U);
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

// ---- forms --------------------------------------------------------------------------------------

Form FormTable::make(std::string_view text, const Token& token) const {
  const std::string_view bytes = token.span.in(text);
  Form form;
  std::array<char, 64> buffer;  // NOLINT(*-member-init): written before it is read
  std::size_t length = bytes.size();
  if (const auto size = fold_into(bytes, buffer)) {
    form.word = piece_hash({buffer.data(), *size});
    length = *size;
  } else {
    form.word = piece_hash(folded(bytes));
  }
  const bool curly = bytes.find(kCurly) != std::string_view::npos;
  if (token.kind == TokenKind::word) {
    const std::uint32_t small = classes_->small_row(form.word);
    std::uint32_t row = classes_->row(curly ? piece_hash(straightened(bytes)) : piece_hash(bytes));
    if (row == WordClasses::kNoRow) row = small;
    for (std::size_t grain = 0; grain < WordClasses::kGrains; ++grain) {
      form.classes[grain] = classes_->at(row, grain);
      form.small[grain] = classes_->at(small, grain);
    }
  }
  const bool stop = !bytes.empty() && bytes.back() == '.';
  const bool hyphen = bytes.find('-') != std::string_view::npos;
  const bool apostrophe = bytes.find('\'') != std::string_view::npos || curly;
  form.shape = static_cast<std::uint32_t>(token.kind) |
               static_cast<std::uint32_t>(token.casing) << 3U |
               length_bucket(static_cast<std::uint32_t>(length)) << 6U | (stop ? 1U << 10U : 0U) |
               (hyphen ? 1U << 11U : 0U) | (apostrophe ? 1U << 12U : 0U);
  if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol)
    form.shape |= static_cast<std::uint32_t>(form.word) << 14U;
  return form;
}

std::size_t FormTable::place(std::string_view text, const Token& token) {
  const std::string_view bytes = token.span.in(text);
  if (bytes.size() > sizeof(Row::bytes)) return kPlaces;
  std::array<char, 24> key{};
  std::memcpy(key.data(), bytes.data(), bytes.size());
  std::array<std::uint64_t, 3> parts;  // NOLINT(*-member-init): written in the next line
  std::memcpy(parts.data(), key.data(), key.size());
  const auto cut = static_cast<std::uint8_t>(static_cast<unsigned>(token.kind) |
                                             static_cast<unsigned>(token.casing) << 4U);
  const std::uint64_t mixed =
      (both(both(parts[0], parts[1]), parts[2]) + cut) * 0x9E3779B97F4A7C15ULL;
  const std::size_t place = mixed >> 52U;
  static_assert(kPlaces == std::size_t{1} << (64 - 52));
  Row& row = rows_[place];
  if (row.round == 0 || row.bytes != key || row.size != bytes.size() || row.cut != cut) {
    row.bytes = key;
    row.size = static_cast<std::uint8_t>(bytes.size());
    row.cut = cut;
    ++row.round;
    row.form = make(text, token);
  }
  return place;
}

const Form& FeatureMaker::look_at(std::uint32_t token) {
  const std::size_t place = forms_.place(document_->text(), document_->tokens[token]);
  if (place == FormTable::kPlaces) {
    looks_[token] = forms_.make(document_->text(), document_->tokens[token]);
    places_[token] = {};
  } else {
    looks_[token] = forms_.row(place).form;
    places_[token] = {static_cast<std::uint32_t>(place), forms_.row(place).round};
  }
  return looks_[token];
}

void FeatureMaker::append_form(std::uint32_t token, int offset, Features& out) const {
  const Form& form = token == kNone ? kEdge : looks_[token];
  const auto shift = static_cast<std::uint64_t>(offset + kFormReach);
  const auto add = [&](std::uint64_t which, std::uint64_t value) {
    out.push_back(feature(which, value));
  };
  add(kWord + shift, form.word);
  add(kShape + shift, form.shape);
  if (form.classes[0] != 0) {
    add(kFine + shift, form.classes[2]);
    add(kMiddle + shift, form.classes[1]);
    add(kCoarse + shift, form.classes[0]);
  }
  if (offset != 0 || token == kNone) return;
  add(kBias, 0);
  const Token& here = document_->tokens[token];
  if (has_capital(here.casing)) {
    add(kSmallWord, form.small[1]);
    add(kSmallWord + 1, form.small[2]);
  }
  // Letters: folded, so that accents and case do not matter here.
  std::array<char, 64> buffer;  // NOLINT(*-member-init): written before it is read
  if (const auto size = fold_into(here.span.in(document_->text()), buffer)) {
    const std::string_view word(buffer.data(), *size);
    for (std::size_t length = 2; length <= 4 && length < word.size(); ++length) {
      add(kSuffix + length, piece_hash(word.substr(word.size() - length)));
      add(kPrefix + length, piece_hash(word.substr(0, length)));
    }
  }
}

// ---- islands ------------------------------------------------------------------------------------

void FeatureMaker::start(const Document& document) {
  document_ = &document;
  const std::size_t count = document.tokens.size();
  islands_.clear();
  looks_.resize(count);
  places_.resize(count);
  quoted_.resize(count);
  find_islands();
  look_at_islands();
  collect_claims();
  count_usage();
}

// Tokens that a candidate of the model's types covers, and those with a capital; but not a common
// word whose capital only opens its sentence. One neighbour to the left and two to the right.
void FeatureMaker::find_islands() {
  const Document& document = *document_;
  const std::size_t count = document.tokens.size();
  active_.assign(count, 0);
  for (std::uint32_t t = 0; t < count; ++t) {
    const Token& token = document.tokens[t];
    active_[t] = has_capital(token.casing) && token.kind != TokenKind::url ? 1 : 0;
  }
  for (const Sentence& sentence : document.sentences) {
    const std::uint32_t t = sentence.tokens.first;
    if (active_[t] == 0 || document.tokens[t].casing != Casing::capitalised) continue;
    if (look_at(t).small[0] != 0) active_[t] = 0;
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

// What features of an island are made from: its tokens and two on either side.
void FeatureMaker::look_at_islands() {
  const Document& document = *document_;
  std::uint32_t done = 0;  // tokens before this one have been looked at
  for (std::size_t i = 0; i < islands_.size(); ++i) {
    const TokenRange sentence = document.sentences[islands_[i].sentence].tokens;
    if (i == 0 || islands_[i - 1].sentence != islands_[i].sentence) {
      std::uint8_t quoted = 0;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        const Token& token = document.tokens[t];
        if (token.kind == TokenKind::punctuation) {
          const std::string_view mark = token.span.in(document.text());
          if (mark == "\xC2\xAB" || mark == "\xE2\x80\x9C") quoted = 1;
          if (mark == "\xC2\xBB" || mark == "\xE2\x80\x9D") quoted = 0;
        }
        quoted_[t] = quoted;
      }
    }
    const TokenRange tokens = islands_[i].tokens;
    const std::uint32_t first =
        std::max(tokens.first - sentence.first < 2 ? sentence.first : tokens.first - 2, done);
    const std::uint32_t last = std::min(tokens.last + 2, sentence.last);
    for (std::uint32_t t = first; t < last; ++t) look_at(t);
    done = last;
  }
}

// ---- mentions -----------------------------------------------------------------------------------

void FeatureMaker::collect_claims() {
  const Document& document = *document_;
  kept_.assign(document.tokens.size(), 0);
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
  next_claim_.assign(first_claim_.begin(), first_claim_.end() - 1);
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    const TokenRange tokens = mention.tokens;
    for (std::uint32_t t = tokens.first; t < tokens.last; ++t)
      claims_[next_claim_[t]++] = {m, place_in(tokens.first, tokens.last, t)};
    if (mention.verdict.state != State::kept || mention.enclosing != kNone) continue;
    const TypeId coarse = evidence_->types->coarse(mention.type);
    for (std::uint32_t t = tokens.first; t < tokens.last; ++t)
      kept_[t] = kept_value(coarse, tokens.size(), place_in(tokens.first, tokens.last, t));
  }
}

std::uint32_t FeatureMaker::kept_value(TypeId coarse, std::uint32_t length, Place place) {
  return (std::uint32_t{coarse} + 1) << 8U | std::min(length, 4U) << 4U | place;
}

void FeatureMaker::append_kept(std::uint32_t kept, int offset, Features& out) {
  if (kept == 0) return;
  out.push_back(feature(kKept + static_cast<std::uint64_t>(offset + kFormReach), kept));
}

namespace {

// A mention of some kind at a token, as a number: who, type, place, length, strength, verdict.
std::uint64_t claim_form(const Mention& mention, TypeId coarse, bool exact, Place place) {
  return std::uint64_t{coarse} << 24U | static_cast<std::uint64_t>(mention.verdict.reason) << 18U |
         std::uint64_t{mention.origin.stage} << 12U |
         std::min<std::uint64_t>(mention.tokens.size(), 5) << 8U | std::uint64_t{place} << 6U |
         static_cast<std::uint64_t>(mention.strength) << 4U | (mention.ambiguous ? 4U : 0U) |
         (exact ? 2U : 0U) | (mention.verdict.state == State::kept ? 1U : 0U);
}

}  // namespace

std::uint64_t FeatureMaker::claim_key(const Claim& claim) const {
  const Mention& mention = document_->mentions[claim.mention];
  const bool exact = mention.origin.stage == evidence_->gazetteer && mention.priority % 5 == 1;
  const std::uint64_t form =
      claim_form(mention, evidence_->types->coarse(mention.type), exact, claim.place);
  return both(both(mention_hashes_[claim.mention], evidence_->type_hashes[mention.type]), form);
}

void FeatureMaker::append_claim(const Claim& claim, int offset, Features& out) const {
  const Mention& mention = document_->mentions[claim.mention];
  const std::uint64_t type = both(evidence_->type_hashes[mention.type], claim.place);
  if (offset != 0) {
    out.push_back(feature(offset < 0 ? kClaimBefore : kClaimAfter, type));
    return;
  }
  const bool exact = mention.origin.stage == evidence_->gazetteer && mention.priority % 5 == 1;
  out.push_back(feature(kClaim, both(mention_hashes_[claim.mention], type)));
  out.push_back(feature(kClaimType, both(type, static_cast<std::uint64_t>(mention.strength))));
  out.push_back(feature(
      kClaimForm, claim_form(mention, evidence_->types->coarse(mention.type), exact, claim.place)));
}

// ---- the same word elsewhere --------------------------------------------------------------------

std::size_t FeatureMaker::usage_place(std::uint64_t word) const {
  std::size_t at = word & (usages_.size() - 1);
  while (usages_[at].all != 0 && usages_[at].word != word) at = (at + 1) & (usages_.size() - 1);
  return at;
}

// Words with a capital, all of which lie in islands; then how often each stands in small letters.
void FeatureMaker::count_usage() {
  const Document& document = *document_;
  std::size_t capitals = 0;
  for (const Island& island : islands_) {
    for (std::uint32_t t = island.tokens.first; t < island.tokens.last; ++t)
      capitals += has_capital(document.tokens[t].casing) ? 1U : 0U;
  }
  usages_.assign(std::bit_ceil(capitals * 2 + 2), {});
  endings_.reset();
  for (const Island& island : islands_) {
    const std::uint32_t start = document.sentences[island.sentence].tokens.first;
    for (std::uint32_t t = island.tokens.first; t < island.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      if (token.kind != TokenKind::word || !has_capital(token.casing)) continue;
      Usage& usage = usages_[usage_place(looks_[t].word)];
      usage.word = looks_[t].word;
      ++usage.all;
      if (token.span.size() > 1) endings_.set(ending_of(token.span.in(document.text())));
      if (t != start) ++usage.capital;
      const std::uint32_t kept = kept_[t];
      if (kept == 0) continue;
      const std::size_t row = row_of(static_cast<TypeId>((kept >> 8U) - 1));
      if (usage.kept[row] < 60000) ++usage.kept[row];
      if (row == row_of(types::PER) && (kept & 15U) == kEnd && usage.last_of_person < 60000)
        ++usage.last_of_person;
    }
  }
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const Token& token = document.tokens[t];
    if (token.kind != TokenKind::word || token.casing != Casing::lower || token.span.size() < 2)
      continue;
    if (!endings_.test(ending_of(token.span.in(document.text())))) continue;
    const std::size_t place = forms_.place(document.text(), token);
    const std::uint64_t word = place == FormTable::kPlaces
                                   ? forms_.make(document.text(), token).word
                                   : forms_.row(place).form.word;
    Usage& usage = usages_[usage_place(word)];
    if (usage.all != 0) ++usage.small;
  }
}

// ---- place --------------------------------------------------------------------------------------

void FeatureMaker::append_place(const Island& island, std::uint32_t index, Features& out) const {
  const Document& document = *document_;
  const TokenRange sentence = document.sentences[island.sentence].tokens;
  const auto add = [&](std::uint64_t which, std::uint64_t value) {
    out.push_back(feature(which, value));
  };
  const Form& here = looks_[index];
  const Form& before = index > sentence.first ? looks_[index - 1] : kEdge;
  const Form& after = index + 1 < sentence.last ? looks_[index + 1] : kEdge;
  add(kShapes, both(before.shape, here.shape));
  add(kShapes + 1, both(here.shape, after.shape));

  const std::uint32_t kept = kept_[index];
  if (kept != 0) {
    add(kKeptShape, both(kept, here.shape));
    add(kKeptWordBefore, both(kept, before.word));
    add(kKeptCoarseBefore, both(kept, before.classes[1]));
    add(kKeptCoarseAfter, both(kept, after.classes[1]));
  }

  const Token& token = document.tokens[index];
  const bool opens = index == sentence.first;
  const bool capital = has_capital(token.casing);
  if (token.kind == TokenKind::word) {
    const Usage& usage = usages_[usage_place(here.word)];
    if (usage.all != 0) {
      const auto several = [](std::uint32_t count) { return std::min(count, 2U); };
      const std::uint32_t other_small =
          usage.small - (token.casing == Casing::lower && usage.small > 0 ? 1 : 0);
      const std::uint32_t other_capital = usage.capital - (capital && !opens ? 1 : 0);
      add(kUsage, (capital ? 1U : 0U) | (opens ? 2U : 0U) | several(other_small) << 2U |
                      several(other_capital) << 4U);
      if (capital) {
        const std::size_t own =
            kept == 0 ? kTypeCount + 1 : row_of(static_cast<TypeId>((kept >> 8U) - 1));
        std::size_t best = 0;
        std::uint32_t most = 0;
        for (std::size_t row = 0; row < usage.kept.size(); ++row) {
          const std::uint32_t times =
              usage.kept[row] - (row == own && usage.kept[row] > 0 ? 1U : 0U);
          if (times > most) {
            most = times;
            best = row + 1;
          }
        }
        add(kUsageKept, best | several(most) << 4U | (kept != 0 ? 1U << 8U : 0U));
        add(kUsagePerson, several(usage.last_of_person) | std::uint64_t{kept} << 4U);
      }
    }
  }
  add(kZone, static_cast<std::uint64_t>(document.zone_kind_at(token.span.begin)));
  add(kQuoted, quoted_[index] | static_cast<std::uint64_t>(token.casing) << 1U);
  if (opens || token.line_start) {
    add(kOpens, both((opens ? 1U : 0U) | (token.line_start ? 2U : 0U), kept));
    add(kOpens + 8, both((opens ? 1U : 0U) | (token.line_start ? 2U : 0U), here.shape));
  }
}

void FeatureMaker::append(const Island& island, std::uint32_t index, Features& out) const {
  const TokenRange sentence = document_->sentences[island.sentence].tokens;
  for (int offset = -kFormReach; offset <= kFormReach; ++offset) {
    const std::int64_t at = static_cast<std::int64_t>(index) + offset;
    const bool inside = at >= sentence.first && at < sentence.last;
    const std::uint32_t token = inside ? static_cast<std::uint32_t>(at) : kNone;
    append_form(token, offset, out);
    if (!inside) continue;
    append_kept(kept_[token], offset, out);
    if (offset < -1 || offset > 1) continue;
    for (const Claim& claim : claims_at(token)) append_claim(claim, offset, out);
  }
  append_place(island, index, out);
}

}  // namespace vigie::model
