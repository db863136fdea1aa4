#include "stages/rules/identifiers.h"

#include "support/test.h"

namespace vigie {
namespace {

// The normal form, or the name of the fault.
std::string checked(IdentifierKind kind, std::string_view text) {
  const Identifier identifier = check_identifier(kind, text);
  if (identifier.fault != Reason::none) {
    CHECK(identifier.normal.empty());
    return reason_name(identifier.fault);
  }
  return identifier.normal;
}

struct Row {
  std::string_view text;
  std::string_view expected;
};

template <std::size_t size>
void check_all(IdentifierKind kind, const Row (&rows)[size]) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(checked(kind, row.text) == row.expected);
  }
}

TEST_CASE("identifiers: each kind has a name") {
  for (std::size_t i = 0; i < kIdentifierKindCount; ++i) {
    CHECK_FALSE(identifier_name(static_cast<IdentifierKind>(i)).empty());
  }
  CHECK(identifier_name(IdentifierKind::issn) == "issn");
  CHECK(checked(IdentifierKind::none, "732829320") == "bad-number");
}

TEST_CASE("identifiers: e-mail addresses") {
  constexpr Row kRows[] = {{"Jean@Example.ORG", "Jean@example.org"},
                           {"a.b+c@mail.example.fr", "a.b+c@mail.example.fr"},
                           {"a@café.example.fr", "a@xn--caf-dma.example.fr"},
                           {"a@example", "bad-number"},
                           {"a..b@example.org", "bad-number"},
                           {".a@example.org", "bad-number"},
                           {"@example.org", "bad-number"},
                           {"a@-example.org", "bad-number"},
                           {"a@example.1", "bad-number"},
                           {"example.org", "bad-number"},
                           {"", "bad-number"}};
  check_all(IdentifierKind::email, kRows);
  CHECK(checked(IdentifierKind::email, std::string(65, 'a') + "@example.org") == "bad-number");
}

TEST_CASE("identifiers: web addresses") {
  constexpr Row kRows[] = {{"https://Example.org/A", "https://example.org/A"},
                           {"HTTP://example.org", "http://example.org"},
                           {"www.example.org", "http://www.example.org"},
                           {"example.org/a?b=c#d", "http://example.org/a?b=c#d"},
                           {"https://example.org:8080/", "https://example.org:8080/"},
                           {"https://u:p@example.org/", "https://u:p@example.org/"},
                           {"https://example.org/é", "https://example.org/%C3%A9"},
                           {"https://café.example.fr", "https://xn--caf-dma.example.fr"},
                           {"http://localhost:8080/x", "http://localhost:8080/x"},
                           {"http://192.0.2.1/", "http://192.0.2.1/"},
                           {"192.0.2.1", "bad-number"},
                           {"localhost", "bad-number"},
                           {"https://example", "bad-number"},
                           {"https://example.org:port/", "bad-number"},
                           {"https://example.org:/", "bad-number"},
                           {"https://exa mple.org/", "bad-number"},
                           {"https://", "bad-number"},
                           {"", "bad-number"}};
  check_all(IdentifierKind::url, kRows);
}

TEST_CASE("identifiers: telephone numbers by their numbering plans") {
  constexpr Row kRows[] = {{"01 46 25 32 14", "+33146253214"},
                           {"01\u00A046\u202F25.32-14", "+33146253214"},
                           {"0146253214", "+33146253214"},
                           {"+33 (0)1 46 25 32 14", "+33146253214"},
                           {"0033 1 46 25 32 14", "+33146253214"},
                           {"+32 2 512 34 56", "+3225123456"},
                           {"0 800 123 456", "+33800123456"},
                           {"00 00 00 00 00", "bad-number"},
                           {"01 46 25", "bad-number"},
                           {"+999 12 34 56 78", "bad-number"},
                           {"abc", "bad-number"},
                           {"", "bad-number"}};
  check_all(IdentifierKind::phone, kRows);
}

TEST_CASE("identifiers: IBAN") {
  // Published examples of the registry.
  constexpr Row kRows[] = {
      {"FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"},
      {"fr1420041010050500013m02606", "FR1420041010050500013M02606"},
      {"DE89370400440532013000", "DE89370400440532013000"},
      {"BE68-5390-0754-7034", "BE68539007547034"},
      {"NO93 8601 1117 947", "NO9386011117947"},
      {"MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84MALT011000012345MTLCAST001S"},
      {"FR14 2004 1010 0505 0001 3M02 607", "bad-checksum"},
      {"FR41 2004 1010 0505 0001 3M02 606", "bad-checksum"},
      {"FR14 2004 1010 0505 0001 3M02 60", "bad-number"},
      {"XX14 2004 1010 0505 0001 3M02 606", "bad-number"},
      {"FRAB 2004", "bad-number"},
      {"FR14 é", "bad-number"},
      {"", "bad-number"}};
  check_all(IdentifierKind::iban, kRows);
}

TEST_CASE("identifiers: a digit of an IBAN changed, or two swapped, is seen") {
  const std::string iban = "FR1420041010050500013M02606";
  for (std::size_t i = 4; i < iban.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string other = iban;
      other[i] = c;
      CAPTURE(other);
      CHECK((check_iban(other).fault == Reason::none) == (other == iban));
    }
    std::string swapped = iban;
    std::swap(swapped[i - 1], swapped[i]);
    CAPTURE(swapped);
    CHECK((check_iban(swapped).fault == Reason::none) == (swapped == iban));
  }
}

TEST_CASE("identifiers: SIREN and SIRET") {
  constexpr Row kSiren[] = {{"732 829 320", "732829320"},  {"732829320", "732829320"},
                            {"356 000 000", "356000000"},  {"732 829 321", "bad-checksum"},
                            {"000 000 000", "bad-number"}, {"732 829 32", "bad-number"},
                            {"73282932A", "bad-number"},   {"", "bad-number"}};
  check_all(IdentifierKind::siren, kSiren);
  constexpr Row kSiret[] = {{"732 829 320 00074", "73282932000074"},
                            {"73282932000074", "73282932000074"},
                            {"356 000 000 00048", "35600000000048"},
                            {"356 000 000 01000", "35600000001000"},  // La Poste: sum 15, no Luhn
                            {"356 000 000 01001", "bad-checksum"},
                            {"732 829 320 00075", "bad-checksum"},
                            {"732 829 321 00074", "bad-checksum"},
                            {"732 829 320 0007", "bad-number"},
                            {"000 000 000 00000", "bad-number"},
                            {"", "bad-number"}};
  check_all(IdentifierKind::siret, kSiret);
}

TEST_CASE("identifiers: numbers of the social security") {
  constexpr Row kRows[] = {
      {"1 85 05 78 006 084 91", "185057800608491"}, {"2 69 02 2A 004 123 63", "269022A00412363"},
      {"1 75 05 2b 033 045 72", "175052B03304572"}, {"1 85 05 78 006 084 90", "bad-checksum"},
      {"2 69 02 2B 004 123 63", "bad-checksum"},    {"5 85 05 78 006 084 91", "bad-number"},
      {"1 85 13 78 006 084 91", "bad-number"},      {"1 85 05 2C 006 084 91", "bad-number"},
      {"1 85 05 78 006 084", "bad-number"},         {"", "bad-number"}};
  check_all(IdentifierKind::nir, kRows);
}

TEST_CASE("identifiers: number plates") {
  constexpr Row kRows[] = {
      {"AB-123-CD", "AB-123-CD"},   {"AB 123 CD", "AB-123-CD"},    {"ab123cd", "AB-123-CD"},
      {"1234 AB 75", "1234-AB-75"}, {"12ABC2A", "12-ABC-2A"},      {"987 XY 974", "987-XY-974"},
      {"AI-123-CD", "bad-number"},  {"SS-123-CD", "bad-number"},   {"AB-000-CD", "bad-number"},
      {"AB-12-CD", "bad-number"},   {"1234 AB 96", "bad-number"},  {"1234 IO 75", "bad-number"},
      {"0234 AB 75", "bad-number"}, {"12345 AB 75", "bad-number"}, {"", "bad-number"}};
  check_all(IdentifierKind::plate, kRows);
}

TEST_CASE("identifiers: DOI, ISBN, ISSN") {
  constexpr Row kDoi[] = {{"10.1000/182", "10.1000/182"},
                          {"doi:10.1000/ABC.d", "10.1000/abc.d"},
                          {"10.1000.10/x", "10.1000.10/x"},
                          {"10.100/182", "bad-number"},
                          {"10.1000/", "bad-number"},
                          {"10.1000", "bad-number"},
                          {"", "bad-number"}};
  check_all(IdentifierKind::doi, kDoi);
  constexpr Row kIsbn[] = {{"978-2-07-036822-8", "9782070368228"},
                           {"2-07-036822-X", "9782070368228"},
                           {"207036822x", "9782070368228"},
                           {"979-10-9123-456-6", "9791091234566"},
                           {"978-2-07-036822-9", "bad-checksum"},
                           {"2-07-036822-1", "bad-checksum"},
                           {"977-2-07-036822-8", "bad-number"},
                           {"2-X7-036822-1", "bad-number"},
                           {"", "bad-number"}};
  check_all(IdentifierKind::isbn, kIsbn);
  constexpr Row kIssn[] = {{"0317-8471", "0317-8471"},
                           {"1050-124x", "1050-124X"},
                           {"0317\u20138471", "0317-8471"},
                           {"0317-8472", "bad-checksum"},
                           {"0317-84", "bad-number"},
                           {"X317-8471", "bad-number"},
                           {"", "bad-number"}};
  check_all(IdentifierKind::issn, kIssn);
}

}  // namespace
}  // namespace vigie
