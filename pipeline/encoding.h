// Character encodings: their names, and bytes into UTF-8 with a map back.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vigie/offset_map.h"

namespace vigie {

/// The usual name of the encoding that ICU knows as `name`: "windows-1252" for "cp1252". Letter
/// case, hyphens and leading zeros do not matter. Nothing when ICU cannot convert it, or (ISCII
/// only) cannot tell which bytes made which letter.
[[nodiscard]] std::optional<std::string> find_encoding(const std::string& name);

/// The known name that is most like `name`.
[[nodiscard]] std::string nearest_encoding(std::string_view name);

/// How lines end in an encoding. All are of the same number of bytes.
struct LineBytes {
  std::string line_feed = "\n";
  std::string carriage_return = "\r";
  std::string blank = " ";
  std::string tab = "\t";
  [[nodiscard]] std::size_t width() const { return line_feed.size(); }
};

/// Turns bytes of one encoding into UTF-8. Not thread-safe.
class Decoder {
 public:
  /// `encoding` is a name that find_encoding() gave, or empty for UTF-8. Throws UsageError when ICU
  /// has no such converter.
  explicit Decoder(std::string_view encoding);
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  /// The name it was made with.
  [[nodiscard]] const std::string& encoding() const;

  /// `bytes` as UTF-8, U+FFFD for each ill-formed sequence, whose places are appended to
  /// `ill_formed`. `map` goes from `bytes` (source) to the result (derived). With `at_start` the
  /// byte-order mark of UTF-16 and UTF-32 is left out; that of UTF-8 is a character of the text.
  [[nodiscard]] std::string decode(std::string_view bytes, bool at_start, OffsetMap& map,
                                   std::vector<Span>& ill_formed);

  /// Does every character mean the same wherever it stands? Not so in ISO-2022-JP or UTF-7.
  [[nodiscard]] bool stateless() const;

  /// Nothing when lines cannot be told apart without decoding what comes before.
  [[nodiscard]] std::optional<LineBytes> line_bytes();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The decoding step for UTF-8: each maximal ill-formed sequence (Unicode 15, 3.9, table 3-8)
/// becomes U+FFFD and is appended to `ill_formed`. Safe in any thread.
[[nodiscard]] std::string decode_utf8(std::string_view bytes, OffsetMap& map,
                                      std::vector<Span>& ill_formed);

}  // namespace vigie
