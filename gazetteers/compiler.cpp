#include "gazetteers/compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <string>
#include <unordered_map>

#include "gazetteers/format.h"
#include "gazetteers/gazetteer.h"
#include "pipeline/characters.h"

namespace vigie {
namespace {

using namespace gazetteer_format;

// Strings of the compiled file, each stored once.
class StringPool {
 public:
  StringRow add(std::string_view text) {
    const auto [it, fresh] = known_.try_emplace(std::string(text), StringRow{});
    if (fresh) {
      it->second = {static_cast<std::uint32_t>(bytes_.size()),
                    static_cast<std::uint32_t>(text.size())};
      bytes_.append(text);
    }
    return it->second;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::unordered_map<std::string, StringRow> known_;
};

// A power of two at least half as large again as `count`, so that probes stay short and one slot is
// always free.
std::size_t table_size(std::size_t count) {
  return std::bit_ceil(count + count / 2 + 2);
}

class Compiler {
 public:
  Compiler(const TokenCutter& cut, std::vector<Fault>& faults) : cut_(cut), faults_(faults) {
    nodes_.emplace_back();
  }

  void add(const ListFile& list) {
    const auto list_index = static_cast<std::uint32_t>(lists_.size());
    lists_.push_back({strings_.add(list.name), strings_.add(list.path)});
    for (const ListEntry& entry : list.entries) {
      const auto entry_index = static_cast<std::uint32_t>(entries_.size());
      EntryRow row{};
      row.name = strings_.add(entry.name);
      row.id = strings_.add(entry.id);
      row.list = list_index;
      row.line = entry.line;
      row.weight = entry.weight;
      row.type = type_of(entry.type);
      row.strength = static_cast<std::uint8_t>(entry.strength);
      row.flags = static_cast<std::uint8_t>((entry.match_case ? kMatchCase : 0) |
                                            (entry.acronym ? kAcronym : 0) |
                                            (entry.ambiguous ? kAmbiguous : 0));
      std::memcpy(row.country, entry.country.data(),
                  std::min<std::size_t>(entry.country.size(), 2));
      entries_.push_back(row);
      add_surface(entry.name, entry_index, list, entry.line);
      for (const std::string& alias : entry.aliases) {
        add_surface(alias, entry_index, list, entry.line);
      }
    }
  }

  CompiledCounts finish(ResourceBuilder& out) {
    std::vector<NodeRow> node_rows;
    std::vector<SurfaceRow> surface_rows;
    node_rows.reserve(nodes_.size());
    std::size_t edge_count = 0;
    for (const Node& node : nodes_) {
      node_rows.push_back({static_cast<std::uint32_t>(surface_rows.size()),
                           static_cast<std::uint32_t>(node.surfaces.size()),
                           node.children.empty() ? 0U : 1U});
      surface_rows.insert(surface_rows.end(), node.surfaces.begin(), node.surfaces.end());
      edge_count += node.children.size();
    }

    std::vector<TokenSlot> token_slots(table_size(tokens_.size()));
    for (const auto& [hash, number] : tokens_in_order_) {
      std::size_t at = hash & (token_slots.size() - 1);
      while (token_slots[at].token != 0) at = (at + 1) & (token_slots.size() - 1);
      token_slots[at] = {hash, number, 0};
    }

    std::vector<EdgeSlot> edge_slots(table_size(edge_count));
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      for (const auto& [token, child] : nodes_[node].children) {
        std::size_t at = edge_hash(node, token) & (edge_slots.size() - 1);
        while (edge_slots[at].child != 0) at = (at + 1) & (edge_slots.size() - 1);
        edge_slots[at] = {node, token, child};
      }
    }

    out.add_array(kTokens, token_slots);
    out.add_array(kEdges, edge_slots);
    out.add_array(kNodes, node_rows);
    out.add_array(kSurfaces, surface_rows);
    out.add_array(kEntries, entries_);
    out.add_array(kLists, lists_);
    out.add_array(kTypes, types_);
    out.add(kStrings, strings_.take());
    return {entries_.size(), surface_rows.size(), nodes_.size()};
  }

 private:
  struct Node {
    std::map<std::uint32_t, std::uint32_t> children;  // ordered: the file must not depend on luck
    std::vector<SurfaceRow> surfaces;
  };

  std::uint16_t type_of(const std::string& name) {
    const auto [it, fresh] =
        type_numbers_.try_emplace(name, static_cast<std::uint16_t>(types_.size()));
    if (fresh) types_.push_back(strings_.add(name));
    return it->second;
  }

  std::uint32_t token_number(std::string_view token) {
    buffer_.clear();
    fold_append(token, buffer_);
    const std::uint64_t hash = token_hash(buffer_);
    const auto [it, fresh] =
        tokens_.try_emplace(hash, static_cast<std::uint32_t>(tokens_.size() + 1));
    if (fresh) tokens_in_order_.emplace_back(hash, it->second);
    return it->second;
  }

  void add_surface(std::string_view name, std::uint32_t entry, const ListFile& list,
                   std::uint32_t line) {
    const std::vector<Span> tokens = cut_(name);
    if (tokens.empty()) {
      faults_.push_back({{list.path, line, 1},
                         fmt::format("\"{}\" holds no token and can never match; drop it", name)});
      return;
    }
    std::uint32_t node = 0;
    for (const Span token : tokens) {
      const std::uint32_t number = token_number(token.in(name));
      const auto known = nodes_[node].children.find(number);
      if (known != nodes_[node].children.end()) {
        node = known->second;
        continue;
      }
      const auto child = static_cast<std::uint32_t>(nodes_.size());
      nodes_[node].children.emplace(number, child);
      nodes_.emplace_back();
      node = child;
    }
    buffer_.clear();
    fold_marks_append(name, buffer_);
    nodes_[node].surfaces.push_back({strings_.add(buffer_), entry});
  }

  const TokenCutter& cut_;
  std::vector<Fault>& faults_;
  StringPool strings_;
  std::vector<ListRow> lists_;
  std::vector<EntryRow> entries_;
  std::vector<StringRow> types_;
  std::unordered_map<std::string, std::uint16_t> type_numbers_;
  std::unordered_map<std::uint64_t, std::uint32_t> tokens_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> tokens_in_order_;
  std::vector<Node> nodes_;
  std::string buffer_;
};

}  // namespace

CompiledCounts compile_gazetteer(const std::vector<ListFile>& lists, const TokenCutter& cut,
                                 ResourceBuilder& out, std::vector<Fault>& faults) {
  Compiler compiler(cut, faults);
  for (const ListFile& list : lists) compiler.add(list);
  return compiler.finish(out);
}

}  // namespace vigie
