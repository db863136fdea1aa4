#include "stages/name_heads.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {

NameHeads::NameHeads(const WordLists& words) {
  for (const Word& word : words.get("civilities")) civilities_.insert(folded(word.text));
  for (const Word& word : words.get("function_words")) openers_.insert(folded(word.text));
  for (const Word& word : words.get("determiners")) determiners_.insert(folded(word.text));
  const auto take_single = [&](std::string_view list, Set& set) {
    for (const Word& word : words.get(list)) {
      if (word.text.find(' ') == std::string::npos) set.insert(folded(word.text));
    }
  };
  take_single("functions", titles_);
  take_single("organisation_heads", things_);
  take_single("competition_heads", things_);
  for (const Word& complement : words.get("function_complements")) {
    const std::string_view text = complement.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" '", begin), text.size());
      std::size_t position = begin;
      if (end > begin && classify(utf8::next(text, position)) == CharClass::upper)
        titles_.insert(folded(text.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
}

}  // namespace vigie
