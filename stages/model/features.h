// What the model looks at: evidence at each token, as numbers.
#pragma once

#include <array>
#include <bitset>
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

/// What the letters of a token tell, wherever it stands.
struct Form {
  std::uint64_t word = 0;                                     ///< hash of its folded bytes
  std::array<std::uint16_t, WordClasses::kGrains> classes{};  ///< 0: none known
  std::array<std::uint16_t, WordClasses::kGrains> small{};    ///< of the small-letter word
  std::uint32_t shape = 0;
};

/// Forms met before, each at the place its bytes give; a later one takes the place of an earlier
/// one. What a form is depends on its bytes alone, so that nothing depends on what stands here.
class FormTable {
 public:
  static constexpr std::size_t kPlaces = 4096;

  explicit FormTable(const WordClasses& classes) : classes_(&classes), rows_(kPlaces) {}

  struct Row {
    std::array<char, 24> bytes{};
    std::uint8_t size = 0;
    std::uint8_t cut = 0;     ///< kind and casing of the token
    std::uint32_t round = 0;  ///< how often this place was filled; 0: never
    Form form;
  };
  /// The place that holds the form of `token` of `text` from now on; kPlaces when it is too long
  /// for any.
  [[nodiscard]] std::size_t place(std::string_view text, const Token& token);
  [[nodiscard]] const Row& row(std::size_t place) const { return rows_[place]; }

  /// The form itself.
  [[nodiscard]] Form make(std::string_view text, const Token& token) const;

 private:
  const WordClasses* classes_;
  std::vector<Row> rows_;
};

/// Features of the tokens of one document. Each is a hash of its template and its values; what they
/// are is the matter of features.cpp alone. Reused from document to document; one thread at a time.
///
/// The features of a token are those of all the sources below together, so that a sum of weights
/// over one source may be kept and used again wherever the source is equal.
class FeatureMaker {
 public:
  using Features = std::vector<std::uint64_t>;

  /// `evidence` must outlive the maker.
  explicit FeatureMaker(const Evidence& evidence)
      : evidence_(&evidence), forms_(*evidence.classes) {}

  /// Looks at a document whose mentions have verdicts, and finds its islands. The document must not
  /// change until the next start().
  void start(const Document& document);

  /// In order; between two of them is at least one token. The model looks at nothing else.
  [[nodiscard]] const std::vector<Island>& islands() const { return islands_; }

  /// Hash of the folded bytes of a token of an island, or of a neighbour.
  [[nodiscard]] std::uint64_t word(std::uint32_t token) const { return looks_[token].word; }

  /// Appends the features of token `index` of `island` to `out`: of the forms from -2 to 2 tokens
  /// away, of the kept mentions there, of the claims from -1 to 1 away, and of its place.
  void append(const Island& island, std::uint32_t index, Features& out) const;

  /// Source "form": the token `offset` (-2 to 2) away. The form stands at `token`; kNone: beyond
  /// the edge of the sentence.
  void append_form(std::uint32_t token, int offset, Features& out) const;
  static constexpr int kFormReach = 2;

  /// Source "kept": value of the kept mention around the token `offset` away; 0: none.
  [[nodiscard]] std::uint32_t kept_at(std::uint32_t token) const { return kept_[token]; }
  static void append_kept(std::uint32_t kept, int offset, Features& out);
  /// The value of a token at this place of a kept mention. Lengths above 4 are one.
  [[nodiscard]] static std::uint32_t kept_value(TypeId coarse, std::uint32_t length, Place place);

  /// Source "claims": each mention around the token `offset` (-1 to 1) away.
  struct Claim {
    std::uint32_t mention = 0;
    Place place = kSingle;
  };
  [[nodiscard]] std::span<const Claim> claims_at(std::uint32_t token) const {
    return std::span(claims_).subspan(first_claim_[token],
                                      first_claim_[token + 1] - first_claim_[token]);
  }
  /// Equal for claims of equal features.
  [[nodiscard]] std::uint64_t claim_key(const Claim& claim) const;
  void append_claim(const Claim& claim, int offset, Features& out) const;

  /// Source "place": all else about token `index` of `island`.
  void append_place(const Island& island, std::uint32_t index, Features& out) const;

  /// For those who keep sums by form: where the form of `token` of an island, or of a neighbour, is
  /// kept, and in which round; kPlaces when it is nowhere.
  struct FormPlace {
    std::uint32_t place = FormTable::kPlaces;
    std::uint32_t round = 0;
  };
  [[nodiscard]] FormPlace form_place(std::uint32_t token) const { return places_[token]; }

 private:
  // How one folded form is used in the document.
  struct Usage {
    std::uint64_t word = 0;
    std::uint32_t small = 0;    // times in small letters
    std::uint32_t capital = 0;  // times with a capital that does not open a sentence
    std::uint32_t all = 0;
    std::array<std::uint16_t, kTypeCount + 1> kept{};  // by type of the kept mention
    std::uint16_t last_of_person = 0;  // times as last word of a longer person's name
  };

  void find_islands();
  void look_at_islands();
  const Form& look_at(std::uint32_t token);
  void collect_claims();
  void count_usage();
  [[nodiscard]] std::uint64_t origin_hash(const Mention& mention) const;
  [[nodiscard]] std::size_t usage_place(std::uint64_t word) const;

  const Evidence* evidence_;
  FormTable forms_;
  const Document* document_ = nullptr;
  std::vector<Island> islands_;
  std::vector<std::uint8_t> active_;        // by token
  std::vector<Form> looks_;                 // by token; only those near islands are filled
  std::vector<FormPlace> places_;           // likewise
  std::vector<std::uint8_t> quoted_;        // likewise
  std::vector<std::uint32_t> kept_;         // by token: type, length and place of a kept mention
  std::vector<std::uint32_t> first_claim_;  // by token, and one more
  std::vector<std::uint32_t> next_claim_;
  std::vector<Claim> claims_;
  std::vector<std::uint64_t> mention_hashes_;  // by mention: its origin
  std::vector<Usage> usages_;                  // open addressing
  std::bitset<4096> endings_;                  // of the forms in usages_
};

}  // namespace vigie::model
