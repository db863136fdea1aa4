#include "stages/rules/rule_file.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <set>
#include <string_view>

#include "pipeline/nearest.h"
#include "pipeline/utf8.h"
#include "stages/rules/pattern.h"
#include "stages/rules/rule_engine.h"

namespace vigie {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

struct ValueName {
  std::string_view name;
  ValueKind kind;
};
constexpr std::array<ValueName, 4> kValues = {{{"date", ValueKind::timex},
                                               {"money", ValueKind::money},
                                               {"quantity", ValueKind::quantity},
                                               {"percent", ValueKind::percent}}};

constexpr std::array<std::string_view, 12> kProperties = {
    "type",  "priority", "why",      "pattern", "tokens", "left",
    "right", "pass",     "strength", "align",   "value",  "zones"};

// Reads one file; a class because lines build on each other.
class Reader {
 public:
  Reader(const TextSource& source, const WordLists& words, std::vector<Fault>& faults)
      : source_(source), faults_(faults) {
    names_.words = &words;
  }

  std::vector<Rule> read() {
    std::string_view text = source_.text;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ++line_;
      read_line(line);
    }
    finish_rule();
    return std::move(rules_);
  }

 private:
  void fault(std::size_t column, std::string message) {
    faults_.push_back(
        {{source_.path, line_, static_cast<std::uint32_t>(column)}, std::move(message)});
    broken_ = true;
  }

  // "key value" with the column where the value starts.
  struct Field {
    std::string_view key;
    std::string_view value;
    std::uint32_t column;
  };
  static Field field_of(std::string_view line) {
    const std::string_view rest = trimmed(line);
    const std::size_t blank = rest.find(' ');
    if (blank == std::string_view::npos)
      return {rest, {}, static_cast<std::uint32_t>(line.size() + 1)};
    const std::string_view value = trimmed(rest.substr(blank));
    const auto column = static_cast<std::size_t>(value.data() - line.data());
    return {rest.substr(0, blank), value,
            static_cast<std::uint32_t>(utf8::length(line.substr(0, column)) + 1)};
  }

  void read_line(std::string_view line) {
    if (trimmed(line).empty() || trimmed(line).front() == '#') return;
    const Field field = field_of(line);
    if (line.front() != ' ' && line.front() != '\t') {
      if (field.key == "define") {
        finish_rule();
        read_definition(field);
      } else if (field.key == "rule") {
        finish_rule();
        start_rule(field);
      } else {
        fault(1, fmt::format("\"{}\", expected `rule ID` or `define NAME PATTERN`; indent what "
                             "belongs to a rule",
                             field.key));
      }
      return;
    }
    if (!in_rule_) {
      fault(1, fmt::format("\"{}\" outside a rule, expected `rule ID` first", field.key));
      return;
    }
    read_property(field);
  }

  void read_definition(const Field& field) {
    const Field inner = field_of(field.value);
    if (inner.key.empty() || inner.value.empty()) {
      fault(field.column, "an incomplete definition, expected `define NAME PATTERN`");
      return;
    }
    const Place place{source_.path, line_, field.column + inner.column - 1};
    std::string expanded = expand_pattern(inner.value, names_, place, faults_);
    names_.definitions[std::string(inner.key)] = std::move(expanded);
  }

  void start_rule(const Field& field) {
    in_rule_ = true;
    broken_ = false;
    rule_ = Rule{};
    left_ = right_ = tokens_ = RuleText{};
    rule_.id = field.value;
    rule_.place = {source_.path, line_, field.column};
    if (rule_.id.empty()) fault(field.column, "a rule without id, expected `rule FAMILY.NAME`");
    if (!ids_.insert(rule_.id).second) {
      fault(field.column,
            fmt::format("rule \"{}\" stands here twice, expected one id a rule; rename it",
                        rule_.id));
    }
  }

  void read_property(const Field& field) {
    if (field.value.empty()) {
      fault(field.column,
            fmt::format("`{}` without a value, expected one on the same line", field.key));
      return;
    }
    if (field.key == "type") {
      rule_.type = field.value;
      if (!TypeTable::is_well_formed(field.value)) {
        fault(field.column,
              fmt::format("type \"{}\", expected capitals with finer kinds after a dot, "
                          "such as ORG.military",
                          field.value));
      }
    } else if (field.key == "priority") {
      read_priority(field);
    } else if (field.key == "why") {
      rule_.why = field.value;
    } else if (field.key == "left" || field.key == "right" || field.key == "tokens") {
      read_line_of_tokens(field);
    } else if (field.key == "pass") {
      read_pass(field);
    } else if (field.key == "pattern") {
      const Place place{source_.path, line_, field.column};
      if (rule_.pattern_place.line == 0) rule_.pattern_place = place;
      const std::size_t before = faults_.size();
      rule_.pattern += expand_pattern(field.value, names_, place, faults_);
      if (faults_.size() != before) broken_ = true;
    } else if (field.key == "strength") {
      read_strength(field);
    } else if (field.key == "align") {
      read_alignment(field);
    } else if (field.key == "value") {
      read_value(field);
    } else if (field.key == "zones") {
      read_zones(field);
    } else if (field.key == "+") {
      read_example(field);
    } else if (field.key == "-") {
      rule_.counters.push_back({std::string(field.value), {}, {source_.path, line_, field.column}});
    } else {
      const std::string_view like = nearest(field.key, kProperties);
      fault(1, fmt::format("`{}`, expected {}, + or -; {}", field.key, fmt::join(kProperties, ", "),
                           edit_distance(field.key, like) <= 2
                               ? fmt::format("did you mean `{}`?", like)
                               : std::string("correct it, or leave it out")));
    }
  }

  void read_line_of_tokens(const Field& field) {
    RuleText& line = field.key == "left" ? left_ : field.key == "right" ? right_ : tokens_;
    if (!line.text.empty()) {
      fault(1, fmt::format("a second `{}`, expected one a rule; join them", field.key));
      return;
    }
    line = {std::string(field.value), {source_.path, line_, field.column}};
    if (field.key == "tokens") rule_.pattern_place = line.place;
  }

  void read_pass(const Field& field) {
    int number = 0;
    const char* end = field.value.data() + field.value.size();
    const auto [stop, code] = std::from_chars(field.value.data(), end, number);
    if (code != std::errc() || stop != end || number < 1 || number > 9) {
      fault(field.column,
            fmt::format("pass \"{}\", expected a whole number from 1 to 9", field.value));
      return;
    }
    rule_.pass = static_cast<std::uint32_t>(number);
  }

  void read_priority(const Field& field) {
    int number = 0;
    const char* end = field.value.data() + field.value.size();
    const auto [stop, code] = std::from_chars(field.value.data(), end, number);
    if (code != std::errc() || stop != end || number < 0 || number > 100) {
      fault(field.column,
            fmt::format("priority \"{}\", expected a whole number from 0 to 100", field.value));
      return;
    }
    rule_.priority = static_cast<std::int16_t>(number);
  }

  void read_strength(const Field& field) {
    for (const Strength s : {Strength::evidence, Strength::fill, Strength::decide}) {
      if (field.value == strength_name(s)) {
        rule_.strength = s;
        return;
      }
    }
    fault(field.column,
          fmt::format("strength \"{}\", expected evidence, fill or decide", field.value));
  }

  void read_alignment(const Field& field) {
    if (field.value == "strict") {
      rule_.alignment = Alignment::strict;
    } else if (field.value == "contract") {
      rule_.alignment = Alignment::contract;
    } else if (field.value == "expand") {
      rule_.alignment = Alignment::expand;
    } else {
      fault(field.column,
            fmt::format("align \"{}\", expected strict, contract or expand", field.value));
    }
  }

  void read_value(const Field& field) {
    for (const ValueName& row : kValues) {
      if (field.value == row.name) {
        rule_.value = row.kind;
        return;
      }
    }
    std::string expected = "date, money, quantity, percent";
    for (std::size_t i = 1; i < kIdentifierKindCount; ++i) {
      const auto kind = static_cast<IdentifierKind>(i);
      if (field.value == identifier_name(kind)) {
        rule_.identifier = kind;
        return;
      }
      expected += i + 1 < kIdentifierKindCount ? ", " : " or ";
      expected += identifier_name(kind);
    }
    fault(field.column, fmt::format("value \"{}\", expected {}", field.value, expected));
  }

  void read_zones(const Field& field) {
    rule_.zones = 0;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      const std::size_t blank = rest.find(' ');
      const std::string_view name = rest.substr(0, blank);
      bool known = false;
      for (std::size_t i = 0; i < kZoneKindCount; ++i) {
        if (name != zone_name(static_cast<ZoneKind>(i))) continue;
        rule_.zones |= 1U << i;
        known = true;
      }
      if (!known)
        fault(field.column,
              fmt::format("zone \"{}\", expected a kind such as body or title", name));
      rest = blank == std::string_view::npos ? std::string_view() : trimmed(rest.substr(blank));
    }
  }

  // "Le general [Qasem Soleimani] est mort": brackets mark what must come out.
  void read_example(const Field& field) {
    RuleExample example{{}, {}, {source_.path, line_, field.column}};
    std::uint32_t open = kNone;
    for (const char c : field.value) {
      const auto at = static_cast<std::uint32_t>(example.text.size());
      if (c == '[' && open == kNone) {
        open = at;
      } else if (c == ']' && open != kNone) {
        example.expected.push_back({open, at});
        open = kNone;
      } else {
        example.text.push_back(c);
      }
    }
    if (example.expected.empty() || open != kNone) {
      fault(field.column, "an example without marks, expected [brackets] round what must be found");
      return;
    }
    rule_.examples.push_back(std::move(example));
  }

  void finish_rule() {
    if (!in_rule_) return;
    in_rule_ = false;
    const std::uint32_t last_line = line_;
    line_ = rule_.place.line;
    const auto need = [&](bool there, const char* what) {
      if (!there)
        fault(1, fmt::format("rule \"{}\" has no {}, expected one; add it", rule_.id, what));
    };
    join_lines();
    need(!rule_.type.empty(), "`type`");
    need(!rule_.why.empty(), "`why`");
    need(rule_.pattern_place.line != 0, "`pattern` and no `tokens`");
    need(!rule_.examples.empty(), "example (`+ text with [marks]`)");
    need(!rule_.counters.empty(), "counter-example (`- text`)");
    if (broken_ && !rule_.pattern.empty()) {
      // This rule goes no further; what RE2 has to say of it must be said now.
      std::vector<Rule> alone{rule_};
      check_patterns(alone, faults_);
    }
    line_ = last_line;
    if (broken_) return;
    names_.types.insert(rule_.type.substr(0, rule_.type.find('.')));
    rules_.push_back(std::move(rule_));
  }

  // Puts the context round the pattern, or compiles the tokens with theirs.
  void join_lines() {
    const std::size_t before = faults_.size();
    const auto complain = [&](const Place& place, std::string message) {
      faults_.push_back({place, std::move(message)});
    };
    if (!tokens_.text.empty()) {
      if (!rule_.pattern.empty()) {
        complain(tokens_.place, "`tokens` besides `pattern`, expected one of them; make two rules");
      }
      if (rule_.alignment != Alignment::strict) {
        complain(tokens_.place,
                 "`tokens` besides `align`, expected no `align`: tokens have no "
                 "other edges; leave it out");
      }
      rule_.tokens = compile_token_pattern(left_, tokens_, right_, names_, faults_);
    } else if (!left_.text.empty() || !right_.text.empty()) {
      if (rule_.pattern.find("(?P<span>") != std::string::npos) {
        complain(left_.text.empty() ? right_.place : left_.place,
                 "context besides a group \"span\", expected one of them: with `left` or `right` "
                 "the whole pattern is the span; leave the group out");
      }
      const auto part = [&](const RuleText& line) {
        return line.text.empty()
                   ? std::string()
                   : "(?:" + expand_pattern(line.text, names_, line.place, faults_) + ")";
      };
      // Between context and span stands a blank, or nothing.
      const std::string blank = expand_pattern(" ?", names_, {}, faults_);
      const std::string left = part(left_);
      const std::string right = part(right_);
      rule_.pattern = fmt::format("{}{}(?P<span>{}){}{}", left, left.empty() ? "" : blank,
                                  rule_.pattern, right.empty() ? "" : blank, right);
    }
    if (faults_.size() != before) broken_ = true;
  }

  const TextSource& source_;
  std::vector<Fault>& faults_;
  PatternNames names_;
  std::vector<Rule> rules_;
  std::set<std::string> ids_;
  Rule rule_;
  RuleText left_;
  RuleText right_;
  RuleText tokens_;
  bool in_rule_ = false;
  bool broken_ = false;
  std::uint32_t line_ = 0;
};

}  // namespace

std::vector<Rule> parse_rules(const TextSource& source, const WordLists& words,
                              std::vector<Fault>& faults) {
  return Reader(source, words, faults).read();
}

}  // namespace vigie
