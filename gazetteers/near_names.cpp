#include "gazetteers/near_names.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "gazetteers/format.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {

using namespace near_format;
using gazetteer_format::home_of;
using gazetteer_format::tag_of;

namespace {

bool is_word_character(CharClass c) {
  return is_letter(c) || c == CharClass::digit || c == CharClass::mark;
}

std::u32string digits_of(std::u32string_view letters) {
  std::u32string out;
  for (const char32_t c : letters) {
    if (classify(c) == CharClass::digit) out.push_back(c);
  }
  return out;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint64_t hash_of(std::u32string_view letters) {
  return XXH3_64bits(letters.data(), letters.size() * sizeof(char32_t));
}

}  // namespace

std::u32string letters_of(std::string_view folded) {
  std::u32string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t code = utf8::next(folded, at);
    if (is_word_character(classify(code))) out.push_back(code);
  }
  return out;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CharClass c = classify(utf8::next(text, at));
    if (c == CharClass::joiner) continue;
    const bool letter = is_word_character(c);
    if (letter && !inside) ++words;
    inside = letter;
  }
  return words;
}

std::size_t slips_between(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  const std::size_t none = limit + 1;
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return none;
  // Rows of the usual table, of which only the diagonals that `limit` reaches are filled.
  constexpr std::size_t kDiagonals = 2 * 2 + 1;
  if (limit > 2) return none;
  std::array<std::size_t, kDiagonals> before{};  // two rows up
  std::array<std::size_t, kDiagonals> above{};
  std::array<std::size_t, kDiagonals> row{};
  before.fill(none);
  above.fill(none);
  for (std::size_t d = limit; d <= 2 * limit; ++d) above[d] = d - limit;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row.fill(none);
    std::size_t least = none;
    for (std::size_t d = 0; d <= 2 * limit; ++d) {
      if (i + d < limit || i + d - limit > b.size()) continue;
      const std::size_t j = i + d - limit;
      std::size_t best = none;
      if (j == 0) {
        best = i;
      } else {
        best = above[d] + (a[i - 1] == b[j - 1] ? 0 : 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          best = std::min(best, before[d] + 1);
        }
        if (d > 0) best = std::min(best, row[d - 1] + 1);
      }
      if (d < 2 * limit) best = std::min(best, above[d + 1] + 1);
      row[d] = std::min(best, none);
      least = std::min(least, row[d]);
    }
    // A swap may still reach over one row.
    if (least == none && *std::min_element(above.begin(), above.end()) == none) return none;
    before = above;
    above = row;
  }
  return above[b.size() + limit - a.size()];
}

SlipForm slip_form(std::string_view text) {
  SlipForm form;
  form.letters = letters_of(folded(text));
  form.digits = digits_of(form.letters);
  form.words = count_words(text);
  return form;
}

std::size_t slips_of(const SlipForm& text, const SlipForm& list) {
  if (text.letters.empty() || list.letters.empty() ||
      text.letters.front() != list.letters.front()) {
    return 0;
  }
  const bool same_words = text.words == list.words;
  if (text.letters == list.letters) return same_words ? 0 : 1;
  if (!same_words || text.digits != list.digits) return 0;
  const std::size_t allowed = slips_allowed(list.letters.size());
  const std::size_t slips = slips_between(text.letters, list.letters, allowed);
  return slips <= allowed ? slips : 0;
}

bool may_sound(std::string_view name, const SoundKey& key) {
  if (key.size() < NearLimits::fewest_sounds || key.size() > NearLimits::sounds) return false;
  if (key.size() < NearLimits::fewest_sounds_of_word && count_words(name) < 2) return false;
  const Casing casing = casing_of(name);
  return casing != Casing::capitals && casing != Casing::lower && !has_digit(name);
}

bool may_slip(std::string_view name) {
  const std::size_t letters = letters_of(folded(name)).size();
  return slips_allowed(letters) > 0 && letters <= NearLimits::fuzzy_letters &&
         casing_of(name) != Casing::capitals;
}

// ---- compiling ----------------------------------------------------------------------------------

void NearCompiler::check(const ListFile& list, std::vector<Fault>& faults) const {
  for (const std::string& language : list.sounds) {
    const bool known = std::any_of(rules_.begin(), rules_.end(), [&](const SoundRules& rules) {
      return rules.name() == language;
    });
    if (known) continue;
    std::vector<std::string_view> names;
    for (const SoundRules& rules : rules_) names.push_back(rules.name());
    faults.push_back({{list.path, 1, 0},
                      fmt::format("sounds \"{}\", expected {}{}", language,
                                  names.empty() ? "a word list sounds_" + language : "some of ",
                                  fmt::join(names, ", "))});
  }
}

void NearCompiler::add(const ListFile& list, const ListEntry& source, std::string_view name,
                       std::uint32_t entry) {
  if ((!list.fuzzy && list.sounds.empty()) || source.match_case) return;
  if (source.ambiguous && count_words(name) < 2) return;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const SoundRules& rules = rules_[i];
    if (std::find(list.sounds.begin(), list.sounds.end(), rules.name()) == list.sounds.end() ||
        !rules.in_country(source.country)) {
      continue;
    }
    SoundKey key;
    rules.append_key(name, key);
    if (!may_sound(name, key)) continue;
    keys_.push_back(
        {NearNames::sound_hash(NearNames::language_seed(rules.name()), rules.classes(key)),
         static_cast<std::uint32_t>(names_.size())});
    enter(name, static_cast<std::uint16_t>(i), entry);
  }
  if (list.fuzzy && may_slip(name)) {
    const std::u32string letters = letters_of(folded(name));
    std::vector<std::uint64_t> hashes;
    NearNames::slip_hashes(letters, slips_allowed(letters.size()), hashes);
    for (const std::uint64_t hash : hashes) {
      keys_.push_back({hash, static_cast<std::uint32_t>(names_.size())});
    }
    enter(name, kFuzzy, entry);
  }
}

void NearCompiler::enter(std::string_view name, std::uint16_t way, std::uint32_t entry) {
  const bool same = !names_.empty() && names_.back().entry == entry &&
                    std::string_view(strings_).substr(names_.back().text) == name;
  const auto at = same ? names_.back().text : static_cast<std::uint32_t>(strings_.size());
  if (!same) strings_ += name;
  names_.push_back({at, static_cast<std::uint16_t>(name.size()), way, entry});
}

void NearCompiler::finish(ResourceBuilder& out) const {
  const std::size_t buckets = keys_.empty() ? 1 : keys_.size() * 2;
  std::vector<std::uint32_t> starts(buckets + 1, 0);
  for (const Key& key : keys_) ++starts[home_of(key.hash, buckets) + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::vector<Item> items(keys_.size());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (const Key& key : keys_) {
    items[next[home_of(key.hash, buckets)]++] = {tag_of(key.hash), key.name};
  }
  std::string languages;
  for (const SoundRules& rules : rules_) languages += rules.name() + '\n';
  out.add(kLanguages, languages);
  out.add_array(kNames, names_);
  out.add_array(kBuckets, starts);
  out.add_array(kItems, items);
  out.add(kStrings, strings_);
}

// ---- reading ------------------------------------------------------------------------------------

NearNames::NearNames(const ResourceFile& file)
    : names_(file.array<NameRow>(kNames)),
      buckets_(file.array<std::uint32_t>(kBuckets)),
      items_(file.array<Item>(kItems)),
      strings_(file.section(kStrings)) {
  if (buckets_.size() < 2) {
    throw ResourceError(
        fmt::format("{}: no table of near names, expected one; rebuild it with "
                    "`vigie compile`",
                    file.name()));
  }
  std::string_view names = file.section(kLanguages);
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('\n'), names.size());
    languages_.push_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  ways_.resize(languages_.size());
  for (const NameRow& row : names_) {
    if (row.way < ways_.size()) ways_[row.way] = 1;
    fuzzy_ = fuzzy_ || row.way == kFuzzy;
  }
}

std::size_t NearNames::find(std::uint64_t hash, std::size_t limit,
                            std::vector<std::uint32_t>& out) const {
  const std::size_t bucket = home_of(hash, buckets_.size() - 1);
  const std::size_t end = std::min<std::size_t>(buckets_[bucket + 1], items_.size());
  std::size_t looked = 0;
  for (std::size_t i = buckets_[bucket]; i < end && looked < limit; ++i) {
    if (items_[i].tag != tag_of(hash)) continue;
    ++looked;
    if (items_[i].name < names_.size()) out.push_back(items_[i].name);
  }
  return looked;
}

NearNames::Name NearNames::name(std::uint32_t row) const {
  const NameRow& name = names_[row];
  const bool inside = name.text <= strings_.size() && name.size <= strings_.size() - name.text;
  return {inside ? strings_.substr(name.text, name.size) : std::string_view(), name.entry,
          name.way};
}

std::uint64_t NearNames::language_seed(std::string_view language) {
  return XXH3_64bits(language.data(), language.size());
}

std::uint64_t NearNames::sound_hash(std::uint64_t seed, std::string_view classes) {
  return XXH3_64bits_withSeed(classes.data(), classes.size(), seed);
}

void NearNames::slip_hashes(std::u32string_view letters, std::size_t slips,
                            std::vector<std::uint64_t>& out) {
  const std::u32string_view prefix = letters.substr(0, NearLimits::prefix);
  const std::size_t before = out.size();
  std::u32string shorter;
  const auto add_without = [&](std::size_t first, std::size_t second) {
    shorter.clear();
    for (std::size_t i = 0; i < prefix.size(); ++i) {
      if (i != first && i != second) shorter.push_back(prefix[i]);
    }
    out.push_back(hash_of(shorter));
  };
  const std::size_t nothing = prefix.size();
  add_without(nothing, nothing);
  for (std::size_t i = 1; slips >= 1 && i < prefix.size(); ++i) {
    add_without(i, nothing);
    for (std::size_t j = i + 1; slips >= 2 && j < prefix.size(); ++j) add_without(i, j);
  }
  const auto fresh = out.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(fresh, out.end());
  out.erase(std::unique(fresh, out.end()), out.end());
}

}  // namespace vigie
