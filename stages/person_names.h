// Stage "names": people's names put together from given names and surnames.
#pragma once

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "gazetteers/gazetteer.h"
#include "pipeline/text_source.h"
#include "stages/name_heads.h"
#include "vigie/stage.h"

namespace vigie {

/// Reads the evidence of the lists of given names (PER.given) and surnames (PER.family) and
/// proposes whole names: given name or initial, then surname, with particles ("Ursula von der
/// Leyen", "E. Philippe", "Jean-Yves Le Drian"), with the parts `given` and `family`. One word
/// alone is only filled in, inside a sentence, where no list knows it as anything else.
class PersonNames final : public Stage {
 public:
  /// Uses the word list particles and those of NameHeads; interns PER.given and PER.family.
  PersonNames(std::vector<std::shared_ptr<const Gazetteer>> gazetteers, const WordLists& words,
              TypeTable& types);
  [[nodiscard]] std::string_view name() const override { return "names"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::tokens | Layer::sentences | Layer::mentions;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;

 private:
  // What is known of a token.
  enum : std::uint8_t {
    kGiven = 1,
    kFamily = 2,
    kAmbiguous = 4,        // the given name is also something else
    kAmbiguousFamily = 8,  // the surname is
    kOther = 16,           // another list claims it
  };
  struct Work;
  [[nodiscard]] bool hyphenated_given(std::string_view token) const;
  [[nodiscard]] bool can_continue(const Document& document, std::uint32_t index) const;
  void propose_single(Document& document, const Sentence& sentence, std::uint32_t index,
                      const Work& work) const;
  void propose(Document& document, const Sentence& sentence, Work& work) const;

  std::vector<std::shared_ptr<const Gazetteer>> gazetteers_;
  std::unordered_set<std::string> particles_;
  NameHeads heads_;
  TypeId given_;
  TypeId family_;
};

}  // namespace vigie
