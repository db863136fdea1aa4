// Texts made to be slow: four times the text may not take sixteen times the time.
#include <algorithm>
#include <chrono>

#include "stages/stage_table.h"
#include "support/test.h"

namespace vigie {
namespace {

double seconds_for(const Pipeline& pipeline, const std::string& piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  double best = 1e9;
  for (int round = 0; round < 2; ++round) {
    Document document;
    document.reset(text);
    Session session = pipeline.start();
    const auto start = std::chrono::steady_clock::now();
    pipeline.run(document, session);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count());
  }
  return best;
}

void check_linear(const std::string& piece) {
  std::vector<Fault> faults;
  const auto resources = open_resources({VIGIE_TEST_RESOURCE, {}, {}}, faults);
  const Pipeline pipeline = make_pipeline(*resources, {});
  constexpr std::size_t kTimes = 2500;
  const double small = std::max(0.005, seconds_for(pipeline, piece, kTimes));
  const double large = seconds_for(pipeline, piece, 4 * kTimes);
  CAPTURE(small);
  CAPTURE(large);
  CHECK(large < 9 * small);
}

TEST_CASE("time: a name repeated without end") {
  check_linear("Jean Dupont ");
}
TEST_CASE("time: many names of one surname") {
  check_linear("Jean Dupont et Marie Dupont. ");
}
TEST_CASE("time: closing marks without end") {
  check_linear(") ");
}
TEST_CASE("time: at signs without addresses") {
  check_linear("x@ ");
}
TEST_CASE("time: hyphens and apostrophes without end") {
  check_linear("a-b'c-");
}
TEST_CASE("time: lines of furniture") {
  check_linear("Accueil > Politique\n");
}
TEST_CASE("time: particles without a name") {
  check_linear("de la ");
}
TEST_CASE("time: ill-formed bytes") {
  check_linear("\xC3 ");
}

}  // namespace
}  // namespace vigie
