// Unicode's own test of normalisation (NormalizationTest.txt), through the offset map.
#include <unicode/uchar.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/text_source.h"
#include "pipeline/utf8.h"
#include "stages/normalise.h"
#include "support/test.h"

namespace vigie {
namespace {

// A row: source, NFC, NFD, NFKC, NFKD.
using Row = std::vector<std::string>;

struct Suite {
  std::vector<Row> rows;
  std::set<char32_t> in_part_1;
};

// "1E0A 0323" as UTF-8; empty when ICU does not know a character yet.
std::string from_hex(const std::string& field, std::vector<char32_t>& codes) {
  std::istringstream words(field);
  std::string text;
  codes.clear();
  for (std::uint32_t code = 0; words >> std::hex >> code;) {
    if (u_charType(static_cast<UChar32>(code)) == U_UNASSIGNED) return {};
    utf8::append(code, text);
    codes.push_back(code);
  }
  return text;
}

Suite read_suite(const std::string& path) {
  Suite suite;
  std::istringstream lines(read_file(path));
  bool part_1 = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '@') {
      part_1 = line.starts_with("@Part1");
      continue;
    }
    Row row;
    std::istringstream fields(line);
    std::vector<char32_t> codes;
    for (std::string field; row.size() < 5 && std::getline(fields, field, ';');) {
      row.push_back(from_hex(field, codes));
      if (part_1 && row.size() == 1 && codes.size() == 1) suite.in_part_1.insert(codes.front());
    }
    const bool known =
        std::none_of(row.begin(), row.end(), [](const std::string& s) { return s.empty(); });
    if (row.size() == 5 && known) suite.rows.push_back(std::move(row));
  }
  return suite;
}

// The suite, or null with a message: the file comes with the package unicode-data.
const Suite* suite() {
  static const std::string path = VIGIE_NORMALIZATION_TEST;
  if (path.empty()) {
    MESSAGE("skipped: no NormalizationTest.txt; install unicode-data and configure again");
    return nullptr;
  }
  static const Suite read = read_suite(path);
  return &read;
}

Document normalised(const std::string& bytes) {
  Document document;
  document.reset(bytes);
  Normalise().run(document, nullptr);
  return document;
}

TEST_CASE("NormalizationTest: each row becomes its NFC, and every span maps back and forth") {
  const Suite* const rows = suite();
  if (rows == nullptr) return;
  CHECK(rows->rows.size() > 18000);
  for (const Row& row : rows->rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string& source = row[column];
      const std::string& expected = column < 3 ? row[1] : row[3];
      const Document document = normalised("\n" + source + "\n");
      if (document.text() != "\n" + expected + "\n") {
        CAPTURE(source);
        REQUIRE(document.text() == "\n" + expected + "\n");
      }
      const OffsetMap& map = document.normalisation();
      const auto source_size = static_cast<std::uint32_t>(source.size());
      const auto size = static_cast<std::uint32_t>(expected.size());
      REQUIRE(map.to_source({1, 1 + size}) == Span{1, 1 + source_size});
      REQUIRE(map.to_derived({1, 1 + source_size}) == Span{1, 1 + size});
      for (std::uint32_t begin = 0; begin < size + 2; ++begin) {
        for (std::uint32_t end = begin + 1; end <= size + 2; ++end) {
          const Span back = map.to_source({begin, end});
          REQUIRE(back.begin < back.end);
          REQUIRE(back.end <= source_size + 2);
          const Span again = map.to_derived(back);
          REQUIRE(again.contains({begin, end}));
          REQUIRE(map.to_source(again) == back);
          // What whole characters stand for normalises to them.
          const std::string_view text = document.text();
          const bool whole = !utf8::is_continuation(text[begin]) &&
                             (end == text.size() || !utf8::is_continuation(text[end]));
          if (!whole || again != Span{begin, end}) continue;
          const Document alone = normalised(std::string(back.in(document.decoded())));
          REQUIRE(alone.text() == again.in(text));
        }
      }
    }
  }
}

TEST_CASE("NormalizationTest: all rows in one text find their places") {
  const Suite* const rows = suite();
  if (rows == nullptr) return;
  std::string source;
  std::string expected;
  std::vector<std::pair<Span, Span>> places;
  for (const Row& row : rows->rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string& piece = row[column];
      const std::string& nfc = column < 3 ? row[1] : row[3];
      const auto from = static_cast<std::uint32_t>(source.size());
      const auto to = static_cast<std::uint32_t>(expected.size());
      places.emplace_back(Span{from, from + static_cast<std::uint32_t>(piece.size())},
                          Span{to, to + static_cast<std::uint32_t>(nfc.size())});
      source += piece + " ";
      expected += nfc + " ";
    }
  }
  const Document document = normalised(source);
  REQUIRE(document.text() == expected);
  for (const auto& [from, to] : places) {
    REQUIRE(document.in_original(to) == from);
    REQUIRE(document.normalisation().to_derived(from) == to);
  }
}

TEST_CASE("NormalizationTest: characters that part 1 does not list stay as they are") {
  const Suite* const rows = suite();
  if (rows == nullptr) return;
  std::string source;
  for (char32_t code = 1; code <= 0x10FFFF; ++code) {
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (surrogate || rows->in_part_1.contains(code)) continue;
    // A later Unicode than the file's may have given it a decomposition.
    if (u_charType(static_cast<UChar32>(code)) == U_UNASSIGNED) continue;
    source += '\n';
    utf8::append(code, source);
  }
  const Document document = normalised(source);
  CHECK(document.text() == source);
  CHECK(document.normalisation().is_identity());
}

}  // namespace
}  // namespace vigie
