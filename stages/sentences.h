// Stage "sentences": runs of tokens between sentence ends.
#pragma once

#include <string>
#include <unordered_set>

#include "pipeline/text_source.h"
#include "vigie/stage.h"

namespace vigie {

/// Ends a sentence after . ! ? and the ellipsis (with the quotes and brackets that close there),
/// at zone edges, at blank lines, and at line ends unless the text is wrapped. A sentence never
/// cuts a token. Every token belongs to exactly one sentence.
class Sentences final : public Stage {
 public:
  /// Uses the word list final_abbreviations.
  explicit Sentences(const WordLists& words);
  [[nodiscard]] std::string_view name() const override { return "sentences"; }
  [[nodiscard]] Layer needs() const override { return Layer::text | Layer::zones | Layer::tokens; }
  [[nodiscard]] Layer provides() const override { return Layer::sentences; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  [[nodiscard]] bool ends_after(const Document& document, std::size_t index) const;
  std::unordered_set<std::string> final_abbreviations_;
};

}  // namespace vigie
