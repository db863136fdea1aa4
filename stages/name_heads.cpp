#include "stages/name_heads.h"

#include <algorithm>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {

NameHeads::NameHeads(const WordLists& words) {
  for (const Word& word : words.get("civilities")) civilities_.insert(folded(word.text));
  for (const Word& word : words.get("function_words")) openers_.insert(folded(word.text));
  for (const Word& word : words.get("determiners")) determiners_.insert(folded(word.text));
  for (const Word& word : words.get("functions")) {
    if (word.text.find(' ') == std::string::npos) titles_.insert(folded(word.text));
  }
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
