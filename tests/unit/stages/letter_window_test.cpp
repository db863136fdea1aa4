#include "stages/letter_window.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

using namespace vigie;

namespace {

// The same by one letter after the other, at most `most` bytes.
LetterRun slowly(std::string_view text, std::size_t position, std::size_t end, std::size_t most) {
  LetterRun run;
  while (position + run.size < end) {
    std::size_t after = position + run.size;
    const char32_t code = utf8::next(text, after);
    const CharClass c = classify(code);
    const bool common = code < 0x80 || (code >= 0xC0 && code <= 0xFF);
    if (!common || !is_letter(c) || after - position > most) break;
    (c == CharClass::upper ? run.capitals : run.smalls) |= std::uint64_t{1} << run.size;
    run.size = after - position;
  }
  return run;
}

void check_same(std::string_view text, std::size_t end) {
  LetterWindow window(text, end);
  for (std::size_t at = 0; at <= end; at = at < end ? utf8::after(text, at) : at + 1) {
    const LetterRun found = window.at(at);
    if (found.size == 0) {
      // Without SSE2 nothing is found.
#ifdef __SSE2__
      CHECK(slowly(text, at, end, 63).size == 0);
#endif
      continue;
    }
    const LetterRun wanted = slowly(text, at, end, found.size);
    CHECK(found.size == wanted.size);
    CHECK(found.capitals == wanted.capitals);
    CHECK(found.smalls == wanted.smalls);
    // Shorter than all letters only when they are very many.
    if (found.size < 62) CHECK(slowly(text, at, end, 63).size == found.size);
  }
}

}  // namespace

TEST_CASE("letter window: runs and their capitals") {
  const std::string text = "L'\u00C9tat fran\u00E7ais, \u0152uvre \u00D7 2 a\u00F7b M\u00E9";
  check_same(text, text.size());
  LetterWindow window(text, text.size());
  if (window.at(0).size == 0) return;  // no SSE2
  CHECK(window.at(0).capitals == 1);
  CHECK(window.at(2).size == 5);
  CHECK(window.at(2).capitals == 1);
  CHECK(window.at(2).smalls == 0b11100);
  CHECK(window.at(text.size()).size == 0);
}

TEST_CASE("letter window: long runs, every end, any order of asking") {
  std::mt19937 random(7);
  const std::u32string some =
      U"abzABZ\u00E0\u00FF\u00C0\u00DE\u00D7\u00F7\u0153 ,'9\u2019\u00A0@[`{\u03B1";
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::size_t letters = random() % 150;
    const bool many = random() % 2 == 0;
    for (std::size_t i = 0; i < letters; ++i) {
      utf8::append(some[random() % (many ? 10 : some.size())], text);
    }
    check_same(text, text.size());
    check_same(text, utf8::at_character(text, text.size() / 2));
    // Behind one another, and back.
    LetterWindow window(text, text.size());
    for (int i = 0; i < 20; ++i) {
      const std::size_t at = utf8::at_character(text, random() % (text.size() + 1));
      CHECK(window.at(at).size <= 63);
      CHECK(window.at(at).size == LetterWindow(text, text.size()).at(at).size);
    }
  }
}
