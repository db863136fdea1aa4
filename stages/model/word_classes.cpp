#include "stages/model/word_classes.h"

#include <fmt/format.h>

#include <charconv>

#include "gazetteers/pieces.h"
#include "pipeline/characters.h"

namespace vigie::model {
namespace {

constexpr char kRows[] = "classes.rows";    // Row, the first one empty
constexpr char kWords[] = "classes.words";  // slots: 17 bits of the hash, 15 of the row
constexpr char kSmall[] = "classes.small";  // likewise
constexpr unsigned kRowBits = 15;
constexpr std::uint32_t kRowMask = (1U << kRowBits) - 1;

std::size_t home_of(std::uint64_t hash, std::size_t slots) {
  return static_cast<std::size_t>(((hash >> 32U) * slots) >> 32U);
}
std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash) << kRowBits;
}

using Words = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // hash, row

std::vector<std::uint32_t> slots_of(const Words& words) {
  std::vector<std::uint32_t> slots(words.size() + words.size() / 3 + 2, 0);
  for (const auto& [hash, row] : words) {
    std::size_t at = home_of(hash, slots.size());
    while (slots[at] != 0) at = at + 1 == slots.size() ? 0 : at + 1;
    slots[at] = tag_of(hash) | row;
  }
  return slots;
}

}  // namespace

WordClasses::WordClasses(std::shared_ptr<const ResourceFile> file)
    : file_(std::move(file)),
      rows_(file_->array<Row>(kRows)),
      words_(file_->array<std::uint32_t>(kWords)),
      small_(file_->array<std::uint32_t>(kSmall)) {
  if (rows_.empty() || words_.empty() || small_.empty()) {
    throw ResourceError(fmt::format(
        "{}: word classes without rows, expected one at least; rebuild it with `vigie compile`",
        file_->name()));
  }
}

std::uint32_t WordClasses::find(std::span<const std::uint32_t> slots, std::uint64_t hash) {
  std::size_t at = home_of(hash, slots.size());
  // Bounded even when a damaged file has no free slot.
  for (std::size_t probes = slots.size(); probes > 0; --probes) {
    const std::uint32_t slot = slots[at];
    if (slot == 0) return kNoRow;
    if ((slot & ~kRowMask) == tag_of(hash)) return slot & kRowMask;
    if (++at == slots.size()) at = 0;
  }
  return kNoRow;
}

void compile_word_classes(const TextSource& source, ResourceBuilder& out,
                          std::vector<Fault>& faults) {
  std::vector<std::array<std::uint16_t, WordClasses::kGrains>> rows(1);
  Words words;
  Words small;
  std::uint32_t line_number = 0;
  std::string_view rest = source.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    const auto next = [&] {
      const std::size_t blank = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, blank);
      line.remove_prefix(std::min(blank + 1, line.size()));
      return word;
    };
    std::array<std::uint16_t, WordClasses::kGrains> row{};
    bool good = rows.size() <= kRowMask;
    for (std::uint16_t& value : row) {
      const std::string_view number = next();
      const auto [after, error] =
          std::from_chars(number.data(), number.data() + number.size(), value);
      good =
          good && error == std::errc() && after == number.data() + number.size() && value < 65535;
      ++value;  // 0 is for words without a class
    }
    if (!good || line.empty()) {
      faults.push_back({{source.path, line_number, 1},
                        fmt::format("expected {} class numbers, then words, on at most {} lines; "
                                    "make the file again with data/generate/word_classes.py",
                                    WordClasses::kGrains, kRowMask)});
      continue;
    }
    const auto number = static_cast<std::uint32_t>(rows.size());
    rows.push_back(row);
    while (!line.empty()) {
      const std::string_view word = next();
      words.emplace_back(piece_hash(word), number);
      if (casing_of(word) == Casing::lower) small.emplace_back(piece_hash(folded(word)), number);
    }
  }
  out.add_array(kRows, rows);
  out.add_array(kWords, slots_of(words));
  out.add_array(kSmall, slots_of(small));
}

}  // namespace vigie::model
