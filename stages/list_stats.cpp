#include "stages/list_stats.h"

#include <set>

namespace vigie {
namespace {

void count_entry(const Gazetteer::Entry& entry, ListCounts& counts) {
  ++counts.entries;
  ++counts.strengths[static_cast<std::size_t>(entry.strength)];
  counts.match_case += entry.match_case ? 1U : 0U;
  counts.acronyms += entry.acronym ? 1U : 0U;
  counts.ambiguous += entry.ambiguous ? 1U : 0U;
  counts.with_id += entry.id.empty() ? 0U : 1U;
}

}  // namespace

ListStats list_stats(const Gazetteer& gazetteer, const TypeTable& types) {
  ListStats stats;
  stats.nodes = gazetteer.node_count();
  for (std::uint32_t i = 0; i < gazetteer.list_count(); ++i) {
    stats.lists.push_back({std::string(gazetteer.list_path(i)), 0, {}});
  }
  for (std::uint32_t i = 0; i < gazetteer.entry_count(); ++i) {
    const Gazetteer::Entry entry = gazetteer.entry(i);
    count_entry(entry, stats.all);
    count_entry(entry, stats.types[std::string(types.name(entry.type))]);
    if (entry.list >= stats.lists.size()) continue;
    count_entry(entry, stats.lists[entry.list].counts);
    stats.lists[entry.list].folds = entry.folds;
  }
  std::size_t count = 0;  // names of the node so far
  std::set<TypeId> coarse;
  for (std::uint32_t at = gazetteer.first_name(); at != kNone;) {
    const Gazetteer::Surface surface = gazetteer.surface(at);
    at = surface.after;
    const Gazetteer::Entry entry = gazetteer.entry(surface.entry);
    ++stats.all.names;
    ++stats.types[std::string(types.name(entry.type))].names;
    if (entry.list < stats.lists.size()) ++stats.lists[entry.list].counts.names;
    ++count;
    coarse.insert(types.coarse(entry.type));
    if (surface.next != kNone) continue;
    ++stats.forms;
    if (count > 1) ++stats.shared_forms;
    if (coarse.size() > 1) ++stats.shared_by_types;
    count = 0;
    coarse.clear();
  }
  return stats;
}

}  // namespace vigie
