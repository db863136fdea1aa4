// Errors and diagnostics.
//
// Two worlds, never mixed: an *error* (an exception) means that Vigie was set up wrongly or that a
// resource cannot be used; a *diagnostic* says something about a document's content. Content never
// throws.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "vigie/span.h"

namespace vigie {

/// Where a fault stands in a text file. Lines and columns count from 1; columns are code points.
/// Zero means "not known".
struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  /// "file:line:col", leaving out what is not known.
  [[nodiscard]] std::string to_string() const;
};

/// Base of all exceptions Vigie throws. `what()` is one line: "place: what, expected; what to do".
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The caller asked for something that does not exist (an unknown format, stage, unit). Exit 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// A list, rule or word file is at fault, or stages do not fit together. Exit 3.
class ConfigError : public Error {
 public:
  /// `message` says what was found, what was expected and what to do.
  ConfigError(Place place, const std::string& message);
  [[nodiscard]] const Place& place() const { return place_; }

 private:
  Place place_;
};

/// A compiled resource is missing, truncated, foreign, damaged or of another version. Exit 3.
class ResourceError : public Error {
 public:
  using Error::Error;
};

/// A file, pipe or disk failed while a document was read or written. Exit 1.
class InputOutputError : public Error {
 public:
  using Error::Error;
};

/// What a diagnostic is about. Names are part of the output contract: see `diagnostic_name`.
enum class DiagnosticCode : std::uint8_t {
  ill_formed_utf8,   ///< a maximal ill-formed sequence; U+FFFD stands for it in the text
  ill_formed_bytes,  ///< the same in another encoding: bytes that it gives no meaning
  nul_byte,          ///< U+0000 in the text, kept
  encoded_twice,     ///< UTF-8 that was read as windows-1252 and encoded again: the first place
};

/// The name used in outputs, for example "ill-formed-utf8". Never empty; static storage.
[[nodiscard]] const char* diagnostic_name(DiagnosticCode code);

/// One remark on a document's content.
struct Diagnostic {
  DiagnosticCode code = DiagnosticCode::ill_formed_utf8;
  Span original;            ///< bytes of `Document::original()`
  std::uint32_t count = 1;  ///< how many such places the document has, where one stands for all
};

}  // namespace vigie
