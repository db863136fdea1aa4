#include "stages/rules/timex.h"

#include <vector>

#include "support/test.h"

namespace vigie {
namespace {

const WordLists& words() {
  static const WordLists lists = [] {
    WordLists w;
    w.add({"months.txt", "mars\t3\nmai\t5\ndécembre\t12\nfévrier\t2\n"});
    w.add({"weekdays.txt", "lundi\t1\nvendredi\t5\n"});
    w.add({"duration_units.txt",
           "jours\tD\nmois\tM\nan\tY\nans\tY\nannée\tY\nsemaine\tW\nheures\th\ntrimestre\t3M\n"
           "week-end\tWE\nsiècle\tCE\n"});
    w.add({"numerals.txt", "un\t1\ndeux\t2\ntrois\t3\nvingt\t20\nquarante\t40\net\tand\n"});
    w.add({"indefinite_counts.txt", "quelques\tX\n"});
    w.add({"relative_days.txt", "hier\t-1\n"});
    w.add({"story_days.txt", "veille\t-1t\n"});
    w.add({"time_directions.txt",
           "dernier\t-1\nprochain\t+1\nce\t0\nsuivant\t+1t\nmême\t0t\nnul\tx\n"});
    w.add({"time_shifts.txt", "il y a\t-\ndans\t+\nplus tard\t+t\n"});
    w.add({"time_ordinals.txt", "premier\t1\ndernier\t-1\n"});
    w.add({"time_modifiers.txt", "environ\tAPPROX\n"});
    w.add({"time_edges.txt", "fin\tEND\n"});
    w.add({"time_references.txt", "désormais\tPRESENT_REF\n"});
    w.add({"feasts.txt", "Noël\t12-25\nAscension\tE39\nfaux\tx\n"});
    w.add({"republican_months.txt", "brumaire\t2\n"});
    w.add({"seasons.txt", "été\tSU\nhiver\tWI\n"});
    w.add({"day_parts.txt", "matin\tMO\nnuit\tNI\n"});
    w.add({"hour_words.txt", "midi\t12\n"});
    w.add({"time_zones.txt", "UTC\tZ\n"});
    w.add({"century_words.txt", "dix-neuvième\t19\n"});
    return w;
  }();
  return lists;
}

// "value mod" of what `captures` say, "?" before what is open; "none" when they say nothing.
std::string value_of(std::vector<NamedText> captures, const TimeReference& reference = {}) {
  static const TimeReader reader(words());
  const std::optional<TimeExpression> expression = reader.read(captures);
  if (!expression) return "none";
  const TimeValue value = time_value(*expression, reference);
  return (value.open ? "?" : "") + value.timex + (value.mod.empty() ? "" : ' ' + value.mod);
}

TimeReference written(int year, int month, int day, Tense tense = Tense::unknown) {
  TimeReference reference;
  reference.written = day_of(year, month, day);
  reference.tense = tense;
  return reference;
}

TEST_CASE("timex: a date that says all needs no day of writing") {
  CHECK(value_of({{"day", "31"}, {"month", "décembre"}, {"year", "2021"}}) == "2021-12-31");
  CHECK(value_of({{"day", "1er"}, {"month", "MAI"}, {"year", "1906"}}) == "1906-05-01");
  CHECK(value_of({{"month", "12"}, {"year", "98"}}) == "1998-12");
  CHECK(value_of({{"month", "12"}, {"year", "'22"}}) == "2022-12");
  CHECK(value_of({{"year", "2021"}}) == "2021");
  CHECK(value_of({{"year", "44"}, {"era", "av. J.-C."}}) == "BC0044");
  CHECK(value_of({{"century", "XIX"}}) == "18");
  CHECK(value_of({{"century", "dix-neuvième"}}) == "18");
  CHECK(value_of({{"century", "IV"}, {"era", "av. J.-C."}}) == "BC03");
  CHECK(value_of({{"decade", "1980"}}) == "198");
  CHECK(value_of({{"decade", "80"}}) == "198");
  CHECK(value_of({{"season", "été"}, {"year", "2018"}}) == "2018-SU");
  CHECK(value_of({{"modifier", "fin"}, {"year", "2018"}}) == "2018 END");
  CHECK(value_of({{"day", "18"}, {"republican", "brumaire"}, {"year", "VIII"}}) == "1799-11-09");
  CHECK(value_of({{"feast", "Ascension"}, {"year", "2019"}}) == "2019-05-30");
  CHECK(value_of({{"ordinal", "premier"}, {"unit", "trimestre"}, {"year", "2019"}}) == "2019-Q1");
  CHECK(value_of({{"year", "2002"}, {"last", "03"}}) == "2002/2003");
  CHECK(value_of({{"day", "3"}, {"last", "5"}, {"month", "mai"}, {"year", "2021"}}) ==
        "2021-05-03/2021-05-05");
  CHECK(value_of({{"other", "anything"}, {"year", "2021"}}) == "2021");
}

TEST_CASE("timex: what is no time") {
  CHECK(value_of({{"day", "31"}, {"month", "février"}, {"year", "2021"}}) == "none");
  CHECK(value_of({{"day", "29"}, {"month", "février"}, {"year", "2021"}}) == "none");
  CHECK(value_of({{"day", "29"}, {"month", "février"}}) == "?XXXX-02-29");
  CHECK(value_of({{"day", "31"}, {"month", "brumaire"}}) == "none");
  CHECK(value_of({{"month", "13"}, {"year", "2021"}}) == "none");
  CHECK(value_of({{"hour", "25"}}) == "none");
  CHECK(value_of({{"number", "zwei"}, {"unit", "jours"}}) == "none");
  CHECK(value_of({{"number", "deux"}, {"unit", "mètres"}}) == "none");
  CHECK(value_of({{"feast", "faux"}}) == "none");
  CHECK(value_of({{"direction", "nul"}, {"unit", "mois"}}) == "none");
  CHECK(value_of({{"year", "2003"}, {"last", "02"}}) == "none");
  CHECK(value_of({{"day", "32"}, {"republican", "brumaire"}, {"year", "VIII"}}) == "none");
  CHECK(value_of({{"day", "1"}, {"republican", "brumaire"}, {"year", "XL"}}) == "none");
  CHECK(value_of({{"decade", "85"}}) == "none");
  CHECK(value_of({{"reference", "jamais"}}) == "none");
  CHECK(value_of({{"day", "0"}, {"month", "mai"}}) == "none");
  CHECK(value_of({{"month", "00"}, {"year", "2021"}}) == "none");
  CHECK(value_of({}) == "none");
  CHECK(value_of({{"other", "anything"}}) == "none");
}

TEST_CASE("timex: underspecified forms without a day of writing") {
  CHECK(value_of({{"day", "31"}, {"month", "décembre"}}) == "?XXXX-12-31");
  CHECK(value_of({{"month", "décembre"}}) == "?XXXX-12");
  CHECK(value_of({{"weekday", "vendredi"}}) == "?XXXX-WXX-5");
  CHECK(value_of({{"relative", "hier"}}) == "?XXXX-XX-XX");
  CHECK(value_of({{"relative", "hier"}, {"part", "matin"}}) == "?XXXX-XX-XXTMO");
  CHECK(value_of({{"hour", "20"}, {"minute", "30"}}) == "?XXXX-XX-XXT20:30");
  CHECK(value_of({{"direction", "dernier"}, {"unit", "mois"}}) == "?XXXX-XX");
  CHECK(value_of({{"direction", "dernier"}, {"unit", "semaine"}}) == "?XXXX-WXX");
  CHECK(value_of({{"direction", "dernier"}, {"unit", "an"}}) == "?XXXX");
  CHECK(value_of({{"season", "été"}}) == "XXXX-SU");  // any summer: nothing is missing
  CHECK(value_of({{"season", "été"}, {"direction", "dernier"}}) == "?XXXX-SU");
  CHECK(value_of({{"feast", "Noël"}}) == "?XXXX-12-25");
}

TEST_CASE("timex: years are chosen by nearness, direction, weekday and tense") {
  const std::vector<NamedText> day = {{"day", "31"}, {"month", "décembre"}};
  CHECK(value_of(day, written(2022, 1, 2)) == "2021-12-31");
  CHECK(value_of(day, written(2021, 12, 1)) == "2021-12-31");
  const std::vector<NamedText> may = {{"day", "5"}, {"month", "mai"}};
  CHECK(value_of(may, written(2022, 1, 2)) == "2022-05-05");
  CHECK(value_of(may, written(2022, 1, 2, Tense::past)) == "2021-05-05");
  CHECK(value_of(may, written(2022, 4, 20, Tense::past)) == "2022-05-05");  // too near to doubt
  CHECK(value_of(may, written(2022, 9, 2, Tense::future)) == "2023-05-05");
  CHECK(value_of({{"day", "5"}, {"month", "mai"}, {"direction", "dernier"}}, written(2022, 5, 5)) ==
        "2021-05-05");
  CHECK(value_of({{"day", "5"}, {"month", "mai"}, {"direction", "prochain"}},
                 written(2022, 5, 5)) == "2023-05-05");
  CHECK(value_of({{"weekday", "lundi"}, {"day", "5"}, {"month", "mai"}}, written(2022, 5, 5)) ==
        "2025-05-05");
  TimeReference story = written(2022, 5, 5);
  story.story_year = 1958;
  CHECK(value_of({{"day", "13"}, {"month", "mai"}}, story) == "1958-05-13");
}

TEST_CASE("timex: weekdays by tense, today among them") {
  const std::vector<NamedText> friday = {{"weekday", "vendredi"}};
  CHECK(value_of(friday, written(2022, 3, 16)) == "2022-03-11");
  CHECK(value_of(friday, written(2022, 3, 16, Tense::past)) == "2022-03-11");
  CHECK(value_of(friday, written(2022, 3, 16, Tense::future)) == "2022-03-18");
  CHECK(value_of(friday, written(2022, 3, 18)) == "2022-03-18");
  CHECK(value_of({{"weekday", "vendredi"}, {"direction", "dernier"}}, written(2022, 3, 18)) ==
        "2022-03-11");
  CHECK(value_of({{"weekday", "vendredi"}, {"direction", "prochain"}}, written(2022, 3, 18)) ==
        "2022-03-25");
  CHECK(value_of({{"direction", "ce"}, {"weekday", "vendredi"}}, written(2022, 3, 16)) ==
        "2022-03-18");
}

TEST_CASE("timex: distances keep the grain of their unit") {
  const TimeReference day = written(2022, 3, 16);
  CHECK(value_of({{"shift", "il y a"}, {"number", "trois"}, {"unit", "jours"}}, day) ==
        "2022-03-13");
  CHECK(value_of({{"shift", "il y a"}, {"number", "deux"}, {"unit", "mois"}}, day) == "2022-01");
  CHECK(value_of({{"shift", "dans"}, {"number", "deux"}, {"unit", "ans"}}, day) == "2024");
  CHECK(value_of({{"shift", "il y a"}, {"number", "un"}, {"unit", "an"}, {"half", "et demi"}},
                 day) == "2020-09");
  CHECK(value_of({{"shift", "il y a"}, {"number", "quelques"}, {"unit", "mois"}}, day) ==
        "PAST_REF");
  CHECK(value_of({{"shift", "dans"}, {"number", "2"}, {"unit", "heures"}}, day) ==
        "?2022-03-16TXX:XX");
  CHECK(value_of({{"shift", "dans"}, {"number", "48"}, {"unit", "heures"}}, day) == "2022-03-18");
  CHECK(value_of({{"direction", "ce"}, {"unit", "week-end"}}, day) == "2022-W11-WE");
  CHECK(value_of({{"direction", "ce"}, {"unit", "week-end"}}, written(2022, 3, 16, Tense::past)) ==
        "2022-W10-WE");
  CHECK(value_of({{"direction", "dernier"}, {"unit", "siècle"}}, day) == "19");
  CHECK(value_of({{"modifier", "fin"}, {"unit", "mois"}}, day) == "2022-03 END");
  CHECK(value_of({{"ordinal", "premier"},
                  {"weekday", "lundi"},
                  {"unit", "mois"},
                  {"direction", "prochain"}},
                 day) == "2022-04-04");
}

TEST_CASE("timex: distances from the story need a reference that is fine enough") {
  TimeReference reference = written(2022, 3, 16);
  const std::vector<NamedText> days = {
      {"number", "trois"}, {"unit", "jours"}, {"shift", "plus tard"}};
  const std::vector<NamedText> years = {
      {"number", "deux"}, {"unit", "ans"}, {"shift", "plus tard"}};
  CHECK(value_of(days, reference) == "?XXXX-XX-XX");
  reference.story = TimePeriod{TimeUnit::day, *day_of(1950, 5, 3)};
  CHECK(value_of(days, reference) == "1950-05-06");
  CHECK(value_of(years, reference) == "1952");
  CHECK(value_of({{"relative", "veille"}}, reference) == "1950-05-02");
  reference.story = TimePeriod{TimeUnit::year, *day_of(1950, 1, 1)};
  CHECK(value_of(days, reference) == "?XXXX-XX-XX");
  CHECK(value_of(years, reference) == "1952");
}

TEST_CASE("timex: hours take their day from beside them, or from the writing") {
  TimeReference reference = written(2022, 3, 16);
  CHECK(value_of({{"hour", "20"}, {"minute", "30"}}, reference) == "2022-03-16T20:30");
  reference.clock_day = day_of(2022, 3, 18);
  CHECK(value_of({{"hour", "20"}}, reference) == "2022-03-18T20:00");
  CHECK(value_of({{"hour", "midi"}}, reference) == "2022-03-18T12:00");
  CHECK(value_of({{"hour", "vingt et un"}}, reference) == "2022-03-18T21:00");
  CHECK(value_of({{"hour", "8"}, {"meridiem", "du soir"}}, reference) == "2022-03-18T20:00");
  CHECK(value_of({{"hour", "8"}, {"zone", "UTC"}}, reference) == "2022-03-18T08:00Z");
  CHECK(value_of({{"hour", "8"}, {"zone", "UTC+2"}}, reference) == "2022-03-18T08:00+02:00");
  CHECK(value_of({{"hour", "8"}, {"zone", "UTC-11:30"}}, reference) == "2022-03-18T08:00-11:30");
  CHECK(value_of({{"direction", "ce"}, {"part", "matin"}}, reference) == "2022-03-16TMO");
  CHECK(value_of({{"direction", "même"}, {"part", "matin"}}, reference) == "2022-03-18TMO");
}

TEST_CASE("timex: lengths, sets and references are the same from everywhere") {
  const TimeReference day = written(2022, 3, 16);
  CHECK(value_of({{"number", "trois"}, {"unit", "jours"}}, day) == "P3D");
  CHECK(value_of({{"number", "30,4"}, {"unit", "jours"}}, day) == "P30.4D");
  CHECK(value_of({{"number", "quelques"}, {"unit", "jours"}}, day) == "PXD");
  CHECK(value_of({{"modifier", "environ"}, {"number", "2"}, {"unit", "jours"}}, day) ==
        "P2D APPROX");
  CHECK(value_of({{"hours", "1"}, {"minutes", "30"}}, day) == "PT1H30M");
  CHECK(value_of({{"each", "chaque"}, {"unit", "année"}}, day) == "P1Y");
  CHECK(value_of({{"each", "tous les"}, {"number", "deux"}, {"unit", "jours"}}, day) == "P2D");
  CHECK(value_of({{"each", "chaque"}, {"weekday", "lundi"}, {"part", "matin"}}, day) ==
        "XXXX-WXX-1TMO");
  CHECK(value_of({{"each", "chaque"}, {"part", "matin"}}, day) == "XXXX-XX-XXTMO");
  CHECK(value_of({{"reference", "désormais"}}, day) == "PRESENT_REF");
}

TEST_CASE("timex: Roman numbers") {
  CHECK(roman_number("XIX") == 19);
  CHECK(roman_number("iv") == 4);
  CHECK(roman_number("MCMXCIX") == 1999);
  CHECK(roman_number("X9") == 0);
  CHECK(roman_number("") == 0);
}

}  // namespace
}  // namespace vigie
