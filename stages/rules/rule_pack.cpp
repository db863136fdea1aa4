// Rules in a compiled resource: expanded, checked, with their literals.
#include "pipeline/packed.h"
#include "stages/rules/rule_file.h"

namespace vigie {
namespace {

void pack_place(const Place& place, std::string& out) {
  pack_text(place.file, out);
  pack_number(place.line, out);
  pack_number(place.column, out);
}

Place unpack_place(PackedReader& reader) {
  Place place;
  place.file = reader.text();
  place.line = reader.number();
  place.column = reader.number();
  return place;
}

template <typename Enum>
Enum unpack_enum(PackedReader& reader, Enum last) {
  const std::uint32_t value = reader.number();
  if (value > static_cast<std::uint32_t>(last)) {
    throw ResourceError("a rule with a setting that is not known; compile again");
  }
  return static_cast<Enum>(value);
}

std::uint32_t flags_of(const RequiredLiteral& literal) {
  return (literal.word_start ? 1U : 0U) | (literal.word_end ? 2U : 0U);
}

}  // namespace

std::string pack_rules(const std::vector<Rule>& rules) {
  std::string out;
  pack_number(static_cast<std::uint32_t>(rules.size()), out);
  for (const Rule& rule : rules) {
    for (const std::string* text : {&rule.id, &rule.type, &rule.why, &rule.pattern}) {
      pack_text(*text, out);
    }
    pack_number(static_cast<std::uint16_t>(rule.priority), out);
    pack_number(static_cast<std::uint32_t>(rule.strength), out);
    pack_number(static_cast<std::uint32_t>(rule.alignment), out);
    pack_number(static_cast<std::uint32_t>(rule.value), out);
    pack_number(static_cast<std::uint32_t>(rule.identifier), out);
    pack_number(rule.zones, out);
    pack_place(rule.place, out);
    pack_place(rule.pattern_place, out);
    pack_number(rule.literals ? 1 : 0, out);
    if (!rule.literals) continue;
    pack_number(static_cast<std::uint32_t>(rule.literals->size()), out);
    for (const RequiredLiteral& literal : *rule.literals) {
      pack_text(literal.bytes, out);
      pack_number(flags_of(literal), out);
    }
  }
  return out;
}

std::vector<Rule> unpack_rules(std::string_view bytes) {
  PackedReader reader(bytes);
  std::vector<Rule> rules;
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    Rule& rule = rules.emplace_back();
    for (std::string* text : {&rule.id, &rule.type, &rule.why, &rule.pattern}) {
      *text = reader.text();
    }
    rule.priority = static_cast<std::int16_t>(reader.number());
    rule.strength = unpack_enum(reader, Strength::decide);
    rule.alignment = unpack_enum(reader, Alignment::expand);
    rule.value = unpack_enum(reader, ValueKind::text);
    rule.identifier = unpack_enum(reader, IdentifierKind::issn);
    rule.zones = reader.number();
    rule.place = unpack_place(reader);
    rule.pattern_place = unpack_place(reader);
    if (reader.number() == 0) continue;
    rule.literals.emplace();
    for (std::uint32_t literals = reader.number(); literals > 0; --literals) {
      RequiredLiteral& literal = rule.literals->emplace_back();
      literal.bytes = reader.text();
      if (literal.bytes.empty()) throw ResourceError("an empty literal; compile again");
      const std::uint32_t flags = reader.number();
      literal.word_start = (flags & 1U) != 0;
      literal.word_end = (flags & 2U) != 0;
    }
  }
  return rules;
}

}  // namespace vigie
