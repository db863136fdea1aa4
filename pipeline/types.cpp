#include "vigie/types.h"

#include <array>

namespace vigie {
namespace {

constexpr std::array<std::string_view, types::built_in_count> kBuiltIn = {
    "PER",   "LOC",   "ORG",     "GROUP",    "PROD",  "EVENT", "DATE",  "TIME", "DURATION",
    "SET",   "MONEY", "PERCENT", "QUANTITY", "EMAIL", "URL",   "PHONE", "IBAN", "SIRET",
    "SIREN", "NIR",   "PLATE",   "DOI",      "ISBN",  "ISSN",  "NONE"};

constexpr std::size_t kMaxTypes = 65000;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Names of other traditions: what formats can write as it stands, as an element of XML or behind
// the B- of a label.
bool is_name(std::string_view name) {
  bool at_start = true;
  for (const char c : name) {
    const bool letter = is_upper(c) || is_lower(c);
    const bool fits = letter || (!at_start && (is_digit(c) || c == '_' || c == '-' || c == '.'));
    if (!fits) return false;
    at_start = c == '.';
  }
  return !at_start;
}

}  // namespace

TypeTable::TypeTable() {
  for (const std::string_view name : kBuiltIn) intern(name);
}

bool TypeTable::is_well_formed(std::string_view name) {
  const std::size_t dot = name.find('.');
  const std::string_view head = name.substr(0, dot);
  if (head.empty() || !is_upper(head.front())) return false;
  for (const char c : head) {
    if (!is_upper(c) && !is_digit(c) && c != '_') return false;
  }
  if (dot == std::string_view::npos) return true;
  bool at_start = true;
  for (const char c : name.substr(dot + 1)) {
    if (c == '.') {
      if (at_start) return false;
      at_start = true;
      continue;
    }
    if (!is_lower(c) && !is_digit(c) && c != '_' && c != '-') return false;
    at_start = false;
  }
  return !at_start;
}

std::optional<TypeId> TypeTable::intern(std::string_view name) {
  if (const auto known = find(name)) return known;
  if ((!is_well_formed(name) && !is_name(name)) || rows_.size() + 1 >= kMaxTypes)
    return std::nullopt;
  const std::size_t dot = name.find('.');
  auto coarse = static_cast<TypeId>(rows_.size());
  if (dot != std::string_view::npos) coarse = *intern(name.substr(0, dot));
  const auto id = static_cast<TypeId>(rows_.size());
  rows_.push_back({std::string(name), dot == std::string_view::npos ? id : coarse});
  index_.emplace(std::string(name), id);
  return id;
}

std::optional<TypeId> TypeTable::find(std::string_view name) const {
  const auto it = index_.find(std::string(name));
  if (it == index_.end()) return std::nullopt;
  return it->second;
}

}  // namespace vigie
