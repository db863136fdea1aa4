#include "stages/normalise.h"

#include "support/test.h"

namespace vigie {
namespace {

using namespace std::string_literals;

Document normalised(std::string bytes) {
  Document document;
  document.reset(std::move(bytes));
  Normalise().run(document, nullptr);
  return document;
}

constexpr const char* kBad = "\xEF\xBF\xBD";

TEST_CASE("normalise: each maximal ill-formed sequence becomes one replacement character") {
  struct Row {
    const char* what;
    std::string bytes;
    std::vector<Span> sequences;
  };
  const Row rows[] = {{"well-formed", "é😀", {}},
                      {"table 3-8: non-shortest forms",
                       "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
                       {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 8}}},
                      {"table 3-9: surrogates",
                       "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
                       {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 8}}},
                      {"table 3-10: other ill-formed sequences",
                       "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
                       {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {6, 7}, {7, 8}}},
                      {"table 3-11: truncated sequences",
                       "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41",
                       {{0, 2}, {2, 3}, {3, 6}, {6, 8}}},
                      {"cut at the end", "a\xC3", {{1, 2}}},
                      {"cut four bytes", "\xF0\x9F\x98", {{0, 3}}},
                      {"latin-1", "caf\xE9 noir", {{3, 4}}},
                      {"lone continuation bytes", "\x80\x80", {{0, 1}, {1, 2}}}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Document document = normalised(row.bytes);
    std::string expected;
    std::size_t copied = 0;
    for (const Span span : row.sequences) {
      expected += row.bytes.substr(copied, span.begin - copied) + kBad;
      copied = span.end;
    }
    expected += row.bytes.substr(copied);
    CHECK(document.decoded() == expected);
    CHECK(document.text() == expected);
    CHECK(document.original() == row.bytes);
    REQUIRE(document.diagnostics.size() == row.sequences.size());
    for (std::size_t i = 0; i < row.sequences.size(); ++i) {
      CHECK(document.diagnostics[i].code == DiagnosticCode::ill_formed_utf8);
      CHECK(document.diagnostics[i].original == row.sequences[i]);
    }
    OffsetMap map;
    CHECK(decode_utf8(row.bytes, map) == expected);
    CHECK(map.runs() == document.decoding().runs());
  }
}

TEST_CASE("normalise: decomposed text is composed and maps back") {
  struct Row {
    const char* what;
    std::string bytes;
    std::string text;
  };
  const Row rows[] = {
      {"accent", "e\u0301te\u0301", "été"},
      {"two marks in the wrong order", "a\u0302\u0323", "ậ"},
      {"cedilla", "Franc\u0327ois", "François"},
      {"singleton", "\u212B", "Å"},
      {"Hangul", "\u1112\u1161\u11AB", "한"},
      {"excluded from composition", "\u0958", "\u0915\u093C"},
      {"mark that does not compose", "q\u0301", "q\u0301"},
      {"compatibility characters stay", "ﬁ ² \u00A0\u2019\u00AD", "ﬁ ² \u00A0\u2019\u00AD"},
      {"ill-formed and decomposed", "\xFF e\u0301", std::string(kBad) + " é"}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Document document = normalised(row.bytes);
    CHECK(document.text() == row.text);
    const Span whole{0, static_cast<std::uint32_t>(document.text().size())};
    CHECK(document.in_original(whole) == Span{0, static_cast<std::uint32_t>(row.bytes.size())});
  }
}

TEST_CASE("normalise: a word beside a composed one is cut exactly") {
  const Document document = normalised("e\u0301te\u0301 Bagdad e\u0301t");
  const auto at = static_cast<std::uint32_t>(document.text().find("Bagdad"));
  CHECK(document.in_original({at, at + 6}).in(document.original()) == "Bagdad");
  CHECK(document.in_original({0, 2}).in(document.original()) == "e\u0301");
  CHECK(document.in_original({2, 3}).in(document.original()) == "t");
  CHECK(document.in_original({1, 3}).in(document.original()) == "e\u0301t");
}

TEST_CASE("normalise: a text that needs nothing is stored once") {
  const Document document = normalised("Il vit à Bagdad.");
  CHECK(document.text().data() == document.original().data());
  CHECK(document.decoded().data() == document.original().data());
  CHECK(document.normalisation().is_identity());
}

TEST_CASE("normalise: NUL bytes are kept and remarked on in order of position") {
  const Document document = normalised("a\0b\xFF\0"s);
  CHECK(document.text() == "a\0b\xEF\xBF\xBD\0"s);
  REQUIRE(document.diagnostics.size() == 3);
  CHECK(document.diagnostics[0].code == DiagnosticCode::nul_byte);
  CHECK(document.diagnostics[0].original == Span{1, 2});
  CHECK(document.diagnostics[1].code == DiagnosticCode::ill_formed_utf8);
  CHECK(document.diagnostics[2].original == Span{4, 5});
}

TEST_CASE("normalise: nothing is a text too") {
  const Document document = normalised("");
  CHECK(document.text().empty());
}

}  // namespace
}  // namespace vigie
