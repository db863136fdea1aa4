// Labels of tokens (B-PER, I-PER, O ...) as spans, and tokens as text: what the table formats
// share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/formats/annotations.h"

namespace vigie {

/// Cuts a line at tabs, or at runs of blanks when it has none. A carriage return at the end goes.
[[nodiscard]] std::vector<std::string_view> columns_of(std::string_view line);

/// What is wrong with the bytes of a line that must be UTF-8; nothing when they are.
[[nodiscard]] std::optional<std::string> utf8_fault(std::string_view line);

/// The value of a comment line "# NAME = VALUE" whose name is `name` or ends in ":name"; nothing
/// for other lines.
[[nodiscard]] std::optional<std::string_view> comment_value(std::string_view line,
                                                            std::string_view name);

/// One layer of labels, token after token. Reads IOB1, IOB2, IOBES and BILOU alike, as conlleval
/// does: B and S (U) begin a span, I and E (L) go on with one of the same type or begin one.
class LabelLayer {
 public:
  /// The label of the token that covers `token` (bytes). "O", "_" and "-" are outside of any span.
  /// Returns what is wrong with it, if anything.
  [[nodiscard]] std::optional<std::string> add(Span token, std::string_view label);
  /// True when the last label began a span: `last()` is then it.
  [[nodiscard]] bool began() const { return began_; }
  /// The span begun last. Precondition: there is one.
  [[nodiscard]] Annotation& last() { return spans_.back(); }
  /// The spans, from first to last; the layer starts over.
  [[nodiscard]] std::vector<Annotation> take();

 private:
  std::vector<Annotation> spans_;
  bool open_ = false;
  bool began_ = false;
};

}  // namespace vigie
