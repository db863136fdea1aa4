// JSON, as far as JSON Lines need it: reading objects without losing a byte, writing strings.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vigie/writer.h"

namespace vigie {

/// Appends `text` (valid UTF-8) as a JSON string with its quotes.
void append_json_string(std::string_view text, std::string& out);

/// A span somewhere in an annotated record: an object with "start" and "end", or a pair of numbers.
struct JsonSpan {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  bool well_formed = false;         ///< both are whole numbers
  std::optional<std::string> text;  ///< "text" of the object
};

/// One line of JSON Lines, parsed and checked in full. Strings are unescaped; `raw` pieces are
/// views into the parser's buffer, valid until the next parse.
struct JsonRecord {
  struct Member {
    std::string_view key;  ///< unescaped
    std::string_view raw;  ///< "key": value, byte for byte
  };
  std::vector<Member> members;
  std::optional<std::string> id;  ///< text of a string or number
  std::optional<std::string> text;
  std::optional<std::string> date;
  std::optional<std::string> dct;
  std::optional<std::string> unit;
  std::optional<std::string> original;  ///< base64 of the bytes, where "text" cannot give them back
  std::optional<std::string> encoding;  ///< of these bytes, where it is not UTF-8
};

/// Parses lines with simdjson, checking every value, kept or not. Not thread-safe; reused from line
/// to line.
class JsonLineParser {
 public:
  JsonLineParser();
  ~JsonLineParser();
  JsonLineParser(const JsonLineParser&) = delete;
  JsonLineParser& operator=(const JsonLineParser&) = delete;
  JsonLineParser(JsonLineParser&&) = delete;
  JsonLineParser& operator=(JsonLineParser&&) = delete;

  /// Parses `line`. Returns a message when it is no valid JSON object; `record` is then undefined.
  [[nodiscard]] std::optional<std::string> parse(std::string_view line, JsonRecord& record);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All spans within the bytes of a JSON value, at any depth, in order: objects with a "start" or an
/// "end", and, in an array of arrays, pairs. Precondition: `raw` has passed JsonLineParser.
[[nodiscard]] std::vector<JsonSpan> collect_spans(std::string_view raw);

/// Base64 (RFC 4648) there and back; nothing when the text is no base64.
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace vigie
