// What the model looks at: evidence at each token, as numbers.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "stages/model/labels.h"
#include "stages/model/word_classes.h"
#include "stages/resources.h"
#include "vigie/document.h"

namespace vigie::model {

/// What features are made from, beside the document. Immutable; safe in any thread.
struct Evidence {
  /// `gazetteer_stage` and `rules_stage` are the positions of these stages in the pipeline: they
  /// tell who proposed a mention.
  Evidence(const Resources& resources, std::shared_ptr<const WordClasses> word_classes,
           std::uint8_t gazetteer_stage, std::uint8_t rules_stage);

  std::shared_ptr<const TypeTable> types;
  std::shared_ptr<const WordClasses> classes;
  std::vector<std::shared_ptr<const Gazetteer>> gazetteers;  ///< by source
  std::vector<std::vector<std::uint64_t>> rule_hashes;       ///< by source, by rule
  std::vector<std::vector<std::uint64_t>> list_hashes;       ///< by source, by list
  std::vector<std::uint64_t> type_hashes;                    ///< by type
  std::uint8_t gazetteer = 0;
  std::uint8_t rules = 0;
};

/// Tokens that some evidence proposes as part of a name, and their neighbours, within one sentence.
struct Island {
  TokenRange tokens;
  std::uint32_t sentence = 0;
};

/// Features of the tokens of one document. Each is a hash of its template and its values; what they
/// are is the matter of features.cpp alone. Reused from document to document; one thread at a time.
class FeatureMaker {
 public:
  /// `evidence` must outlive the maker.
  explicit FeatureMaker(const Evidence& evidence)
      : evidence_(&evidence), classes_(evidence.classes.get()) {}

  /// Looks at a document whose mentions have verdicts, and finds its islands. The document must not
  /// change until the next start().
  void start(const Document& document);

  /// In order; between two of them is at least one token. The model looks at nothing else.
  [[nodiscard]] const std::vector<Island>& islands() const { return islands_; }

  /// Appends the features of token `index` of `island` to `out`.
  void append(const Island& island, std::uint32_t index, std::vector<std::uint64_t>& out) const;

 private:
  // What stands at a token.
  struct Look {
    std::uint64_t word = 0;   // hash of its folded bytes
    std::uint32_t row = 0;    // of its classes
    std::uint32_t small = 0;  // of the small-letter word
    std::uint32_t shape = 0;
    std::uint32_t kept = 0;  // type, place and length of the kept mention around it
    bool quoted = false;     // within guillemets
  };
  // How one folded form is used in the document.
  struct Form {
    std::uint64_t word = 0;
    std::uint32_t small = 0;    // times in small letters
    std::uint32_t capital = 0;  // times with a capital that does not open a sentence
    std::uint32_t all = 0;
    std::array<std::uint16_t, kTypes.size() + 1> kept{};  // by type of the kept mention
    std::uint16_t last_of_person = 0;  // times as last word of a longer person's name
  };
  // One mention at one token.
  struct Claim {
    std::uint32_t mention = 0;
    std::uint8_t place = 0;
  };

  void collect_claims();
  void collect_forms();
  void find_islands();
  void look_at_islands();
  void look_at(std::uint32_t index, bool opens);
  [[nodiscard]] std::uint64_t word_hash(std::uint32_t index) const;
  [[nodiscard]] std::uint64_t origin_hash(const Mention& mention) const;
  Form& form_of(std::uint64_t word);
  [[nodiscard]] Form* find_form(std::uint64_t word);
  [[nodiscard]] const Form* find_form(std::uint64_t word) const {
    return const_cast<FeatureMaker*>(this)->find_form(word);
  }

  const Evidence* evidence_;
  const WordClasses* classes_;
  const Document* document_ = nullptr;
  std::vector<Island> islands_;
  std::vector<Look> looks_;                 // by token; only those near islands are filled
  std::vector<std::uint32_t> first_claim_;  // by token, and one more
  std::vector<Claim> claims_;
  std::vector<std::uint64_t> mention_hashes_;  // by mention: its origin and form
  std::vector<Form> forms_;                    // open addressing
  std::vector<std::uint8_t> active_;
};

}  // namespace vigie::model
