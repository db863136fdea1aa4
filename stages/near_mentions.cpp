#include "stages/near_mentions.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "stages/gazetteer_tag.h"

namespace vigie {

std::string_view reason_of(MatchedBy by) {
  switch (by) {
    case MatchedBy::exact: return "the text has it letter by letter";
    case MatchedBy::folded: return "it is the same when folded";
    case MatchedBy::sound: return "it sounds the same";
    case MatchedBy::one_slip: return "one letter differs";
    case MatchedBy::two_slips: return "two letters differ";
  }
  return {};
}

NearMentions::NearMentions(const std::vector<std::shared_ptr<const Gazetteer>>& gazetteers,
                           const WordLists& words)
    : rules_(sound_rules_of(words)) {
  for (std::uint32_t i = 0; i < gazetteers.size(); ++i) {
    const NearNames& names = gazetteers[i]->near_names();
    if (!names.empty()) sources_.push_back({i, gazetteers[i], NearSearch(names, rules_)});
  }
}

void NearMentions::find(const Document& document, std::size_t before, Scratch& scratch,
                        std::vector<Found>& out) const {
  std::vector<std::uint32_t>& reach = scratch.reach;
  reach.assign(document.tokens.size(), 0);
  for (std::size_t m = before; m < document.mentions.size(); ++m) {
    const TokenRange tokens = document.mentions[m].tokens;
    reach[tokens.first] = std::max(reach[tokens.first], tokens.last);
  }
  for (std::size_t t = 1; t < reach.size(); ++t) reach[t] = std::max(reach[t], reach[t - 1]);
  std::string text;
  scratch.searches.resize(sources_.size());
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    const Source& source = sources_[s];
    NearSearch::Scratch& search = scratch.searches[s];
    scratch.matches.clear();
    for (const Sentence& sentence : document.sentences) {
      source.search.find(document, sentence, reach, search, scratch.matches);
    }
    for (const NearMatch& match : scratch.matches) {
      const NearNames::Name name = source.gazetteer->near_names().name(match.name);
      if (name.entry >= source.gazetteer->entry_count()) continue;  // a damaged file
      if (match.by != MatchedBy::sound) {
        text.clear();
        const Span span{document.tokens[match.tokens.first].span.begin,
                        document.tokens[match.tokens.last - 1].span.end};
        fold_marks_append(span.in(document.text()), text);
        // "ZorblaxIndustries": capitals are compared word by word, and there are not as many.
        if (count_words(text) == count_words(name.text) &&
            compare_forms(text, name.text) == FormMatch::none) {
          continue;
        }
      }
      out.push_back({source.index, match, name});
    }
  }
}

}  // namespace vigie
