#include "pipeline/mention_order.h"

#include <algorithm>

namespace vigie {
namespace {

void sort_by_position(const Document& document, std::vector<std::uint32_t>& indexes) {
  std::sort(indexes.begin(), indexes.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Span x = document.mentions[a].span;
    const Span y = document.mentions[b].span;
    if (x.begin != y.begin) return x.begin < y.begin;
    if (x.end != y.end) return x.end > y.end;
    return a < b;
  });
}

}  // namespace

std::vector<std::uint32_t> kept_mentions(const Document& document) {
  std::vector<std::uint32_t> indexes;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    if (document.mentions[m].verdict.state == State::kept) indexes.push_back(m);
  }
  sort_by_position(document, indexes);
  return indexes;
}

std::vector<std::uint32_t> all_mentions(const Document& document) {
  std::vector<std::uint32_t> indexes(document.mentions.size());
  for (std::uint32_t m = 0; m < indexes.size(); ++m) indexes[m] = m;
  sort_by_position(document, indexes);
  return indexes;
}

std::span<const Part> parts_of(const Document& document, std::uint32_t mention) {
  const auto first = std::partition_point(document.parts.begin(), document.parts.end(),
                                          [&](const Part& part) { return part.mention < mention; });
  const auto last = std::partition_point(first, document.parts.end(),
                                         [&](const Part& part) { return part.mention == mention; });
  return {first, last};
}

}  // namespace vigie
