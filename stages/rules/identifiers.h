// Identifiers that can be checked: addresses, account and register numbers, numbers of books.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vigie/document.h"

namespace vigie {

enum class IdentifierKind : std::uint8_t {
  none,
  email,
  url,
  phone,
  iban,
  siren,
  siret,
  nir,
  plate,
  doi,
  isbn,
  issn,
};

/// The name that rules use: "iban". Static storage.
[[nodiscard]] std::string_view identifier_name(IdentifierKind kind);
inline constexpr std::size_t kIdentifierKindCount = 12;

/// What a check says of a text.
struct Identifier {
  std::string normal;           ///< the normal form; empty when there is a fault
  Reason fault = Reason::none;  ///< bad_checksum or bad_number when it is not valid
};

// Each check takes the whole identifier as a text writes it (valid UTF-8, blanks, hyphens and stops
// where people put them) and is pure: same text, same answer, safe in any thread, no exception.
// `bad_number`: not of this form, or none that is handed out. `bad_checksum`: the form is right,
// the check digits are not. What a right checksum cannot tell is whether the number is in use.

/// "Jean@Example.ORG" -> "Jean@example.org".
[[nodiscard]] Identifier check_email(std::string_view text);

/// "www.Example.org/a" -> "http://www.example.org/a". A host in other letters goes to its ASCII
/// form (xn--), other characters of the path to %XX. The host needs a dot, or a scheme in front.
[[nodiscard]] Identifier check_url(std::string_view text);

/// "06 39 98 12 34" -> "+33639981234" (E.164), numbers without a country are French. By the
/// numbering plans of libphonenumber, which loads them at the first call.
[[nodiscard]] Identifier check_phone(std::string_view text);

/// "FR76 3000 6000 0112 3456 7890 189" -> without blanks. Length of its country, remainder 1 of 97.
[[nodiscard]] Identifier check_iban(std::string_view text);

/// "732 829 320" -> "732829320". Luhn.
[[nodiscard]] Identifier check_siren(std::string_view text);

/// "732 829 320 00074" -> "73282932000074". Luhn over all digits and over the SIREN in front; for
/// La Poste (356 000 000), whose offices are too many for that, the sum of the digits is divisible
/// by 5.
[[nodiscard]] Identifier check_siret(std::string_view text);

/// French number of social security, "1 85 05 78 006 084 91" -> 15 characters. Key: 97 less the
/// remainder of 97, with 2A as 19 and 2B as 18.
[[nodiscard]] Identifier check_nir(std::string_view text);

/// French number plate: "AA-123-BB" (since 2009: no I, O, U, no SS) or "1234 AB 75" (a department
/// last) -> "AA-123-BB", "1234-AB-75".
[[nodiscard]] Identifier check_plate(std::string_view text);

/// "doi:10.1000/ABC" -> "10.1000/abc".
[[nodiscard]] Identifier check_doi(std::string_view text);

/// ISBN-10 and ISBN-13 -> ISBN-13 in digits: "2-07-036822-X" -> "9782070368228".
[[nodiscard]] Identifier check_isbn(std::string_view text);

/// "0317-847X" -> itself, with a capital.
[[nodiscard]] Identifier check_issn(std::string_view text);

/// The check for `kind`; bad_number for IdentifierKind::none.
[[nodiscard]] Identifier check_identifier(IdentifierKind kind, std::string_view text);

}  // namespace vigie
