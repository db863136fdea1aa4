// Candidates for names that a text spells otherwise than the lists.
#pragma once

#include <memory>
#include <vector>

#include "gazetteers/gazetteer.h"
#include "gazetteers/near_search.h"

namespace vigie {

/// What gazetteer mentions keep of how they were found, in the top bits of Origin::source.
[[nodiscard]] inline std::uint32_t source_and(MatchedBy by, std::uint32_t source) {
  return static_cast<std::uint32_t>(by) << 24U | source;
}
[[nodiscard]] inline std::uint32_t source_in(const Origin& origin) {
  return origin.source & 0xFFFFFFU;
}
[[nodiscard]] inline MatchedBy matched_by(const Origin& origin) {
  return static_cast<MatchedBy>(origin.source >> 24U);
}

/// What `explain` says of it.
[[nodiscard]] std::string_view reason_of(MatchedBy by);

/// Part of the stage "gazetteer": proposes near names where the tables of exact names have nothing.
class NearMentions {
 public:
  NearMentions(const std::vector<std::shared_ptr<const Gazetteer>>& gazetteers,
               const WordLists& words);
  // Its parts point at one another.
  NearMentions(const NearMentions&) = delete;
  NearMentions& operator=(const NearMentions&) = delete;

  /// No list has near names.
  [[nodiscard]] bool empty() const { return sources_.empty(); }

  struct Scratch {
    std::vector<NearSearch::Scratch> searches;  ///< by source: each remembers what it looked for
    std::vector<std::uint32_t> reach;
    std::vector<NearMatch> matches;
  };

  /// A match, and whose it is.
  struct Found {
    std::uint32_t source;  ///< index of the gazetteer
    NearMatch match;
    NearNames::Name name;
  };

  /// Appends what stands in the text and within no mention of `document.mentions` from `before` on:
  /// these come from the exact tables. Where a slip is forgiven, capitals are as compare_forms()
  /// wants them.
  void find(const Document& document, std::size_t before, Scratch& scratch,
            std::vector<Found>& out) const;

 private:
  struct Source {
    std::uint32_t index;
    std::shared_ptr<const Gazetteer> gazetteer;
    NearSearch search;
  };
  std::vector<SoundRules> rules_;
  std::vector<Source> sources_;
};

}  // namespace vigie
