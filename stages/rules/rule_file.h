// Rules as text: one family a file. Format: docs/rules.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"
#include "stages/rules/identifiers.h"
#include "stages/rules/required_literals.h"
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
  std::string pattern;  ///< RE2 syntax, everything expanded
  /// A match holds one of these; nullopt: not known, the rule is searched for in every sentence.
  std::optional<std::vector<RequiredLiteral>> literals;
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

/// Checked rules as the bytes of a resource's section, without their examples: same rules, same
/// bytes.
[[nodiscard]] std::string pack_rules(const std::vector<Rule>& rules);

/// What `pack_rules` has packed. Throws ResourceError when the bytes are not that.
[[nodiscard]] std::vector<Rule> unpack_rules(std::string_view bytes);

/// Reads rules. Faulty rules are reported in `faults`, all of them in one run, and left out. What
/// only RE2 can say of a pattern is left to `check_patterns`. Never throws for what the text
/// contains.
[[nodiscard]] std::vector<Rule> parse_rules(const TextSource& source, const WordLists& words,
                                            std::vector<Fault>& faults);

}  // namespace vigie
