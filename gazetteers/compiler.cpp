#include "gazetteers/compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
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
  // Goes on to where a name may stand, and says where.
  std::size_t align() {
    bytes_.resize((bytes_.size() + kSurfaceUnit - 1) / kSurfaceUnit * kSurfaceUnit, '\0');
    return bytes_.size();
  }
  // A name of a node, behind its head; where its string stands.
  StringAt add_surface(const SurfaceHead& head, std::string_view text) {
    align();
    bytes_.append(reinterpret_cast<const char*>(&head), sizeof(head));
    return add(text);
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

// Words that start with a capital.
std::size_t capital_initials(std::string_view name) {
  std::size_t count = 0;
  bool inside = false;
  std::size_t position = 0;
  while (position < name.size()) {
    const CharClass c = classify(utf8::next(name, position));
    if (c == CharClass::upper && !inside) ++count;
    inside = is_letter(c) || c == CharClass::digit || (inside && c == CharClass::mark);
  }
  return count;
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
    build_nodes();
    const std::size_t first_name = strings_.align();
    place_surfaces();
    MetaRow meta{0, static_cast<std::uint32_t>(names_.size()),
                 static_cast<std::uint32_t>(nodes_.size() + 1),
                 static_cast<std::uint32_t>(first_name / kSurfaceUnit)};
    std::vector<Slot> starts;
    std::vector<Slot> edges;
    while (!fill(meta.seed, starts, edges)) ++meta.seed;

    out.add_array(kMeta, std::vector<MetaRow>{meta});
    out.add_array(kStarts, starts);
    out.add_array(kEdges, edges);
    for (const bool small : {false, true}) {
      const std::size_t i = small ? 1 : 0;
      out.add_array(kFirstBits[i], bits_of<FirstPlaces>([&](const Node& node) {
                      if (!node.start) return 0U;
                      const bool name = small ? node.small_name : (node.value & kHasSurfaces) != 0;
                      const bool goes_on =
                          small ? node.small_path : (node.value & kHasChildren) != 0;
                      return (name ? kIsName : 0U) | (goes_on ? kGoesOn : 0U);
                    }));
      out.add_array(kPathBits[i], bits_of<PathPlaces>([&](const Node& node) {
                      return !node.start && (node.small_path || !small) ? 1U : 0U;
                    }));
    }
    out.add_array(kEntries, entries_);
    out.add_array(kDetails, details_);
    out.add_array(kClasses, classes_);
    out.add_array(kLists, lists_);
    out.add(kStrings, strings_.take());
    near_.finish(out);
    return {entries_.size(), names_.size(), nodes_.size() + 1};
  }

 private:
  struct Name {
    std::uint32_t first_piece;  // in pieces_; the next name's is the end
    std::uint32_t node;         // where it ends
    std::uint32_t text;         // in texts_, likewise: marks folded
    std::uint32_t entry;        // and kDropsFirst
    bool one_capitalised;       // one piece, starting with a capital
    bool main;                  // the main name of its entry as typed
    bool small;                 // a token without capitals may start it
  };
  struct Node {
    std::uint64_t path;   // hash
    std::uint32_t value;  // of its slot
    bool start;           // one piece
    // Of the names that end here, and of those that go through here, one may start with a token
    // without capitals.
    bool small_name;
    bool small_path;
  };

  EntryRow row_of(const ListEntry& entry, std::uint32_t list, std::uint8_t folds) {
    EntryRow row{};  // its name comes later
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
    const bool main = main_name && marks_ == name;
    if (main_name && !main) entries_[entry].name = strings_.add(name);
    const bool capital = classify(utf8::peek(marks_, 0)) == CharClass::upper;
    // A capital may be missing in the text where the list has another (compare_forms).
    const bool folds = (list.folds & static_cast<std::uint8_t>(Fold::letter_case)) != 0;
    const bool small = !capital || (folds && !source.match_case && capital_initials(marks_) >= 2);
    names_.push_back({first_piece, 0, static_cast<std::uint32_t>(texts_.size()),
                      entry | (drops_first ? kDropsFirst : 0),
                      capital && pieces_.size() - first_piece == 1, main, small});
    texts_ += marks_;
    if (!drops_first) near_.add(list, source, marks_, entry);
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

  [[nodiscard]] std::string_view text_of(std::size_t name) const {
    const std::size_t end = name + 1 < names_.size() ? names_[name + 1].text : texts_.size();
    return std::string_view(texts_).substr(names_[name].text, end - names_[name].text);
  }

  // The node of a path; a new one when there is none yet.
  std::uint32_t node_of(std::uint64_t path, bool start) {
    const std::size_t at = free_place(path);
    if (by_path_[at] == kNone) {
      by_path_[at] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back({path, 0, start, false, false});
    }
    return by_path_[at];
  }
  // Where the path stands in by_path_, or would.
  [[nodiscard]] std::size_t free_place(std::uint64_t path) const {
    const std::size_t mask = by_path_.size() - 1;
    std::size_t at = static_cast<std::size_t>(path) & mask;
    while (by_path_[at] != kNone && nodes_[by_path_[at]].path != path) at = (at + 1) & mask;
    return at;
  }

  void build_nodes() {
    by_path_.assign(std::bit_ceil(pieces_.size() * 2 + 2), kNone);
    nodes_.reserve(pieces_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      std::uint64_t path = pieces_[names_[i].first_piece];
      std::uint32_t node = node_of(path, true);
      if (end_of(i) - names_[i].first_piece == 1) {
        nodes_[node].small_name |= names_[i].small;
      } else {
        nodes_[node].small_path |= names_[i].small;
      }
      for (std::size_t p = names_[i].first_piece + 1; p < end_of(i); ++p) {
        nodes_[node].value |= kHasChildren;
        path = extended(path, pieces_[p]);
        node = node_of(path, false);
        nodes_[node].small_path |= names_[i].small;
      }
      names_[i].node = node;
    }
    starts_ = static_cast<std::size_t>(
        std::count_if(nodes_.begin(), nodes_.end(), [](const Node& node) { return node.start; }));
  }

  // Names by node, within a node in order of the lists.
  void place_surfaces() {
    std::vector<std::uint32_t> ends(nodes_.size() + 1, 0);
    for (const Name& name : names_) ++ends[name.node + 1];
    for (std::size_t n = 0; n < nodes_.size(); ++n) ends[n + 1] += ends[n];
    std::vector<std::uint32_t> ordered(names_.size());
    std::vector<std::uint32_t> next(ends.begin(), ends.end());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      ordered[next[names_[i].node]++] = static_cast<std::uint32_t>(i);
    }
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (ends[n] == ends[n + 1]) continue;
      Node& node = nodes_[n];
      node.value |= kHasSurfaces | kNeedsCapital;
      for (std::uint32_t i = ends[n]; i < ends[n + 1]; ++i) {
        const Name& name = names_[ordered[i]];
        EntryRow& entry = entries_[name.entry & kSurfaceEntry];
        const bool whole = name.main && entry.detail == 0;
        const StringAt text =
            strings_.add_surface({name.entry | (i + 1 == ends[n + 1] ? kIsLast : 0), entry.kind,
                                  static_cast<std::uint16_t>(whole ? kIsWhole : 0)},
                                 text_of(ordered[i]));
        if (i == ends[n]) {
          node.value |= static_cast<std::uint32_t>((text - sizeof(SurfaceHead)) / kSurfaceUnit);
        }
        if (name.main) entry.name = text;
        if (!name.one_capitalised) node.value &= ~kNeedsCapital;
      }
    }
  }

  bool fill(std::uint32_t seed, std::vector<Slot>& starts, std::vector<Slot>& edges) const {
    starts = empty_slots(starts_);
    edges = empty_slots(nodes_.size() - starts_);
    return std::all_of(nodes_.begin(), nodes_.end(), [&](const Node& node) {
      return insert(node.start ? starts : edges, mixed(node.path, seed), node.value);
    });
  }

  // The bits that `bits` gives for each node, by path.
  template <typename Set, typename Bits>
  [[nodiscard]] std::vector<std::uint64_t> bits_of(const Bits& bits) const {
    const auto count = static_cast<std::size_t>(std::count_if(
        nodes_.begin(), nodes_.end(), [&](const Node& node) { return bits(node) != 0; }));
    std::vector<std::uint64_t> words(std::bit_ceil(count * kPlacesEach / Set::kInWord + 1), 0);
    const Set set = Set::of(words.data(), words.size());
    for (const Node& node : nodes_) {
      words[set.word_of(node.path)] |= std::uint64_t{bits(node)} << set.bit_of(node.path);
    }
    return words;
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
  std::vector<ClassRow> classes_;
  std::map<std::tuple<std::string, std::uint32_t, std::uint8_t, std::uint8_t, std::uint8_t>,
           std::uint16_t>
      class_numbers_;
  std::vector<std::uint64_t> pieces_;  // hashes, name after name
  std::vector<Name> names_;
  std::string texts_;                   // of names, one after the other
  std::vector<Node> nodes_;             // in order of creation
  std::vector<std::uint32_t> by_path_;  // a power of two of places, half of them free (kNone)
  std::size_t starts_ = 0;              // nodes of one piece
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
