// Rules in a compiled resource: expanded, checked, with their literals.
#include "pipeline/packed.h"
#include "stages/rules/rule_engine.h"

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

void pack_tokens(const TokenPattern& tokens, std::string& out) {
  pack_text(tokens.expression, out);
  if (tokens.empty()) return;
  pack_number(tokens.width, out);
  pack_number(static_cast<std::uint32_t>(tokens.tests.size()), out);
  for (const TokenTest& test : tokens.tests) {
    pack_number(static_cast<std::uint32_t>(test.kind), out);
    pack_text(test.name, out);
    pack_number(test.bit, out);
    pack_number(static_cast<std::uint32_t>(test.words.size()), out);
    for (const std::string& word : test.words) pack_text(word, out);
  }
  pack_number(static_cast<std::uint32_t>(tokens.needs.size()), out);
  for (const auto& one_of : tokens.needs) {
    pack_number(static_cast<std::uint32_t>(one_of.size()), out);
    for (const std::uint32_t test : one_of) pack_number(test, out);
  }
}

TokenPattern unpack_tokens(PackedReader& reader) {
  TokenPattern tokens;
  tokens.expression = reader.text();
  if (tokens.empty()) return tokens;
  tokens.width = reader.number();
  bool good = tokens.width >= 1 && tokens.width <= kMostTokenBytes;
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    TokenTest& test = tokens.tests.emplace_back();
    test.kind = unpack_enum(reader, kLastTokenTest);
    test.name = reader.text();
    test.bit = reader.number();
    for (std::uint32_t words = reader.number(); words > 0; --words) {
      test.words.emplace_back(reader.text());
    }
    const std::uint32_t size = test.covers() ? 3 : 1;
    good = good && test.bit / 8 < tokens.width && test.bit % 8 + size <= kTestBits;
  }
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    auto& one_of = tokens.needs.emplace_back();
    for (std::uint32_t tests = reader.number(); tests > 0; --tests) {
      one_of.push_back(reader.number());
      good = good && one_of.back() < tokens.tests.size();
    }
  }
  if (!good) throw ResourceError("a token rule that does not fit; compile again");
  return tokens;
}

}  // namespace

std::string pack_rules(const RuleSet& set) {
  const std::vector<Rule>& rules = set.rules;
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
    pack_number(rule.pass, out);
    pack_tokens(rule.tokens, out);
  }
  pack_number(static_cast<std::uint32_t>(set.passes.size()), out);
  for (const RulePass& pass : set.passes) {
    pack_number(pass.number, out);
    pack_number(static_cast<std::uint32_t>(pass.rules.size()), out);
    for (const std::uint32_t rule : pass.rules) pack_number(rule, out);
    pass.index.pack(out);
  }
  return out;
}

RuleSet unpack_rules(std::string_view bytes, const std::shared_ptr<const void>& keep) {
  PackedReader reader(bytes);
  RuleSet set;
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    Rule& rule = set.rules.emplace_back();
    for (std::string* text : {&rule.id, &rule.type, &rule.why, &rule.pattern}) {
      *text = reader.text();
    }
    if (!TypeTable::is_well_formed(rule.type)) {
      throw ResourceError("a rule with a type that is no type name; compile again");
    }
    rule.priority = static_cast<std::int16_t>(reader.number());
    rule.strength = unpack_enum(reader, Strength::decide);
    rule.alignment = unpack_enum(reader, Alignment::expand);
    rule.value = unpack_enum(reader, ValueKind::text);
    rule.identifier = unpack_enum(reader, IdentifierKind::issn);
    rule.zones = reader.number();
    rule.place = unpack_place(reader);
    rule.pattern_place = unpack_place(reader);
    rule.pass = reader.number();
    rule.tokens = unpack_tokens(reader);
  }
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    RulePass& pass = set.passes.emplace_back();
    pass.number = reader.number();
    for (std::uint32_t rule = reader.number(); rule > 0; --rule) {
      pass.rules.push_back(reader.number());
      if (pass.rules.back() >= set.rules.size()) {
        throw ResourceError("a pass with a rule that is not there; compile again");
      }
    }
    pass.index = RuleIndex::unpack(reader, keep);
  }
  return set;
}

}  // namespace vigie
