// Distributional classes of words: what a word is like, also one that no training text held.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/resource_file.h"
#include "pipeline/text_source.h"

namespace vigie::model {

/// Reads classes straight from the resource. Immutable; const calls are safe in any thread. Rows
/// are found by a hash of 17 bits and a place, so that an unknown word has the classes of another
/// one now and then: they are evidence, never a decision.
class WordClasses {
 public:
  /// Number of granularities, coarse to fine.
  static constexpr std::size_t kGrains = 3;
  static constexpr std::uint32_t kNoRow = 0;

  /// The sections of `file`. Throws ResourceError when they are missing or do not fit.
  explicit WordClasses(std::shared_ptr<const ResourceFile> file);

  /// Row of a word from the hash of its bytes (piece_hash); kNoRow when it has none.
  [[nodiscard]] std::uint32_t row(std::uint64_t hash) const { return find(words_, hash); }
  /// Row of the small-letter word from the hash of its folded bytes: "PARTI" and "Parti" are
  /// "parti".
  [[nodiscard]] std::uint32_t small_row(std::uint64_t folded_hash) const {
    return find(small_, folded_hash);
  }
  /// Class of a row at a granularity; 0 for kNoRow, else from 1.
  [[nodiscard]] std::uint16_t at(std::uint32_t row, std::size_t grain) const {
    return row < rows_.size() ? rows_[row][grain] : std::uint16_t{0};
  }

 private:
  using Row = std::array<std::uint16_t, kGrains>;
  static std::uint32_t find(std::span<const std::uint32_t> slots, std::uint64_t hash);
  std::shared_ptr<const ResourceFile> file_;
  std::span<const Row> rows_;
  std::span<const std::uint32_t> words_;
  std::span<const std::uint32_t> small_;
};

/// Adds the sections of a source as data/generate/word_classes.py writes it; lines at fault go to
/// `faults`. The result depends on the source only. An empty source makes classes that know no
/// word.
void compile_word_classes(const TextSource& source, ResourceBuilder& out,
                          std::vector<Fault>& faults);

}  // namespace vigie::model
