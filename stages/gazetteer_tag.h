// Stage "gazetteer": candidates from lists.
#pragma once

#include <memory>
#include <vector>

#include "gazetteers/gazetteer.h"
#include "gazetteers/pieces.h"
#include "stages/near_mentions.h"
#include "vigie/stage.h"

namespace vigie {

/// Adds a mention for every name of every list that stands in the text as whole tokens, nested and
/// overlapping ones included. Tokens are compared by their pieces (pieces.h), folded; then the
/// folds that the list allows and the capitals decide (compare_forms): a name that the list writes
/// with a capital needs one in the text, a `case` entry needs the same letters. Then names that the
/// text spells otherwise (near_mentions.h), of the lists that ask for it.
class GazetteerTag final : public Stage {
 public:
  /// A set of lists, and whether the user brought it.
  struct Source {
    std::shared_ptr<const Gazetteer> gazetteer;
    bool user = false;
  };
  /// Uses the word lists spellings and sounds_*.
  GazetteerTag(std::vector<Source> sources, const WordLists& words);

  [[nodiscard]] std::string_view name() const override { return "gazetteer"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::tokens | Layer::sentences;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;

 private:
  struct Work;
  void cut_pieces(const Document& document, const Sentence& sentence, Work& work) const;
  void run_other_readings(Document& document, Work& work) const;
  // Adds the mentions of all sources in the sentences whose pieces are in `work`.
  void match(Document& document, Work& work) const;
  static void find_starts(const Gazetteer& gazetteer, Work& work);
  // Adds a mention for each name that ends at `node` and is what the tokens say.
  void propose(Document& document, std::uint32_t source, Gazetteer::Node node, TokenRange tokens,
               Work& work) const;
  // Adds the names that the text spells otherwise; the mentions from `before` on are exact ones.
  void propose_near(Document& document, std::size_t before, Work& work) const;
  [[nodiscard]] bool allows(std::uint8_t folds, std::string_view text_form,
                            std::string_view list_form) const;
  std::vector<Source> sources_;
  PieceCutter cutter_;
  NearMentions near_;
};

/// How a text form relates to a list form whose folded forms are equal.
enum class FormMatch : std::uint8_t {
  exact,    ///< same letters
  variant,  ///< case or accents differ in a way names are written: ETATS-UNIS, Ministere de
            ///< l'Interieur
  none,     ///< the text lacks the capitals that make it a name
};

/// Compares by words. Both texts have their marks folded (fold_marks_append).
[[nodiscard]] FormMatch compare_forms(std::string_view text_form, std::string_view list_form);

}  // namespace vigie
