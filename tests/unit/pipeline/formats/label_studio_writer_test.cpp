#include "pipeline/formats/label_studio_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("labelstudio: UTF-16 positions, one array whatever the number of tasks") {
  test::Builder b("\xF0\x9F\x91\x8D Bagdad");
  b.kept("Bagdad", types::LOC);
  const Record record = test::record_of(b);
  const auto writer = find_format("labelstudio")->make(test::mute_pipeline(), {});
  std::string out;
  writer->begin(out);
  for (int k = 0; k < 2; ++k) writer->write(record, out);
  writer->end(out);
  CHECK(out.starts_with("[\n{\"data\":"));
  CHECK(out.find("\"value\":{\"start\":3,\"end\":9,\"text\":\"Bagdad\",\"labels\":[\"LOC\"]}") !=
        std::string::npos);
  CHECK(out.find("]}]},\n{\"data\":") != std::string::npos);
  CHECK(out.ends_with("]}]}\n]\n"));
  const auto empty = find_format("labelstudio")->make(test::mute_pipeline(), {});
  std::string none;
  empty->begin(none);
  empty->end(none);
  CHECK(none == "[]\n");
}

}  // namespace
}  // namespace vigie
