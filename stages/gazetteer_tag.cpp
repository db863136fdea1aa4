#include "stages/gazetteer_tag.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::int16_t kDecide = 70;
constexpr std::int16_t kFill = 45;
constexpr std::int16_t kEvidence = 10;

struct GazetteerScratch final : Scratch {
  std::vector<std::uint64_t> hashes;   // by token
  std::vector<std::uint32_t> numbers;  // by token, for the gazetteer at hand
  std::string buffer;
};

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

  for (std::uint32_t index = 0; index < sources_.size(); ++index) {
    const Gazetteer& gazetteer = *sources_[index].gazetteer;
    work.numbers.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      work.numbers[i] = gazetteer.token_number(work.hashes[i]);
    }
    for (const Sentence& sentence : document.sentences) {
      for (std::uint32_t first = sentence.tokens.first; first < sentence.tokens.last; ++first) {
        std::uint32_t node = Gazetteer::kRoot;
        for (std::uint32_t last = first; last < sentence.tokens.last; ++last) {
          if (work.numbers[last] == 0) break;
          node = gazetteer.child(node, work.numbers[last]);
          if (node == kNone) break;
          const std::uint32_t count = gazetteer.surface_count(node);
          if (count == 0) continue;

          const Span span{tokens[first].span.begin, tokens[last].span.end};
          work.buffer.clear();
          fold_marks_append(span.in(text), work.buffer);
          const std::size_t before = document.mentions.size();
          for (std::uint32_t s = 0; s < count; ++s) {
            const Gazetteer::Surface surface = gazetteer.surface(node, s);
            const Gazetteer::Entry entry = gazetteer.entry(surface.entry);
            const FormMatch form = compare_forms(work.buffer, surface.text);
            if (form == FormMatch::none || (entry.match_case && form != FormMatch::exact)) continue;

            Mention mention;
            mention.span = span;
            mention.tokens = {first, last + 1};
            mention.type = entry.type;
            mention.strength = entry.strength;
            mention.ambiguous = entry.ambiguous;
            mention.priority = priority_of(entry.strength);
            if (form == FormMatch::exact) ++mention.priority;
            if (entry.ambiguous)
              mention.priority = static_cast<std::int16_t>(mention.priority - 20);
            mention.origin = {this->index(), sources_[index].user, index, surface.entry};
            // Of several entries with the same type and name the heaviest speaks for all.
            const auto twin = std::find_if(
                document.mentions.begin() + static_cast<std::ptrdiff_t>(before),
                document.mentions.end(), [&](const Mention& other) {
                  return other.type == mention.type && other.priority == mention.priority;
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
      }
    }
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
