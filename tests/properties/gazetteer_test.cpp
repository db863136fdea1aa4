// The compiled gazetteer against a matcher that compares names with every run of tokens.
#include <algorithm>
#include <tuple>

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
  std::vector<std::string> tokens;  // folded
  std::string marks;                // marks folded
};

std::string marks_of(std::string_view text) {
  std::string out;
  fold_marks_append(text, out);
  return out;
}

TEST_CASE("gazetteer: the compiled form finds what a naive matcher finds") {
  const Tokeniser tokeniser(test::tiny_words());
  const Tokens cut(test::tiny_words());
  const Sentences sentences(test::tiny_words());
  test::RandomText random(41);
  std::size_t total = 0;
  for (int round = 0; round < test::rounds(60); ++round) {
    // Names are pieces of the same alphabet as the texts, so that they do meet.
    std::vector<Name> names;
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
      for (const Span span : tokeniser.cut_name(row.name)) {
        row.tokens.push_back(folded(span.in(row.name)));
      }
      if (row.tokens.empty() || row.name.front() == '#' || row.name.front() == ' ') continue;
      if (row.name.starts_with("\uFEFF")) continue;
      const bool known = std::any_of(names.begin(), names.end(),
                                     [&](const Name& other) { return other.name == row.name; });
      if (known) continue;
      // A type of its own for each name: twins of one type are merged by weight.
      list += row.name + "\tT" + std::to_string(names.size()) + '\n';
      names.push_back(std::move(row));
    }
    TypeTable types;
    const GazetteerTag stage({{test::gazetteer_of(list, types), false}});
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
          for (const Name& name : names) {
            const auto size = static_cast<std::uint32_t>(name.tokens.size());
            if (sentence.tokens.last - first < size) continue;
            bool same = true;
            for (std::uint32_t k = 0; same && k < size; ++k) {
              same = folded(document.tokens[first + k].span.in(text)) == name.tokens[k];
            }
            if (!same) continue;
            const Span span{document.tokens[first].span.begin,
                            document.tokens[first + size - 1].span.end};
            if (compare_forms(marks_of(span.in(text)), name.marks) == FormMatch::none) continue;
            expected.emplace_back(first, first + size, name.name);
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
