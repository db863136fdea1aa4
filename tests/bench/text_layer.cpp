// CPU time of the text layer (normalise, tokens, sentences) against ICU's word iterator on the same
// text, in one run.
//
//   bench_text_layer RESOURCE [FILE...]   default: data/samples/*.txt, so run it from the root
//
// Built on demand: cmake --build --preset release --target bench_text_layer. Each figure is the
// best of five rounds of at least a fifth of a second. Machines differ: compare the ratios.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/encoding.h"
#include "pipeline/text_source.h"
#include "stages/normalise.h"
#include "stages/resources.h"
#include "stages/sentences.h"
#include "stages/stage_table.h"
#include "stages/tokens.h"
#include "stages/weigh.h"
#include "tests/bench/bench.h"

namespace vigie {
namespace {

using bench::cpu_seconds;

constexpr std::size_t kKilo = 1000;
constexpr std::size_t kMega = 1000 * kKilo;

// Megabytes a second of `work`, which takes `bytes` at each call.
double speed(std::size_t bytes, const std::function<void()>& work) {
  constexpr double kLeast = 0.2;
  // The clock takes as long as a short text: it is asked once a megabyte.
  const std::size_t times = std::max<std::size_t>(1, kMega / bytes);
  double best = 0;
  work();
  for (int round = 0; round < 5; ++round) {
    std::size_t done = 0;
    const double start = cpu_seconds();
    double spent = 0;
    while (spent < kLeast) {
      for (std::size_t i = 0; i < times; ++i) work();
      done += times * bytes;
      spent = cpu_seconds() - start;
    }
    best = std::max(best, static_cast<double>(done) / spent / 1e6);
  }
  return best;
}

std::string repeated(std::string_view text, std::size_t size) {
  std::string out;
  out.reserve(size + text.size());
  while (out.size() < size) out += text;
  out.resize(size);
  while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0x80U) != 0) out.pop_back();
  return out;
}

double normalise_speed(const std::string& bytes, std::string_view encoding = {}) {
  const Normalise stage{LineJoins()};
  const std::unique_ptr<Scratch> scratch = stage.make_scratch();
  Document document;
  document.reset(bytes, encoding);
  return speed(bytes.size(), [&] {
    document.diagnostics.clear();
    stage.run(document, scratch.get());
  });
}

// Which of the stages behind the normaliser to time.
enum class Cut { tokens, sentences, both };

double cut_speed(const std::string& bytes, const WordLists& words, Cut cut,
                 std::string_view encoding = {}) {
  const Tokens tokens(words);
  const Sentences sentences(words);
  const auto token_scratch = tokens.make_scratch();
  const auto sentence_scratch = sentences.make_scratch();
  Document document;
  document.reset(bytes, encoding);
  const Normalise normalise{LineJoins()};
  normalise.run(document, normalise.make_scratch().get());
  tokens.run(document, token_scratch.get());
  return speed(bytes.size(), [&] {
    if (cut != Cut::sentences) {
      document.tokens.clear();
      tokens.run(document, token_scratch.get());
    }
    if (cut == Cut::tokens) return;
    document.sentences.clear();
    sentences.run(document, sentence_scratch.get());
  });
}

double word_iterator_speed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getFrench(), status));
  return speed(text.size(), [&] {
    UText input = UTEXT_INITIALIZER;
    utext_openUTF8(&input, text.data(), static_cast<std::int64_t>(text.size()), &status);
    words->setText(&input, status);
    int found = 0;
    while (words->next() != icu::BreakIterator::DONE) ++found;
    if (found == 0) std::fputs("no words\n", stderr);
    utext_close(&input);
  });
}

// The rule stage alone, on a text that the stages before it have read.
double rules_speed(const std::string& text, const Resources& resources) {
  const Pipeline before = make_pipeline(resources, "gazetteer");
  const RuleTag stage(resources.rules, resources.words, *resources.types);
  const auto scratch = stage.make_scratch();
  Session session = before.start();
  Document document;
  document.reset(text);
  before.run(document, session);
  const std::size_t mentions = document.mentions.size();
  return speed(text.size(), [&] {
    document.mentions.resize(mentions);
    document.parts.clear();
    stage.run(document, scratch.get());
  });
}

// The weigh stage alone, likewise. What it judges is put back before each round.
double weigh_speed(const std::string& text, const Resources& resources) {
  const Pipeline before = make_pipeline(resources, "resolve");
  const Weigh stage(
      std::make_shared<model::Evidence>(resources, resources.classes, stage_index("gazetteer"),
                                        stage_index("rules")),
      resources.weights);
  const auto scratch = stage.make_scratch();
  Session session = before.start();
  Document document;
  document.reset(text);
  before.run(document, session);
  const std::vector<Mention> mentions = document.mentions;
  return speed(text.size(), [&] {
    document.mentions = mentions;
    stage.run(document, scratch.get());
  });
}

std::string decomposed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(out);
  return out;
}

std::string utf16(const std::string& text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  std::string out;
  for (int32_t i = 0; i < units.length(); ++i) {
    out.push_back(static_cast<char>(units[i] & 0xFF));
    out.push_back(static_cast<char>(units[i] >> 8));
  }
  return out;
}

std::string windows1252(const std::string& text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  std::string out(static_cast<std::size_t>(units.length()) * 2, '\0');
  const int32_t size = units.extract(0, units.length(), out.data(), "windows-1252");
  out.resize(static_cast<std::size_t>(size));
  return out;
}

void clean_text(const std::string& sample, const Resources& resources) {
  const WordLists& words = resources.words;
  const std::string text = repeated(sample, 10 * kMega);
  const double icu_speed = word_iterator_speed(text);
  fmt::print("| clean French, 10 MB | MB/s | times ICU's word iterator |\n| --- | --: | --: |\n");
  const auto row = [&](const char* what, double figure) {
    fmt::print("| {} | {:.0f} | {:.1f} |\n", what, figure, figure / icu_speed);
    std::fflush(stdout);
  };
  row("ICU's word iterator, fr, over UTF-8", icu_speed);
  row("normalise", normalise_speed(text));
  row("tokens", cut_speed(text, words, Cut::tokens));
  row("sentences", cut_speed(text, words, Cut::sentences));
  row("tokens and sentences together", cut_speed(text, words, Cut::both));
  row("rules", rules_speed(text, resources));
  row("weigh", weigh_speed(text, resources));
  fmt::print(
      "\n| length of the text | normalise, MB/s | tokens and sentences, MB/s |\n"
      "| --: | --: | --: |\n");
  for (const std::size_t size : {kKilo, 10 * kKilo, 100 * kKilo, kMega, 10 * kMega, 100 * kMega}) {
    const std::string piece = repeated(sample, size);
    fmt::print("| {} kB | {:.0f} | {:.0f} |\n", size / kKilo, normalise_speed(piece),
               cut_speed(piece, words, Cut::both));
    std::fflush(stdout);
  }
}

void other_text(const std::string& sample, const WordLists& words) {
  struct Row {
    const char* what;
    std::string piece;
    const char* encoding;
  };
  std::string one_line = sample;
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  const Row rows[] = {{"one line", one_line, ""},
                      {"decomposed (NFD)", decomposed(sample), ""},
                      {"UTF-16LE", utf16(sample), "UTF-16LE"},
                      {"windows-1252", windows1252(sample), "windows-1252"},
                      {"only one combining mark", "\u0301", ""},
                      {"only marks out of order", "\u0301\u0323", ""},
                      {"marks out of order, 30 a letter",
                       "a\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323"
                       "\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323"
                       "\u0301\u0323\u0301\u0323\u0301\u0323",
                       ""},
                      {"only typographic apostrophes", "\u2019", ""},
                      {"only full stops", ".", ""},
                      {"only full stops, with blanks", ". ", ""},
                      {"only straight apostrophes", "'", ""},
                      {"only letters", "a", ""},
                      {"only capitals with stops", "A.", ""},
                      {"only hyphens and letters", "-a", ""},
                      {"only line ends", "\n", ""},
                      {"only words cut at line ends", "dou-\nceur ", ""},
                      {"only ill-formed bytes", "\xFF", ""},
                      {"encoded twice", "\u00C3\u00A9", ""}};
  fmt::print(
      "\n| other text, MB/s | normalise, 1 MB | 50 MB | tokens and sentences, 1 MB | 50 MB |\n"
      "| --- | --: | --: | --: | --: |\n");
  for (const Row& row : rows) {
    // Pieces are repeated whole: half a letter of UTF-16 would be ill-formed.
    const auto of_size = [&](std::size_t size) {
      std::string out;
      while (out.size() < size) out += row.piece;
      return out;
    };
    const std::string small = of_size(kMega);
    const std::string large = of_size(50 * kMega);
    fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} | {:.0f} |\n", row.what,
               normalise_speed(small, row.encoding), normalise_speed(large, row.encoding),
               cut_speed(small, words, Cut::both, row.encoding),
               cut_speed(large, words, Cut::both, row.encoding));
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace vigie

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_text_layer RESOURCE [FILE...]\n", stderr);
    return 2;
  }
  const std::vector<std::string> files = vigie::bench::files_or_samples(argc, argv, 2);
  std::vector<vigie::Fault> faults;
  const auto resources = vigie::open_resources({argv[1], {}, {}}, faults);
  std::string sample;
  for (const std::string& file : files) sample += vigie::read_file(file);
  fmt::print("{} bytes of text from {} files, repeated\n\n", sample.size(), files.size());
  vigie::clean_text(sample, *resources);
  vigie::other_text(sample, resources->words);
}
