// Which encoding a text is in, from its first bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie {

/// The Unicode encoding whose byte-order mark `bytes` starts with: "UTF-8", "UTF-16LE", "UTF-16BE",
/// "UTF-32LE", "UTF-32BE"; empty when there is none. Static storage.
[[nodiscard]] std::string_view marked_encoding(std::string_view bytes);

/// Could more bytes still make a byte-order mark, or another one, of these?
[[nodiscard]] bool may_become_mark(std::string_view bytes);

/// How many bytes of a source the guess looks at.
inline constexpr std::size_t kGuessSize = std::size_t{1} << 16U;

struct EncodingGuess {
  std::string encoding;  ///< as find_encoding() gives it
  int sure = 0;          ///< per cent
};

/// ICU's detector on (part of) `bytes`, with what it cannot know: the text is French. Where it sees
/// a Latin single-byte encoding, the one of windows-1252, ISO-8859-15, macintosh and IBM850 is
/// taken that makes most of the bytes letters and marks of French.
[[nodiscard]] EncodingGuess guess_encoding(std::string_view bytes);

/// What a source is read as, and what to tell about it.
struct ChosenEncoding {
  std::string encoding;  ///< empty for UTF-8
  std::string remark;    ///< empty when all is as asked
};

/// `asked` is a name that find_encoding() gave, "auto", or empty; a byte-order mark at the start of
/// `bytes` wins over all of them.
[[nodiscard]] ChosenEncoding choose_encoding(std::string_view asked, std::string_view bytes);

}  // namespace vigie
