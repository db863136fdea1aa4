// Stage "normalise": bytes -> valid UTF-8 -> NFC, with a map for each step.
#pragma once

#include "vigie/stage.h"

namespace vigie {

/// Checks the UTF-8 of the input; each maximal ill-formed sequence (Unicode 15, 3.9, table 3-8)
/// becomes U+FFFD and a diagnostic. Then NFC by ICU, unless the text already is. Compatibility
/// characters, soft hyphens and typographic apostrophes stay as they are.
class Normalise final : public Stage {
 public:
  [[nodiscard]] std::string_view name() const override { return "normalise"; }
  [[nodiscard]] Layer needs() const override { return Layer::none; }
  [[nodiscard]] Layer provides() const override { return Layer::text; }
  void run(Document& document, Scratch* scratch) const override;
};

/// The decoding step alone: `bytes` as valid UTF-8, one U+FFFD for each ill-formed sequence.
/// Runs of the changed places go to `map`. Used by `verify` to cut bytes again.
[[nodiscard]] std::string decode_utf8(std::string_view bytes, OffsetMap& map);

}  // namespace vigie
