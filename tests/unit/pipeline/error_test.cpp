#include "vigie/error.h"

#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("errors: a place leaves out what is not known") {
  CHECK(Place{"a.tsv", 3, 7}.to_string() == "a.tsv:3:7");
  CHECK(Place{"a.tsv", 3, 0}.to_string() == "a.tsv:3");
  CHECK(Place{"a.tsv", 0, 0}.to_string() == "a.tsv");
}

TEST_CASE("errors: a configuration error begins with its place") {
  const ConfigError with({"a.rules", 2, 1}, "what");
  CHECK(std::string_view(with.what()) == "a.rules:2:1: what");
  CHECK(with.place().line == 2);
  CHECK(std::string_view(ConfigError({}, "what").what()) == "what");
}

TEST_CASE("errors: diagnostics have names") {
  CHECK(std::string_view(diagnostic_name(DiagnosticCode::ill_formed_utf8)) == "ill-formed-utf8");
  CHECK(std::string_view(diagnostic_name(DiagnosticCode::nul_byte)) == "nul-byte");
}

}  // namespace
}  // namespace vigie
