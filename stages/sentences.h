// Stage "sentences": runs of tokens between sentence ends.
#pragma once

#include "pipeline/text_source.h"
#include "stages/sentence_words.h"
#include "vigie/stage.h"

namespace vigie {

/// Ends a sentence after . ! ? and the ellipsis (with the quotes and brackets that close there), at
/// zone edges, at blank lines, at line ends unless the text is wrapped or verse, and before a
/// capital that only a new sentence explains: a title without a stop, then "Le", "Dans", "Il". A
/// sentence never cuts a token. Every token belongs to exactly one sentence. Linear in the text.
class Sentences final : public Stage {
 public:
  /// Uses the word lists of `SentenceWords`.
  explicit Sentences(const WordLists& words) : words_(words) {}
  [[nodiscard]] std::string_view name() const override { return "sentences"; }
  [[nodiscard]] Layer needs() const override { return Layer::text | Layer::zones | Layer::tokens; }
  [[nodiscard]] Layer provides() const override { return Layer::sentences; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  SentenceWords words_;
};

}  // namespace vigie
