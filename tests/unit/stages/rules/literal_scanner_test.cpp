#include "stages/rules/literal_scanner.h"

#include <algorithm>

#include "support/test.h"

namespace vigie {
namespace {

std::string hits(const LiteralScanner& scanner, std::string_view text) {
  std::vector<std::uint32_t> rules;
  scanner.scan(text, rules);
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  std::string out;
  for (const std::uint32_t rule : rules) out += std::to_string(rule) + " ";
  return out;
}

TEST_CASE("literal scanner: words, beginnings, ends and pieces") {
  LiteralScanner scanner;
  scanner.add({{"maire", true, true}, {"Élu", true, true}}, 0);
  scanner.add({{"mai", true, false}}, 1);
  scanner.add({{"aire", false, true}}, 2);
  scanner.add({{"%", false, false}, {"€", false, false}}, 3);
  scanner.add({{"maire", true, true}}, 4);
  scanner.build();
  struct Row {
    const char* text;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"", ""},
      {"maire", "0 1 2 4 "},
      {"le maire.", "0 1 2 4 "},
      {"maires", "1 "},
      {"commaire", "2 "},
      {"12maire", "0 1 2 4 "},
      {"ex-maire", "0 1 2 4 "},
      {"l’Élu", "0 "},
      {"éÉlu", ""},
      {"mai", "1 "},
      {"émai", ""},
      {"maié", "1 "},
      {"aireé", ""},
      {"3%", "3 "},
      {"%", "3 "},
      {"3 €", "3 "},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(hits(scanner, row.text) == row.expected);
  }
}

TEST_CASE("literal scanner: with nothing to find, finds nothing") {
  LiteralScanner scanner;
  scanner.build();
  CHECK(hits(scanner, "maire").empty());
}

}  // namespace
}  // namespace vigie
