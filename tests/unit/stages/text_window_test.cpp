#include "stages/text_window.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

using namespace vigie;

namespace {

constexpr std::size_t kSize = TextWindow::kSize;

// The sets of a window at `position`, by one character after the other.
TextWindow::Sets slowly(std::string_view text, std::size_t position, std::size_t end) {
  TextWindow::Sets sets;
  const std::size_t last = std::min(end, position + kSize);
  for (std::size_t at = position; at < last;) {
    const std::size_t offset = at - position;
    const std::uint64_t bit = std::uint64_t{1} << offset;
    const char32_t code = utf8::next(text, at);
    const std::size_t size = at - position - offset;
    const CharClass c = classify(code);
    const bool latin = code >= 0xC0 && code < 0xFF && code != 0xDF;
    // The last byte, and the last character of two, are never called letters.
    const bool in_sight = offset + size < kSize;
    if ((code < 0x80 || latin) && is_letter(c)) {
      if (code >= 0x80 && !in_sight) continue;
      (c == CharClass::upper ? sets.capitals : sets.smalls) |= bit;
      if (in_sight) sets.letters |= code < 0x80 ? bit : bit | bit << 1U;
    }
    if (code == U' ') sets.blanks |= bit;
    if (code == U'\n') sets.newlines |= bit;
    if (code == U',' || code == U';' || code == U'"' || code == U')') sets.singles |= bit;
    if (code == U'.') sets.stops |= bit;
    if (code == U'\'') sets.apostrophes |= bit;
    if (code == 0x2019 && offset + size <= kSize) sets.curly |= bit;
  }
  for (std::size_t offset = end - position; offset < kSize; ++offset) {
    sets.newlines |= std::uint64_t{1} << offset;
  }
  return sets;
}

void check_same(std::string_view text, std::size_t end) {
#ifdef __SSE2__
  TextWindow window(text, end);
  for (std::size_t at = 0; at < end; at = utf8::after(text, at)) {
    CAPTURE(text.substr(at));
    window.move_to(at);
    CHECK(window.base() == at);
    CHECK((window.holds(at) && window.holds(at + kSize - 1) && !window.holds(at + kSize)));
    const TextWindow::Sets& found = window.sets();
    const TextWindow::Sets wanted = slowly(text, at, end);
    CHECK(found.letters == wanted.letters);
    CHECK(found.capitals == wanted.capitals);
    CHECK(found.smalls == wanted.smalls);
    CHECK(found.blanks == wanted.blanks);
    CHECK(found.newlines == wanted.newlines);
    CHECK(found.singles == wanted.singles);
    CHECK(found.stops == wanted.stops);
    CHECK(found.apostrophes == wanted.apostrophes);
    CHECK(found.curly == wanted.curly);
  }
#else
  CHECK(TextWindow(text, end).sets().letters == 0);
#endif
}

}  // namespace

TEST_CASE("text window: what each byte is, to every end") {
  const std::string text =
      "L'\u00C9tat fran\u00E7ais, \u0152uvre \u00D7 2 a\u00F7b M\u00E9.\nl\u2019\u00DF;\"\u00FF\") "
      "\u201C\u2019";
  for (std::size_t end = 0; end <= text.size(); ++end) {
    if (utf8::at_character(text, end) == end) check_same(text, end);
  }
}

TEST_CASE("text window: long runs, random texts") {
  std::mt19937 random(7);
  const std::u32string some =
      U"abzABZ\u00E0\u00FF\u00C0\u00DE\u00D7\u00F7\u0153 ,'9\u2019\u00A0@[`{\u03B1.\n;\")";
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::size_t letters = random() % 150;
    const bool many = random() % 2 == 0;
    for (std::size_t i = 0; i < letters; ++i) {
      utf8::append(some[random() % (many ? 10 : some.size())], text);
    }
    check_same(text, text.size());
    check_same(text, utf8::at_character(text, text.size() / 2));
  }
}

TEST_CASE("text window: a run and its capitals") {
  const std::string text = "L'\u00C9tat fran\u00E7ais";
  TextWindow window(text, text.size());
  window.move_to(0);
  if (window.sets().letters == 0) return;  // no SSE2
  CHECK(window.run_at(0).size == 1);
  CHECK(window.run_at(0).capitals == 1);
  CHECK(window.run_at(1).size == 0);
  CHECK(window.run_at(2).size == 5);
  CHECK(window.run_at(2).capitals == 1);
  CHECK(window.run_at(2).smalls == 0b11100);
}
