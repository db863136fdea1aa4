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

/// An entity as a record of an annotated file gives it.
struct JsonEntity {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  bool has_span = false;
  std::optional<std::string> text;
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
  std::optional<std::string> unit;
  std::optional<std::string> original;  ///< base64 of the bytes, where "text" cannot give them back
  std::vector<JsonEntity> entities;
  bool has_entities = false;
  /// Pairs of "sentences" and "tokens", for checking.
  std::vector<JsonEntity> segments;
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

/// Names of the members that Vigie writes itself and so replaces in its input.
[[nodiscard]] bool is_own_member(std::string_view key);

/// Base64 (RFC 4648) there and back; nothing when the text is no base64.
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace vigie
