#include "gazetteers/compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "gazetteers/acronyms.h"
#include "gazetteers/format.h"
#include "gazetteers/gazetteer.h"
#include "gazetteers/near_names.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

using namespace gazetteer_format;

// Strings of the compiled file, each behind its size.
class StringPool {
 public:
  // Always anew: names are nearly all different.
  StringAt add(std::string_view text) {
    const auto at = static_cast<StringAt>(bytes_.size());
    std::size_t size = text.size();
    for (; size >= 0x80; size >>= 7U) bytes_.push_back(static_cast<char>(0x80U | (size & 0x7FU)));
    bytes_.push_back(static_cast<char>(size));
    bytes_ += text;
    return at;
  }
  // Once: for what many entries share.
  StringAt add_once(const std::string& text) {
    const auto [it, fresh] = known_.try_emplace(text, 0);
    if (fresh) it->second = add(text);
    return it->second;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::unordered_map<std::string, StringAt> known_;
};

// A table of slots for `count` values: a quarter of the slots stays free.
std::vector<Slot> empty_slots(std::size_t count) {
  return std::vector<Slot>(count + count / 3 + 2);
}

// False when another value on the way has the same tag: then a look-up would find that one.
bool insert(std::vector<Slot>& slots, std::uint64_t hash, std::uint32_t value) {
  std::size_t at = home_of(hash, slots.size());
  while (slots[at].value != 0) {
    if (slots[at].tag == tag_of(hash)) return false;
    if (++at == slots.size()) at = 0;
  }
  slots[at] = {tag_of(hash), value};
  return true;
}

class Compiler {
 public:
  Compiler(const WordLists& words, const TokenCutter& cut, std::vector<Fault>& faults)
      : cut_(cut), faults_(faults), cutter_(words), near_(words) {
    for (const Word& word : words.get("contractions")) {
      contractions_.emplace_back(folded(word.text), word.value);
    }
  }

  void add(const ListFile& list) {
    const auto list_index = static_cast<std::uint32_t>(lists_.size());
    near_.check(list, faults_);
    lists_.push_back({strings_.add_once(list.name), strings_.add_once(list.path)});
    for (const ListEntry& entry : list.entries) {
      const auto index = static_cast<std::uint32_t>(entries_.size());
      entries_.push_back(row_of(entry, list_index, list.folds));
      add_surface(entry.name, index, true, false, list, entry);
      for (const std::string& alias : entry.aliases) {
        add_surface(alias, index, false, false, list, entry);
      }
      add_acronyms(index, list, entry);
      if (std::string_view(entry.type).substr(0, 3) == "LOC") add_contractions(index, list, entry);
    }
  }

  CompiledCounts finish(ResourceBuilder& out) {
    number_pieces();
    build_trie();
    MetaRow meta{0, starts_, parents_, 0};
    std::vector<Slot> piece_slots;
    std::vector<Slot> edge_slots;
    while (!fill(meta.seed, piece_slots, edge_slots)) ++meta.seed;

    out.add_array(kMeta, std::vector<MetaRow>{meta});
    out.add_array(kPieces, piece_slots);
    out.add_array(kEdges, edge_slots);
    out.add_array(kFilter, edge_filter(meta.seed));
    std::vector<SurfaceRow> surfaces;
    out.add_array(kNodes, node_rows(surfaces));
    out.add_array(kSurfaces, surfaces);
    out.add_array(kAliases, aliases_);
    out.add_array(kEntries, entries_);
    out.add_array(kDetails, details_);
    out.add_array(kClasses, classes_);
    out.add_array(kLists, lists_);
    out.add(kStrings, strings_.take());
    near_.finish(out);
    return {entries_.size(), surfaces.size(), node_count_};
  }

 private:
  struct Name {
    std::uint32_t first_piece;  // in pieces_; the next name's is the end
    bool one_capitalised;       // one piece, starting with a capital
    SurfaceRow surface;
  };
  struct Edge {
    std::uint32_t node;
    std::uint32_t piece;
    std::uint32_t child;
  };

  EntryRow row_of(const ListEntry& entry, std::uint32_t list, std::uint8_t folds) {
    EntryRow row{};
    row.name = strings_.add(entry.name);
    const auto flags = static_cast<std::uint8_t>((entry.match_case ? kMatchCase : 0) |
                                                 (entry.acronym ? kAcronym : 0) |
                                                 (entry.ambiguous ? kAmbiguous : 0));
    const auto strength = static_cast<std::uint8_t>(entry.strength);
    const auto [kind, fresh] =
        class_numbers_.try_emplace(std::tuple(entry.type, list, strength, flags, folds),
                                   static_cast<std::uint16_t>(classes_.size()));
    if (fresh) {
      classes_.push_back({strings_.add_once(entry.type), list, strength, flags, folds, 0});
    }
    row.kind = kind->second;
    row.line = entry.line;
    if (!entry.id.empty() || entry.weight != 0 || !entry.country.empty()) {
      DetailRow detail{};
      detail.line = entry.line;
      detail.id = strings_.add_once(entry.id);
      detail.weight = entry.weight;
      std::memcpy(detail.country, entry.country.data(),
                  std::min<std::size_t>(entry.country.size(), 2));
      row.line = static_cast<std::uint32_t>(details_.size());
      row.detail = kHasDetail;
      details_.push_back(detail);
    }
    return row;
  }

  void add_surface(std::string_view name, std::uint32_t entry, bool main_name, bool drops_first,
                   const ListFile& list, const ListEntry& source) {
    tokens_.clear();
    cut_(name, tokens_);
    const auto first_piece = static_cast<std::uint32_t>(pieces_.size());
    for (const Span token : tokens_) {
      found_.clear();
      cutter_.cut(name, token, 0, found_);
      for (const Piece& piece : found_) pieces_.push_back(piece.hash);
    }
    if (first_piece == pieces_.size()) {
      faults_.push_back({{list.path, source.line, 1},
                         fmt::format("\"{}\" holds no token and can never match; drop it", name)});
      return;
    }
    marks_.clear();
    fold_marks_append(name, marks_);
    SurfaceRow surface = entry;
    if (!main_name || marks_ != name) {
      surface = static_cast<std::uint32_t>(aliases_.size()) | kIsAlias;
      aliases_.push_back({strings_.add(marks_), entry | (drops_first ? kDropsFirst : 0)});
    }
    if (!drops_first) near_.add(list, source, marks_, entry);
    const bool one_capitalised =
        pieces_.size() - first_piece == 1 && classify(utf8::peek(name, 0)) == CharClass::upper;
    names_.push_back({first_piece, one_capitalised, surface});
  }

  // "ONU" also stands as "O.N.U.", and the reverse.
  void add_acronyms(std::uint32_t entry, const ListFile& list, const ListEntry& source) {
    std::vector<std::string> names = source.aliases;
    names.push_back(source.name);
    const std::size_t given = names.size();
    for (std::size_t i = 0; i < given; ++i) {
      std::string other = other_acronym(names[i]);
      if (other.empty() || std::find(names.begin(), names.end(), other) != names.end()) continue;
      add_surface(other, entry, false, false, list, source);
      names.push_back(std::move(other));
    }
  }

  // "Le Caire" also stands as "au Caire" and "du Caire".
  void add_contractions(std::uint32_t entry, const ListFile& list, const ListEntry& source) {
    const std::size_t blank = source.name.find(' ');
    if (blank == std::string::npos) return;
    const std::string article = folded(std::string_view(source.name).substr(0, blank));
    for (const auto& [from, to] : contractions_) {
      if (from == article) {
        add_surface(to + source.name.substr(blank), entry, false, true, list, source);
      }
    }
  }

  [[nodiscard]] std::size_t end_of(std::size_t name) const {
    return name + 1 < names_.size() ? names_[name + 1].first_piece : pieces_.size();
  }

  // Pieces that start a name come first, and of these the ones with more behind them; otherwise in
  // order of appearance.
  void number_pieces() {
    numbers_.reserve(pieces_.size());
    const auto number = [&](std::uint64_t hash) {
      const auto next = static_cast<std::uint32_t>(ordered_.size() + 1);
      if (numbers_.try_emplace(hash, next).second) ordered_.push_back(hash);
    };
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (end_of(i) - names_[i].first_piece > 1) number(pieces_[names_[i].first_piece]);
    }
    parents_ = static_cast<std::uint32_t>(ordered_.size());
    for (const Name& name : names_) number(pieces_[name.first_piece]);
    starts_ = static_cast<std::uint32_t>(ordered_.size());
    for (const std::uint64_t hash : pieces_) number(hash);
  }

  void build_trie() {
    node_count_ = std::size_t{starts_} + 1;
    std::unordered_map<std::uint64_t, std::uint32_t> children;
    children.reserve(pieces_.size() - names_.size());
    ends_.reserve(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      std::uint32_t node = numbers_[pieces_[names_[i].first_piece]];
      for (std::size_t p = names_[i].first_piece + 1; p < end_of(i); ++p) {
        const std::uint32_t piece = numbers_[pieces_[p]];
        const auto [child, fresh] = children.try_emplace((std::uint64_t{node} << 32U) | piece,
                                                         static_cast<std::uint32_t>(node_count_));
        if (fresh) {
          edges_.push_back({node, piece, child->second});
          ++node_count_;
        }
        node = child->second;
      }
      ends_.push_back(node);
    }
  }

  bool fill(std::uint32_t seed, std::vector<Slot>& pieces, std::vector<Slot>& edges) const {
    pieces = empty_slots(ordered_.size());
    for (std::size_t i = 0; i < ordered_.size(); ++i) {
      if (!insert(pieces, mixed(ordered_[i], seed), static_cast<std::uint32_t>(i + 1)))
        return false;
    }
    edges = empty_slots(edges_.size());
    return std::all_of(edges_.begin(), edges_.end(), [&](const Edge& edge) {
      return insert(edges, mixed_edge(edge.node, edge.piece, seed), edge.child);
    });
  }

  [[nodiscard]] std::vector<std::uint64_t> edge_filter(std::uint32_t seed) const {
    std::vector<std::uint64_t> words(edges_.size() / 8 + 1, 0);
    for (const Edge& edge : edges_) {
      const std::size_t bit = bit_of(mixed_edge(edge.node, edge.piece, seed), words.size() * 64);
      words[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    return words;
  }

  // Surfaces by node, within a node in order of the lists.
  std::vector<NodeRow> node_rows(std::vector<SurfaceRow>& surfaces) const {
    std::vector<NodeRow> rows(node_count_ + 1, 0);
    for (const std::uint32_t node : ends_) ++rows[node + 1];
    for (std::size_t i = 1; i < rows.size(); ++i) rows[i] += rows[i - 1];
    surfaces.resize(names_.size());
    std::vector<NodeRow> next(rows.begin(), rows.end());
    for (std::size_t i = 0; i < names_.size(); ++i) surfaces[next[ends_[i]]++] = names_[i].surface;
    for (const Edge& edge : edges_) rows[edge.node] |= kHasChildren;
    for (const std::uint32_t node : ends_) rows[node] |= kNeedsCapital;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!names_[i].one_capitalised) rows[ends_[i]] &= ~kNeedsCapital;
    }
    return rows;
  }

  const TokenCutter& cut_;
  std::vector<Fault>& faults_;
  PieceCutter cutter_;
  NearCompiler near_;
  std::vector<std::pair<std::string, std::string>> contractions_;
  StringPool strings_;
  std::vector<ListRow> lists_;
  std::vector<EntryRow> entries_;
  std::vector<DetailRow> details_;
  std::vector<AliasRow> aliases_;
  std::vector<ClassRow> classes_;
  std::map<std::tuple<std::string, std::uint32_t, std::uint8_t, std::uint8_t, std::uint8_t>,
           std::uint16_t>
      class_numbers_;
  std::vector<std::uint64_t> pieces_;  // hashes, name after name
  std::vector<Name> names_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<std::uint64_t> ordered_;  // hashes by number
  std::uint32_t starts_ = 0;            // see MetaRow
  std::uint32_t parents_ = 0;
  std::size_t node_count_ = 0;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> ends_;  // node of each name
  std::vector<Span> tokens_;
  std::vector<Piece> found_;
  std::string marks_;
};

}  // namespace

CompiledCounts compile_gazetteer(const std::vector<ListFile>& lists, const WordLists& words,
                                 const TokenCutter& cut, ResourceBuilder& out,
                                 std::vector<Fault>& faults) {
  Compiler compiler(words, cut, faults);
  for (const ListFile& list : lists) compiler.add(list);
  return compiler.finish(out);
}

}  // namespace vigie
