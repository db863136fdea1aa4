#include "stages/rules/identifiers.h"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
char small(char c) {
  return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
unsigned digit(char c) {
  return static_cast<unsigned>(c - '0');
}

Identifier bad(Reason fault) {
  return {{}, fault};
}
Identifier valid(std::string normal) {
  return {std::move(normal), Reason::none};
}

// Digits and letters as capitals, without the blanks, hyphens and stops between them; nullopt when
// anything else is there.
std::optional<std::string> bare(std::string_view text) {
  std::string out;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    const CharClass c = classify(code);
    if (code < 0x80 && (is_digit(static_cast<char>(code)) || is_letter(c))) {
      out.push_back(capital(static_cast<char>(code)));
    } else if (c != CharClass::space && c != CharClass::newline && c != CharClass::hyphen &&
               c != CharClass::joiner && code != U'.' && code != 0x2013) {
      return std::nullopt;
    }
  }
  return out;
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// Every second digit from the right doubled, digits of the products added.
bool luhn(std::string_view digits) {
  unsigned sum = 0;
  bool twice = false;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, twice = !twice) {
    const unsigned value = digit(*it) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

// Remainder of 97; letters count as 10 to 35.
unsigned modulo_97(std::string_view text, unsigned rest = 0) {
  for (const char c : text) {
    rest = is_digit(c) ? (rest * 10 + digit(c)) % 97
                       : (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
  }
  return rest;
}

// Length of an IBAN by country, of the SWIFT registry (release 99), and France's territories.
struct IbanLength {
  std::string_view country;
  std::size_t length;
};
constexpr std::array<IbanLength, 101> kIbanLengths = {
    {{"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
     {"BH", 22}, {"BI", 27}, {"BL", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28},
     {"CZ", 24}, {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24},
     {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GF", 27}, {"GI", 23},
     {"GL", 18}, {"GP", 27}, {"GR", 27}, {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22},
     {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28},
     {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24},
     {"ME", 22}, {"MF", 27}, {"MK", 19}, {"MN", 20}, {"MQ", 27}, {"MR", 27}, {"MT", 31}, {"MU", 30},
     {"NC", 27}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PF", 27}, {"PK", 24}, {"PL", 28},
     {"PM", 27}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RE", 27}, {"RO", 24}, {"RS", 22}, {"RU", 33},
     {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23},
     {"ST", 25}, {"SV", 28}, {"TF", 27}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22},
     {"VG", 24}, {"WF", 27}, {"XK", 20}, {"YE", 30}, {"YT", 27}}};

// A French department as plates and NIRs write it: 01 to 95, 2A, 2B, 97x.
bool is_department(std::string_view text) {
  if (text == "2A" || text == "2B") return true;
  if (!all_digits(text)) return false;
  if (text.size() == 3) return text.starts_with("97") && text[2] >= '1' && text[2] <= '8';
  return text.size() == 2 && text >= "01" && text <= "95";
}

// Labels of letters, digits and hyphens with stops between them, the last of two letters or more.
bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  std::size_t labels = 0;
  std::string_view label;
  while (!host.empty()) {
    const std::size_t stop = std::min(host.find('.'), host.size());
    label = host.substr(0, stop);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
      return false;
    }
    const bool good = std::all_of(label.begin(), label.end(), [](char c) {
      return is_digit(c) || c == '-' || c == '_' || is_capital(capital(c));
    });
    if (!good) return false;
    ++labels;
    if (stop + 1 == host.size()) return false;  // ends in a stop
    host.remove_prefix(std::min(stop + 1, host.size()));
  }
  return labels >= 2 && label.size() >= 2 && is_capital(capital(label[0]));
}

bool is_address_of_machine(std::string_view host) {
  return std::count(host.begin(), host.end(), '.') == 3 &&
         std::all_of(host.begin(), host.end(), [](char c) { return is_digit(c) || c == '.'; });
}

// Small letters, other scripts as xn--; empty when the name breaks the rules of UTS 46.
std::string ascii_host(std::string_view host) {
  if (std::all_of(host.begin(), host.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string out(host);
    std::transform(out.begin(), out.end(), out.begin(), small);
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  if (U_FAILURE(status)) return {};
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, info, status);
  return U_FAILURE(status) || info.hasErrors() ? std::string() : out;
}

// Number of an ISBN-10 or ISSN as its last character says it: X is ten.
unsigned weighted_rest_of_11(std::string_view text) {
  unsigned sum = 0;
  unsigned weight = static_cast<unsigned>(text.size());
  for (const char c : text) sum += (c == 'X' ? 10 : digit(c)) * weight--;
  return sum % 11;
}

// Digits, perhaps with an X at the end.
bool digits_and_x(std::string_view text) {
  return !text.empty() && all_digits(text.substr(0, text.size() - 1)) &&
         (is_digit(text.back()) || text.back() == 'X');
}

unsigned ean_check(std::string_view twelve) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < twelve.size(); ++i) sum += digit(twelve[i]) * (i % 2 == 0 ? 1 : 3);
  return (10 - sum % 10) % 10;
}

}  // namespace

std::string_view identifier_name(IdentifierKind kind) {
  constexpr std::array<std::string_view, kIdentifierKindCount> kNames = {
      "none",  "email", "url",   "phone", "iban", "siren",
      "siret", "nir",   "plate", "doi",   "isbn", "issn"};
  return kNames[static_cast<std::size_t>(kind)];
}

Identifier check_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64) return bad(Reason::bad_number);
  const std::string_view local = text.substr(0, at);
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) {
    return bad(Reason::bad_number);
  }
  const std::string host = ascii_host(text.substr(at + 1));
  if (!is_host(host)) return bad(Reason::bad_number);
  return valid(std::string(local) + '@' + host);
}

Identifier check_url(std::string_view text) {
  std::string out;
  const std::size_t colon = text.find("://");
  const bool with_scheme = colon != std::string_view::npos && colon <= 10;
  if (with_scheme) {
    for (const char c : text.substr(0, colon)) out.push_back(small(c));
    text.remove_prefix(colon + 3);
  } else {
    out = "http";
  }
  out += "://";
  std::string_view authority = text.substr(0, text.find_first_of("/?#"));
  const std::string_view rest = text.substr(authority.size());
  if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos) {
    out += authority.substr(0, user + 1);
    authority.remove_prefix(user + 1);
  }
  const std::string_view name = authority.substr(0, authority.find(':'));
  const std::string_view port = authority.substr(name.size());
  if (port.size() == 1 || port.size() > 6 ||
      !all_digits(port.substr(std::min<std::size_t>(1, port.size())))) {
    return bad(Reason::bad_number);
  }
  const std::string host = ascii_host(name);
  const bool local = with_scheme && (host == "localhost" || is_address_of_machine(host));
  if (!local && !is_host(host)) return bad(Reason::bad_number);
  out.append(host).append(port);
  for (const char c : rest) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out.push_back(c);
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return valid(std::move(out));
}

Identifier check_iban(std::string_view text) {
  const auto iban = bare(text);
  if (!iban || iban->size() < 5 || !all_digits(std::string_view(*iban).substr(2, 2))) {
    return bad(Reason::bad_number);
  }
  const std::string_view country = std::string_view(*iban).substr(0, 2);
  const auto* row = std::find_if(kIbanLengths.begin(), kIbanLengths.end(),
                                 [&](const IbanLength& r) { return r.country == country; });
  if (row == kIbanLengths.end() || row->length != iban->size()) return bad(Reason::bad_number);
  const unsigned rest =
      modulo_97(std::string_view(*iban).substr(0, 4), modulo_97(std::string_view(*iban).substr(4)));
  return rest == 1 ? valid(*iban) : bad(Reason::bad_checksum);
}

Identifier check_siren(std::string_view text) {
  const auto siren = bare(text);
  if (!siren || siren->size() != 9 || !all_digits(*siren) || *siren == "000000000") {
    return bad(Reason::bad_number);
  }
  return luhn(*siren) ? valid(*siren) : bad(Reason::bad_checksum);
}

Identifier check_siret(std::string_view text) {
  const auto siret = bare(text);
  if (!siret || siret->size() != 14 || !all_digits(*siret)) return bad(Reason::bad_number);
  const std::string_view siren = std::string_view(*siret).substr(0, 9);
  if (siren == "000000000") return bad(Reason::bad_number);
  if (!luhn(siren)) return bad(Reason::bad_checksum);
  if (luhn(*siret)) return valid(*siret);
  if (siren != "356000000") return bad(Reason::bad_checksum);
  unsigned sum = 0;
  for (const char c : *siret) sum += digit(c);
  return sum % 5 == 0 ? valid(*siret) : bad(Reason::bad_checksum);
}

Identifier check_nir(std::string_view text) {
  const auto nir = bare(text);
  if (!nir || nir->size() != 15) return bad(Reason::bad_number);
  const std::string_view all = *nir;
  std::string number(all.substr(0, 13));
  // Corsica: 2A and 2B count as 19 and 18.
  const std::string_view department = all.substr(5, 2);
  if (department == "2A") number.replace(5, 2, "19");
  if (department == "2B") number.replace(5, 2, "18");
  if (!all_digits(number) || !all_digits(all.substr(13))) return bad(Reason::bad_number);
  // Sex (3, 4, 7 and 8 are given for a time), month (20 to 42 and 50 to 99 when it is not known).
  const unsigned month = digit(all[3]) * 10 + digit(all[4]);
  const bool known_month =
      (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  if (std::string_view("123478").find(all[0]) == std::string_view::npos || !known_month ||
      department == "00") {
    return bad(Reason::bad_number);
  }
  const unsigned key = digit(all[13]) * 10 + digit(all[14]);
  return key == 97 - modulo_97(number) ? valid(*nir) : bad(Reason::bad_checksum);
}

Identifier check_plate(std::string_view text) {
  const auto plate = bare(text);
  if (!plate || plate->size() < 5) return bad(Reason::bad_number);
  const std::string_view all = *plate;
  const auto none_of = [](std::string_view letters, std::string_view forbidden) {
    return letters.find_first_of(forbidden) == std::string_view::npos;
  };
  if (is_capital(all[0])) {
    const bool form = all.size() == 7 && is_capital(all[1]) && all_digits(all.substr(2, 3)) &&
                      is_capital(all[5]) && is_capital(all[6]);
    if (!form) return bad(Reason::bad_number);
    const std::string_view first = all.substr(0, 2);
    const std::string_view last = all.substr(5);
    if (!none_of(first, "IOU") || !none_of(last, "IOU") || first == "SS" || last == "SS" ||
        all.substr(2, 3) == "000") {
      return bad(Reason::bad_number);
    }
    return valid(fmt::format("{}-{}-{}", first, all.substr(2, 3), last));
  }
  const std::size_t digits = std::min(all.find_first_not_of("0123456789"), all.size());
  std::size_t letters = digits;
  while (letters < all.size() && is_capital(all[letters])) ++letters;
  const std::string_view series = all.substr(digits, letters - digits);
  // The A of 2A stands behind a digit, so the series ends before it.
  const std::string_view department = all.substr(letters);
  if (digits > 4 || all[0] == '0' || series.empty() || series.size() > 3 ||
      !none_of(series, "IO") || !is_department(department)) {
    return bad(Reason::bad_number);
  }
  return valid(fmt::format("{}-{}-{}", all.substr(0, digits), series, department));
}

Identifier check_doi(std::string_view text) {
  std::string doi;
  for (const char c : text) doi.push_back(small(c));
  const std::size_t start = doi.find("10.");
  if (start == std::string::npos) return bad(Reason::bad_number);
  doi.erase(0, start);
  const std::size_t slash = doi.find('/');
  if (slash == std::string::npos || slash + 1 == doi.size()) return bad(Reason::bad_number);
  const std::string_view prefix = std::string_view(doi).substr(3, slash - 3);
  const std::string_view registrant = prefix.substr(0, prefix.find('.'));
  if (registrant.size() < 4 || registrant.size() > 9 || !all_digits(registrant)) {
    return bad(Reason::bad_number);
  }
  return valid(std::move(doi));
}

Identifier check_isbn(std::string_view text) {
  const auto isbn = bare(text);
  if (!isbn || !digits_and_x(*isbn)) return bad(Reason::bad_number);
  if (isbn->size() == 10) {
    if (weighted_rest_of_11(*isbn) != 0) return bad(Reason::bad_checksum);
    std::string longer = "978";
    longer.append(*isbn, 0, 9);
    longer.push_back(static_cast<char>('0' + ean_check(longer)));
    return valid(std::move(longer));
  }
  const std::string_view all = *isbn;
  if (all.size() != 13 || !all_digits(all) || !(all.starts_with("978") || all.starts_with("979"))) {
    return bad(Reason::bad_number);
  }
  return digit(all.back()) == ean_check(all.substr(0, 12)) ? valid(*isbn)
                                                           : bad(Reason::bad_checksum);
}

Identifier check_issn(std::string_view text) {
  const auto issn = bare(text);
  if (!issn || issn->size() != 8 || !digits_and_x(*issn)) return bad(Reason::bad_number);
  if (weighted_rest_of_11(*issn) != 0) return bad(Reason::bad_checksum);
  return valid(fmt::format("{}-{}", issn->substr(0, 4), issn->substr(4)));
}

Identifier check_identifier(IdentifierKind kind, std::string_view text) {
  switch (kind) {
    case IdentifierKind::none: break;
    case IdentifierKind::email: return check_email(text);
    case IdentifierKind::url: return check_url(text);
    case IdentifierKind::phone: return check_phone(text);
    case IdentifierKind::iban: return check_iban(text);
    case IdentifierKind::siren: return check_siren(text);
    case IdentifierKind::siret: return check_siret(text);
    case IdentifierKind::nir: return check_nir(text);
    case IdentifierKind::plate: return check_plate(text);
    case IdentifierKind::doi: return check_doi(text);
    case IdentifierKind::isbn: return check_isbn(text);
    case IdentifierKind::issn: return check_issn(text);
  }
  return bad(Reason::bad_number);
}

}  // namespace vigie
