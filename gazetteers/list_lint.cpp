#include "gazetteers/list_lint.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "gazetteers/list_builder.h"
#include "pipeline/characters.h"
#include "pipeline/encoded_twice.h"
#include "pipeline/nearest.h"
#include "pipeline/utf8.h"
#include "vigie/types.h"

namespace vigie {
namespace {

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) &&
         nfc->isNormalizedUTF8({text.data(), static_cast<int32_t>(text.size())}, status) &&
         U_SUCCESS(status);
}

// A character that no name has: control characters, U+FFFD, private use. Nothing when all is well.
std::optional<char32_t> bad_character(std::string_view name) {
  std::size_t position = 0;
  while (position < name.size()) {
    const char32_t code = utf8::next(name, position);
    const CharClass c = classify(code);
    if (c == CharClass::other || c == CharClass::newline || code == U'\uFFFD') return code;
  }
  return std::nullopt;
}

// Says that `coarse` is none of the built-in types. A slip is a fault, a type of one's own is not.
Fault unknown_type(const ListFile& list, const ListEntry& entry, std::string_view coarse,
                   const TypeTable& types) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < types.size(); ++i)
    names.push_back(types.name(static_cast<TypeId>(i)));
  const std::string_view near = nearest(coarse, names);
  const Place place{list.path, entry.line, 0};
  if (edit_distance(coarse, near) <= 2) {
    return {place,
            fmt::format("type \"{}\" is none of Vigie's; did you mean \"{}\"?", coarse, near)};
  }
  return {place,
          fmt::format("type \"{}\" is none of Vigie's; right if it is one of your own", coarse),
          true};
}

void lint_name(const ListFile& list, const ListEntry& entry, std::string_view name,
               std::vector<Fault>& faults) {
  const auto fault = [&](std::string message) {
    faults.push_back({{list.path, entry.line, 0}, std::move(message)});
  };
  if (name != trimmed(name)) fault(fmt::format("blanks round \"{}\"; trim it", name));
  if (const auto code = bad_character(name)) {
    fault(fmt::format("U+{:04X} in a name, expected letters, marks and blanks; take it out",
                      static_cast<std::uint32_t>(*code)));
  } else if (!is_nfc(name)) {
    fault(fmt::format("\"{}\" is not in NFC; normalise it", name));
  } else if (find_encoded_twice(name).count > 0) {
    fault(fmt::format("\"{}\" was encoded twice; repair it", name));
  }
}

std::string place_of(const ListFile& list, const ListEntry& entry) {
  return Place{list.path, entry.line, 0}.to_string();
}

// Things of one name that ids or countries tell apart.
bool are_two_things(const ListEntry& a, const ListEntry& b) {
  const auto differ = [](const std::string& x, const std::string& y) {
    return !x.empty() && !y.empty() && x != y;
  };
  return differ(a.id, b.id) || differ(a.country, b.country);
}

// Letters only: what could also be read as a word.
bool is_one_word(std::string_view name) {
  std::size_t position = 0;
  while (position < name.size()) {
    const CharClass c = classify(utf8::next(name, position));
    if (!is_letter(c) && c != CharClass::mark) return false;
  }
  return !name.empty();
}

}  // namespace

std::vector<std::string_view> names_of(const ListEntry& entry) {
  std::vector<std::string_view> names{entry.name};
  names.insert(names.end(), entry.aliases.begin(), entry.aliases.end());
  return names;
}

void lint_list(const ListFile& list, std::string_view text, ListOwner owner,
               std::vector<Fault>& faults) {
  const auto fault = [&](std::uint32_t line, std::string message) {
    faults.push_back({{list.path, line, 0}, std::move(message)});
  };
  const bool tree = owner == ListOwner::tree;
  if (tree || list.format == ListFormat::tsv) {
    if (list.source.empty()) fault(1, "no \"# source:\", expected where the names come from");
    if (list.licence.empty()) fault(1, "no \"# licence:\", expected the licence of the source");
    if (text.find("\xE2\x80\x99") != std::string_view::npos) {
      fault(0, "a curly apostrophe (U+2019), expected ' in lists; both match in texts");
    }
    if (text.find('\r') != std::string_view::npos) {
      fault(0, "carriage returns, expected LF line ends");
    }
  }
  const TypeTable types;
  std::set<std::string, std::less<>> unknown;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  const ListEntry* previous = nullptr;
  for (const ListEntry& entry : list.entries) {
    const std::string_view coarse = std::string_view(entry.type).substr(0, entry.type.find('.'));
    if (!types.find(coarse) && unknown.emplace(coarse).second) {
      faults.push_back(unknown_type(list, entry, coarse, types));
    }
    if (!seen.emplace(entry.name, entry.type).second) {
      fault(entry.line,
            fmt::format("\"{}\" stands here twice as {}; drop one", entry.name, entry.type));
    }
    if (list.format == ListFormat::tsv && previous != nullptr && entry.name < previous->name) {
      fault(entry.line, fmt::format("\"{}\" after \"{}\", expected code point order; sort the list",
                                    entry.name, previous->name));
    }
    std::set<std::string_view> names;
    for (const std::string_view name : names_of(entry)) {
      lint_name(list, entry, name, faults);
      if (!names.insert(name).second) {
        fault(entry.line, fmt::format("\"{}\" is given twice in one entry; drop one", name));
      }
    }
    previous = &entry;
  }
}

void lint_between(const std::vector<ListFile>& lists, ListOwner owner, std::vector<Fault>& faults) {
  struct First {
    const ListFile* list;
    const ListEntry* entry;
  };
  std::map<std::pair<std::string_view, std::string_view>, First> firsts;
  std::unordered_map<std::string_view, First> hidden;
  for (const ListFile& list : lists) {
    for (const ListEntry& entry : list.entries) {
      if (entry.type == "NONE") {
        for (const std::string_view name : names_of(entry)) hidden.try_emplace(name, &list, &entry);
      }
      const auto [it, fresh] = firsts.try_emplace({entry.name, entry.type}, First{&list, &entry});
      if (fresh || it->second.list == &list || are_two_things(entry, *it->second.entry)) continue;
      faults.push_back({{list.path, entry.line, 0},
                        fmt::format("\"{}\" stands in {} too as {}; drop one", entry.name,
                                    place_of(*it->second.list, *it->second.entry), entry.type)});
    }
  }
  for (const ListFile& list : lists) {
    for (const ListEntry& entry : list.entries) {
      // NONE of the user's drops all names; ours only those that are ambiguous anyway.
      if (entry.type == "NONE" || entry.strength == Strength::evidence) continue;
      if (owner == ListOwner::tree && !entry.ambiguous) continue;
      const std::vector<std::string_view> names = names_of(entry);
      if (!std::all_of(names.begin(), names.end(),
                       [&](std::string_view name) { return hidden.contains(name); })) {
        continue;
      }
      const First& none = hidden.at(names.front());
      faults.push_back({{list.path, entry.line, 0},
                        fmt::format("\"{}\" can never be found: {} says NONE; drop one", entry.name,
                                    place_of(*none.list, *none.entry))});
    }
  }
}

void lint_common_words(const std::vector<ListFile>& lists, const WordLists& words, ListOwner owner,
                       std::vector<Fault>& faults) {
  std::unordered_set<std::string_view> common;
  for (const Word& word : words.get("common_words")) common.insert(word.text);
  if (common.empty()) return;
  for (const ListFile& list : lists) {
    for (const ListEntry& entry : list.entries) {
      if (entry.type == "NONE" || entry.ambiguous || entry.match_case || entry.plain) continue;
      for (const std::string_view name : names_of(entry)) {
        if (!is_one_word(name) || !common.contains(fold_letters(name, true, false))) continue;
        faults.push_back(
            {{list.path, entry.line, 0},
             fmt::format("\"{}\" is a common word too; flag it ambiguous, or case, or plain when "
                         "its capital makes it sure",
                         name),
             owner == ListOwner::user});
      }
    }
  }
}

}  // namespace vigie
