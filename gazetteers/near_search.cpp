#include "gazetteers/near_search.h"

#include <algorithm>

#include "pipeline/characters.h"

namespace vigie {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes; nothing longer is part of a name

constexpr std::size_t kShortestWord = 6;     // bytes; a name of one word has as many
constexpr std::size_t kLongestParticle = 6;  // bytes

// What of the tokens can stand in a name that is found by sound, token by token from the first: the
// key so far, and whether a name may end here.
class SoundRun {
 public:
  SoundRun(const SoundRules& rules, const Document& document, SoundKey& key)
      : rules_(rules), document_(document), key_(key) {
    key_.clear();
  }

  // False when no name goes on with this token, whose text folded is `plain`.
  bool take(std::uint32_t index, std::string_view plain) {
    const Token& token = document_.tokens[index];
    if (token.kind != TokenKind::word) return false;
    const std::string_view word = token.span.in(document_.text());
    may_end_ = has_capital(token.casing);
    if (may_end_ ? word.size() > kLongestWord
                 : word.size() > kLongestParticle || count_ == 0 || !rules_.is_particle(word)) {
      return false;
    }
    const std::size_t before = key_.size();
    if (rules_.reads_as_folded(word)) {
      rules_.append_folded(plain, key_);
    } else {
      rules_.append_key(word, key_);
    }
    shortest_ = std::min(shortest_, key_.size() - before);
    ++count_;
    return key_.size() <= NearLimits::sounds;
  }
  [[nodiscard]] bool may_end() const { return may_end_; }
  // Words that are cut otherwise than in the list ("Nour Eddine") have two sounds or more each: a
  // lone letter is not swallowed.
  [[nodiscard]] bool may_be_cut_otherwise() const { return shortest_ >= 2; }

 private:
  const SoundRules& rules_;
  const Document& document_;
  SoundKey& key_;
  std::size_t shortest_ = NearLimits::sounds;
  std::size_t count_ = 0;
  bool may_end_ = false;
};

std::string_view text_of(const Document& document, TokenRange tokens) {
  const Span span{document.tokens[tokens.first].span.begin,
                  document.tokens[tokens.last - 1].span.end};
  return span.in(document.text());
}

// Keys are alike; the rest of what makes a name found by sound.
bool fits(std::string_view text, std::string_view name, bool may_be_cut_otherwise) {
  const std::size_t words = count_words(text);
  if (words != count_words(name) && (words == 1 || !may_be_cut_otherwise)) return false;
  return folded(text) != folded(name);  // that is for the exact tables to say
}

}  // namespace

NearSearch::NearSearch(const NearNames& names, const std::vector<SoundRules>& rules)
    : names_(names), used_(names.ways()) {
  for (const std::string_view language : names.languages()) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const SoundRules& each) {
      return each.name() == language;
    });
    rules_.push_back(found == rules.end() ? nullptr : &*found);
    seeds_.push_back(NearNames::language_seed(language));
  }
}

bool NearSearch::sounds_like(const SoundRules& rules, const Document& document, TokenRange tokens,
                             std::string_view name) {
  if (tokens.size() == 0 || tokens.size() > NearLimits::sound_tokens) return false;
  SoundKey key;
  SoundRun run(rules, document, key);
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    if (!run.take(t, folded(document.tokens[t].span.in(document.text())))) return false;
  }
  SoundKey name_key;
  rules.append_key(name, name_key);
  return run.may_end() && may_sound(name, name_key) && SoundRules::alike(key, name_key) &&
         fits(text_of(document, tokens), name, run.may_be_cut_otherwise());
}

TokenRange NearSearch::run_of(const Document& document, TokenRange rest, std::uint32_t reach) {
  // Most words with a capital stand before one in lower case and are known, or short.
  const std::uint32_t last = std::min<std::uint32_t>(
      rest.last, rest.first + static_cast<std::uint32_t>(NearLimits::sound_tokens));
  std::uint32_t end = rest.first + 1;  // behind the last capital
  for (std::uint32_t t = end; t < last; ++t) {
    const Token& token = document.tokens[t];
    if (token.kind != TokenKind::word) break;
    if (has_capital(token.casing)) {
      end = t + 1;
    } else if (token.span.size() > kLongestParticle) {
      break;
    }
  }
  const bool lone = end == rest.first + 1;
  if (reach >= end || (lone && document.tokens[rest.first].span.size() < kShortestWord)) {
    end = rest.first;
  }
  return {rest.first, end};
}

void NearSearch::find(const Document& document, const Sentence& sentence,
                      std::span<const std::uint32_t> reach, Scratch& scratch,
                      std::vector<NearMatch>& out) const {
  const bool sounds = std::find(used_.begin(), used_.end(), 1) != used_.end();
  for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    if (!has_capital(document.tokens[t].casing)) continue;
    ++scratch.cost.words;
    const TokenRange rest{t, sentence.tokens.last};
    if (sounds) {
      const TokenRange run = run_of(document, rest, reach[t]);
      if (run.size() > 0) find_sounds(document, run, reach[t], scratch, out);
    }
    if (names_.has_fuzzy()) find_slips(document, rest, reach[t], scratch, out);
  }
}

// In all languages.
void NearSearch::find_sounds(const Document& document, TokenRange run, std::uint32_t known,
                             Scratch& scratch, std::vector<NearMatch>& out) const {
  constexpr std::size_t kMostSilent = 8192;
  // Its text, how it is cut, and how much of it is known already say all that is looked at below.
  scratch.run = text_of(document, run);
  scratch.run.push_back(static_cast<char>(run.size()));
  scratch.run.push_back(static_cast<char>(std::clamp(known, run.first, run.last) - run.first));
  if (scratch.silent.contains(scratch.run)) return;

  scratch.words.resize(NearLimits::sound_tokens);
  for (std::uint32_t i = 0; i < run.size(); ++i) {
    const std::string_view word = document.tokens[run.first + i].span.in(document.text());
    scratch.words[i].clear();
    if (word.size() <= kLongestWord) fold_append(word, scratch.words[i]);
  }
  const std::size_t before = out.size();
  for (std::size_t way = 0; way < rules_.size(); ++way) {
    if (used_[way] == 0 || rules_[way] == nullptr) continue;
    find_sounds(static_cast<std::uint16_t>(way), document, run, known, scratch, out);
  }
  if (out.size() > before) return;
  if (scratch.silent.size() >= kMostSilent) scratch.silent.clear();
  scratch.silent.insert(scratch.run);
}

void NearSearch::find_sounds(std::uint16_t way, const Document& document, TokenRange run,
                             std::uint32_t known, Scratch& scratch,
                             std::vector<NearMatch>& out) const {
  const SoundRules& rules = *rules_[way];
  SoundRun key(rules, document, scratch.key);
  for (std::uint32_t t = run.first; t < run.last; ++t) {
    if (!key.take(t, scratch.words[t - run.first])) return;
    const TokenRange tokens{run.first, t + 1};
    if (!key.may_end() || known >= tokens.last) continue;
    if (scratch.key.size() < NearLimits::fewest_sounds) continue;
    ++scratch.cost.lookups;
    scratch.rows.clear();
    names_.find(NearNames::sound_hash(seeds_[way], rules.classes(scratch.key)),
                NearLimits::comparisons, scratch.rows);
    for (const std::uint32_t row : scratch.rows) {
      ++scratch.cost.comparisons;
      const NearNames::Name name = names_.name(row);
      scratch.name_key.clear();
      rules.append_key(name.text, scratch.name_key);
      if (name.way == way && SoundRules::alike(scratch.key, scratch.name_key) &&
          fits(text_of(document, tokens), name.text, key.may_be_cut_otherwise())) {
        out.push_back({tokens, row, MatchedBy::sound});
      }
    }
  }
}

void NearSearch::find_slips(const Document& document, TokenRange rest, std::uint32_t known,
                            Scratch& scratch, std::vector<NearMatch>& out) const {
  const std::uint32_t last = std::min<std::uint32_t>(
      rest.last, rest.first + static_cast<std::uint32_t>(NearLimits::fuzzy_tokens));
  std::u32string letters;
  bool prefix_known = false;  // the first letters have been looked up: longer runs share them
  std::size_t left = NearLimits::comparisons;
  for (std::uint32_t t = rest.first; t < last; ++t) {
    const Token& token = document.tokens[t];
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) return;
    const std::string_view word = token.span.in(document.text());
    if (word.size() > kLongestWord) return;
    letters += letters_of(folded(word));
    if (letters.size() > NearLimits::fuzzy_letters + 2) return;
    const TokenRange tokens{rest.first, t + 1};
    if (!prefix_known) {
      prefix_known = letters.size() >= NearLimits::prefix;
      scratch.hashes.clear();
      scratch.rows.clear();
      // A name with two slips has ten letters or more, and the text eight.
      NearNames::slip_hashes(letters, prefix_known ? 2 : 1, scratch.hashes);
      scratch.cost.lookups += scratch.hashes.size();
      for (const std::uint64_t hash : scratch.hashes) {
        left -= names_.find(hash, left, scratch.rows);
      }
      std::sort(scratch.rows.begin(), scratch.rows.end());
      scratch.rows.erase(std::unique(scratch.rows.begin(), scratch.rows.end()), scratch.rows.end());
      std::erase_if(scratch.rows,
                    [&](std::uint32_t row) { return names_.name(row).way != near_format::kFuzzy; });
      scratch.forms.clear();
      for (const std::uint32_t row : scratch.rows) {
        scratch.forms.push_back(slip_form(names_.name(row).text));
      }
    }
    if (scratch.rows.empty() || known >= tokens.last) continue;
    const SlipForm form = slip_form(text_of(document, tokens));
    for (std::size_t i = 0; i < scratch.rows.size(); ++i) {
      ++scratch.cost.comparisons;
      const std::size_t slips = slips_of(form, scratch.forms[i]);
      if (slips > 0) {
        out.push_back(
            {tokens, scratch.rows[i], slips == 1 ? MatchedBy::one_slip : MatchedBy::two_slips});
      }
    }
  }
}

}  // namespace vigie
