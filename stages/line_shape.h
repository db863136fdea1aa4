// How the lines of a text are set: one a paragraph, wrapped at a width, or verse.
#pragma once

#include <cstdint>

#include "vigie/document.h"

namespace vigie {

struct LineShape {
  bool lines = false;       ///< there is more than one line
  bool wrapped = false;     ///< line ends within paragraphs come in mid-sentence
  bool verse = false;       ///< each line has a capital, and many end in a comma
  std::uint32_t width = 0;  ///< of wrapped text: mean bytes of a line that runs on
};

/// Reads the shape off the tokens. Linear.
[[nodiscard]] LineShape line_shape(const Document& document);

/// Line ends between two neighbouring tokens: 0, 1, or 2 for a blank line.
[[nodiscard]] int line_ends_between(std::string_view text, const Token& left, const Token& right);

}  // namespace vigie
