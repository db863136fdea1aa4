// Stage "acronyms": organisations found by their acronym and its long form side by side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/text_source.h"
#include "vigie/stage.h"

namespace vigie {

/// Proposes as ORG a long form and the acronym in brackets behind it ("union burundaise des
/// journalistes (UBJ)"), or the acronym and its long form in brackets ("SNR (service national de
/// renseignement)"). The letters must be the initials of the words, in order; the long form starts
/// with a word of `group_nouns` or `organisation_heads`, or all its longer words have capitals.
/// Where some stage has proposed exactly the long form as something else than a person, the
/// acronym takes its type.
class Acronyms final : public Stage {
 public:
  /// Uses the word lists group_nouns and organisation_heads (their words without blanks).
  Acronyms(const WordLists& words, const TypeTable& types);
  [[nodiscard]] std::string_view name() const override { return "acronyms"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::tokens | Layer::sentences | Layer::mentions;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions; }
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;

 private:
  struct Pair;
  using Claims = std::unordered_map<std::uint64_t, std::uint32_t>;
  [[nodiscard]] Claims claims_of(const Document& document) const;
  [[nodiscard]] bool find_before(const Document& document, const Sentence& sentence,
                                 std::uint32_t open, Pair& pair) const;
  [[nodiscard]] bool find_inside(const Document& document, const Sentence& sentence,
                                 std::uint32_t open, Pair& pair) const;
  [[nodiscard]] bool is_long_form(const Document& document, TokenRange words,
                                  std::string_view letters) const;
  void propose(Document& document, const Pair& pair, const Claims& claims) const;

  std::unordered_set<std::string> heads_;
  const TypeTable* types_;
};

}  // namespace vigie
