#include "pipeline/formats/shown_mentions.h"

#include "support/writing.h"

namespace vigie {
namespace {

using Indexes = std::vector<std::uint32_t>;

TEST_CASE("shown mentions: kept ones of the wanted types, in order") {
  test::Builder b("un deux trois quatre");
  const TypeTable& types = test::mute_pipeline().types();
  const auto military = b.kept("trois", *types.find("ORG.military"));
  const auto org = b.kept("deux", types::ORG);
  const auto open = b.mention("un", {});
  WriterOptions options;
  CHECK(shown_mentions(b.document, options, types) == Indexes{org, military});
  options.open_mentions = true;
  CHECK(shown_mentions(b.document, options, types) == Indexes{open, org, military});
  options.types = {types::ORG};
  CHECK(shown_mentions(b.document, options, types) == Indexes{org, military});
  options.types = {*types.find("ORG.military")};
  CHECK(shown_mentions(b.document, options, types) == Indexes{military});
}

TEST_CASE("shown mentions: only those of the wanted zones, parts of the body among them") {
  test::Builder b("Lire aussi un deux\n\ntrois quatre cinq");
  const TypeTable& types = test::mute_pipeline().types();
  const auto related = b.zone("Lire aussi un deux", ZoneKind::related);
  b.zone("un deux", ZoneKind::title, related);
  const auto body = b.zone("trois quatre cinq", ZoneKind::body);
  b.zone("quatre", ZoneKind::heading, body);
  const auto link = b.kept("deux", types::ORG);
  const auto text = b.kept("trois", types::ORG);
  const auto heading = b.kept("quatre", types::ORG);
  WriterOptions options;
  options.zones = zone_bit(ZoneKind::body) | zone_bit(ZoneKind::title);
  CHECK(shown_mentions(b.document, options, types) == Indexes{text, heading});
  options.zones = zone_bit(ZoneKind::heading);
  CHECK(shown_mentions(b.document, options, types) == Indexes{heading});
  options.zones = zone_bit(ZoneKind::related);
  CHECK(shown_mentions(b.document, options, types) == Indexes{link});
  options.zones = kAllZones;
  CHECK(shown_mentions(b.document, options, types) == Indexes{link, text, heading});
}

TEST_CASE("shown mentions: what crosses is left out and what nests stays") {
  test::Builder b("un deux trois quatre cinq");
  const auto whole = b.mention("un deux trois", {});
  const auto inner = b.mention("deux", {});
  const auto cross = b.mention("trois quatre", {});
  const auto after = b.mention("quatre cinq", {});
  const Indexes all{whole, inner, cross, after};
  CHECK(nesting_only(b.document, all) == Indexes{whole, inner, after});
  CHECK(outermost_only(b.document, all) == Indexes{whole, after});
  CHECK(nesting_only(b.document, {}).empty());
}

TEST_CASE("shown mentions: a walk gives text and marks in order and the whole text") {
  test::Builder b = test::nested();
  std::string trace;
  std::string text;
  MarkupEvents events;
  events.text = [&](std::string_view piece) {
    CHECK_FALSE(piece.empty());
    trace += piece;
    text += piece;
  };
  events.open = [&](std::uint32_t m) { trace += '(' + std::to_string(m) + ':'; };
  events.close = [&](std::uint32_t m) { trace += ':' + std::to_string(m) + ')'; };
  walk_markup(b.document, {0, 1, 2}, events);
  CHECK(trace == "L'(0:Université de (1:Bagdad:1):0) & <(2:Qasem Soleimani:2)>");
  CHECK(text == b.document.decoded());
}

}  // namespace
}  // namespace vigie
