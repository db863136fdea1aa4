// Annotated texts as documents: marks that were made elsewhere, for any writer to write.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "pipeline/formats/annotations.h"
#include "vigie/stage.h"

namespace vigie {

/// How often something was lost or changed, by what it is.
using Losses = std::map<std::string, std::size_t>;

/// Stands in a pipeline for whoever marked the texts: proposes nothing itself, but says where the
/// marks come from. Thread-safe.
class GivenMarks final : public Stage {
 public:
  [[nodiscard]] std::string_view name() const override { return "given"; }
  [[nodiscard]] Layer needs() const override { return Layer::text | Layer::tokens; }
  [[nodiscard]] Layer provides() const override {
    return Layer::mentions | Layer::verdicts | Layer::entities;
  }
  void run(Document& document, Scratch* scratch) const override;
  [[nodiscard]] OriginText describe(const Document& document, const Origin& origin) const override;
};

/// Puts the annotations of `annotated` into `document` as kept mentions with their types, ids,
/// values, scores, entity numbers and parts, and its zones in place of the document's.
/// Preconditions: the document has the same text and was run through a pipeline that ends with
/// `given`; positions are bytes of the text (count_in_bytes()). Types that are not ours are written
/// as ours are
/// ("pers.Ind": "PERS.ind") and added to `types`, which nobody may use meanwhile. What could not be
/// carried is added to `losses`.
void put_marks(const AnnotatedText& annotated, const GivenMarks& given, Document& document,
               TypeTable& types, Losses& losses);

}  // namespace vigie
