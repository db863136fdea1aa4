#include "pipeline/formats/jsonl_writer.h"

#include "pipeline/formats/json.h"
#include "support/writing.h"
#include "vigie/version.h"

namespace vigie {
namespace {

using test::written;

TEST_CASE("jsonl writer: entities in order with what applies to each") {
  test::Builder b = test::nested();
  const Record record = test::record_of(b);
  CHECK(
      written("jsonl", record) ==
      R"({"id":"doc","source":"f.txt","text":"L'Université de Bagdad & <Qasem Soleimani>",)"
      R"("unit":"codepoint","entities":[)"
      R"({"start":2,"end":22,"text":"Université de Bagdad","type":"ORG","entity":0},)"
      R"({"start":16,"end":22,"text":"Bagdad","type":"LOC","id":"geonames:98182","entity":1,"in":0},)"
      R"({"start":26,"end":41,"text":"Qasem Soleimani","type":"PER","entity":2,"parts":[)"
      R"({"start":26,"end":31,"type":"given"},{"start":32,"end":41,"type":"family"}]}]})"
      "\n");
}

TEST_CASE("jsonl writer: the user's members stay and come first") {
  test::Builder b("Bagdad");
  Record record = test::record_of(b);
  record.members = {
      {"n", "\"n\":1"}, {"unit", "\"unit\":\"byte\""}, {"text", "\"text\":\"Bagdad\""}};
  CHECK(written("jsonl", record) == R"({"n":1,"text":"Bagdad","unit":"codepoint","entities":[]})"
                                    "\n");
}

TEST_CASE("jsonl writer: units, zones and layers") {
  test::Builder b("😀 e\u0301 Peshmerga\nfin");
  b.zone("😀 é Peshmerga", ZoneKind::title);
  b.kept("Peshmerga", types::ORG);
  b.document.sentences.resize(1);
  b.document.tokens.resize(1);
  const Record record = test::record_of(b, "");
  WriterOptions options;
  options.shown.tokens = options.shown.sentences = options.shown.zones = true;
  struct Row {
    Unit unit;
    const char* expected;
  };
  const Row rows[] = {
      {Unit::codepoint,
       R"("entities":[{"start":5,"end":14,"text":"Peshmerga","type":"ORG","zone":"title"}],"sentences":[[0,14]],"tokens":[[0,1]],"zones":[{"start":0,"end":14,"type":"title"}]})"},
      {Unit::utf16,
       R"("entities":[{"start":6,"end":15,"text":"Peshmerga","type":"ORG","zone":"title"}],"sentences":[[0,15]],"tokens":[[0,2]],"zones":[{"start":0,"end":15,"type":"title"}]})"},
      {Unit::byte,
       R"("entities":[{"start":9,"end":18,"text":"Peshmerga","type":"ORG","zone":"title"}],"sentences":[[0,18]],"tokens":[[0,4]],"zones":[{"start":0,"end":18,"type":"title"}]})"}};
  for (const Row& row : rows) {
    CAPTURE(unit_name(row.unit));
    options.unit = row.unit;
    const std::string out = written("jsonl", record, options);
    CAPTURE(out);
    CHECK(out.find(row.expected) != std::string::npos);
  }
}

TEST_CASE(
    "jsonl writer: the zone that tells the date shows it; an entity's zone is the furniture's") {
  test::Builder b("Lire aussi Bagdad\n\nErbil, 3 mai");
  const auto related = b.zone("Lire aussi Bagdad", ZoneKind::related);
  b.zone("Bagdad", ZoneKind::title, related);
  b.document.date = DocumentDate::from_iso("2021-05-03");
  b.document.date.zone = b.zone("Erbil, 3 mai", ZoneKind::dateline);
  b.kept("Bagdad", types::LOC);
  WriterOptions options;
  options.shown.zones = true;
  const std::string out = written("jsonl", test::record_of(b, ""), options);
  CAPTURE(out);
  CHECK(out.find(R"("text":"Bagdad","type":"LOC","zone":"related"}],"zones":[{"start":0,"end":17,)"
                 R"("type":"related"},{"start":11,"end":17,"type":"title","in":0},{"start":19,)"
                 R"("end":31,"type":"dateline","date":"2021-05-03"}])") != std::string::npos);
}

TEST_CASE("jsonl writer: bytes that the text cannot give back come along in byte positions") {
  test::Builder b("\xFF Bagdad\xC3");
  b.kept("Bagdad", types::LOC);
  const Record record = test::record_of(b);
  WriterOptions options;
  CHECK(written("jsonl", record, options).find("\"original\"") == std::string::npos);
  CHECK(written("jsonl", record, options)
            .find(R"("diagnostics":[{"start":0,"end":1,"code":"ill-formed-utf8","bytes":"ff"},)"
                  R"({"start":8,"end":9,"code":"ill-formed-utf8","bytes":"c3"}])") !=
        std::string::npos);
  options.unit = Unit::byte;
  const std::string out = written("jsonl", record, options);
  JsonLineParser parser;
  JsonRecord parsed;
  REQUIRE_FALSE(parser.parse(out, parsed));
  REQUIRE(parsed.original);
  const auto bytes = from_base64(*parsed.original);
  REQUIRE(bytes);
  CHECK(*bytes == "\xFF Bagdad\xC3");
  std::vector<JsonSpan> entities;
  for (const JsonRecord::Member& member : parsed.members) {
    if (member.key == "entities") entities = collect_spans(member.raw.substr(member.raw.find('[')));
  }
  REQUIRE(entities.size() == 1);
  CHECK(bytes->substr(entities[0].start, entities[0].end - entities[0].start) == "Bagdad");
}

TEST_CASE("jsonl writer: the encoding, and what was found in the bytes") {
  Record record;
  record.id = "doc";
  record.source = "f.txt";
  record.document.reset("\xE9\xFF\xFE", "ASCII");
  record.document.set_decoded("\uFFFD\uFFFD\uFFFD", {});
  record.document.diagnostics = {{DiagnosticCode::ill_formed_bytes, {0, 1}},
                                 {DiagnosticCode::encoded_twice, {1, 3}, 7}};
  WriterOptions options;
  options.unit = Unit::byte;
  CHECK(written("jsonl", record, options) ==
        "{\"id\":\"doc\",\"source\":\"f.txt\",\"text\":\"\uFFFD\uFFFD\uFFFD\",\"unit\":\"byte\","
        "\"encoding\":\"ASCII\",\"original\":\"6f/+\",\"entities\":[],\"diagnostics\":["
        "{\"start\":0,\"end\":1,\"code\":\"ill-formed-bytes\",\"bytes\":\"e9\"},"
        "{\"start\":1,\"end\":3,\"code\":\"encoded-twice\",\"count\":7}]}\n");
}

TEST_CASE("jsonl writer: an encoding of an earlier run goes, anybody else's stays") {
  test::Builder b("Bagdad");
  Record record = test::record_of(b);
  record.members = {{"text", "\"text\":\"Bagdad\""},
                    {"encoding", "\"encoding\":\"mine\""},
                    {"unit", "\"unit\":\"byte\""}};
  CHECK(written("jsonl", record).find("mine") != std::string::npos);
  record.members.push_back({"entities", "\"entities\":[]"});
  CHECK(written("jsonl", record).find("mine") == std::string::npos);
}

TEST_CASE("jsonl writer: values by kind") {
  test::Builder b("demain 40000 km 3 % x près loin entre moins");
  const auto value = [&](const char* piece, TypeId type, ValueKind kind, const char* main,
                         const char* unit) {
    Mention& mention = b.document.mentions[b.kept(piece, type)];
    mention.value.kind = kind;
    mention.value.main = b.document.keep(main);
    mention.value.unit = b.document.keep(unit);
    return &mention.value;
  };
  value("demain", types::DATE, ValueKind::timex, "2021-12-31", "");
  value("40000", types::MONEY, ValueKind::money, "40000", "EUR");
  value("km", types::QUANTITY, ValueKind::quantity, "3.5", "km");
  value("3", types::PERCENT, ValueKind::percent, "3", "");
  value("x", types::EMAIL, ValueKind::text, "a\"b", "");
  value("près", types::QUANTITY, ValueKind::quantity, "400", "km")->approx = true;
  Value* least = value("loin", types::MONEY, ValueKind::money, "7", "EUR");
  least->min = least->main;
  Value* range = value("entre", types::MONEY, ValueKind::money, "", "USD");
  range->min = b.document.keep("10");
  range->max = b.document.keep("15");
  Value* bare = value("moins", types::PERCENT, ValueKind::percent, "", "");
  bare->max = b.document.keep("-2");
  const std::string out = written("jsonl", test::record_of(b));
  for (const char* piece :
       {R"("value":{"number":"400","unit":"km","approx":true})",
        R"("value":{"number":"7","min":"7","currency":"EUR"})",
        R"("value":{"min":"10","max":"15","currency":"USD"})", R"("value":{"max":"-2"})",
        R"("value":"2021-12-31")", R"("value":{"number":"40000","currency":"EUR"})",
        R"("value":{"number":"3.5","unit":"km"})", R"("value":{"number":"3"})",
        R"("value":"a\"b")"}) {
    CAPTURE(piece);
    CHECK(out.find(piece) != std::string::npos);
  }
}

TEST_CASE("jsonl writer: only the wanted types, and stamps when asked") {
  test::Builder b = test::nested();
  const Record record = test::record_of(b);
  WriterOptions options;
  options.types = {types::LOC};
  options.stamp = "0123456789abcdef";
  const std::string out = written("jsonl", record, options);
  CHECK(out.find("\"type\":\"ORG\"") == std::string::npos);
  CHECK(out.find("\"in\"") == std::string::npos);  // the outer one is not shown
  CHECK(out.find("\"vigie\":{\"version\":\"" + std::string(kVersion) +
                 "\",\"resource\":\"0123456789abcdef\"}") != std::string::npos);
}

TEST_CASE("jsonl writer: evidence names the source, the decision and what was beaten") {
  test::Builder b("le général Qasem Soleimani");
  const auto winner = b.kept("Qasem Soleimani", types::PER);
  b.part(winner, "général", "title");
  const auto loser = b.mention("Soleimani", {.type = types::LOC});
  b.document.mentions[loser].verdict = {State::dropped, Reason::inside, winner};
  WriterOptions options;
  options.shown.evidence = true;
  const std::string out = written("jsonl", test::record_of(b), options);
  CAPTURE(out);
  CHECK(out.find(
            R"("evidence":{"stage":"mute","kind":"list","source":"tests","item":"entry",)"
            R"("place":"lists/tests.tsv:7","why":"a reason","decision":"best-claim",)"
            R"("context":[{"start":3,"end":10,"type":"title"}],)"
            R"("beat":[{"start":17,"end":26,"type":"LOC","reason":"inside","source":"tests"}]})") !=
        std::string::npos);
  CHECK(out.find("\"parts\"") == std::string::npos);  // the title stands outside
}

TEST_CASE("jsonl writer: open mentions are shown where nothing judged them") {
  test::Builder b("Bagdad");
  b.mention("Bagdad", {.type = types::LOC});
  const Record record = test::record_of(b);
  WriterOptions options;
  CHECK(written("jsonl", record, options).find("\"entities\":[]") != std::string::npos);
  options.open_mentions = true;
  CHECK(written("jsonl", record, options).find("\"text\":\"Bagdad\",\"type\":\"LOC\"") !=
        std::string::npos);
}

}  // namespace
}  // namespace vigie
