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

struct GazetteerScratch final : Scratch {
  std::vector<std::uint64_t> hashes;   // by token
  std::vector<std::uint32_t> numbers;  // by token, for the gazetteer at hand
  std::vector<std::uint32_t> joined;   // tokens that were cut at a line end
  std::string buffer;
};

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

}  // namespace

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

std::unique_ptr<Scratch> GazetteerTag::make_scratch() const {
  return std::make_unique<GazetteerScratch>();
}

// One gazetteer over one document. A class because the steps share the document and the scratch.
class GazetteerSearch {
 public:
  GazetteerSearch(Document& document, GazetteerScratch& work, const Gazetteer& gazetteer,
                  Origin origin)
      : document_(document), work_(work), gazetteer_(gazetteer), origin_(origin) {}

  void run() {
    work_.numbers.resize(document_.tokens.size());
    for (std::size_t i = 0; i < work_.numbers.size(); ++i) {
      work_.numbers[i] = gazetteer_.token_number(work_.hashes[i]);
    }
    for (const Sentence& sentence : document_.sentences) {
      for (std::uint32_t first = sentence.tokens.first; first < sentence.tokens.last; ++first) {
        names_from(first, sentence.tokens.last, first);
      }
    }
    if (!work_.joined.empty()) run_other_readings();
  }

 private:
  // Once more round the words that were cut at a line end, each read the other way.
  void run_other_readings() {
    for (const std::uint32_t token : work_.joined) {
      work_.buffer.clear();
      fold_append(other_reading(document_, document_.tokens[token].span), work_.buffer);
      work_.numbers[token] = gazetteer_.token_number(token_hash(work_.buffer));
    }
    other_ = true;
    auto sentence = document_.sentences.begin();
    std::uint32_t previous = kNone;
    for (const std::uint32_t token : work_.joined) {
      while (sentence != document_.sentences.end() && sentence->tokens.last <= token) ++sentence;
      if (sentence == document_.sentences.end()) return;
      if (work_.numbers[token] == 0) continue;
      constexpr std::uint32_t kLongestName = 16;  // tokens that may stand before the joined one
      std::uint32_t first = token - std::min(token - sentence->tokens.first, kLongestName);
      // A name that holds two such words was found from the first of them.
      if (previous != kNone) first = std::max(first, previous + 1);
      for (; first <= token; ++first) names_from(first, sentence->tokens.last, token);
      previous = token;
    }
  }

  // All names that start at the token `first` and end after the token `least`.
  void names_from(std::uint32_t first, std::uint32_t limit, std::uint32_t least) {
    std::uint32_t node = Gazetteer::kRoot;
    for (std::uint32_t last = first; last < limit; ++last) {
      if (work_.numbers[last] == 0) return;
      node = gazetteer_.child(node, work_.numbers[last]);
      if (node == kNone) return;
      if (last >= least && gazetteer_.surface_count(node) > 0) add(node, {first, last + 1});
    }
  }

  // The candidates of one name, as far as its form in the text allows them.
  void add(std::uint32_t node, TokenRange range) {
    const Span span{document_.tokens[range.first].span.begin,
                    document_.tokens[range.last - 1].span.end};
    work_.buffer.clear();
    if (other_) {
      fold_marks_append(other_reading(document_, span), work_.buffer);
    } else {
      fold_marks_append(span.in(document_.text()), work_.buffer);
    }
    const std::size_t before = document_.mentions.size();
    const std::uint32_t count = gazetteer_.surface_count(node);
    for (std::uint32_t s = 0; s < count; ++s) {
      const Gazetteer::Surface surface = gazetteer_.surface(node, s);
      const Gazetteer::Entry entry = gazetteer_.entry(surface.entry);
      const FormMatch form = compare_forms(work_.buffer, surface.text);
      if (form == FormMatch::none || (entry.match_case && form != FormMatch::exact)) continue;

      Mention mention;
      mention.span = span;
      mention.tokens = range;
      mention.type = entry.type;
      mention.strength = entry.strength;
      mention.ambiguous = entry.ambiguous;
      mention.priority = priority_of(entry.strength);
      if (form == FormMatch::exact) ++mention.priority;
      if (entry.ambiguous) mention.priority = static_cast<std::int16_t>(mention.priority - 20);
      mention.origin = origin_;
      mention.origin.item = surface.entry;
      // Of several entries with the same type and name the heaviest speaks for all.
      const auto twin =
          std::find_if(document_.mentions.begin() + static_cast<std::ptrdiff_t>(before),
                       document_.mentions.end(), [&](const Mention& other) {
                         return other.type == mention.type && other.priority == mention.priority;
                       });
      if (twin != document_.mentions.end()) {
        if (gazetteer_.entry(twin->origin.item).weight >= entry.weight) continue;
        *twin = mention;
      } else {
        document_.mentions.push_back(mention);
      }
    }
    for (std::size_t m = before; m < document_.mentions.size(); ++m) {
      Mention& mention = document_.mentions[m];
      const Gazetteer::Entry entry = gazetteer_.entry(mention.origin.item);
      mention.id = document_.keep(entry.id);
      mention.name = document_.keep(entry.name);
    }
  }

  Document& document_;
  GazetteerScratch& work_;
  const Gazetteer& gazetteer_;
  Origin origin_;
  bool other_ = false;  // the joined words are read the other way
};

void GazetteerTag::run(Document& document, Scratch* scratch) const {
  auto& work = static_cast<GazetteerScratch&>(*scratch);
  const std::string_view text = document.text();
  const std::vector<Token>& tokens = document.tokens;

  work.hashes.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    work.buffer.clear();
    fold_append(tokens[i].span.in(text), work.buffer);
    work.hashes[i] = token_hash(work.buffer);
  }
  find_joined(document, work.joined);
  for (std::uint32_t index = 0; index < sources_.size(); ++index) {
    GazetteerSearch(document, work, *sources_[index].gazetteer,
                    {this->index(), sources_[index].user, index, 0})
        .run();
  }
}

OriginText GazetteerTag::describe(const Document& /*document*/, const Origin& origin) const {
  const Gazetteer& gazetteer = *sources_[origin.source].gazetteer;
  const Gazetteer::Entry entry = gazetteer.entry(origin.item);
  return {.kind = "list",
          .source = std::string(gazetteer.list_name(entry.list)),
          .item = std::string(entry.name),
          .place = {std::string(gazetteer.list_path(entry.list)), entry.line, 0},
          .why = {}};
}

}  // namespace vigie
