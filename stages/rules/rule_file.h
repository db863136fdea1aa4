// Rules as text: one family a file. Format: docs/rules.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"
#include "stages/rules/identifiers.h"
#include "stages/rules/token_pattern.h"
#include "vigie/document.h"

namespace vigie {

/// What to do when the ends of a match do not fall on token edges.
enum class Alignment : std::uint8_t {
  strict,    ///< the match does not count
  contract,  ///< shrink to the tokens wholly inside
  expand,    ///< grow to the tokens touched
};

/// A text on which a rule must, or must not, fire. Marks are taken out of `text`.
struct RuleExample {
  std::string text;
  std::vector<Span> expected;  ///< bytes of `text`; empty for a counter-example
  Place place;
};

/// One rule, read and checked but not yet compiled.
struct Rule {
  std::string id;
  std::string type;
  std::string why;
  std::string pattern;     ///< RE2 syntax, everything expanded, context included; or empty, and:
  TokenPattern tokens;     ///< of a token rule
  std::uint32_t pass = 1;  ///< rules of later passes see what earlier ones have found
  std::int16_t priority = 50;
  Strength strength = Strength::decide;
  Alignment alignment = Alignment::strict;
  ValueKind value = ValueKind::none;
  IdentifierKind identifier =
      IdentifierKind::none;         ///< checks the span; its value is the normal form
  std::uint32_t zones = kAllZones;  ///< bit per ZoneKind in which the rule may fire
  Place place;                      ///< of the `rule` line
  Place pattern_place;              ///< of its pattern
  std::vector<RuleExample> examples;
  std::vector<RuleExample> counters;
};

/// Reads rules. Faulty rules are reported in `faults`, all of them in one run, and left out. What
/// only RE2 can say of a pattern is left to `check_patterns`. Never throws for what the text
/// contains.
[[nodiscard]] std::vector<Rule> parse_rules(const TextSource& source, const WordLists& words,
                                            std::vector<Fault>& faults);

}  // namespace vigie
