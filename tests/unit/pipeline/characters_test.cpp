#include "pipeline/characters.h"

#include "pipeline/utf8.h"
#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("characters: classes of what French text is made of") {
  struct Row {
    char32_t code;
    CharClass expected;
  };
  constexpr Row kRows[] = {{U'A', CharClass::upper},         {U'É', CharClass::upper},
                           {0x1C5, CharClass::upper},        {U'z', CharClass::lower},
                           {U'œ', CharClass::lower},         {U'ß', CharClass::lower},
                           {0x5D0, CharClass::letter},       {0x4E2D, CharClass::letter},
                           {0xAA, CharClass::letter},        {0x301, CharClass::mark},
                           {0xFE0F, CharClass::mark},        {U'7', CharClass::digit},
                           {0x663, CharClass::digit},        {U' ', CharClass::space},
                           {U'\t', CharClass::space},        {0xA0, CharClass::space},
                           {0x202F, CharClass::space},       {0x2009, CharClass::space},
                           {0x3000, CharClass::space},       {U'\n', CharClass::newline},
                           {U'\r', CharClass::newline},      {0x85, CharClass::newline},
                           {0x2028, CharClass::newline},     {0x2029, CharClass::newline},
                           {U'\f', CharClass::newline},      {U'\'', CharClass::apostrophe},
                           {0x2019, CharClass::apostrophe},  {0x2BC, CharClass::apostrophe},
                           {0x2018, CharClass::punctuation}, {U'-', CharClass::hyphen},
                           {0x2010, CharClass::hyphen},      {0x2011, CharClass::hyphen},
                           {0x2013, CharClass::punctuation}, {0x2014, CharClass::punctuation},
                           {0xAD, CharClass::joiner},        {0x200B, CharClass::joiner},
                           {0x200C, CharClass::joiner},      {0x200D, CharClass::joiner},
                           {0x2060, CharClass::joiner},      {0xFEFF, CharClass::joiner},
                           {U'.', CharClass::punctuation},   {0xAB, CharClass::punctuation},
                           {0xBB, CharClass::punctuation},   {0x2026, CharClass::punctuation},
                           {U'&', CharClass::punctuation},   {U'€', CharClass::symbol},
                           {U'+', CharClass::symbol},        {0xB0, CharClass::symbol},
                           {0xBD, CharClass::symbol},        {0x1F600, CharClass::symbol},
                           {0x1F3FD, CharClass::symbol},     {0x1F1EB, CharClass::symbol},
                           {0xFFFD, CharClass::symbol},      {0x0, CharClass::other},
                           {0x1B, CharClass::other},         {0xE000, CharClass::other},
                           {0x10FFFF, CharClass::other}};
  for (const Row& row : kRows) {
    CAPTURE(static_cast<std::uint32_t>(row.code));
    CHECK(static_cast<int>(classify(row.code)) == static_cast<int>(row.expected));
  }
}

TEST_CASE("characters: folding undoes case and accents and makes one of each mark") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {{"", ""},
                           {"Bagdad", "bagdad"},
                           {"ÉTÉ", "ete"},
                           {"e\u0301te\u0301", "ete"},
                           {"Çà Î ÿ Ù", "ca i y u"},
                           {"Œuvre œuvre", "oeuvre oeuvre"},
                           {"Ægir", "aegir"},
                           {"Straße ẞ", "strasse ss"},
                           {"Łódź", "lodz"},
                           {"Đặng Ørsted", "dang orsted"},
                           {"İstanbul ı", "istanbul i"},
                           {"l’été l'été lʼété", "l'ete l'ete l'ete"},
                           {"Saint‑Denis Saint‐Denis", "saint-denis saint-denis"},
                           {"40\u00A0000\u202F€", "40 000 €"},
                           {"a\tb\nc", "a b c"},
                           {"exem\u00ADple\u200B\uFEFF", "exemple"},
                           {"ﬁn ²", "fin 2"},
                           {"ŉ Ǽ ǿ", "'n ae o"},
                           {"ＯＮＵ ２０２１ Ｌ＇Ｏｒéａｌ", "onu 2021 l'oreal"},
                           {"Ὀδυσσεύς", "οδυσσευσ"},
                           {"😀", "😀"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(folded(row.text) == row.expected);
    CHECK(folded(folded(row.text)) == row.expected);
    std::string appended = "x";
    fold_append(row.text, appended);
    CHECK(appended == 'x' + std::string(row.expected));
  }
}

TEST_CASE("characters: folding marks leaves letters alone") {
  std::string out;
  fold_marks_append("L’Élysée\u00A0: Saint‑Denis\u00AD, Œ\n", out);
  CHECK(out == "L'Élysée : Saint-Denis, Œ ");
}

TEST_CASE("characters: folding marks takes the looks off letters") {
  std::string out;
  fold_marks_append("ﬁlière ＯＮＵ ２０２１ Œ É 1ª ŉ 日", out);
  CHECK(out == "filière ONU 2021 Œ É 1a 'n 日");
}

TEST_CASE("characters: what is folded is folded for good, whatever the character") {
  for (char32_t code = 1; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text;
    utf8::append(code, text);
    const std::string once = folded(text);
    if (folded(once) != once) {
      CAPTURE(static_cast<std::uint32_t>(code));
      REQUIRE(folded(once) == once);
    }
  }
}

TEST_CASE("characters: casing of words") {
  struct Row {
    std::string_view text;
    Casing expected;
  };
  constexpr Row kRows[] = {{"irakien", Casing::lower},
                           {"Bagdad", Casing::capitalised},
                           {"Jean-Yves", Casing::capitalised},
                           {"Jean-yves", Casing::capitalised},
                           {"L'Oréal", Casing::capitalised},
                           {"N’Djamena", Casing::capitalised},
                           {"Émile", Casing::capitalised},
                           {"E\u0301mile", Casing::capitalised},
                           {"A", Casing::capitalised},
                           {"É.", Casing::capitalised},
                           {"ONU", Casing::capitals},
                           {"O.N.U.", Casing::capitals},
                           {"J.-C.", Casing::capitals},
                           {"L'", Casing::capitalised},
                           {"iPhone", Casing::mixed},
                           {"McDonald", Casing::mixed},
                           {"d'Artagnan", Casing::mixed},
                           {"12", Casing::none},
                           {"", Casing::none},
                           {"中文", Casing::none},
                           {"G20", Casing::capitalised},
                           {"H1N1", Casing::capitals},
                           {"20h", Casing::lower},
                           {"exem\u00ADPle", Casing::mixed}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(static_cast<int>(casing_of(row.text)) == static_cast<int>(row.expected));
  }
}

}  // namespace
}  // namespace vigie
