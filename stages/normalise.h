// Stage "normalise": bytes -> valid UTF-8 -> NFC, with a map for each step.
#pragma once

#include <memory>
#include <string>

#include "pipeline/line_joins.h"
#include "vigie/stage.h"

namespace vigie {

/// Decodes the input, if it is not UTF-8 already; each ill-formed sequence becomes U+FFFD and a
/// diagnostic. Then NFC by ICU, unless the text already is, without the byte-order mark, and with
/// the words joined that were cut at line ends. Compatibility characters, soft hyphens and
/// typographic apostrophes stay as they are.
class Normalise final : public Stage {
 public:
  /// Joins no words by list.
  Normalise() = default;
  explicit Normalise(LineJoins joins) : joins_(std::move(joins)) {}

  [[nodiscard]] std::string_view name() const override { return "normalise"; }
  [[nodiscard]] Layer needs() const override { return Layer::none; }
  [[nodiscard]] Layer provides() const override { return Layer::text; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  /// `scratch` may be null.
  void run(Document& document, Scratch* scratch) const override;

 private:
  void make_text(Document& document) const;
  LineJoins joins_;
};

}  // namespace vigie
