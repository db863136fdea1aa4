#include "stages/rules/number_words.h"

#include "support/test.h"

namespace vigie {
namespace {

// The list that ships: what it says is what is tested.
const NumberWords& numbers() {
  static const NumberWords words = [] {
    WordLists lists;
    for (const char* name :
         {"numerals", "numeral_collectives", "numeral_parts", "numeral_joints", "ordinals"}) {
      const std::string path = std::string("data/words/fr/") + name + ".txt";
      lists.add({path, read_file(path)});
    }
    return NumberWords(lists);
  }();
  return words;
}

std::string read(std::string_view text) {
  const auto number = numbers().read(text);
  if (!number) return "none";
  std::string shown = number->approx ? "~" : "";
  return shown += number->to_string();
}

struct Row {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("number words: the French way of counting") {
  constexpr Row kRows[] = {{"zéro", "0"},
                           {"un", "1"},
                           {"une", "1"},
                           {"seize", "16"},
                           {"dix-sept", "17"},
                           {"dix neuf", "19"},
                           {"vingt", "20"},
                           {"vingt et un", "21"},
                           {"vingt-et-une", "21"},
                           {"vingt-deux", "22"},
                           {"soixante-dix", "70"},
                           {"soixante et onze", "71"},
                           {"soixante-et-onze", "71"},
                           {"soixante-dix-neuf", "79"},
                           {"septante", "70"},
                           {"septante et un", "71"},
                           {"septante-neuf", "79"},
                           {"huitante-trois", "83"},
                           {"octante", "80"},
                           {"nonante-neuf", "99"},
                           {"quatre-vingts", "80"},
                           {"quatre vingt", "80"},
                           {"quatre-vingt-un", "81"},
                           {"quatre-vingt-dix-sept", "97"},
                           {"quatre vingt dix sept", "97"},
                           {"Quatre-Vingt-Onze", "91"},
                           {"cent", "100"},
                           {"cent un", "101"},
                           {"deux cents", "200"},
                           {"deux-cent-un", "201"},
                           {"neuf cent quatre-vingt-dix-neuf", "999"},
                           {"mille", "1000"},
                           {"mille et un", "1001"},
                           {"deux mille cent", "2100"},
                           {"deux mille vingt et un", "2021"},
                           {"mil neuf cent quatorze", "1914"},
                           {"dix-neuf cent quatorze", "1914"},
                           {"quinze cents", "1500"},
                           {"cent mille", "100000"},
                           {"quatre-vingt mille", "80000"},
                           {"trois cent vingt-quatre mille cinq cent un", "324501"},
                           {"un million", "1000000"},
                           {"un million deux cent mille", "1200000"},
                           {"deux milliards trois cents millions", "2300000000"},
                           {"deux mille milliards", "2000000000000"},
                           {"un million de milliards", "1000000000000000"},
                           {"MILLE", "1000"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("number words: each number up to 9999 reads as itself") {
  const char* small[] = {"zéro",  "un",     "deux",     "trois",  "quatre", "cinq",
                         "six",   "sept",   "huit",     "neuf",   "dix",    "onze",
                         "douze", "treize", "quatorze", "quinze", "seize"};
  const char* tens[] = {"", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"};
  const auto below_hundred = [&](int n, const auto& self) -> std::string {
    if (n <= 16) return small[n];
    if (n < 20) return "dix-" + std::string(small[n - 10]);
    if (n >= 80) return n == 80 ? "quatre-vingts" : "quatre-vingt-" + self(n - 80, self);
    const int ten = n >= 60 ? 6 : n / 10;
    const int rest = n - ten * 10;
    if (rest == 0) return tens[ten];
    const bool joined = rest == 1 || rest == 11;
    return std::string(tens[ten]) + (joined ? " et " : "-") + self(rest, self);
  };
  for (int n = 1; n <= 9999; ++n) {
    std::string words;
    if (n >= 1000) words += n < 2000 ? "mille " : std::string(small[n / 1000]) + " mille ";
    const int hundreds = n / 100 % 10;
    if (hundreds > 1) words += std::string(small[hundreds]) + ' ';
    if (hundreds > 0) words += hundreds > 1 && n % 100 == 0 ? "cents " : "cent ";
    if (n % 100 > 0) words += below_hundred(n % 100, below_hundred);
    while (words.ends_with(' ')) words.pop_back();
    CAPTURE(words);
    REQUIRE(read(words) == std::to_string(n));
  }
}

TEST_CASE("number words: digits, and digits with words") {
  constexpr Row kRows[] = {{"40 000", "40000"},
                           {"40\u202F000,5", "40000.5"},
                           {"3,5 millions", "3500000"},
                           {"1.2 milliard", "1200000000"},
                           {"2 milliards 300 millions", "2300000000"},
                           {"1 million 200 000", "1200000"},
                           {"12 mille", "12000"},
                           {"12 mille 500", "12500"},
                           {"3 millions\u00A0500 mille", "3500000"},
                           {"2½", "2.5"},
                           {"2 ½", "2.5"},
                           {"2 ½ millions", "2500000"},
                           {"½", "0.5"},
                           {"3/4", "0.75"},
                           {"1/3", "1/3"},
                           {"deux virgule cinq", "2.5"},
                           {"zéro virgule zéro cinq", "0.05"},
                           {"trois virgule vingt-cinq millions", "3250000"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("number words: halves and other parts") {
  constexpr Row kRows[] = {{"deux et demi", "2.5"},
                           {"un million et demi", "1500000"},
                           {"2 milliards et demi", "2500000000"},
                           {"trois et quart", "3.25"},
                           {"deux millions et trois quarts", "2750000"},
                           {"un million et un tiers", "4000000/3"},
                           {"un demi", "0.5"},
                           {"demi", "0.5"},
                           {"un tiers", "1/3"},
                           {"les deux tiers", "2/3"},
                           {"la moitié", "0.5"},
                           {"trois quarts", "0.75"},
                           {"un cinquième", "0.2"},
                           {"sept dixièmes", "0.7"},
                           {"un vingt-cinquième", "0.04"},
                           {"trois centièmes", "0.03"},
                           {"deux millièmes", "0.002"},
                           {"un demi-million", "500000"},
                           {"un quart de milliard", "250000000"},
                           {"trois quarts de million", "750000"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("number words: collectives are near their number") {
  constexpr Row kRows[] = {{"une dizaine", "~10"},
                           {"deux douzaines", "~24"},
                           {"une demi-douzaine", "~6"},
                           {"une bonne centaine", "~100"},
                           {"un millier", "~1000"},
                           {"des milliers", "~1000"},
                           {"quelques centaines", "~100"},
                           {"plusieurs millions", "~1000000"},
                           {"des dizaines de milliers", "~10000"},
                           {"des centaines de milliers", "~100000"},
                           {"une trentaine de millions", "~30000000"},
                           {"une cinquantaine de milliers", "~50000"},
                           {"2 500 milliers", "~2500000"},
                           {"la soixantaine", "~60"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("number words: what is not put together as a number is none") {
  constexpr std::string_view kRows[] = {"",
                                        "et",
                                        "bonjour",
                                        "vingt trente",
                                        "dix vingt",
                                        "un cent",
                                        "un mille",
                                        "cent cent",
                                        "mille mille",
                                        "mille million et",
                                        "un million deux millions",
                                        "deux et",
                                        "et demi",
                                        "un et deux",
                                        "deux virgule",
                                        "12 34",
                                        "des cent",
                                        "dix-septième",
                                        "premier",
                                        "un premier",
                                        "deux seconds",
                                        "-5",
                                        "3/0",
                                        "de mille",
                                        "une dizaine de",
                                        "trois quarts de",
                                        "1914-1918"};
  for (const std::string_view text : kRows) {
    CAPTURE(text);
    CHECK(read(text) == "none");
  }
}

TEST_CASE("number words: too many words are no number, and take no time") {
  std::string text = "un million";
  for (int i = 0; i < 100'000; ++i) text += " de millions";
  CHECK(read(text) == "none");
}

TEST_CASE("number words: ordinals") {
  constexpr Row kRows[] = {{"premier", "1"},
                           {"première", "1"},
                           {"seconds", "2"},
                           {"deuxième", "2"},
                           {"vingtième", "20"},
                           {"vingt et unième", "21"},
                           {"dix-neuvième", "19"},
                           {"soixante-dixième", "70"},
                           {"quatre-vingt-onzième", "91"},
                           {"deux centième", "200"},
                           {"cent unième", "101"},
                           {"millième", "1000"},
                           {"deux millième", "2000"},
                           {"millionième", "1000000"},
                           {"vingt", "none"},
                           {"21e", "none"},
                           {"", "none"},
                           {"vingt trentième", "none"}};
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const auto number = numbers().read_ordinal(row.text);
    CHECK((number ? number->to_string() : "none") == row.expected);
  }
}

TEST_CASE("number words: without the list only digits are read") {
  const NumberWords none{WordLists()};
  CHECK(none.read("12,5")->to_string() == "12.5");
  CHECK_FALSE(none.read("douze").has_value());
}

}  // namespace
}  // namespace vigie
