#include "stages/list_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "pipeline/characters.h"

namespace vigie {
namespace {

std::string flag_words(bool match_case, bool acronym, bool ambiguous) {
  std::string out;
  if (match_case) out += " case";
  if (acronym) out += " acronym";
  if (ambiguous) out += " ambiguous";
  return out.empty() ? out : out.substr(1);
}

void add_fact(std::string_view name, std::string value, DiffEntry& entry) {
  if (!value.empty()) entry.facts.emplace_back(name, std::move(value));
}

void add_facts(std::string ids, std::string country, std::uint32_t weight, Strength strength,
               std::string flags, std::uint8_t folds, DiffEntry& entry) {
  add_fact("ids", std::move(ids), entry);
  add_fact("country", std::move(country), entry);
  if (weight != 0) add_fact("weight", std::to_string(weight), entry);
  add_fact("strength", strength_name(strength), entry);
  add_fact("flags", std::move(flags), entry);
  add_fact("folds", folds == kAllFolds ? std::string() : fold_words(folds), entry);
}

// Facts and aliases by name, for comparing.
std::map<std::string, std::string> all_facts(const DiffEntry& entry) {
  std::map<std::string, std::string> facts(entry.facts.begin(), entry.facts.end());
  if (!entry.aliases.empty()) facts["aliases"] = fmt::format("{}", fmt::join(entry.aliases, "|"));
  return facts;
}

std::vector<Change::Fact> differing(const DiffEntry& before, const DiffEntry& after) {
  const auto old_facts = all_facts(before);
  const auto new_facts = all_facts(after);
  std::set<std::string> names;
  for (const auto& [name, value] : old_facts) names.insert(name);
  for (const auto& [name, value] : new_facts) names.insert(name);
  std::vector<Change::Fact> facts;
  for (const std::string& name : names) {
    const auto was = old_facts.find(name);
    const auto is = new_facts.find(name);
    Change::Fact fact{name, was == old_facts.end() ? std::string() : was->second,
                      is == new_facts.end() ? std::string() : is->second};
    if (fact.before != fact.after) facts.push_back(std::move(fact));
  }
  return facts;
}

bool has_one_list(const std::vector<DiffEntry>& entries) {
  return !entries.empty() && std::all_of(entries.begin(), entries.end(), [&](const auto& entry) {
    return entry.list == entries.front().list;
  });
}

// Entries of one list, name and type on both sides.
struct Group {
  std::vector<const DiffEntry*> before;
  std::vector<const DiffEntry*> after;
};

// Takes the entries out of the group that both sides have: towns of one name may be many.
void drop_same(Group& group) {
  std::multimap<std::map<std::string, std::string>, const DiffEntry*> known;
  for (const DiffEntry* entry : group.before) known.emplace(all_facts(*entry), entry);
  std::erase_if(group.after, [&](const DiffEntry* entry) {
    const auto same = known.find(all_facts(*entry));
    if (same == known.end()) return false;
    group.before.erase(std::find(group.before.begin(), group.before.end(), same->second));
    known.erase(same);
    return true;
  });
}

// Takes the others for each other, those first that differ least.
void pair_up(Group& group, std::vector<Change>& changes) {
  while (!group.before.empty() && !group.after.empty()) {
    std::size_t best = static_cast<std::size_t>(-1);
    std::pair<std::size_t, std::size_t> at;
    std::vector<Change::Fact> facts;
    for (std::size_t b = 0; b < group.before.size(); ++b) {
      for (std::size_t a = 0; a < group.after.size(); ++a) {
        std::vector<Change::Fact> difference = differing(*group.before[b], *group.after[a]);
        if (difference.size() >= best) continue;
        best = difference.size();
        at = {b, a};
        facts = std::move(difference);
      }
    }
    const DiffEntry& entry = *group.after[at.second];
    changes.push_back(
        {Change::Kind::changed, entry.list, entry.name, entry.type, std::move(facts)});
    group.before.erase(group.before.begin() + static_cast<std::ptrdiff_t>(at.first));
    group.after.erase(group.after.begin() + static_cast<std::ptrdiff_t>(at.second));
  }
}

}  // namespace

std::vector<DiffEntry> diff_entries(const ListFile& list) {
  std::vector<DiffEntry> entries;
  entries.reserve(list.entries.size());
  for (const ListEntry& entry : list.entries) {
    DiffEntry& out = entries.emplace_back();
    out.list = list.name;
    out.name = entry.name;
    out.type = entry.type;
    out.aliases = entry.aliases;
    std::sort(out.aliases.begin(), out.aliases.end());
    add_facts(entry.ids, entry.country, entry.weight, entry.strength,
              flag_words(entry.match_case, entry.acronym, entry.ambiguous), list.folds, out);
  }
  return entries;
}

std::vector<DiffEntry> diff_entries(const Gazetteer& gazetteer, const TypeTable& types) {
  std::vector<DiffEntry> entries(gazetteer.entry_count());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const Gazetteer::Entry entry = gazetteer.entry(i);
    DiffEntry& out = entries[i];
    out.list = gazetteer.list_name(entry.list);
    out.name = entry.name;
    out.type = types.name(entry.type);
    add_facts(std::string(entry.id), std::string(entry.country), entry.weight, entry.strength,
              flag_words(entry.match_case, entry.acronym, entry.ambiguous), entry.folds, out);
  }
  std::string marks;
  for (std::uint32_t at = gazetteer.first_name(); at != kNone;) {
    const Gazetteer::Surface surface = gazetteer.surface(at);
    at = surface.after;
    if (surface.drops_first || surface.entry >= entries.size()) continue;
    DiffEntry& entry = entries[surface.entry];
    // The main name stands among the aliases when its marks were folded.
    marks.clear();
    fold_marks_append(entry.name, marks);
    if (surface.text != entry.name && surface.text != marks) {
      entry.aliases.emplace_back(surface.text);
    }
  }
  for (DiffEntry& entry : entries) std::sort(entry.aliases.begin(), entry.aliases.end());
  return entries;
}

std::vector<Change> diff_lists(std::vector<DiffEntry> before, std::vector<DiffEntry> after) {
  if (has_one_list(before) && has_one_list(after)) {
    for (DiffEntry& entry : before) entry.list = after.front().list;
  }
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Group> groups;
  for (const DiffEntry& entry : before) {
    groups[{entry.list, entry.name, entry.type}].before.push_back(&entry);
  }
  for (const DiffEntry& entry : after) {
    groups[{entry.list, entry.name, entry.type}].after.push_back(&entry);
  }
  std::vector<Change> changes;
  for (auto& [key, group] : groups) {
    drop_same(group);
    pair_up(group, changes);
    for (const DiffEntry* entry : group.before) {
      changes.push_back({Change::Kind::removed, entry->list, entry->name, entry->type, {}});
    }
    for (const DiffEntry* entry : group.after) {
      changes.push_back({Change::Kind::added, entry->list, entry->name, entry->type, {}});
    }
  }
  return changes;
}

}  // namespace vigie
