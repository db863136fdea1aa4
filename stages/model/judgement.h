// From names found one by one to what stands in the document: names that come back agree on their
// type, and names that lists and rules are sure of are not cut.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stages/model/chain.h"
#include "vigie/document.h"

namespace vigie::model {

/// Hash of the words of a name, from the hashes of its tokens' words.
class NameForm {
 public:
  void add(std::uint64_t word) { hash_ = (hash_ ^ word) * 0x9E3779B97F4A7C15ULL + 1; }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0;
};

/// Gives names of the same words (equal `forms`) that stand in one document a type that fits all of
/// them: each keeps most of its own voice, and the others together have at most as much. `names`
/// and `forms` go together; types and probabilities are changed.
void agree(std::span<Found> names, std::span<const std::uint64_t> forms);

/// A name of several words that a list or rule is sure of, and that only a longer name takes in.
struct CertainName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::size_t type = 0;  ///< row of kTypes
  std::uint32_t mention = kNone;
};

/// Those among the kept mentions of `document` that are not the user's: two words of a list, four
/// of a rule, not ambiguous. `gazetteer` and `rules` are the positions of these stages. In order of
/// position, the longer first.
void find_certain(const Document& document, const TypeTable& types, std::uint8_t gazetteer,
                  std::uint8_t rules, std::vector<CertainName>& out);

/// Takes out of `names` (in order) what cuts a certain name, and puts that in, with probability
/// kUnweighed. `certain` is in order of position, the longer first. Linear.
void put_certain(std::span<const CertainName> certain, std::vector<Found>& names);
inline constexpr float kUnweighed = -1.0F;

}  // namespace vigie::model
