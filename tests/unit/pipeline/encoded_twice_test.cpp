#include "pipeline/encoded_twice.h"

#include <string>

#include "pipeline/encoding.h"
#include "support/test.h"

namespace vigie {
namespace {

// `text` as it looks when its UTF-8 is read as `encoding`.
std::string misread(std::string_view text, std::string_view encoding = "windows-1252") {
  OffsetMap map;
  std::vector<Span> ill_formed;
  return Decoder(encoding).decode(text, false, map, ill_formed);
}

TEST_CASE("encoded twice: French read wrongly is seen, whatever the letter") {
  constexpr std::string_view kTexts[] = {
      "état",  "Été", "déjà",    "à Paris",   "là",           "Ça va",     "FRANÇAIS", "début",
      "DÉBUT", "île", "Île",     "où",        "naïve",        "Noël",      "cœur",     "maître",
      "HÔTEL", "sûr", "aiguë",   "À l",       "l’Irak",       "« texte »", "20 °C",    "20°C",
      "n° 3",  "5 €", "Marque™", "un – deux", "fin…",         "😀",         "“oui”",    "Ñandú",
      "ñ",     "ß",   "© 2021",  "garçon",    "prix\u00A0: 3"};
  for (const std::string_view text : kTexts) {
    CAPTURE(text);
    CHECK(find_encoded_twice(text).count == 0);
    CHECK(find_encoded_twice(misread(text)).count > 0);
  }
  for (const std::string_view text : {"état", "l’Irak", "Été", "« texte »"}) {
    CAPTURE(text);
    CHECK(find_encoded_twice(misread(text, "ISO-8859-1")).count > 0);
  }
}

TEST_CASE("encoded twice: text as languages write it is left alone") {
  constexpr std::string_view kTexts[] = {
      "Âge, Âme, CHÂTEAU, châtaigne, âgé de 20 ans, pâté",
      "NÃO, SÃO PAULO, AÇÕES, IRMÃ, maçã",
      "«MAÇû e «AMANHû, “IRMÔ, ‘IRMÒ, MANHÃ® MANHÙ",
      "IRMÃ : oui, MANHÃ — disse, MANHÃ—disse, IRMÃ… e, IRMÃ·BOM, 3.ª IRMê",
      "la lettre «Ã», la lettre « à », la lettre Ã\u00A0: oui, lettre «Â», Ã, Â, â",
      "Mariama Bâ… « Mariama Bâ », Bâ–Sow, Bâ’s, Bâ 20 €, Bâ† 1981",
      "RÜYÂ, DÜNYÂ», Ân, Ångström, „PÅ“ og, ÅS, Åre, eðli, maður",
      "10 € à 20 °C, 3 × 4, © Ã. B., Straße",
      "Việt Nam: NGÃ BA, ĐÃ, ÂM",
      "România: Â, Î, RÂU, ROMÂNIA"};
  for (const std::string_view text : kTexts) {
    CAPTURE(text);
    const EncodedTwice found = find_encoded_twice(text);
    CAPTURE(found.first.in(text));
    CHECK(found.count == 0);
  }
}

TEST_CASE("encoded twice: the first place and their number") {
  const std::string text = "abc " + misread("l’été") + " fin";
  const EncodedTwice found = find_encoded_twice(text);
  CHECK(found.count == 3);
  CHECK(found.first.in(text) == misread("’"));
  CHECK(find_encoded_twice("").count == 0);
  CHECK(find_encoded_twice("\u00C3").count == 0);
}

TEST_CASE("encoded twice: found at every place of a block and across blocks") {
  for (std::size_t before = 0; before < 200; ++before) {
    const std::string text =
        std::string(before, 'x') + "\u00C3\u00A9" + std::string(1 + before % 70, 'y');
    CAPTURE(before);
    const EncodedTwice found = find_encoded_twice(text);
    REQUIRE(found.count == 1);
    REQUIRE(found.first ==
            Span{static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(before + 4)});
  }
}

}  // namespace
}  // namespace vigie
