// CPU time of the whole pipeline against the length of one text, and of a stream of texts.
//
//   bench_length RESOURCE LARGEST [FILE...]   LARGEST: megabytes; default: data/samples/*.txt
//
// Resources are open and patterns compiled before the clock starts: what is measured is the work on
// the text. The slope is that of the logarithms: 1 when twice the text takes twice the time.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/text_source.h"
#include "stages/stage_table.h"
#include "tests/bench/bench.h"

namespace vigie {
namespace {

using bench::cpu_seconds;

double slope(const std::vector<std::pair<double, double>>& points) {
  double x_mean = 0;
  double y_mean = 0;
  for (const auto& [x, y] : points) {
    x_mean += std::log(x) / static_cast<double>(points.size());
    y_mean += std::log(y) / static_cast<double>(points.size());
  }
  double both = 0;
  double square = 0;
  for (const auto& [x, y] : points) {
    both += (std::log(x) - x_mean) * (std::log(y) - y_mean);
    square += (std::log(x) - x_mean) * (std::log(x) - x_mean);
  }
  return both / square;
}

class Bench {
 public:
  Bench(const Pipeline& pipeline, std::size_t largest) : pipeline_(pipeline), largest_(largest) {}

  // `piece` repeated to each size, as one text, or as texts of `each` bytes.
  void row(const char* what, const std::string& piece, std::size_t each = 0) {
    fmt::print("| {} |", what);
    std::vector<std::pair<double, double>> points;
    for (std::size_t size = 10'000; size <= largest_; size *= 10) {
      const std::size_t length = each == 0 ? size : std::min(size, each);
      std::string text;
      while (text.size() < length) text += piece;
      // Whole lines, or whole pieces.
      if (piece.size() > length) text.resize(std::max(text.rfind('\n', length), length / 2));
      const std::size_t texts = std::max<std::size_t>(1, size / length);
      Session session = pipeline_.start();
      Document document;
      double best = 0;
      const int rounds = size <= 1'000'000 ? 5 : 1;
      for (int round = -1; round < rounds; ++round) {  // the first is for the caches
        if (round < 0 && rounds == 1) continue;
        const double start = cpu_seconds();
        for (std::size_t i = 0; i < texts; ++i) {
          document.reset(text);
          pipeline_.run(document, session);
        }
        const double spent = cpu_seconds() - start;
        if (round == 0 || (round > 0 && spent < best)) best = spent;
      }
      points.emplace_back(static_cast<double>(text.size() * texts), best);
      fmt::print(" {:.4f} |", best);
      std::fflush(stdout);
    }
    fmt::print(" {:.3f} |\n", slope(points));
    std::fflush(stdout);
  }

 private:
  const Pipeline& pipeline_;
  std::size_t largest_;
};

}  // namespace
}  // namespace vigie

int main(int argc, char** argv) {
  using namespace vigie;
  if (argc < 3) {
    std::fputs("usage: bench_length RESOURCE LARGEST [FILE...]\n", stderr);
    return 2;
  }
  const std::vector<std::string> files = bench::files_or_samples(argc, argv, 3);
  std::vector<Fault> faults;
  const auto resources = open_resources({argv[1], {}, {}}, faults);
  const Pipeline pipeline = make_pipeline(*resources, {});
  std::string press;
  for (const std::string& file : files) press += read_file(file) + "\n\n";
  const std::size_t largest = std::stoul(argv[2]) * 1'000'000;
  fmt::print("| CPU seconds for |");
  std::size_t columns = 0;
  for (std::size_t size = 10'000; size <= largest; size *= 10, ++columns) {
    fmt::print(" {:g} MB |", static_cast<double>(size) / 1e6);
  }
  fmt::print(" slope |\n| --- |");
  for (std::size_t i = 0; i <= columns; ++i) fmt::print(" --: |");
  fmt::print("\n");
  {
    // Patterns are compiled when a text first needs them.
    Session session = pipeline.start();
    Document document;
    for (int i = 0; i < 40; ++i) {
      document.reset(press);
      pipeline.run(document, session);
    }
  }
  Bench bench(pipeline, largest);
  bench.row("press, texts of 10 kB", press, 10'000);
  bench.row("press, one text", press);
  bench.row("the letter a", "a");
  bench.row("one digit after the other", "1 ");
  bench.row("opening guillemets", "\xC2\xAB");
  bench.row("capitalised words", "Abc ");
  bench.row("dates", "31 mai 2021 et ");
  bench.row("one name", "Jean Dupont ");
}
