#include "vigie/document.h"

#include <algorithm>

#include "stages/normalise.h"
#include "support/builder.h"
#include "support/test.h"
#include "vigie/stage.h"

namespace vigie {
namespace {

TEST_CASE("document: reset forgets everything") {
  test::Builder b("\xFF e\u0301 Bagdad");
  b.kept("Bagdad", types::LOC);
  b.zone("Bagdad", ZoneKind::body);
  Document& document = b.document;
  document.date = DocumentDate::from_iso("2021-12-31");
  CHECK(document.text() != document.original());
  document.reset("Paris");
  CHECK(document.original() == "Paris");
  CHECK(document.decoded() == "Paris");
  CHECK(document.text() == "Paris");
  CHECK(document.decoding().is_identity());
  CHECK(document.normalisation().is_identity());
  CHECK(document.tokens.empty());
  CHECK(document.sentences.empty());
  CHECK(document.mentions.empty());
  CHECK(document.zones.empty());
  CHECK(document.date.day == 0);
  CHECK(document.diagnostics.empty());
}

TEST_CASE("document: layers survive a move") {
  test::Builder b("Il vit à Bagdad.");
  const auto bagdad = b.kept("Bagdad", types::LOC);
  const Document moved = std::move(b.document);
  CHECK(moved.mentions[bagdad].span.in(moved.text()) == "Bagdad");
}

TEST_CASE("document: the pool keeps what it is given") {
  Document document;
  document.reset("x");
  const PoolText one = document.keep("one");
  const PoolText empty = document.keep("");
  const PoolText two = document.keep("two");
  CHECK(document.pooled(one) == "one");
  CHECK(document.pooled(two) == "two");
  CHECK(empty.empty());
  CHECK(document.pooled(empty).empty());
}

TEST_CASE("document: zone_at finds the innermost zone and nothing in the gaps") {
  test::Builder b("Menu ici\n\nLire aussi Un titre fin\n\nCorps");
  const auto menu = b.zone("Menu ici", ZoneKind::menu);
  const auto related = b.zone("Lire aussi Un titre fin", ZoneKind::related);
  const auto title = b.zone("Un titre", ZoneKind::title, related);
  const auto body = b.zone("Corps", ZoneKind::body);
  struct Row {
    std::uint32_t position;
    std::uint32_t expected;
  };
  const Row rows[] = {{0, menu},
                      {7, menu},
                      {8, kNone},
                      {b.find("Lire").begin, related},
                      {b.find("Un").begin, title},
                      {b.find(" fin").begin, related},
                      {b.find("fin").end, kNone},
                      {b.find("Corps").begin, body},
                      {b.find("Corps").end, kNone}};
  for (const Row& row : rows) {
    CAPTURE(row.position);
    CHECK(b.document.zone_at(row.position) == row.expected);
  }
  Document none;
  none.reset("x");
  CHECK(none.zone_at(0) == kNone);
}

TEST_CASE("document: a title within furniture is furniture, a heading is body") {
  test::Builder b("Lire aussi Un titre fin\n\nCorps Le pont fin");
  const auto related = b.zone("Lire aussi Un titre fin", ZoneKind::related);
  b.zone("Un titre", ZoneKind::title, related);
  const auto body = b.zone("Corps Le pont fin", ZoneKind::body);
  b.zone("Le pont", ZoneKind::heading, body);
  const Document& document = b.document;
  const std::uint32_t title = b.find("Un titre").begin;
  const std::uint32_t heading = b.find("Le pont").begin;
  CHECK(document.zone_kind_at(title) == ZoneKind::related);
  CHECK(document.zone_kind_at(heading) == ZoneKind::heading);
  CHECK(document.zone_kind_at(b.find("Corps").begin) == ZoneKind::body);
  CHECK(document.zone_kind_at(24) == ZoneKind::body);  // between zones
  CHECK(document.in_zones(title, zone_bit(ZoneKind::related)));
  CHECK_FALSE(document.in_zones(title, zone_bit(ZoneKind::title)));
  CHECK(document.in_zones(heading, zone_bit(ZoneKind::heading)));
  CHECK(document.in_zones(heading, zone_bit(ZoneKind::body)));
  CHECK_FALSE(document.in_zones(heading, zone_bit(ZoneKind::title) | zone_bit(ZoneKind::menu)));
  CHECK(document.in_zones(heading, kAllZones));
}

TEST_CASE("document: dates are read from ISO and written back") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {{"2021-12-31", "2021-12-31"},
                           {"20211231", "2021-12-31"},
                           {"2021-12-31T10:00:00Z", "2021-12-31"},
                           {"2021-12-31 10:00", "2021-12-31"},
                           {"0799-01-02", "0799-01-02"},
                           {"2021-02-29", ""},
                           {"2021-13-01", ""},
                           {"2021-12", ""},
                           {"2021-12-312", ""},
                           {"31/12/2021", ""},
                           {"", ""}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const DocumentDate date = DocumentDate::from_iso(row.text);
    CHECK(date.is_full() == !row.expected.empty());
    if (date.is_full()) CHECK(date.to_iso() == row.expected);
  }
  DocumentDate day;
  day.month = 1;
  day.day = 3;
  CHECK(day.to_iso() == "XXXX-01-03");
}

TEST_CASE("document: every kind and reason has a name of its own") {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kZoneKindCount; ++i) {
    names.emplace_back(zone_name(static_cast<ZoneKind>(i)));
  }
  for (int i = 0; i <= static_cast<int>(TokenKind::handle); ++i) {
    names.emplace_back(token_kind_name(static_cast<TokenKind>(i)));
  }
  for (int i = 0; i <= static_cast<int>(Strength::decide); ++i) {
    names.emplace_back(strength_name(static_cast<Strength>(i)));
  }
  for (int i = 0; i <= static_cast<int>(Reason::excluded); ++i) {
    names.emplace_back(reason_name(static_cast<Reason>(i)));
  }
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK(std::find(names.begin(), names.end(), "unknown") == names.end());
}

TEST_CASE("document: layers are named in order") {
  CHECK(layer_names(Layer::none).empty());
  CHECK(layer_names(Layer::entities | Layer::text | Layer::tokens) == "text, tokens, entities");
}

}  // namespace
}  // namespace vigie
