// Matching the names of a compiled resource, tokenising included: CPU time, memory, matches.
//
//   bench_names RESOURCE TEXT [MATCHES]
//
// TEXT is UTF-8 in NFC, its documents separated by form feeds. MATCHES receives where names stand,
// a line "begin end" in bytes of TEXT each, sorted and distinct. Driven by tests/bench/names.py.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/text_source.h"
#include "stages/gazetteer_tag.h"
#include "stages/normalise.h"
#include "stages/resources.h"
#include "stages/sentences.h"
#include "stages/tokens.h"
#include "tests/bench/bench.h"

namespace vigie {
namespace {

using bench::cpu_seconds;

std::vector<std::string_view> documents_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// Kilobytes of the mapping of `path` that are in memory, as the system counts them.
std::size_t resident(const std::string& path) {
  std::ifstream maps("/proc/self/smaps");
  std::string line;
  bool ours = false;
  std::size_t sum = 0;
  while (std::getline(maps, line)) {
    if (line.find('-') < line.find(' ')) ours = line.ends_with(path);
    if (ours && line.starts_with("Rss:")) sum += std::stoul(line.substr(4));
  }
  return sum;
}

enum class Until { text, tokens, sentences, names };

class Bench {
 public:
  explicit Bench(const Resources& resources)
      : tokens_(resources.words),
        sentences_(resources.words),
        names_(resources.gazetteers, resources.words),
        token_scratch_(tokens_.make_scratch()),
        sentence_scratch_(sentences_.make_scratch()),
        name_scratch_(names_.make_scratch()) {}

  const Document& run(std::string_view text, Until until) {
    document_.reset(std::string(text));
    normalise_.run(document_, nullptr);
    if (until == Until::text) return document_;
    tokens_.run(document_, token_scratch_.get());
    if (until == Until::tokens) return document_;
    sentences_.run(document_, sentence_scratch_.get());
    if (until == Until::sentences) return document_;
    names_.run(document_, name_scratch_.get());
    return document_;
  }

 private:
  Normalise normalise_{LineJoins()};
  Tokens tokens_;
  Sentences sentences_;
  GazetteerTag names_;
  std::unique_ptr<Scratch> token_scratch_;
  std::unique_ptr<Scratch> sentence_scratch_;
  std::unique_ptr<Scratch> name_scratch_;
  Document document_;
};

void write_matches(Bench& bench, const std::string& text, const char* path, const char* layers) {
  std::vector<Span> matches;
  std::ofstream layer_out(layers);
  for (const std::string_view piece : documents_of(text)) {
    const auto base = static_cast<std::uint32_t>(piece.data() - text.data());
    const Document& document = bench.run(piece, Until::names);
    const auto in_text = [&](Span span) {
      const Span original = document.in_original(span);
      return Span{base + original.begin, base + original.end};
    };
    for (const Mention& mention : document.mentions) matches.push_back(in_text(mention.span));
    const auto write = [&](char kind, Span span) {
      const Span place = in_text(span);
      layer_out << kind << ' ' << place.begin << ' ' << place.end << '\n';
    };
    for (const Token& token : document.tokens) write('t', token.span);
    for (const Sentence& sentence : document.sentences) write('s', sentence.span);
  }
  std::sort(matches.begin(), matches.end());
  matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
  std::ofstream out(path);
  for (const Span span : matches) out << span.begin << ' ' << span.end << '\n';
}

}  // namespace
}  // namespace vigie

int main(int argc, char** argv) {
  using namespace vigie;
  if (argc < 3) {
    std::fputs("usage: bench_names RESOURCE TEXT [MATCHES LAYERS]\n", stderr);
    return 2;
  }
  std::vector<Fault> faults;
  const double opening = cpu_seconds();
  const auto resources = open_resources({argv[1], {}, {}}, faults);
  fmt::print("open {:.4f}\n", cpu_seconds() - opening);
  const std::string text = read_file(argv[2]);
  const std::vector<std::string_view> documents = documents_of(text);
  Bench bench(*resources);
  if (argc > 4) {
    write_matches(bench, text, argv[3], argv[4]);
    return 0;
  }
  struct Part {
    const char* what;
    Until until;
  };
  for (const Part part : {Part{"text", Until::text}, Part{"tokens", Until::tokens},
                          Part{"sentences", Until::sentences}, Part{"names", Until::names}}) {
    double best = 0;
    std::size_t mentions = 0;
    for (int round = 0; round < 4; ++round) {
      mentions = 0;
      const double start = cpu_seconds();
      for (const std::string_view piece : documents) {
        mentions += bench.run(piece, part.until).mentions.size();
      }
      const double spent = cpu_seconds() - start;
      best = round == 0 ? spent : std::min(best, spent);
    }
    fmt::print("{} {:.4f} {:.1f} {}\n", part.what, best,
               static_cast<double>(text.size()) / best / 1e6, mentions);
    std::fflush(stdout);
  }
  fmt::print("resident_kb {}\n", resident(argv[1]));
}
