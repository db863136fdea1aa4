#include "pipeline/packed.h"

#include "support/test.h"
#include "vigie/error.h"

namespace vigie {
namespace {

TEST_CASE("packed: what was packed is read back in order") {
  std::string bytes;
  pack_number(0x01020304U, bytes);
  pack_text("été", bytes);
  pack_text("", bytes);
  CHECK(bytes.substr(0, 4) == "\x04\x03\x02\x01");
  PackedReader reader(bytes);
  CHECK(reader.number() == 0x01020304U);
  CHECK(reader.text() == "été");
  CHECK_FALSE(reader.at_end());
  CHECK(reader.text().empty());
  CHECK(reader.at_end());
}

TEST_CASE("packed: bytes that end too early are refused") {
  std::string bytes;
  pack_text("Bagdad", bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    PackedReader reader(std::string_view(bytes).substr(0, size));
    CHECK_THROWS_AS(reader.text(), ResourceError);
  }
}

}  // namespace
}  // namespace vigie
