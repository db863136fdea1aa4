#include "pipeline/evaluation/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace vigie {
namespace {

constexpr const char* kAll = "all";
constexpr const char* kUnknown = "?";

Figure percent(double share) {
  return {100 * share, 2};
}

ZoneKind zone_kind(std::string_view name) {
  for (std::size_t i = 0; i < kZoneKindCount; ++i) {
    if (name == zone_name(static_cast<ZoneKind>(i))) return static_cast<ZoneKind>(i);
  }
  return ZoneKind::body;
}

// As Document::zone_kind_at() has it: the innermost zone, within furniture the outermost.
std::string zone_at(const std::vector<Annotation>& zones, std::uint32_t position) {
  std::string name;
  for (const Annotation& zone : zones) {
    if (position < zone.span.begin || position >= zone.span.end) continue;
    if (!name.empty() && is_furniture(zone_kind(name))) break;
    name = zone.type;
  }
  return name;
}

std::string band_name(double score) {
  const int tenth = std::clamp(static_cast<int>(score * 10), 0, 9);
  return fmt::format("{:.1f}-{:.1f}", tenth / 10.0, (tenth + 1) / 10.0);
}

}  // namespace

const char* grouping_name(Grouping grouping) {
  switch (grouping) {
    case Grouping::zone: return "zone";
    case Grouping::source: return "source";
    case Grouping::rule: return "rule";
    case Grouping::list: return "list";
    case Grouping::score: break;
  }
  return "score";
}

ScoredText Evaluation::add(std::string_view text, const AnnotatedText& gold,
                           const AnnotatedText& found, const AnnotatedText* against) {
  ScoredText scored = scored_text(text, gold.annotations, found.annotations, options_.scoring);
  count(scored, texts_.emplace_back());
  count(scored, total_);
  const std::vector<Slot> slots = paired_slots(scored);
  count(slots, slots_);
  add_zones(found, scored);
  add_groups(slots);
  if (options_.against && against != nullptr) {
    const ScoredText other =
        scored_text(text, gold.annotations, against->annotations, options_.scoring);
    count(other, against_.emplace_back());
    count(other, against_total_);
  }
  return scored;
}

void Evaluation::add_zones(const AnnotatedText& found, const ScoredText& scored) {
  const auto zone_of = [&](const ScoredSpan& s) {
    if (!s.from->zone.empty()) return s.from->zone;
    std::string name = zone_at(found.zones, s.span.begin);
    if (!name.empty()) return name;
    // A gold span knows its zone at least where the run found something.
    const auto near = std::find_if(
        scored.found.begin(), scored.found.end(),
        [&](const ScoredSpan& f) { return f.span.overlaps(s.span) && !f.from->zone.empty(); });
    if (near != scored.found.end()) return near->from->zone;
    return std::string(kUnknown);
  };
  for (const ScoredSpan& s : scored.owed) ++zones_[zone_of(s)].owed;
  for (const ScoredSpan& s : scored.found) {
    Tally& tally = zones_[zone_of(s)];
    ++tally.found;
    if (std::binary_search(scored.owed.begin(), scored.owed.end(), s, ScoredSpanOrder()))
      ++tally.correct;
  }
}

void Evaluation::add_groups(const std::vector<Slot>& slots) {
  for (const Slot& slot : slots) {
    if (slot.found == nullptr) continue;
    const Annotation& from = *slot.found->from;
    const auto add = [&](Grouping grouping, const std::string& name) {
      Group& group = groups_[static_cast<std::size_t>(grouping)][name];
      ++group.found;
      group.score += from.score.value_or(0);
      switch (slot.error) {
        case SlotError::type: ++group.errors.types; break;
        case SlotError::bounds: ++group.errors.bounds; break;
        case SlotError::both: ++group.errors.both; break;
        case SlotError::insertion: ++group.errors.insertions; break;
        default: ++group.errors.owed; break;  // right
      }
    };
    add(Grouping::source, from.proposer_kind.empty() ? kUnknown : from.proposer_kind);
    if (from.proposer_kind == "rule") add(Grouping::rule, from.proposer);
    if (from.proposer_kind == "list") add(Grouping::list, from.proposer);
    if (from.score) add(Grouping::score, band_name(*from.score));
  }
}

std::array<double, kMatches.size()> Evaluation::micro() const {
  std::array<double, kMatches.size()> scores{};
  for (const Match match : kMatches)
    scores[static_cast<std::size_t>(match)] = 100 * all_types(total_, match).f1();
  return scores;
}

std::vector<Evaluation::Row> Evaluation::rows() const {
  std::vector<Row> rows;
  for (const Match match : kMatches) {
    rows.push_back({match, {}});
    // Boundaries have no type.
    if (match == Match::boundary) continue;
    std::set<std::string> types;
    for (const Tallies* run : {&total_, &against_total_}) {
      for (const auto& [type, tally] : (*run)[static_cast<std::size_t>(match)]) types.insert(type);
    }
    for (const std::string& type : types) rows.push_back({match, type});
  }
  return rows;
}

std::vector<Column> Evaluation::columns(const std::vector<Tallies>& run,
                                        const std::vector<Row>& rows) const {
  std::vector<Column> columns;
  for (const Row& row : rows) {
    Column& column = columns.emplace_back();
    for (const Tallies& text : run) {
      const auto& by_type = text[static_cast<std::size_t>(row.match)];
      const auto it = by_type.find(row.type);
      column.push_back(row.type.empty()      ? all_types(text, row.match)
                       : it == by_type.end() ? Tally()
                                             : it->second);
    }
  }
  return columns;
}

Table Evaluation::score_table() const {
  Table table{"scores",
              "Scores",
              {"match", "type", "precision", "recall", "f1", "gold", "predicted", "correct"},
              {}};
  const std::vector<Row> all = rows();
  std::vector<Interval> intervals;
  if (options_.intervals) {
    table.columns.insert(table.columns.end(), {"f1_low", "f1_high"});
    intervals = bootstrap(columns(texts_, all), options_.seed);
  }
  for (std::size_t r = 0; r < all.size(); ++r) {
    const Row& row = all[r];
    const auto& by_type = total_[static_cast<std::size_t>(row.match)];
    const auto it = by_type.find(row.type);
    const Tally tally = row.type.empty()      ? all_types(total_, row.match)
                        : it == by_type.end() ? Tally()
                                              : it->second;
    std::vector<Cell> cells = {match_name(row.match),
                               row.type.empty() ? std::string(kAll) : row.type,
                               percent(tally.precision()),
                               percent(tally.recall()),
                               percent(tally.f1()),
                               tally.owed,
                               tally.found,
                               tally.correct};
    if (options_.intervals) {
      cells.emplace_back(percent(intervals[r].low));
      cells.emplace_back(percent(intervals[r].high));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table Evaluation::slot_table() const {
  Table table{
      "slots",
      "Slot errors",
      {"type", "gold", "missed", "invented", "wrong_type", "wrong_bounds", "wrong_both", "rate"},
      {}};
  const auto add = [&](const std::string& name, const SlotCounts& c) {
    table.rows.push_back(
        {name, c.owed, c.deletions, c.insertions, c.types, c.bounds, c.both, percent(c.rate())});
  };
  SlotCounts sum;
  for (const auto& [type, counts] : slots_) sum += counts;
  add(kAll, sum);
  for (const auto& [type, counts] : slots_) add(type, counts);
  return table;
}

Table Evaluation::zone_table() const {
  Table table{"zones",
              "By zone, strict",
              {"zone", "precision", "recall", "f1", "gold", "predicted", "correct"},
              {}};
  for (const auto& [zone, tally] : zones_) {
    table.rows.push_back({zone, percent(tally.precision()), percent(tally.recall()),
                          percent(tally.f1()), tally.owed, tally.found, tally.correct});
  }
  return table;
}

Table Evaluation::group_table(Grouping grouping) const {
  const std::string name = grouping_name(grouping);
  Table table{name + "s",
              fmt::format("By {}, strict", name),
              {name, "precision", "predicted", "correct", "wrong_type", "wrong_bounds",
               "wrong_both", "invented", "gain"},
              {}};
  const Tally all = all_types(total_, Match::strict);
  const auto& groups = groups_[static_cast<std::size_t>(grouping)];
  std::vector<const std::pair<const std::string, Group>*> order;
  for (const auto& row : groups) order.push_back(&row);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->second.found > b->second.found; });
  for (const auto* row : order) {
    const auto& [group_name, group] = *row;
    const SlotCounts& e = group.errors;
    const Tally own{e.owed, group.found, 0};
    const Tally rest{all.correct - e.owed, all.found - group.found, all.owed};
    table.rows.push_back({group_name, percent(own.precision()), group.found, e.owed, e.types,
                          e.bounds, e.both, e.insertions, percent(all.f1() - rest.f1())});
  }
  return table;
}

Table Evaluation::band_table() const {
  Table table{"scores_by_band",
              "By score, strict",
              {"score", "mean_score", "precision", "predicted", "correct", "error"},
              {}};
  const auto& bands = groups_[static_cast<std::size_t>(Grouping::score)];
  Group sum;
  double weighted = 0;
  for (const auto& [band, group] : bands) {
    sum.found += group.found;
    sum.errors.owed += group.errors.owed;
    sum.score += group.score;
    weighted += std::abs(group.score - static_cast<double>(group.errors.owed));
  }
  const auto add = [&](const std::string& name, const Group& group, double error) {
    const auto found = static_cast<double>(group.found);
    const auto correct = static_cast<double>(group.errors.owed);
    table.rows.push_back({name, percent(group.score / found), percent(correct / found), group.found,
                          group.errors.owed, percent(error / found)});
  };
  if (sum.found > 0) add(kAll, sum, weighted);
  for (const auto& [band, group] : bands)
    add(band, group, std::abs(group.score - static_cast<double>(group.errors.owed)));
  return table;
}

Table Evaluation::comparison_table() const {
  Table table{
      "comparison",
      "Against the other run",
      {"match", "type", "f1", "f1_other", "difference", "difference_low", "difference_high", "p"},
      {}};
  std::vector<Row> all = rows();
  // The types' overlap scores add little, and shuffling costs time.
  std::erase_if(all,
                [](const Row& row) { return row.match == Match::overlap && !row.type.empty(); });
  const std::vector<Column> ours = columns(texts_, all);
  const std::vector<Column> theirs = columns(against_, all);
  const std::vector<Comparison> comparisons = compare(ours, theirs, options_.seed);
  const auto f1 = [](const Column& column) {
    Tally sum;
    for (const Tally& tally : column) sum += tally;
    return sum.f1();
  };
  for (std::size_t r = 0; r < all.size(); ++r) {
    const Comparison& c = comparisons[r];
    table.rows.push_back({match_name(all[r].match),
                          all[r].type.empty() ? std::string(kAll) : all[r].type,
                          percent(f1(ours[r])), percent(f1(theirs[r])), percent(c.difference),
                          percent(c.interval.low), percent(c.interval.high), Figure{c.p, 4}});
  }
  return table;
}

std::vector<Table> Evaluation::tables() const {
  std::vector<Table> tables = {score_table(), slot_table()};
  for (const Grouping grouping : options_.by) {
    switch (grouping) {
      case Grouping::zone: tables.push_back(zone_table()); break;
      case Grouping::score: tables.push_back(band_table()); break;
      default: tables.push_back(group_table(grouping)); break;
    }
  }
  if (options_.against) tables.push_back(comparison_table());
  return tables;
}

}  // namespace vigie
