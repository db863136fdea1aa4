// What a match of a rule has captured.
#pragma once

#include <string_view>
#include <vector>

#include "vigie/span.h"

namespace vigie {

/// A named capture of a match: bytes of the text.
struct Capture {
  std::string_view name;
  Span span;
};

/// What capture `name` holds of `text`; empty when there is none of that name.
[[nodiscard]] inline std::string_view captured(const std::vector<Capture>& captures,
                                               std::string_view name, std::string_view text) {
  for (const Capture& capture : captures) {
    if (capture.name == name) return capture.span.in(text);
  }
  return {};
}

}  // namespace vigie
