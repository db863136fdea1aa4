#include "vigie/offset_map.h"

#include <random>

#include "support/test.h"

namespace vigie {
namespace {

// The same map, byte by byte: for each byte of one side, the bytes of the other it belongs to.
struct Naive {
  std::vector<Span> source_of;   // by derived byte
  std::vector<Span> derived_of;  // by source byte
};

Span widened(const std::vector<Span>& images, Span span) {
  return {images[span.begin].begin, images[span.end - 1].end};
}

Naive naive_of(const OffsetMap& map, std::uint32_t source_size) {
  Naive naive;
  std::uint32_t source = 0;
  const auto same_until = [&](std::uint32_t end) {
    for (; source < end; ++source) {
      const auto derived = static_cast<std::uint32_t>(naive.source_of.size());
      naive.source_of.push_back({source, source + 1});
      naive.derived_of.push_back({derived, derived + 1});
    }
  };
  for (const OffsetMap::Run& run : map.runs()) {
    same_until(run.source.begin);
    const std::uint32_t from = run.source.size() / run.pieces;
    const std::uint32_t to = run.derived.size() / run.pieces;
    for (std::uint32_t p = 0; p < run.pieces; ++p) {
      const Span source_piece{run.source.begin + p * from, run.source.begin + (p + 1) * from};
      const Span derived_piece{run.derived.begin + p * to, run.derived.begin + (p + 1) * to};
      for (std::uint32_t i = 0; i < to; ++i) naive.source_of.push_back(source_piece);
      for (std::uint32_t i = 0; i < from; ++i) naive.derived_of.push_back(derived_piece);
    }
    source = run.source.end;
  }
  same_until(source_size);
  return naive;
}

TEST_CASE("offset map: without runs every span maps to itself") {
  const OffsetMap map;
  CHECK(map.is_identity());
  for (const Span span : {Span{0, 0}, Span{3, 3}, Span{0, 9}, Span{4, 7}}) {
    CAPTURE(span);
    CHECK(map.to_source(span) == span);
    CHECK(map.to_derived(span) == span);
  }
}

TEST_CASE("offset map: an edge inside a changed run widens to the run") {
  // "ae´b" -> "aéb" with the accent as two bytes on both sides: 1+2 source bytes become 2.
  OffsetMap map;
  map.add({{1, 4}, {1, 3}});
  struct Row {
    Span derived;
    Span source;
  };
  const Row to_source[] = {{{0, 1}, {0, 1}}, {{0, 2}, {0, 4}}, {{1, 3}, {1, 4}}, {{2, 3}, {1, 4}},
                           {{2, 4}, {1, 5}}, {{3, 4}, {4, 5}}, {{1, 2}, {1, 4}}};
  for (const Row& row : to_source) {
    CAPTURE(row.derived);
    CHECK(map.to_source(row.derived) == row.source);
  }
  const Row to_derived[] = {{{0, 1}, {0, 1}}, {{1, 3}, {1, 4}}, {{1, 3}, {2, 3}},
                            {{3, 4}, {4, 5}}, {{0, 3}, {0, 2}}, {{1, 4}, {3, 5}}};
  for (const Row& row : to_derived) {
    CAPTURE(row.source);
    CHECK(map.to_derived(row.source) == row.derived);
  }
}

TEST_CASE("offset map: an empty span maps to an empty span") {
  OffsetMap map;
  map.add({{1, 4}, {1, 3}});
  CHECK(map.to_source({0, 0}) == Span{0, 0});
  CHECK(map.to_source({2, 2}) == Span{1, 1});  // inside the run: its begin
  CHECK(map.to_source({3, 3}) == Span{4, 4});
  CHECK(map.to_source({5, 5}) == Span{6, 6});
  CHECK(map.to_derived({2, 2}) == Span{1, 1});
  CHECK(map.to_derived({4, 4}) == Span{3, 3});
}

TEST_CASE("offset map: neighbouring runs stay apart") {
  OffsetMap map;
  map.add({{0, 1}, {0, 3}});
  map.add({{1, 2}, {3, 6}});  // of the same sizes: stored as one, told apart all the same
  map.add({{2, 4}, {6, 9}});
  CHECK(map.runs().size() == 2);
  CHECK(map.runs()[0].pieces == 2);
  CHECK(map.to_source({0, 3}) == Span{0, 1});
  CHECK(map.to_source({3, 6}) == Span{1, 2});
  CHECK(map.to_source({2, 4}) == Span{0, 2});
  CHECK(map.to_source({5, 7}) == Span{1, 4});
  CHECK(map.to_derived({1, 2}) == Span{3, 6});
  CHECK(map.to_derived({1, 3}) == Span{3, 9});
}

TEST_CASE("offset map: what was left out belongs to spans across it and to no others") {
  // "Sou-\nleimani" -> "Souleimani"
  OffsetMap map;
  map.add({{3, 5}, {3, 3}});
  CHECK(map.to_source({0, 3}) == Span{0, 3});
  CHECK(map.to_source({3, 10}) == Span{5, 12});
  CHECK(map.to_source({0, 10}) == Span{0, 12});
  CHECK(map.to_source({2, 4}) == Span{2, 6});
  CHECK(map.to_source({3, 3}) == Span{5, 5});
  CHECK(map.to_derived({0, 3}) == Span{0, 3});
  CHECK(map.to_derived({3, 5}) == Span{3, 3});
  CHECK(map.to_derived({4, 6}) == Span{3, 4});
  CHECK(map.to_derived({0, 4}) == Span{0, 3});
  // A byte-order mark, then a run that touches it.
  OffsetMap start;
  start.add({{0, 3}, {0, 0}});
  start.add({{3, 6}, {0, 2}});
  CHECK(start.to_source({0, 2}) == Span{3, 6});
  CHECK(start.to_source({0, 3}) == Span{3, 7});
  CHECK(start.to_derived({0, 6}) == Span{0, 2});
}

TEST_CASE("offset map: clear forgets the runs") {
  OffsetMap map;
  map.add({{0, 1}, {0, 3}});
  CHECK_FALSE(map.is_identity());
  map.clear();
  CHECK(map.is_identity());
  CHECK(map.to_source({1, 2}) == Span{1, 2});
}

TEST_CASE("offset map: random maps agree with a map of every byte") {
  std::mt19937_64 random(1);
  for (int round = 0; round < 300; ++round) {
    OffsetMap map;
    std::uint32_t source = 0;
    std::uint32_t derived = 0;
    const auto step = [&](std::uint64_t limit) {
      return static_cast<std::uint32_t>(random() % limit);
    };
    for (std::uint32_t i = 0; i < step(8); ++i) {
      const std::uint32_t gap = step(3);
      source += gap;
      derived += gap;
      const std::uint32_t from = 1 + step(3);
      const std::uint32_t to = 1 + step(3);
      map.add({{source, source + from}, {derived, derived + to}});
      source += from;
      derived += to;
    }
    const std::uint32_t tail = 1 + step(4);
    const Naive naive = naive_of(map, source + tail);
    CAPTURE(round);
    REQUIRE(naive.source_of.size() == derived + tail);
    for (std::uint32_t begin = 0; begin < naive.source_of.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= naive.source_of.size(); ++end) {
        CAPTURE(begin);
        CAPTURE(end);
        REQUIRE(map.to_source({begin, end}) == widened(naive.source_of, {begin, end}));
      }
    }
    for (std::uint32_t begin = 0; begin < naive.derived_of.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= naive.derived_of.size(); ++end) {
        CAPTURE(begin);
        CAPTURE(end);
        REQUIRE(map.to_derived({begin, end}) == widened(naive.derived_of, {begin, end}));
      }
    }
  }
}

TEST_CASE("span: contains and overlaps are half-open") {
  const Span span{2, 5};
  CHECK(span.size() == 3);
  CHECK_FALSE(span.empty());
  CHECK(Span{4, 4}.empty());
  CHECK(span.contains(span));
  CHECK(span.contains({3, 3}));
  CHECK_FALSE(span.contains({1, 3}));
  CHECK_FALSE(span.contains({4, 6}));
  CHECK(span.overlaps({4, 9}));
  CHECK_FALSE(span.overlaps({5, 9}));  // touching
  CHECK_FALSE(span.overlaps({0, 2}));
  CHECK(span.in("abcdefg") == "cde");
  CHECK(Span{1, 3} < Span{2, 3});
  CHECK(TokenRange{2, 6}.size() == 4);
}

}  // namespace
}  // namespace vigie
