// Words before a person's name that are no part of it, though capitalised.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "pipeline/text_source.h"

namespace vigie {

/// Knows by the word lists which capitalised words before a name do not belong to it: civil titles
/// ("Mme"), functions ("Ministre"), the fields of ministries ("la ministre des Sports Miri Regev"),
/// and words that have a capital because they open the sentence. All words are asked for as
/// `folded` gives them. Immutable, so any number of threads may ask.
class NameHeads {
 public:
  /// Uses the lists civilities, functions, organisation_heads and competition_heads (of these three
  /// those of one word), function_complements (their capitalised words), function_words and
  /// determiners.
  explicit NameHeads(const WordLists& words);

  /// "mme", "docteur": stands before people's names and before nothing else.
  [[nodiscard]] bool is_civility(std::string_view word) const { return has(civilities_, word); }
  /// A civil title, a function or the field of one.
  [[nodiscard]] bool is_title(std::string_view word) const {
    return is_civility(word) || has(titles_, word);
  }
  /// "groupe", "coupe": what starts with it is named after somebody at best.
  [[nodiscard]] bool is_thing(std::string_view word) const { return has(things_, word); }
  /// "selon", "le": as the first word of a sentence its capital proves nothing.
  [[nodiscard]] bool is_opener(std::string_view word) const { return has(openers_, word); }
  /// "le", "cette": what follows at the beginning of a sentence is hardly a person's name.
  [[nodiscard]] bool is_determiner(std::string_view word) const { return has(determiners_, word); }

 private:
  using Set = std::unordered_set<std::string>;
  static bool has(const Set& set, std::string_view word) { return set.contains(std::string(word)); }

  Set civilities_;
  Set titles_;
  Set things_;
  Set openers_;
  Set determiners_;
};

}  // namespace vigie
