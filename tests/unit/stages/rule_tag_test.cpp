#include "stages/rule_tag.h"

#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

RuleTag stage_of(std::string text, TypeTable& types, bool user = false) {
  std::vector<Fault> faults;
  auto rules = parse_rules({"t.rules", std::move(text)}, test::tiny_words(), faults);
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), fault.message);
  return RuleTag({{std::make_shared<RuleEngine>(std::move(rules)), user}}, test::tiny_words(),
                 types);
}

const std::string kTail = "  why because\n  + [x]\n  - y\n";

TEST_CASE("rule tag: a match becomes a mention with its parts, value and origin") {
  TypeTable types;
  const RuleTag stage =
      stage_of("rule date.full\n  type DATE\n  priority 80\n  value date\n" + kTail +
                   "  pattern (?P<day>[0-9]+) (?P<month>{{months}}) (?P<year>[0-9]{4})\n",
               types, true);
  test::Builder b("le 31 décembre 2021 puis le 31 février 2021");
  stage.run(b.document, nullptr);
  REQUIRE(b.document.mentions.size() == 1);  // there is no 31 February
  const Mention& mention = b.document.mentions[0];
  CHECK(mention.span == b.find("31 décembre 2021"));
  CHECK(mention.tokens.size() == 3);
  CHECK(mention.type == types::DATE);
  CHECK(mention.priority == 80);
  CHECK(mention.origin.user);
  CHECK(b.document.pooled(mention.value.main) == "2021-12-31");
  REQUIRE(b.document.parts.size() == 3);
  for (const Part& part : b.document.parts) CHECK(part.mention == 0);
  const OriginText text = stage.describe(b.document, mention.origin);
  CHECK(text.kind == "rule");
  CHECK(text.source == "date.full");
  CHECK(text.why == "because");
  CHECK(text.place.to_string() == "t.rules:1:6");
}

TEST_CASE("rule tag: a valid identifier has its normal form, another is dropped with the reason") {
  TypeTable types;
  const RuleTag stage = stage_of("rule id.siren\n  type SIREN\n  value siren\n" + kTail +
                                     "  pattern [0-9]{3} [0-9]{3} [0-9]{3}\n",
                                 types);
  test::Builder b("les 732 829 320 et 732 829 321");
  stage.run(b.document, nullptr);
  REQUIRE(b.document.mentions.size() == 2);
  const Mention& good = b.document.mentions[0];
  CHECK(good.verdict.state == State::open);
  CHECK(good.value.kind == ValueKind::text);
  CHECK(b.document.pooled(good.value.main) == "732829320");
  const Mention& bad = b.document.mentions[1];
  CHECK(bad.verdict.state == State::dropped);
  CHECK(bad.verdict.reason == Reason::bad_checksum);
  CHECK(bad.verdict.by == kNone);
  CHECK(bad.value.kind == ValueKind::none);
}

TEST_CASE("rule tag: a rule fires in its zones only and a text without zones is body") {
  TypeTable types;
  const RuleTag stage =
      stage_of("rule a\n  type LOC\n  zones body title\n  pattern Bagdad\n" + kTail, types);
  test::Builder none("Bagdad");
  stage.run(none.document, nullptr);
  CHECK(none.document.mentions.size() == 1);
  test::Builder zoned("Bagdad\nBagdad");
  zoned.document.zones = {{{0, 6}, ZoneKind::menu, kNone}, {{7, 13}, ZoneKind::title, kNone}};
  stage.run(zoned.document, nullptr);
  REQUIRE(zoned.document.mentions.size() == 1);
  CHECK(zoned.document.mentions[0].span == Span{7, 13});
  test::Builder nested("Bagdad\nBagdad");
  nested.document.zones = {{{0, 6}, ZoneKind::related, kNone},
                           {{0, 6}, ZoneKind::title, 0},  // of another article
                           {{7, 13}, ZoneKind::body, kNone},
                           {{7, 13}, ZoneKind::heading, 2}};
  stage.run(nested.document, nullptr);
  REQUIRE(nested.document.mentions.size() == 1);
  CHECK(nested.document.mentions[0].span == Span{7, 13});
}

TEST_CASE("rule tag: a date without its year is left open, in a dateline too") {
  TypeTable types;
  const RuleTag stage = stage_of(
      "rule a\n  type DATE\n  value date\n  pattern (?P<day>[0-9]+) "
      "(?P<month>{{months}})\n" +
          kTail,
      types);
  test::Builder b("31 décembre\n31 décembre");
  b.zone("31 décembre", ZoneKind::dateline);
  b.document.date = DocumentDate::from_iso("2022-01-02");
  stage.run(b.document, nullptr);
  REQUIRE(b.document.mentions.size() == 2);
  for (const Mention& mention : b.document.mentions) {  // the stage "times" fills them
    CHECK(b.document.pooled(mention.value.main) == "XXXX-12-31");
    CHECK(mention.value.open);
  }
}

// The names that a rule for two or three capitalised words leaves of `text`, of which a list knows
// "Belge" as a people.
std::string shed(std::string_view type, std::string text, bool user = false) {
  TypeTable types;
  const RuleTag stage =
      stage_of("rule a\n  type " + std::string(type) +
                   "\n  pattern \\p{Lu}\\p{L}+(?: (?:de |la )?\\p{Lu}\\p{L}+){1,2}\n" + kTail,
               types, user);
  test::Builder b(std::move(text));
  if (b.document.text().find("Belge") != std::string_view::npos) {
    b.mention("Belge", {.type = types::GROUP, .name = "Belge"});
  }
  const std::size_t lists = b.document.mentions.size();
  stage.run(b.document, nullptr);
  std::string out;
  for (std::size_t m = lists; m < b.document.mentions.size(); ++m) {
    if (!out.empty()) out += "; ";
    out += b.document.mentions[m].span.in(b.document.text());
    CHECK(b.document.mentions[m].tokens == b.tokens_of(b.document.mentions[m].span));
  }
  return out;
}

TEST_CASE("rule tag: a name sheds what its capital does not prove") {
  struct Row {
    std::string_view type;
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {"PER", "Selon Zelda Zorb", "Zelda Zorb"},
      {"PER", "- Selon Zelda Zorb", "Zelda Zorb"},  // a dash is no word
      {"PER", "et Selon Zelda Zorb", "Selon Zelda Zorb"},
      {"LOC", "Selon Nova Zorba", "Nova Zorba"},
      {"PER", "Mme Zelda Zorb", "Zelda Zorb"},
      {"PER", "le Belge Zelda Zorb", "Zelda Zorb"},
      {"LOC", "le Belge Zelda Zorb", "Belge Zelda Zorb"},
      {"PER", "le Ministre Zelda Zorb", "Zelda Zorb"},
      {"PER", "de la Santé Zelda Zorb", "Zelda Zorb"},
      {"PER", "le Ministre de Zorbie", ""},  // the function goes on
      {"PER", "le Groupe Zelda Zorb", ""},   // a thing
      {"PER", "Le Zorbien Libre", ""},       // a determiner opens no person
      {"LOC", "Le Zorbien Libre", "Zorbien Libre"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(shed(row.type, std::string(row.text)) == row.expected);
  }
}

TEST_CASE("rule tag: titles are not taken from the names of your own rules") {
  CHECK(shed("PER", "le Ministre Zelda Zorb", true) == "Ministre Zelda Zorb");
}

}  // namespace
}  // namespace vigie
