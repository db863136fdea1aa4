// Numbers and identifiers: what must hold for any text.
#include <array>

#include "stages/rules/identifiers.h"
#include "stages/rules/number_words.h"
#include "support/random_text.h"
#include "support/test.h"

namespace vigie {
namespace {

const std::vector<const char*>& numeral_lists() {
  static const std::vector<const char*> names = {"numerals", "numeral_collectives", "numeral_parts",
                                                 "numeral_joints", "ordinals"};
  return names;
}

const WordLists& lists() {
  static const WordLists filled = [] {
    WordLists words;
    for (const char* name : numeral_lists()) {
      const std::string path = std::string("data/words/fr/") + name + ".txt";
      words.add({path, read_file(path)});
    }
    return words;
  }();
  return filled;
}

// A number in digits with `mark` between its groups of three.
std::string grouped(std::uint64_t number, std::string_view mark) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, mark);
  }
  return digits;
}

TEST_CASE("values: a number in digits reads as itself however it is grouped") {
  test::RandomText random(1);
  const NumberWords numbers(lists());
  for (int round = 0; round < test::rounds(5000); ++round) {
    const std::uint64_t number = random.below(1ULL << (1 + random.below(60)));
    const std::size_t cents = random.below(100);
    const std::string fraction = cents < 10 ? "0" + std::to_string(cents) : std::to_string(cents);
    for (const std::string_view mark : {"", " ", "\u00A0", "\u202F", ".", "'", "\u2019"}) {
      const std::string whole = grouped(number, mark);
      CAPTURE(whole);
      REQUIRE(decimal_number(whole, 0) == std::to_string(number));
      const auto read = numbers.read(whole + ',' + fraction);
      REQUIRE(read.has_value());
      // Hundredths: the number times a hundred is whole again.
      CHECK(read->number.shifted(2).to_string() ==
            Decimal(number).shifted(2).plus(Decimal(cents)).to_string());
    }
  }
}

TEST_CASE("values: sums do not depend on order, and halves make a whole") {
  test::RandomText random(2);
  for (int round = 0; round < test::rounds(5000); ++round) {
    const Decimal a = *Decimal(random.below(1U << 30U)).over(1U << random.below(10));
    const Decimal b =
        Decimal(random.below(1U << 30U)).shifted(static_cast<unsigned>(random.below(9)));
    CHECK(a.plus(b).to_string() == b.plus(a).to_string());
    CHECK(a.over(2)->plus(*a.over(2)).to_string() == a.to_string());
    CHECK(a.less(b) != (b.less(a) || a.to_string() == b.to_string()));
    CHECK(a.times(7).over(7)->to_string() == a.to_string());
  }
}

TEST_CASE("values: any row of number words is read or refused, and what is read is a number") {
  test::RandomText random(3);
  const NumberWords numbers(lists());
  std::vector<std::string> words = {"12", "3,5", "000", "-", "1/2", " ", "euros"};
  for (const char* name : numeral_lists()) {
    for (const Word& word : lists().get(name)) words.push_back(word.text);
  }
  for (int round = 0; round < test::rounds(50'000); ++round) {
    std::string text;
    for (std::size_t i = 1 + random.below(9); i > 0; --i) {
      text += words[random.below(words.size())];
      if (i > 1) text += random.below(4) == 0 ? "-" : " ";
    }
    CAPTURE(text);
    if (const auto number = numbers.read(text)) {
      CHECK_FALSE(number->to_string().empty());
      CHECK(number->to_string().find_first_not_of("0123456789./") == std::string::npos);
    }
    static_cast<void>(numbers.read_ordinal(text));
  }
}

TEST_CASE("values: a normal form is its own normal form, and any text has one or a fault") {
  test::RandomText random(4);
  const std::array<std::string_view, 16> pieces = {"732829320",
                                                   "00074",
                                                   "FR14",
                                                   "2004 1010 0505 0001 3M02 606",
                                                   "978-2-07-036822-8",
                                                   "@",
                                                   "example.org",
                                                   "https://",
                                                   "10.1000/",
                                                   "AB-123-CD",
                                                   "0317-847",
                                                   "1",
                                                   "+33",
                                                   "01 46 25 32 14",
                                                   " ",
                                                   "é"};
  for (int round = 0; round < test::rounds(20'000); ++round) {
    std::string text;
    for (std::size_t i = 1 + random.below(4); i > 0; --i) {
      text += random.below(5) == 0 ? random.text(3, false)
                                   : std::string(pieces[random.below(pieces.size())]);
    }
    CAPTURE(text);
    for (std::size_t k = 1; k < kIdentifierKindCount; ++k) {
      const auto kind = static_cast<IdentifierKind>(k);
      CAPTURE(identifier_name(kind));
      const Identifier once = check_identifier(kind, text);
      CHECK((once.fault == Reason::none) != once.normal.empty());
      if (once.fault != Reason::none) continue;
      CHECK(check_identifier(kind, once.normal).normal == once.normal);
    }
  }
}

}  // namespace
}  // namespace vigie
