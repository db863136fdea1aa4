// Stage "weigh": the trained model judges what lists and rules decided.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "stages/model/features.h"
#include "stages/model/weights.h"
#include "vigie/stage.h"

namespace vigie {

/// Weighs all evidence at each token that some evidence proposes (model/features.h) and finds the
/// best labelling of each island by a linear-chain model. Where it agrees with a kept mention, that
/// mention gets its score. Where it does not, the mention is dropped (`outweighed`), and the name
/// that it finds instead is a candidate that lost before, or a new mention. It judges names of the
/// types of model/labels.h only, and never what is the user's: that binds.
class Weigh final : public Stage {
 public:
  /// Without `weights` (no model) the stage does nothing.
  Weigh(std::shared_ptr<const model::Evidence> evidence,
        std::shared_ptr<const model::Weights> weights);
  [[nodiscard]] std::string_view name() const override { return "weigh"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::zones | Layer::tokens | Layer::sentences | Layer::mentions |
           Layer::verdicts;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions | Layer::verdicts; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;

 private:
  struct Work;
  void bind(const Document& document, TokenRange island, const std::vector<std::uint32_t>& user,
            std::span<model::Scores> scores) const;
  void settle(Document& document, Work& work) const;
  std::shared_ptr<const model::Evidence> evidence_;
  std::shared_ptr<const model::Weights> weights_;
};

}  // namespace vigie
