// The command's verbs and flags: one table feeds parsing, --help, docs/cli.md and the tests.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::cli {

struct VerbRow {
  std::string_view name;
  std::string_view arguments;
  std::string_view summary;
};

struct FlagRow {
  std::string_view name;     ///< without the dashes
  char letter;               ///< short form, or '\0'
  std::string_view value;    ///< what the value is called; empty for a switch
  bool repeated;             ///< may be given several times
  std::string_view verbs;    ///< names of the verbs that take it, each followed by a blank
  std::string_view summary;  ///< one line
};

/// The tables. Static storage.
[[nodiscard]] std::span<const VerbRow> verb_table();
[[nodiscard]] std::span<const FlagRow> flag_table();

/// Does `verb` take `flag`?
[[nodiscard]] bool takes(std::string_view verb, const FlagRow& flag);

/// A parsed command line.
struct Arguments {
  std::string verb;
  std::map<std::string, std::vector<std::string>, std::less<>> flags;
  std::vector<std::string> files;

  [[nodiscard]] bool has(std::string_view flag) const { return flags.contains(flag); }
  /// The value, or `otherwise`.
  [[nodiscard]] std::string get(std::string_view flag, std::string_view otherwise) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view flag) const;
  /// The number, or `otherwise`. Throws UsageError when it is none, or not from `least` to `most`.
  [[nodiscard]] double number(std::string_view flag, double otherwise, double least,
                              double most) const;
};

/// Parses what follows the program's name. Throws UsageError that names the nearest valid flag.
[[nodiscard]] Arguments parse_arguments(const std::vector<std::string>& words);

/// Text of --help, and of docs/cli.md below its heading.
[[nodiscard]] std::string help_text();
[[nodiscard]] std::string help_markdown();

}  // namespace vigie::cli
