// Whether a clause tells of the past or of the future, from auxiliaries and verb endings.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/text_source.h"
#include "stages/rules/timex.h"
#include "vigie/document.h"

namespace vigie {

/// Reads tenses. Immutable; const calls are safe in any thread.
class ClauseTense {
 public:
  /// Uses the lists tense_words and tense_endings.
  explicit ClauseTense(const WordLists& words);

  /// The tense of the clause around `span` within `sentence`: that of the nearest verb before it,
  /// or, where its clause starts with it, of the first verb behind it. A clause ends at a stop, a
  /// semicolon, a bracket, and where a relative pronoun or a conjunction starts another. Tells
  /// nothing (`unknown`) of the present. Looks at 40 tokens on either side at most.
  [[nodiscard]] Tense at(const Document& document, const Sentence& sentence, TokenRange span) const;

 private:
  enum class Role { none, future, past, auxiliary, participle, clause };
  using Table = std::unordered_map<std::string, Role>;
  static Table table_of(const std::vector<Word>& words);
  [[nodiscard]] Role role_of(const Document& document, std::uint32_t token) const;
  [[nodiscard]] Tense tense_of(const Document& document, std::uint32_t token,
                               std::uint32_t last) const;

  Table words_;
  Table endings_;
  std::size_t longest_ending_ = 0;
};

}  // namespace vigie
