#include "stages/normalise.h"

#include "pipeline/encoding.h"
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
    std::vector<Span> ill_formed;
    CHECK(decode_utf8(row.bytes, map, ill_formed) == expected);
    CHECK(map.runs() == document.decoding().runs());
    CHECK(ill_formed == row.sequences);
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

TEST_CASE("normalise: a byte-order mark is no text, and positions count it all the same") {
  const Document document = normalised("\uFEFFBagdad");
  CHECK(document.decoded() == "\uFEFFBagdad");
  CHECK(document.text() == "Bagdad");
  CHECK(document.in_original({0, 6}) == Span{3, 9});
  CHECK(document.in_decoded({0, 6}) == Span{3, 9});
  CHECK(document.diagnostics.empty());
  const Document mark = normalised("\uFEFF");
  CHECK(mark.text().empty());
  // Elsewhere it is a character like others.
  const Document inside = normalised("a\uFEFFb");
  CHECK(inside.text() == "a\uFEFFb");
}

TEST_CASE("normalise: words cut at line ends are joined and cut out with the break") {
  const Document document =
      normalised("\uFEFFQasem Sou-\r\nleimani e\u0301tait a\u0300 Saint-\n Denis.");
  CHECK(document.text() == "Qasem Souleimani était à Saint-Denis.");
  const auto piece = [&](std::string_view word) {
    const auto at = static_cast<std::uint32_t>(document.text().find(word));
    return document.in_original({at, at + static_cast<std::uint32_t>(word.size())})
        .in(document.original());
  };
  CHECK(piece("Souleimani") == "Sou-\r\nleimani");
  CHECK(piece("Saint-Denis") == "Saint-\n Denis");
  CHECK(piece("Saint-") == "Saint-");
  CHECK(piece("Denis") == "Denis");
  CHECK(piece("Sou") == "Sou");
  CHECK(piece("leimani") == "leimani");
  CHECK(piece("était") == "e\u0301tait");
}

TEST_CASE("normalise: other encodings become UTF-8 with every byte's place") {
  Document document;
  document.reset("Fran\xE7ois \x8Cuvre \x93l\x92\xE9t\xE9\x94", "windows-1252");
  Normalise().run(document, nullptr);
  CHECK(document.decoded() == "François Œuvre “l’été”");
  CHECK(document.text() == document.decoded());
  const auto at = static_cast<std::uint32_t>(document.text().find("été"));
  CHECK(document.in_original({at, at + 5}) == Span{18, 21});
  CHECK(document.diagnostics.empty());

  document.reset(
      "\xFF\xFE"
      "e\0\x01\x03\0\0\x00\xD8z"s,
      "UTF-16LE");
  Normalise().run(document, nullptr);
  CHECK(document.decoded() == "e\u0301\0\uFFFD\uFFFD"s);
  CHECK(document.text() == "é\0\uFFFD\uFFFD"s);
  CHECK(document.in_original({0, 2}) == Span{2, 6});
  REQUIRE(document.diagnostics.size() == 3);
  CHECK(document.diagnostics[0].code == DiagnosticCode::nul_byte);
  CHECK(document.diagnostics[0].original == Span{6, 8});
  CHECK(document.diagnostics[1].code == DiagnosticCode::ill_formed_bytes);
  CHECK(document.diagnostics[1].original == Span{8, 10});
  CHECK(document.diagnostics[2].original == Span{10, 11});
}

TEST_CASE("normalise: text encoded twice is named once with its count") {
  const Document document = normalised("L\u00E2\u20AC\u2122\u00C3\u00A9tat \xFF l\u00C3\u00A0-bas");
  REQUIRE(document.diagnostics.size() == 2);
  CHECK(document.diagnostics[0].code == DiagnosticCode::encoded_twice);
  CHECK(document.diagnostics[0].original == Span{1, 9});
  CHECK(document.diagnostics[0].count == 3);
  CHECK(document.diagnostics[1].code == DiagnosticCode::ill_formed_utf8);
}

TEST_CASE("normalise: a scratch serves documents of any encodings in turn") {
  const Normalise stage;
  const auto scratch = stage.make_scratch();
  Document document;
  for (int round = 0; round < 2; ++round) {
    document.reset("\xE9", "windows-1252");
    stage.run(document, scratch.get());
    CHECK(document.text() == "é");
    document.reset("\x8E", "macintosh");
    stage.run(document, scratch.get());
    CHECK(document.text() == "é");
    document.reset("é");
    stage.run(document, scratch.get());
    CHECK(document.text() == "é");
    CHECK(document.decoding().is_identity());
  }
}

TEST_CASE("normalise: nothing is a text too") {
  const Document document = normalised("");
  CHECK(document.text().empty());
}

}  // namespace
}  // namespace vigie
