#include "vigie/error.h"

#include <fmt/format.h>

namespace vigie {

std::string Place::to_string() const {
  if (line == 0) return file;
  if (column == 0) return fmt::format("{}:{}", file, line);
  return fmt::format("{}:{}:{}", file, line, column);
}

ConfigError::ConfigError(Place place, const std::string& message)
    : Error(place.file.empty() ? message : place.to_string() + ": " + message),
      place_(std::move(place)) {}

const char* diagnostic_name(DiagnosticCode code) {
  switch (code) {
    case DiagnosticCode::ill_formed_utf8: return "ill-formed-utf8";
    case DiagnosticCode::ill_formed_bytes: return "ill-formed-bytes";
    case DiagnosticCode::nul_byte: return "nul-byte";
    case DiagnosticCode::encoded_twice: return "encoded-twice";
  }
  return "unknown";
}

}  // namespace vigie
