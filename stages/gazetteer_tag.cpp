#include "stages/gazetteer_tag.h"

#include <algorithm>
#include <array>

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
  if (list_form.size() < 4 && casing_of(list_form) == Casing::capitals) return FormMatch::none;
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
  // A piece that may start a name, and what is known of it.
  struct Start {
    std::uint32_t piece = 0;
    std::uint8_t may_be = 0;  // as the gazetteer says
    bool name = false;        // it may be one, or is
    bool goes_on = false;     // it may start a longer one, or does
    std::uint32_t one = 0;    // slot of this piece's node
    std::uint32_t two = 0;    // of the node of this piece and the next one
    std::uint64_t path = 0;   // to that node
  };
  std::vector<Piece> pieces;  // of some sentences, a piece without a token behind each
  std::size_t count = 0;      // of pieces that count
  std::vector<Start> starts;  // likewise room for more than there are
  std::size_t start_count = 0;
  std::vector<std::uint32_t> joined;  // tokens that were cut at a line end
  bool other_reading = false;         // these are being read the other way
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
  // Some hundred tokens at a time: what is written for them is read again while it is near, and
  // memory is asked for long before the answer is needed.
  constexpr std::size_t kBlock = 512;
  auto& work = static_cast<Work&>(*scratch);
  const std::size_t before = document.mentions.size();
  work.count = 0;
  for (const Sentence& sentence : document.sentences) {
    cut_pieces(document, sentence, work);
    if (work.count >= kBlock) match(document, work);
  }
  match(document, work);
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

// Adds the pieces of a sentence, and one without a token, which is part of no name.
void GazetteerTag::cut_pieces(const Document& document, const Sentence& sentence,
                              Work& work) const {
  const auto [first, last] = sentence.tokens;
  const auto tokens = std::span(document.tokens).subspan(first, last - first);
  const auto cut = [&](std::span<const Token> some, std::uint32_t index) {
    work.count = cutter_.cut(document.text(), some, index, work.pieces, work.count);
  };
  if (work.other_reading) {
    for (std::uint32_t t = first; t < last; ++t) {
      Token token = document.tokens[t];
      if (!std::binary_search(work.joined.begin(), work.joined.end(), t)) {
        cut({&token, 1}, t);
        continue;
      }
      const std::string word = other_reading(document, token.span);
      token.span = {0, static_cast<std::uint32_t>(word.size())};
      work.count = cutter_.cut(word, {&token, 1}, t, work.pieces, work.count);
    }
  } else {
    cut(tokens, first);
  }
  if (work.pieces.size() < work.count + 1) work.pieces.resize(work.count + 1);
  work.pieces[work.count++] = {0, kNone, false, false, false};
}

// Once more over the sentences with words that were cut at a line end, each read the other way.
void GazetteerTag::run_other_readings(Document& document, Work& work) const {
  work.other_reading = true;
  auto joined = work.joined.begin();
  for (const Sentence& sentence : document.sentences) {
    while (joined != work.joined.end() && *joined < sentence.tokens.first) ++joined;
    if (joined == work.joined.end()) break;
    if (*joined >= sentence.tokens.last) continue;
    cut_pieces(document, sentence, work);
    match(document, work);
  }
  work.other_reading = false;
}

// The pieces that start a name, found in steps over all: memory answers many questions at once.
void GazetteerTag::find_starts(const Gazetteer& gazetteer, Work& work) {
  const std::vector<Piece>& pieces = work.pieces;
  constexpr std::size_t kAhead = 32;  // pieces: what lies there is no longer read in vain
  using gazetteer_format::kGoesOn;
  using gazetteer_format::kIsName;
  if (work.starts.size() < work.count) work.starts.resize(work.count);
  if (work.pieces.size() < work.count + kAhead) work.pieces.resize(work.count + kAhead);
  Work::Start* starts = work.starts.data();
  // Which pieces may start a name: written always, counted when they do, without branches that
  // nobody could foresee.
  std::size_t count = 0;
  for (std::size_t p = 0; p < work.count; ++p) {
    const Piece& piece = pieces[p];
    Work::Start& start = starts[count];
    start.piece = static_cast<std::uint32_t>(p);
    const unsigned counts = kGoesOn | (kIsName * static_cast<unsigned>(piece.ends_token));
    const unsigned may = gazetteer.may_be(piece.hash, piece.small) & counts;
    start.may_be = static_cast<std::uint8_t>(may);
    count += static_cast<std::size_t>(piece.starts_token & (may != 0));
    const Piece& later = pieces[p + kAhead];
    gazetteer.prefetch_may_be(later.hash, later.small);
  }
  for (std::size_t s = 0; s < count; ++s) {
    Work::Start& start = starts[s];
    const Piece& piece = pieces[start.piece];
    start.name = (start.may_be & kIsName) != 0;
    start.goes_on = (start.may_be & kGoesOn) != 0;
    start.path = gazetteer_format::extended(piece.hash, pieces[start.piece + 1].hash);
    gazetteer.prefetch_may_lead(start.path, piece.small);
    if (start.name) gazetteer.prefetch_start(piece.hash);
  }
  std::size_t kept = 0;
  for (std::size_t s = 0; s < count; ++s) {
    Work::Start start = starts[s];
    const bool small = pieces[start.piece].small;
    const bool sentence_ends = pieces[start.piece + 1].token == kNone;
    start.goes_on = start.goes_on & !sentence_ends & gazetteer.may_lead(start.path, small);
    if (start.goes_on) gazetteer.prefetch_longer(start.path);
    starts[kept] = start;
    kept += static_cast<std::size_t>(start.name | start.goes_on);
  }
  count = kept;
  kept = 0;
  for (std::size_t s = 0; s < count; ++s) {
    Work::Start start = starts[s];
    if (start.name) {
      const Piece& piece = pieces[start.piece];
      const Gazetteer::Node node = gazetteer.start(piece.hash);
      start.name =
          Gazetteer::has_surfaces(node) && !(piece.small && Gazetteer::needs_capital(node));
      start.one = node.slot;
      if (start.name) gazetteer.prefetch_surface(node);
    }
    if (start.goes_on) {
      const Gazetteer::Node node = gazetteer.longer(start.path);
      start.goes_on = static_cast<bool>(node);
      start.two = node.slot;
      if (Gazetteer::has_surfaces(node)) gazetteer.prefetch_surface(node);
      if (Gazetteer::has_children(node)) {
        const std::uint64_t third = pieces[start.piece + 2].hash;
        gazetteer.prefetch_may_lead(gazetteer_format::extended(start.path, third),
                                    pieces[start.piece].small);
      }
    }
    starts[kept] = start;
    kept += static_cast<std::size_t>(start.name | start.goes_on);
  }
  work.start_count = kept;
}

void GazetteerTag::match(Document& document, Work& work) const {
  const std::vector<Piece>& pieces = work.pieces;
  for (std::uint32_t source = 0; source < sources_.size(); ++source) {
    const Gazetteer& gazetteer = *sources_[source].gazetteer;
    find_starts(gazetteer, work);
    for (std::size_t s = 0; s < work.start_count; ++s) {
      const Work::Start& start = work.starts[s];
      const std::uint32_t first = pieces[start.piece].token;
      if (start.name) {
        propose(document, source, {pieces[start.piece].hash, start.one}, {first, first + 1}, work);
      }
      if (!start.goes_on) continue;
      Gazetteer::Node node{start.path, start.two};
      for (std::size_t p = start.piece + 1; node;) {
        if (Gazetteer::has_surfaces(node) && pieces[p].ends_token) {
          propose(document, source, node, {first, pieces[p].token + 1}, work);
        }
        if (pieces[++p].token == kNone) break;
        node = gazetteer.child(node, pieces[p].hash, pieces[start.piece].small);
      }
    }
  }
  work.count = 0;
}

void GazetteerTag::propose(Document& document, std::uint32_t source, Gazetteer::Node node,
                           TokenRange tokens, Work& work) const {
  const Gazetteer& gazetteer = *sources_[source].gazetteer;
  const Span whole{document.tokens[tokens.first].span.begin,
                   document.tokens[tokens.last - 1].span.end};
  const std::string_view typed = whole.in(document.text());
  std::string& buffer = work.buffer;  // the text, marks folded; made when it is needed
  buffer.clear();
  if (work.other_reading) {
    // What holds no such word has been found already.
    const auto joined = std::lower_bound(work.joined.begin(), work.joined.end(), tokens.first);
    if (joined == work.joined.end() || *joined >= tokens.last) return;
    fold_marks_append(other_reading(document, whole), buffer);
  }
  const std::size_t before = document.mentions.size();
  std::uint32_t next = Gazetteer::first_surface(node);
  while (next != kNone) {
    const Gazetteer::Surface surface = gazetteer.surface(next);
    next = surface.next;
    FormMatch form = FormMatch::exact;
    const Gazetteer::Entry entry = gazetteer.entry(surface);
    if (work.other_reading || typed != surface.text) {
      if (buffer.empty()) fold_marks_append(typed, buffer);
      if (buffer != surface.text) {
        if (entry.folds == 0) continue;
        form = compare_forms(buffer, surface.text);
        if (form == FormMatch::none) continue;
        if (entry.match_case && !article_opens_sentence(buffer, surface.text)) continue;
        if (entry.acronym && lost_capitals(buffer, surface.text)) continue;
        if (!allows(entry.folds, buffer, surface.text)) continue;
      }
    }

    const std::size_t index = document.mentions.size();
    Mention& mention = document.mentions.emplace_back();
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
    std::size_t twin = before;
    for (; twin < index; ++twin) {
      const Mention& other = document.mentions[twin];
      if (other.type == mention.type && other.priority == mention.priority &&
          other.span == mention.span) {
        break;
      }
    }
    if (twin == index ||
        gazetteer.entry(document.mentions[twin].origin.item).weight < entry.weight) {
      if (!entry.id.empty()) mention.id = document.keep(entry.id);
      mention.name = document.keep(entry.name);
      if (twin != index) document.mentions[twin] = mention;
    }
    if (twin != index) document.mentions.pop_back();
  }
}

// May `text_form` stand for `list_form` under these folds? Also sure of what the tables of the
// gazetteer only make likely: that the letters are the same.
bool GazetteerTag::allows(std::uint8_t folds, std::string_view text_form,
                          std::string_view list_form) const {
  const auto has = [&](Fold fold) { return (folds & static_cast<std::uint8_t>(fold)) != 0; };
  if (folds == kAllFolds) {
    std::array<char, 64> text_folded;  // NOLINT(*-member-init): written before they are read
    std::array<char, 64> list_folded;  // NOLINT(*-member-init)
    const auto text_size = fold_into(text_form, text_folded);
    const auto list_size = fold_into(list_form, list_folded);
    if (text_size && list_size &&
        std::string_view(text_folded.data(), *text_size) ==
            std::string_view(list_folded.data(), *list_size)) {
      return true;
    }
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
