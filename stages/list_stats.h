// What a compiled gazetteer holds, counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "gazetteers/gazetteer.h"

namespace vigie {

/// Counts of some entries.
struct ListCounts {
  std::size_t entries = 0;
  std::size_t names = 0;                   ///< main names and aliases, contractions too
  std::array<std::size_t, 3> strengths{};  ///< by Strength
  std::size_t match_case = 0;
  std::size_t acronyms = 0;
  std::size_t ambiguous = 0;
  std::size_t with_id = 0;
};

struct ListStats {
  struct List {
    std::string path;
    std::uint8_t folds = 0;
    ListCounts counts;
  };
  std::vector<List> lists;
  std::map<std::string, ListCounts> types;  ///< by full name
  ListCounts all;
  std::size_t forms = 0;            ///< different folded forms
  std::size_t shared_forms = 0;     ///< of these, led to by more than one name
  std::size_t shared_by_types = 0;  ///< of these, by names of more than one coarse type
  std::size_t nodes = 0;            ///< of the trie: what begins alike stands there once
};

[[nodiscard]] ListStats list_stats(const Gazetteer& gazetteer, const TypeTable& types);

}  // namespace vigie
