#include "pipeline/formats/own_fields.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("own fields: the user's members as they stand, without text and entities") {
  test::Builder b("x");
  Record record = test::record_of(b);
  CHECK(own_fields(record).empty());
  record.members = {{"id", "\"id\": 7"},
                    {"text", "\"text\":\"x\""},
                    {"n", "\"n\":[1, 2]"},
                    {"entities", "\"entities\":[]"}};
  CHECK(own_fields(record) == "{\"id\": 7,\"n\":[1, 2]}");
}

}  // namespace
}  // namespace vigie
