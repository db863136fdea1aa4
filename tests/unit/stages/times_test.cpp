#include "stages/times.h"

#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

const WordLists& words() {
  static const WordLists lists = [] {
    WordLists w;
    w.add({"months.txt", "janvier\t1\nmai\t5\ndécembre\t12\n"});
    w.add({"weekdays.txt", "jeudi\t4\n"});
    w.add({"relative_days.txt", "hier\t-1\n"});
    w.add({"story_days.txt", "veille\t-1t\n"});
    w.add({"tense_endings.txt", "ra\tfuture\n"});
    return w;
  }();
  return lists;
}

// Adds a kept time whose captures are pieces of its span.
std::uint32_t time(test::Builder& b, std::string_view piece,
                   std::vector<std::pair<std::string_view, std::string_view>> captures,
                   int nth = 0) {
  const std::uint32_t m = b.kept(piece, types::DATE, nth);
  b.document.mentions[m].value.kind = ValueKind::timex;
  const Span span = b.document.mentions[m].span;
  for (const auto& [name, text] : captures) {
    const auto at = static_cast<std::uint32_t>(span.in(b.document.text()).find(text));
    REQUIRE(at < span.size());
    const Span part{span.begin + at, span.begin + at + static_cast<std::uint32_t>(text.size())};
    b.document.parts.push_back({m, part, b.document.keep(name)});
  }
  return m;
}

void run(test::Builder& b, std::string_view date = {}) {
  const Times stage(words());
  const auto scratch = stage.make_scratch();
  if (!date.empty()) b.document.date = DocumentDate::from_iso(date);
  stage.run(b.document, scratch.get());
}

std::string value(const test::Builder& b, std::uint32_t m) {
  const Value& v = b.document.mentions[m].value;
  return (v.open ? "?" : "") + std::string(b.document.pooled(v.main));
}

TEST_CASE("times: from the day of writing, and open without one") {
  test::Builder b("Il vint hier.");
  const auto m = time(b, "hier", {{"relative", "hier"}});
  run(b);
  CHECK(value(b, m) == "?XXXX-XX-XX");
  run(b, "2022-01-01");
  CHECK(value(b, m) == "2021-12-31");
}

TEST_CASE("times: a day that the page tells without its year is no day of writing") {
  test::Builder b("Il vint hier.");
  const auto m = time(b, "hier", {{"relative", "hier"}});
  b.document.date.month = 12;
  b.document.date.day = 31;
  run(b);
  CHECK(value(b, m) == "?XXXX-XX-XX");
}

TEST_CASE("times: the story goes on from the time it named last, but not from furniture") {
  test::Builder b("Né le 5 mai 1900.\nParu le 6 mai 2020\nLa veille, rien.");
  const auto first = time(b, "5 mai 1900", {{"day", "5"}, {"month", "mai"}, {"year", "1900"}});
  time(b, "6 mai 2020", {{"day", "6"}, {"month", "mai"}, {"year", "2020"}});
  const auto eve = time(b, "veille", {{"relative", "veille"}});
  b.zone("Paru le 6 mai 2020", ZoneKind::byline);
  run(b);
  CHECK(value(b, first) == "1900-05-05");
  CHECK(value(b, eve) == "1900-05-04");
}

TEST_CASE("times: a day without its year is of the year told just before, where that is long ago") {
  test::Builder old("Né le 5 mai 1900. Mort le 6 mai.");
  time(old, "5 mai 1900", {{"day", "5"}, {"month", "mai"}, {"year", "1900"}});
  const auto death = time(old, "6 mai", {{"day", "6"}, {"month", "mai"}});
  run(old, "2022-01-01");
  CHECK(value(old, death) == "1900-05-06");
  test::Builder late("Vu le 5 décembre 2021. Revu le 6 janvier.");
  time(late, "5 décembre 2021", {{"day", "5"}, {"month", "décembre"}, {"year", "2021"}});
  const auto again = time(late, "6 janvier", {{"day", "6"}, {"month", "janvier"}});
  run(late, "2022-01-10");
  CHECK(value(late, again) == "2022-01-06");
}

TEST_CASE("times: both ends of a stretch share the year behind it, over the turn of the year") {
  test::Builder b("Du 28 décembre au 3 janvier 2020.");
  const auto first = time(b, "28 décembre", {{"day", "28"}, {"month", "décembre"}});
  time(b, "3 janvier 2020", {{"day", "3"}, {"month", "janvier"}, {"year", "2020"}});
  run(b, "2022-03-16");
  CHECK(value(b, first) == "2019-12-28");
}

TEST_CASE("times: an hour belongs to the day behind it, before it, or of the sentences before") {
  test::Builder b("Vers 8 h, jeudi, il dort. À 9 h il mange. Hier, vers 7 h, il lit.");
  const auto eight = time(b, "8 h", {{"hour", "8"}});
  time(b, "jeudi", {{"weekday", "jeudi"}});
  const auto nine = time(b, "9 h", {{"hour", "9"}});
  time(b, "Hier", {{"relative", "Hier"}});
  const auto seven = time(b, "7 h", {{"hour", "7"}});
  run(b, "2022-03-16");
  CHECK(value(b, eight) == "2022-03-10T08:00");
  CHECK(value(b, nine) == "2022-03-10T09:00");
  CHECK(value(b, seven) == "2022-03-15T07:00");
}

TEST_CASE("times: a dateline's date takes its year from the page") {
  test::Builder b("PARIS, 31 décembre.");
  const auto m = time(b, "31 décembre", {{"day", "31"}, {"month", "décembre"}});
  b.zone("PARIS, 31 décembre.", ZoneKind::dateline);
  run(b, "2022-01-02");
  CHECK(value(b, m) == "2021-12-31");
}

TEST_CASE("times: the tense of the clause decides on a weekday") {
  test::Builder b("Il viendra jeudi.");
  const auto m = time(b, "jeudi", {{"weekday", "jeudi"}});
  run(b, "2022-03-16");
  CHECK(value(b, m) == "2022-03-17");
}

TEST_CASE("times: dropped mentions and other values stay as they are") {
  test::Builder b("Il vint hier, pour 3 euros.");
  const auto m = time(b, "hier", {{"relative", "hier"}});
  b.document.mentions[m].verdict = {State::dropped, Reason::excluded, kNone};
  const auto money = b.kept("3 euros", types::MONEY);
  b.document.mentions[money].value.kind = ValueKind::money;
  run(b, "2022-03-16");
  CHECK(value(b, m).empty());
  CHECK(value(b, money).empty());
}

}  // namespace
}  // namespace vigie
