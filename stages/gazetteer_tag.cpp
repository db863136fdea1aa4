#include "stages/gazetteer_tag.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/line_joins.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::int16_t kDecide = 70;
constexpr std::int16_t kFill = 45;
constexpr std::int16_t kEvidence = 10;

std::int16_t priority_of(Strength strength) {
  switch (strength) {
    case Strength::decide: return kDecide;
    case Strength::fill: return kFill;
    case Strength::evidence: return kEvidence;
  }
  return kEvidence;
}

// First cased letter of each word, where words end at blanks, hyphens and apostrophes.
class WordInitials {
 public:
  explicit WordInitials(std::string_view text) : text_(text) {}

  // Class of the next word's first letter; `other` at the end of the text.
  CharClass next() {
    while (position_ < text_.size()) {
      const CharClass c = classify(utf8::next(text_, position_));
      if (!is_letter(c) && c != CharClass::digit) continue;
      while (position_ < text_.size()) {
        const CharClass inner = classify(utf8::peek(text_, position_));
        if (!is_letter(inner) && inner != CharClass::digit && inner != CharClass::mark) break;
        utf8::next(text_, position_);
      }
      return c;
    }
    return CharClass::other;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

// How much less a name counts that the text spells otherwise. By sound it still counts more than
// what is guessed from given name and surname.
std::int16_t discount(MatchedBy by) {
  switch (by) {
    case MatchedBy::exact: return -1;
    case MatchedBy::folded: return 0;
    case MatchedBy::sound: return 3;
    case MatchedBy::one_slip: return 6;
    case MatchedBy::two_slips: return 9;
  }
  return 0;
}

// A name with a small elided article opens a sentence: "L'Orval" for "l'Orval". Not the reverse:
// the capital of the article is what tells the paper "L'Union" from any union.
bool article_opens_sentence(std::string_view text, std::string_view list) {
  if (list.size() < 3 || text.size() != list.size() || list[1] != '\'') return false;
  return text.substr(1) == list.substr(1) &&
         classify(static_cast<unsigned char>(list[0])) == CharClass::lower &&
         fold_letters(text.substr(0, 1), true, false) == list.substr(0, 1);
}

// An acronym is in capitals: "Sida" is no "SIDA".
bool lost_capitals(std::string_view text, std::string_view list) {
  return casing_of(list) == Casing::capitals && casing_of(text) != Casing::capitals;
}

std::vector<std::shared_ptr<const Gazetteer>> gazetteers_of(
    const std::vector<GazetteerTag::Source>& sources) {
  std::vector<std::shared_ptr<const Gazetteer>> out;
  out.reserve(sources.size());
  for (const GazetteerTag::Source& source : sources) out.push_back(source.gazetteer);
  return out;
}

}  // namespace

GazetteerTag::GazetteerTag(std::vector<Source> sources, const WordLists& words)
    : sources_(std::move(sources)), cutter_(words), near_(gazetteers_of(sources_), words) {}

FormMatch compare_forms(std::string_view text_form, std::string_view list_form) {
  if (text_form == list_form) return FormMatch::exact;
  WordInitials text(text_form);
  WordInitials list(list_form);
  // "LA" is not "La"; "UNESCO" may be "Unesco".
  if (casing_of(list_form) == Casing::capitals && list_form.size() < 4) return FormMatch::none;
  int words = 0;
  int capitals = 0;  // words the list capitalises
  int missing = 0;   // of these, lower case in the text
  bool first_missing = false;
  for (CharClass wanted = list.next(); wanted != CharClass::other; wanted = list.next()) {
    const CharClass found = text.next();
    if (wanted == CharClass::upper) {
      ++capitals;
      if (found != CharClass::upper) {
        ++missing;
        first_missing = first_missing || words == 0;
      }
    }
    ++words;
  }
  if (missing == 0) return FormMatch::variant;
  // "force Quds", "etat islamique" in a long name: one capital may be missing where others remain.
  if (capitals >= 2 && missing == 1 && (first_missing || words >= 4)) return FormMatch::variant;
  return FormMatch::none;
}

struct GazetteerTag::Work final : Scratch {
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> first_piece;  // by token of the block, and one more
  std::vector<std::uint64_t> keys;         // likewise
  std::vector<std::uint32_t> numbers;      // by piece, for the gazetteer at hand
  std::uint32_t first_token = 0;           // of the block
  std::vector<std::uint32_t> joined;       // tokens that were cut at a line end
  bool other_reading = false;              // these are being read the other way
  std::string buffer;
  NearMentions::Scratch near;
  std::vector<NearMentions::Found> near_found;
};

namespace {

// The tokens that hold a place where a word was joined.
void find_joined(const Document& document, std::vector<std::uint32_t>& joined) {
  joined.clear();
  std::uint32_t token = 0;
  for (const std::uint32_t place : joined_places(document)) {
    while (token < document.tokens.size() && document.tokens[token].span.end <= place) ++token;
    if (token == document.tokens.size()) return;
    if (document.tokens[token].span.begin < place && (joined.empty() || joined.back() != token)) {
      joined.push_back(token);
    }
  }
}

}  // namespace

std::unique_ptr<Scratch> GazetteerTag::make_scratch() const {
  return std::make_unique<Work>();
}

void GazetteerTag::run(Document& document, Scratch* scratch) const {
  // Some hundred tokens at a time: what is written for them is read again while it is near.
  constexpr std::uint32_t kBlock = 256;
  auto& work = static_cast<Work&>(*scratch);
  const std::vector<Sentence>& sentences = document.sentences;
  const std::size_t before = document.mentions.size();
  std::size_t first = 0;
  while (first < sentences.size()) {
    std::size_t last = first + 1;
    while (last < sentences.size() &&
           sentences[last].tokens.last - sentences[first].tokens.first <= kBlock) {
      ++last;
    }
    cut_pieces(document, {sentences[first].tokens.first, sentences[last - 1].tokens.last}, work);
    for (std::uint32_t source = 0; source < sources_.size(); ++source) {
      number(*sources_[source].gazetteer, work);
      for (std::size_t s = first; s < last; ++s) match(document, sentences[s], source, work);
    }
    first = last;
  }
  find_joined(document, work.joined);
  if (!work.joined.empty()) run_other_readings(document, work);
  if (!near_.empty()) propose_near(document, before, work);
}

void GazetteerTag::propose_near(Document& document, std::size_t before, Work& work) const {
  work.near_found.clear();
  near_.find(document, before, work.near, work.near_found);
  const std::size_t first_near = document.mentions.size();
  for (const NearMentions::Found& found : work.near_found) {
    const Gazetteer& gazetteer = *sources_[found.source].gazetteer;
    const Gazetteer::Entry entry = gazetteer.entry(found.name.entry);
    Mention mention;
    mention.tokens = found.match.tokens;
    mention.span = {document.tokens[mention.tokens.first].span.begin,
                    document.tokens[mention.tokens.last - 1].span.end};
    mention.type = entry.type;
    mention.strength = entry.strength;
    // One word that is only like a name may be any word.
    mention.ambiguous = entry.ambiguous || mention.tokens.size() == 1;
    mention.priority = static_cast<std::int16_t>(
        priority_of(entry.strength) - discount(found.match.by) - (mention.ambiguous ? 20 : 0));
    mention.id = document.keep(entry.id);
    mention.name = document.keep(entry.name);
    mention.origin = {this->index(), sources_[found.source].user,
                      source_and(found.match.by, found.source), found.name.entry};
    // The surest, then the heaviest, speaks for all of one type.
    const auto twin =
        std::find_if(document.mentions.begin() + static_cast<std::ptrdiff_t>(first_near),
                     document.mentions.end(), [&](const Mention& other) {
                       return other.type == mention.type && other.span == mention.span &&
                              source_in(other.origin) == found.source;
                     });
    if (twin == document.mentions.end()) {
      document.mentions.push_back(mention);
    } else if (mention.priority > twin->priority ||
               (mention.priority == twin->priority &&
                entry.weight > gazetteer.entry(twin->origin.item).weight)) {
      *twin = mention;
    }
  }
}

void GazetteerTag::cut_pieces(const Document& document, TokenRange tokens, Work& work) const {
  work.pieces.clear();
  work.first_piece.clear();
  work.first_token = tokens.first;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    work.first_piece.push_back(static_cast<std::uint32_t>(work.pieces.size()));
    const Span span = document.tokens[i].span;
    if (work.other_reading && std::binary_search(work.joined.begin(), work.joined.end(), i)) {
      const std::string word = other_reading(document, span);
      cutter_.cut(word, {0, static_cast<std::uint32_t>(word.size())}, i, work.pieces);
    } else {
      cutter_.cut(document.text(), span, i, work.pieces);
    }
  }
  work.first_piece.push_back(static_cast<std::uint32_t>(work.pieces.size()));
}

// Once more over the sentences with words that were cut at a line end, each read the other way.
void GazetteerTag::run_other_readings(Document& document, Work& work) const {
  work.other_reading = true;
  auto joined = work.joined.begin();
  for (const Sentence& sentence : document.sentences) {
    while (joined != work.joined.end() && *joined < sentence.tokens.first) ++joined;
    if (joined == work.joined.end()) break;
    if (*joined >= sentence.tokens.last) continue;
    cut_pieces(document, sentence.tokens, work);
    for (std::uint32_t source = 0; source < sources_.size(); ++source) {
      number(*sources_[source].gazetteer, work);
      match(document, sentence, source, work);
    }
  }
  work.other_reading = false;
}

void GazetteerTag::number(const Gazetteer& gazetteer, Work& work) {
  const std::size_t count = work.pieces.size();
  work.keys.resize(count);
  work.numbers.resize(count + 1);
  // First all is asked for, then looked up: memory answers many questions at once.
  for (std::size_t i = 0; i < count; ++i) work.keys[i] = gazetteer.key_of(work.pieces[i].hash);
  for (std::size_t i = 0; i < count; ++i) work.numbers[i] = gazetteer.number_of(work.keys[i]);
  work.numbers[count] = 0;
  for (std::size_t i = 0; i < count; ++i) gazetteer.prefetch(work.numbers[i], work.numbers[i + 1]);
}

void GazetteerTag::match(Document& document, const Sentence& sentence, std::uint32_t source,
                         Work& work) const {
  const Gazetteer& gazetteer = *sources_[source].gazetteer;
  const std::vector<Piece>& pieces = work.pieces;
  const std::uint32_t* first_piece = work.first_piece.data();
  const std::uint32_t end = first_piece[sentence.tokens.last - work.first_token];
  for (std::uint32_t first = sentence.tokens.first; first < sentence.tokens.last; ++first) {
    std::uint32_t node = Gazetteer::kRoot;
    for (std::uint32_t p = first_piece[first - work.first_token]; p < end; ++p) {
      if (work.numbers[p] == 0) break;
      node = gazetteer.child(node, work.numbers[p]);
      if (node == kNone) break;
      if (!pieces[p].ends_token || gazetteer.surface_count(node) == 0) continue;
      if (gazetteer.needs_capital(node) && document.tokens[first].casing == Casing::lower) continue;
      propose(document, source, node, {first, pieces[p].token + 1}, work);
    }
  }
}

void GazetteerTag::propose(Document& document, std::uint32_t source, std::uint32_t node,
                           TokenRange tokens, Work& work) const {
  const Gazetteer& gazetteer = *sources_[source].gazetteer;
  const Span whole{document.tokens[tokens.first].span.begin,
                   document.tokens[tokens.last - 1].span.end};
  std::string& buffer = work.buffer;
  buffer.clear();
  if (work.other_reading) {
    // What holds no such word has been found already.
    const auto joined = std::lower_bound(work.joined.begin(), work.joined.end(), tokens.first);
    if (joined == work.joined.end() || *joined >= tokens.last) return;
    fold_marks_append(other_reading(document, whole), buffer);
  } else {
    fold_marks_append(whole.in(document.text()), buffer);
  }
  const std::size_t before = document.mentions.size();
  for (std::uint32_t s = 0; s < gazetteer.surface_count(node); ++s) {
    const Gazetteer::Surface surface = gazetteer.surface(node, s);
    const Gazetteer::Entry entry = gazetteer.entry(surface.entry);
    const FormMatch form = compare_forms(buffer, surface.text);
    if (form == FormMatch::none) continue;
    if (form != FormMatch::exact) {
      if (entry.match_case && !article_opens_sentence(buffer, surface.text)) continue;
      if (entry.acronym && lost_capitals(buffer, surface.text)) continue;
      if (!allows(entry.folds, buffer, surface.text)) continue;
    }

    Mention mention;
    mention.tokens = tokens;
    if (surface.drops_first && tokens.size() > 1) ++mention.tokens.first;
    mention.span = {document.tokens[mention.tokens.first].span.begin, whole.end};
    mention.type = entry.type;
    mention.strength = entry.strength;
    mention.ambiguous = entry.ambiguous;
    mention.priority = priority_of(entry.strength);
    const MatchedBy by = form == FormMatch::exact ? MatchedBy::exact : MatchedBy::folded;
    mention.priority = static_cast<std::int16_t>(mention.priority - discount(by));
    if (entry.ambiguous) mention.priority = static_cast<std::int16_t>(mention.priority - 20);
    mention.origin = {this->index(), sources_[source].user, source_and(by, source), surface.entry};
    // Of several entries with the same type and name the heaviest speaks for all.
    const auto twin = std::find_if(document.mentions.begin() + static_cast<std::ptrdiff_t>(before),
                                   document.mentions.end(), [&](const Mention& other) {
                                     return other.type == mention.type &&
                                            other.priority == mention.priority &&
                                            other.span == mention.span;
                                   });
    if (twin != document.mentions.end()) {
      if (gazetteer.entry(twin->origin.item).weight >= entry.weight) continue;
      *twin = mention;
    } else {
      document.mentions.push_back(mention);
    }
  }
  for (std::size_t m = before; m < document.mentions.size(); ++m) {
    Mention& mention = document.mentions[m];
    const Gazetteer::Entry entry = gazetteer.entry(mention.origin.item);
    mention.id = document.keep(entry.id);
    mention.name = document.keep(entry.name);
  }
}

// May `text_form` stand for `list_form` under these folds? Also sure of what the tables of the
// gazetteer only make likely: that the letters are the same.
bool GazetteerTag::allows(std::uint8_t folds, std::string_view text_form,
                          std::string_view list_form) const {
  const auto has = [&](Fold fold) { return (folds & static_cast<std::uint8_t>(fold)) != 0; };
  if (folds == kAllFolds) {
    return cutter_.folded_pieces(text_form) == cutter_.folded_pieces(list_form);
  }
  const auto reduced = [&](std::string_view form) {
    std::string out(form);
    if (has(Fold::spelling)) out = cutter_.written_out(out);
    if (has(Fold::hyphens)) std::replace(out.begin(), out.end(), '-', ' ');
    return fold_letters(out, has(Fold::letter_case), has(Fold::accents));
  };
  return reduced(text_form) == reduced(list_form);
}

OriginText GazetteerTag::describe(const Document& /*document*/, const Origin& origin) const {
  const Gazetteer& gazetteer = *sources_[source_in(origin)].gazetteer;
  const Gazetteer::Entry entry = gazetteer.entry(origin.item);
  return {.kind = "list",
          .source = std::string(gazetteer.list_name(entry.list)),
          .item = std::string(entry.name),
          .place = {std::string(gazetteer.list_path(entry.list)), entry.line, 0},
          .why = std::string(reason_of(matched_by(origin)))};
}

}  // namespace vigie
