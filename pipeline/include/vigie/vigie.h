// The one-call facade: open once, extract from any number of texts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vigie/span.h"

namespace vigie {

/// An entity mention, with everything copied out: no lifetime to mind.
struct Found {
  Span bytes;         ///< in the text as it was given
  Span code_points;   ///< in the same text; an ill-formed sequence counts as one
  std::string text;   ///< what the span covers, as valid UTF-8
  std::string type;   ///< "PER", "LOC", ...
  std::string kind;   ///< finer kind such as "ORG.military", or the same as `type`
  std::string id;     ///< "scheme:value" from a list, or empty
  std::string value;  ///< normal value of a date or amount, or empty
  std::uint32_t entity =
      kNone;  ///< the same number for all mentions of one entity; kNone for values
};

/// Finds entities in French text.
///
///   const vigie::Extractor extractor("fr.vigie");            // throws when the file is no
///   resource for (const vigie::Found& found : extractor.extract("Il vit \u00e0 Bagdad.")) ...
///
/// Immutable: one extractor serves any number of threads at once.
class Extractor {
 public:
  /// Opens a compiled resource. Throws ResourceError (missing, damaged or foreign file).
  explicit Extractor(const std::string& resource_path);
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  /// Not copyable: share one by reference.
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  /// The kept mentions of `text` (UTF-8, ill-formed bytes allowed) in order of position, the outer
  /// before the inner. Dates count from `written`, the day of writing in ISO form ("2021-12-31");
  /// when it is empty or no day, from what the text tells. Throws std::length_error for 4 GiB or
  /// more, nothing else.
  [[nodiscard]] std::vector<Found> extract(std::string_view text,
                                           std::string_view written = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vigie
