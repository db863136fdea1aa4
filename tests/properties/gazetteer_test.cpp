// The compiled gazetteer against a matcher that compares names with every run of tokens.
#include <algorithm>
#include <tuple>

#include "gazetteers/acronyms.h"
#include "pipeline/characters.h"
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
  std::vector<std::uint64_t> pieces;  // hashes
  std::string marks;                  // marks folded
};

std::string marks_of(std::string_view text) {
  std::string out;
  fold_marks_append(text, out);
  return out;
}

std::vector<std::uint64_t> hashes(const PieceCutter& cutter, std::string_view text,
                                  const std::vector<Span>& tokens) {
  std::vector<Piece> pieces;
  for (const Span token : tokens) cutter.cut(text, token, 0, pieces);
  std::vector<std::uint64_t> out;
  for (const Piece& piece : pieces) out.push_back(piece.hash);
  return out;
}

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

TEST_CASE("gazetteer: the compiled form finds what a naive matcher finds") {
  const Tokeniser tokeniser(test::tiny_words());
  const PieceCutter cutter(test::tiny_words());
  const Tokens cut(test::tiny_words());
  const Sentences sentences(test::tiny_words());
  test::RandomText random(41);
  std::size_t total = 0;
  for (int round = 0; round < test::rounds(60); ++round) {
    // Names are pieces of the same alphabet as the texts, so that they do meet.
    std::vector<Name> names;
    std::vector<Name> acronyms;
    std::string list = "name\ttype\n";
    const std::size_t count = 1 + random.below(40);
    for (std::size_t i = 0; i < count; ++i) {
      std::string name = random.text(4, false);
      for (char& c : name) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
      }
      Document document;
      document.reset(name);
      Normalise().run(document, nullptr);
      Name row{std::string(document.text()), {}, marks_of(document.text())};
      row.pieces = hashes(cutter, row.name, tokeniser.cut_name(row.name));
      if (row.pieces.empty() || row.name.front() == '#' || row.name.front() == ' ') continue;
      if (row.name.starts_with("\uFEFF")) continue;
      const bool known = std::any_of(names.begin(), names.end(),
                                     [&](const Name& other) { return other.name == row.name; });
      if (known) continue;
      // A type of its own for each name: twins of one type are merged by weight.
      list += row.name + "\tT" + std::to_string(names.size()) + '\n';
      // An acronym stands with and without stops.
      Name other{row.name, {}, other_acronym(row.name)};
      names.push_back(std::move(row));
      if (other.marks.empty()) continue;
      other.pieces = hashes(cutter, other.marks, tokeniser.cut_name(other.marks));
      acronyms.push_back(std::move(other));
    }
    // Behind the names, whose numbers are their types.
    names.insert(names.end(), acronyms.begin(), acronyms.end());
    TypeTable types;
    const GazetteerTag stage({{test::gazetteer_of(list, types), false}}, test::tiny_words());
    const auto scratch = stage.make_scratch();
    const auto token_scratch = cut.make_scratch();
    for (int t = 0; t < 20; ++t) {
      Document document;
      document.reset(random.text(40));
      CAPTURE(list);
      CAPTURE(document.original());
      Normalise().run(document, nullptr);
      cut.run(document, token_scratch.get());
      sentences.run(document, nullptr);
      stage.run(document, scratch.get());
      std::vector<Found> found;
      for (const Mention& mention : document.mentions) {
        found.emplace_back(mention.tokens.first, mention.tokens.last,
                           std::string(document.pooled(mention.name)));
      }
      std::vector<Found> expected;
      const std::string_view text = document.text();
      for (const Sentence& sentence : document.sentences) {
        for (std::uint32_t first = sentence.tokens.first; first < sentence.tokens.last; ++first) {
          for (std::uint32_t last = first + 1; last <= sentence.tokens.last; ++last) {
            const Span span{document.tokens[first].span.begin, document.tokens[last - 1].span.end};
            std::vector<Span> spans;
            for (std::uint32_t k = first; k < last; ++k) spans.push_back(document.tokens[k].span);
            const std::vector<std::uint64_t> pieces = hashes(cutter, text, spans);
            if (pieces.size() > 12) break;  // no name is as long
            for (const Name& name : names) {
              if (name.pieces != pieces) continue;
              if (compare_forms(marks_of(span.in(text)), name.marks) == FormMatch::none) continue;
              expected.emplace_back(first, last, name.name);
            }
          }
        }
      }
      std::sort(found.begin(), found.end());
      std::sort(expected.begin(), expected.end());
      total += expected.size();
      REQUIRE(found == expected);
    }
  }
  CHECK(total > 500);  // names and texts do meet
}

}  // namespace
}  // namespace vigie
