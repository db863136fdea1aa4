// The compiled gazetteer against a matcher that compares names with every run of tokens.
#include <algorithm>
#include <tuple>

#include "gazetteers/acronyms.h"
#include "pipeline/characters.h"
#include "pipeline/line_joins.h"
#include "stages/gazetteer_tag.h"
#include "stages/normalise.h"
#include "stages/sentences.h"
#include "stages/tokens.h"
#include "support/random_text.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

using Found = std::tuple<std::uint32_t, std::uint32_t, std::string>;  // first, last token, entry

struct Name {
  std::string name;
  std::vector<std::string> pieces;
  std::string marks;  // marks folded
  bool match_case;
};

std::string marks_of(std::string_view text) {
  std::string out;
  fold_marks_append(text, out);
  return out;
}

std::string normalised(std::string text) {
  Document document;
  document.reset(std::move(text));
  Normalise().run(document, nullptr);
  return std::string(document.text());
}

// The pieces of tokens, cut out of the folded text letter by letter: what PieceCutter must agree
// with.
std::vector<std::string> pieces_of(std::string_view text, std::span<const Span> tokens) {
  std::vector<std::string> out;
  for (const Span token : tokens) {
    const std::string plain = folded(token.in(text));
    const std::size_t before = out.size();
    std::string piece;
    const auto end_piece = [&] {
      if (piece == "st" || piece == "st.") piece = "saint";
      if (piece == "ste") piece = "sainte";
      if (!piece.empty()) out.push_back(piece);
      piece.clear();
    };
    for (const char c : plain) {
      if (c != '-') piece.push_back(c);
      if (c == '-' || c == '\'') end_piece();
    }
    end_piece();
    if (out.size() == before) out.push_back(plain);  // hyphens alone
  }
  return out;
}

// May the text stand for the name, as docs/gazetteers.md has it? Their pieces are the same.
bool may_stand_for(const PieceCutter& cutter, std::string_view text, const Name& name,
                   std::uint8_t folds) {
  const std::string marks = marks_of(text);
  if (marks == name.marks) return true;
  if (compare_forms(marks, name.marks) == FormMatch::none) return false;
  // "L'Express" at the head of a sentence is "l'Express", flag or none.
  const bool article =
      name.marks.size() > 2 && name.marks[1] == '\'' && name.marks[0] >= 'a' &&
      name.marks[0] <= 'z' &&
      marks == static_cast<char>(name.marks[0] - ('a' - 'A')) + name.marks.substr(1);
  if (name.match_case && !article) return false;
  if (folds == kAllFolds) return cutter.folded_pieces(text) == cutter.folded_pieces(name.marks);
  const auto has = [&](Fold fold) { return (folds & static_cast<std::uint8_t>(fold)) != 0; };
  const auto reduced = [&](std::string form) {
    if (has(Fold::spelling)) form = cutter.written_out(form);
    if (has(Fold::hyphens)) std::replace(form.begin(), form.end(), '-', ' ');
    return fold_letters(form, has(Fold::letter_case), has(Fold::accents));
  };
  return reduced(marks) == reduced(name.marks);
}

// The name as somebody else writes it.
std::string rewritten(std::string name, test::RandomText& random) {
  const auto each = [&](char from, char to) { std::replace(name.begin(), name.end(), from, to); };
  switch (random.below(8)) {
    case 0: return fold_letters(name, true, false);
    case 1: return fold_letters(name, false, true);
    case 2: each('-', ' '); break;
    case 3: each(' ', '-'); break;
    case 4: each(' ', '\n'); break;
    case 5:
      for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
      break;
    case 6:
      if (name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] + ('a' - 'A'));
      break;
    default: break;
  }
  return name;
}

constexpr std::string_view kFoldNames[] = {"case", "accents", "hyphens", "spelling"};

TEST_CASE("pieces: the fast way and the slow way hash alike") {
  const PieceCutter cutter(test::tiny_words());
  test::RandomText random(43);
  for (int round = 0; round < test::rounds(2000); ++round) {
    std::string token = random.text(3, false);
    std::erase_if(token, [](char c) {
      return c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
    });
    Document document;
    document.reset(token);
    Normalise().run(document, nullptr);
    token = document.text();
    const std::size_t edge = folded(token).find_first_of("-' ");
    if (token.empty() || edge != std::string::npos) continue;
    CAPTURE(token);
    const std::string plain = folded(token);
    if (plain == "st" || plain == "st." || plain == "ste") continue;
    for (const std::string_view behind : {"", " et encore du texte"}) {
      const std::string text = token + std::string(behind);
      std::vector<Piece> pieces;
      cutter.cut(text, {0, static_cast<std::uint32_t>(token.size())}, 7, pieces);
      REQUIRE(pieces.size() == 1);
      CHECK(pieces[0].hash == piece_hash(plain));
      CHECK(pieces[0].token == 7);
      CHECK((pieces[0].starts_token && pieces[0].ends_token));
    }
  }
}

TEST_CASE("gazetteer: the compiled form finds what a naive matcher finds, whatever the folds") {
  const Tokeniser tokeniser(test::tiny_words());
  const PieceCutter cutter(test::tiny_words());
  const Tokens cut(test::tiny_words());
  const Sentences sentences(test::tiny_words());
  test::RandomText random(41);
  // Names that meet others in all but their capitals, accents, hyphens and short forms.
  constexpr std::string_view kKnown[] = {"Saint-Denis",
                                         "St-Denis",
                                         "saint Denis",
                                         "Côte d'Ivoire",
                                         "cote d'ivoire",
                                         "Force Quds",
                                         "force Quds",
                                         "ministère de l'Intérieur",
                                         "Ministère",
                                         "LA",
                                         "La Haye",
                                         "la Haye",
                                         "ÉTAT",
                                         "État",
                                         "Jean-Marie Le Pen",
                                         "Le Pen",
                                         "ste Marie",
                                         "O.N.U.",
                                         "Anticonstitutionnellement",
                                         "iPhone",
                                         "États-Unis d'Amérique du Nord et du Sud"};
  std::size_t total = 0;
  std::size_t folded_total = 0;
  for (int round = 0; round < test::rounds(96); ++round) {
    // Every set of folds in turn; names are pieces of the same alphabet as the texts.
    const auto folds = static_cast<std::uint8_t>(round % 16);
    std::string list = "# folds:";
    for (std::size_t f = 0; f < std::size(kFoldNames); ++f) {
      if ((folds >> f & 1U) != 0) list += ' ' + std::string(kFoldNames[f]);
    }
    list += folds == 0 ? " none\n" : "\n";
    list += "name\ttype\tflags\n";
    std::vector<Name> names;
    std::vector<Name> acronyms;
    const std::size_t count = 1 + random.below(40);
    for (std::size_t i = 0; i < count; ++i) {
      std::string name = random.below(2) == 0
                             ? random.text(4, false)
                             : std::string(kKnown[random.below(std::size(kKnown))]);
      for (char& c : name) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
      }
      Name row{normalised(name), {}, {}, random.below(4) == 0};
      row.marks = marks_of(row.name);
      row.pieces = pieces_of(row.name, tokeniser.cut_name(row.name));
      if (row.pieces.empty() || row.name.front() == '#' || row.name.front() == ' ') continue;
      if (row.name.starts_with("\uFEFF")) continue;
      const bool known = std::any_of(names.begin(), names.end(),
                                     [&](const Name& other) { return other.name == row.name; });
      if (known) continue;
      // A type of its own for each name: twins of one type are merged by weight.
      list +=
          row.name + "\tT" + std::to_string(names.size()) + (row.match_case ? "\tcase\n" : "\t\n");
      // An acronym stands with and without stops.
      Name other{row.name, {}, other_acronym(row.name), row.match_case};
      names.push_back(std::move(row));
      if (other.marks.empty()) continue;
      other.pieces = pieces_of(other.marks, tokeniser.cut_name(other.marks));
      acronyms.push_back(std::move(other));
    }
    // Behind the names, whose numbers are their types.
    names.insert(names.end(), acronyms.begin(), acronyms.end());
    TypeTable types;
    const GazetteerTag stage({{test::gazetteer_of(list, types), false}}, test::tiny_words());
    const auto scratch = stage.make_scratch();
    const auto token_scratch = cut.make_scratch();
    for (int t = 0; t < 20; ++t) {
      std::string input = random.text(25);
      for (std::size_t i = 0; i < 4 && !names.empty(); ++i) {
        input +=
            ' ' + rewritten(names[random.below(names.size())].name, random) + ' ' + random.text(3);
      }
      Document document;
      document.reset(input);
      CAPTURE(list);
      CAPTURE(document.original());
      Normalise().run(document, nullptr);
      cut.run(document, token_scratch.get());
      sentences.run(document, nullptr);
      stage.run(document, scratch.get());
      const std::string_view text = document.text();
      const bool joined = !joined_places(document).empty();
      std::vector<Found> found;
      for (const Mention& mention : document.mentions) {
        found.emplace_back(mention.tokens.first, mention.tokens.last,
                           std::string(document.pooled(mention.name)));
        // The offsets cut the name out of the original.
        const Span span = document.in_original(mention.span);
        REQUIRE(span.end <= document.original().size());
        const std::string piece(span.in(document.original()));
        if (!joined) CHECK(normalised(piece).find(mention.span.in(text)) != std::string::npos);
      }
      std::vector<Found> expected;
      for (const Sentence& sentence : document.sentences) {
        for (std::uint32_t first = sentence.tokens.first; first < sentence.tokens.last; ++first) {
          std::vector<Span> spans;
          for (std::uint32_t last = first + 1; last <= sentence.tokens.last; ++last) {
            spans.push_back(document.tokens[last - 1].span);
            const std::vector<std::string> pieces = pieces_of(text, spans);
            if (pieces.size() > 40) break;  // no name is as long
            const Span span{spans.front().begin, spans.back().end};
            for (const Name& name : names) {
              if (name.pieces != pieces) continue;
              if (!may_stand_for(cutter, span.in(text), name, folds)) continue;
              expected.emplace_back(first, last, name.name);
              if (marks_of(span.in(text)) != name.marks) ++folded_total;
            }
          }
        }
      }
      // Words cut at a line end are also read the other way; that has its own tests.
      if (joined) continue;
      std::sort(found.begin(), found.end());
      std::sort(expected.begin(), expected.end());
      total += expected.size();
      std::vector<Found> only;
      std::set_symmetric_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                                    std::back_inserter(only));
      std::string told;
      for (const auto& [first, last, name] : only) {
        told += name + " at token " + std::to_string(first) + (found < expected ? "<" : ">");
      }
      CAPTURE(told);
      REQUIRE(found == expected);
    }
  }
  CHECK(total > 2000);  // names and texts do meet
  CHECK(folded_total > 200);
}

}  // namespace
}  // namespace vigie
