#include "stages/person_names.h"

#include <algorithm>

#include "gazetteers/pieces.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::uint32_t kLongest = 6;  // tokens
constexpr std::int16_t kBothKnown = 66;
constexpr std::int16_t kGivenKnown = 60;
constexpr std::int16_t kFamilyKnown = 50;
constexpr std::int16_t kSingleGiven = 38;
constexpr std::int16_t kSingleFamily = 36;

// "E." or "J.-C.": single capitals, each with its stop.
bool is_initial(std::string_view token) {
  std::size_t position = 0;
  while (position < token.size()) {
    if (position > 0 && token[position] == '-') ++position;
    if (position >= token.size() || classify(utf8::next(token, position)) != CharClass::upper)
      return false;
    if (position >= token.size() || token[position] != '.') return false;
    ++position;
  }
  return !token.empty();
}

}  // namespace

struct PersonNames::Work final : Scratch {
  std::vector<std::uint8_t> marks;       // by token: kGiven, kFamily, ...
  std::vector<std::uint32_t> supported;  // by token: the evidence mention
};

PersonNames::PersonNames(std::vector<std::shared_ptr<const Gazetteer>> gazetteers,
                         const WordLists& words, TypeTable& types)
    : gazetteers_(std::move(gazetteers)),
      heads_(words),
      given_(types.intern("PER.given").value()),
      family_(types.intern("PER.family").value()) {
  for (const Word& word : words.get("particles")) particles_.insert(folded(word.text));
}

std::unique_ptr<Scratch> PersonNames::make_scratch() const {
  return std::make_unique<Work>();
}

// "Jean-Michel" is a given name when "Jean" is.
bool PersonNames::hyphenated_given(std::string_view token) const {
  const std::size_t hyphen = token.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return false;
  const std::uint64_t hash = piece_hash(folded(token.substr(0, hyphen)));
  for (const auto& gazetteer : gazetteers_) {
    std::uint32_t at = Gazetteer::first_surface(gazetteer->start(hash));
    while (at != kNone) {
      const Gazetteer::Surface surface = gazetteer->surface(at);
      if (gazetteer->entry(surface.entry).type == given_) return true;
      at = surface.next;
    }
  }
  return false;
}

bool PersonNames::can_continue(const Document& document, std::uint32_t index) const {
  const Token& token = document.tokens[index];
  return token.kind == TokenKind::word &&
         (token.casing == Casing::capitalised || token.casing == Casing::mixed ||
          token.casing == Casing::capitals);
}

void PersonNames::run(Document& document, Scratch* scratch) const {
  auto& work = static_cast<Work&>(*scratch);
  work.marks.assign(document.tokens.size(), 0);
  work.supported.assign(document.tokens.size(), kNone);
  const std::size_t count = document.mentions.size();
  for (std::uint32_t m = 0; m < count; ++m) {
    const Mention& mention = document.mentions[m];
    const bool evidence = mention.type == given_ || mention.type == family_;
    for (std::uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t) {
      if (mention.type == given_) {
        // "Rose", "Pierre": ambiguous unless another, unambiguous entry says given name.
        if (mention.ambiguous && (work.marks[t] & kGiven) == 0) work.marks[t] |= kAmbiguous;
        if (!mention.ambiguous) work.marks[t] &= static_cast<std::uint8_t>(~kAmbiguous);
        work.marks[t] |= kGiven;
        work.supported[t] = m;
      }
      if (mention.type == family_) {
        work.marks[t] |= mention.ambiguous ? kFamily | kAmbiguousFamily : kFamily;
        if (work.supported[t] == kNone) work.supported[t] = m;
      }
      if (!evidence && !mention.name.empty() && mention.strength != Strength::evidence) {
        work.marks[t] |= kOther;
      }
    }
  }
  for (const Sentence& sentence : document.sentences) propose(document, sentence, work);
}

void PersonNames::propose(Document& document, const Sentence& sentence, Work& work) const {
  const std::string_view text = document.text();
  const auto word = [&](std::uint32_t i) { return document.tokens[i].span.in(text); };
  const auto marked = [&](std::uint32_t i, std::uint8_t mark) {
    return (work.marks[i] & mark) != 0;
  };

  const auto no_name = [&](std::uint32_t i) {
    const std::string bare = folded(word(i));
    return heads_.is_opener(bare) || heads_.is_title(bare) || heads_.is_thing(bare);
  };

  std::uint32_t first = sentence.tokens.first;
  std::uint32_t previous_end = sentence.tokens.first;  // of the last name proposed
  while (first < sentence.tokens.last) {
    const std::uint32_t start = first++;
    if (!can_continue(document, start)) continue;
    const bool initial = is_initial(word(start));
    if (!initial && word(start).ends_with('.')) continue;  // "Dr." is a title, no name
    bool given = marked(start, kGiven) || (!initial && hyphenated_given(word(start)));
    const bool family_next = start + 1 < sentence.tokens.last && marked(start + 1, kFamily) &&
                             can_continue(document, start + 1);
    if (!given && !family_next) {
      if (marked(start, kFamily)) propose_single(document, sentence, start, work);
      continue;
    }
    // An unknown capitalised word before a surname may be a given name, but not "Le Pen",
    // "Selon Macron", "Docteur Dupont" or "Groupe Dupont", nor a name of something else.
    if (!given && (marked(start, kOther) || no_name(start))) continue;
    if (!given && !initial && (start == sentence.tokens.first || marked(start + 1, kOther)))
      continue;  // "Heure Paris": a town has the better claim

    // The surname: capitalised words, more given names, initials; particles where a capitalised
    // word follows.
    std::uint32_t family = start + 1;  // first token of the surname
    std::uint32_t end = start + 1;
    while (end < sentence.tokens.last && end - start < kLongest) {
      if (can_continue(document, end) && !heads_.is_opener(folded(word(end)))) {
        const bool more_given = given && end == family && end + 1 < sentence.tokens.last &&
                                (marked(end, kGiven) || is_initial(word(end))) &&
                                !marked(end, kFamily) && can_continue(document, end + 1);
        ++end;
        if (more_given) family = end;
        continue;
      }
      // Particles are kept only before a capitalised word: "van der Bellen", "d'Estaing".
      std::uint32_t after = end;
      while (after < sentence.tokens.last && after - end < 2 &&
             particles_.contains(folded(word(after)))) {
        ++after;
      }
      if (after == end || after >= sentence.tokens.last || !can_continue(document, after) ||
          heads_.is_opener(folded(word(after)))) {
        break;
      }
      if (end - start > 1 && after - end == 1 && document.tokens[end].casing == Casing::lower &&
          !marked(after, kFamily)) {
        break;  // "Jean Dupont de Lyon": after a full name, "de" needs a known surname behind it
      }
      end = after;
    }
    if (end == start + 1) {
      propose_single(document, sentence, start, work);
      continue;
    }
    const bool known_family = std::any_of(
        document.tokens.begin() + family, document.tokens.begin() + end, [&](const Token& token) {
          return marked(static_cast<std::uint32_t>(&token - document.tokens.data()), kFamily);
        });
    if (!known_family && (!given || marked(start, kAmbiguous))) continue;
    if (!known_family && end - family == 1 && marked(family, kOther)) continue;  // "Pierre Bagdad"

    // "Baye Modou Ngom": an unknown capitalised word before the given name is one too, unless it
    // opens the sentence or is known as something else.
    std::uint32_t begin = start;
    if (given && start > sentence.tokens.first + 1 && start > previous_end &&
        can_continue(document, start - 1) &&
        document.tokens[start - 1].casing == Casing::capitalised && work.marks[start - 1] == 0 &&
        !no_name(start - 1)) {
      begin = start - 1;
    }
    previous_end = end;

    Mention mention;
    mention.tokens = {begin, end};
    mention.span = {document.tokens[begin].span.begin, document.tokens[end - 1].span.end};
    mention.type = types::PER;
    mention.strength = Strength::decide;
    mention.priority = given && known_family ? kBothKnown : given ? kGivenKnown : kFamilyKnown;
    const std::uint32_t support =
        work.supported[start] != kNone ? work.supported[start] : work.supported[start + 1];
    mention.origin = {index(), false, 0, support};
    const auto mention_index = static_cast<std::uint32_t>(document.mentions.size());
    document.mentions.push_back(mention);
    document.parts.push_back(
        {mention_index,
         {document.tokens[begin].span.begin, document.tokens[family - 1].span.end},
         document.keep("given")});
    document.parts.push_back(
        {mention_index,
         {document.tokens[family].span.begin, document.tokens[end - 1].span.end},
         document.keep("family")});
    first = end;
  }
}

// A given name or surname alone, which no list knows as anything else: a guess of the last resort.
void PersonNames::propose_single(Document& document, const Sentence& sentence, std::uint32_t index,
                                 const Work& work) const {
  const Token& token = document.tokens[index];
  const std::string_view text = document.text();
  const std::uint8_t marks = work.marks[index];
  if (token.casing != Casing::capitalised || (marks & (kAmbiguous | kOther)) != 0) return;
  // "Charles" is a given name whatever its surname may mean; "Marchand" is not told from the trade.
  const bool given = (marks & kGiven) != 0;
  if (!given && ((marks & kAmbiguousFamily) != 0 || index == sentence.tokens.first)) return;
  const std::string word = folded(token.span.in(text));
  if (token.span.size() < 3 || word.back() == '.' || heads_.is_title(word)) return;
  if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return;
  // "Le Pen", "De Gendt": a capital inside the sentence makes the particle part of the surname. At
  // its beginning nobody knows.
  std::uint32_t begin = index;
  if (index > sentence.tokens.first && document.tokens[index - 1].casing == Casing::capitalised &&
      particles_.contains(folded(document.tokens[index - 1].span.in(text)))) {
    if (index - 1 == sentence.tokens.first) return;
    --begin;
  }
  Mention mention;
  mention.span = {document.tokens[begin].span.begin, token.span.end};
  mention.tokens = {begin, index + 1};
  mention.type = types::PER;
  mention.strength = Strength::fill;
  mention.priority = given ? kSingleGiven : kSingleFamily;
  mention.origin = {this->index(), false, 0, work.supported[index]};
  document.mentions.push_back(mention);
}

OriginText PersonNames::describe(const Document& document, const Origin& origin) const {
  OriginText text{
      .kind = "names", .source = "given name and surname", .item = {}, .place = {}, .why = {}};
  if (origin.item != kNone) {
    text.item = document.pooled(document.mentions[origin.item].name);
    text.why = "a known given name or surname beside a capitalised word";
  }
  return text;
}

}  // namespace vigie
