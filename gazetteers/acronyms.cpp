#include "gazetteers/acronyms.h"

#include "pipeline/characters.h"
#include "pipeline/utf8.h"

namespace vigie {

std::string other_acronym(std::string_view name) {
  constexpr std::size_t kLongest = 10;  // letters
  std::string plain;
  std::string dotted;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const CharClass c = classify(utf8::next(name, at));
    if (c == CharClass::upper) {
      ++letters;
      plain += name.substr(begin, at - begin);
      dotted += name.substr(begin, at - begin);
      dotted += '.';
    } else if (name[begin] != '.') {
      return {};
    }
  }
  if (letters < 2 || letters > kLongest) return {};
  if (name == plain) return dotted;
  return name == dotted ? plain : std::string();
}

}  // namespace vigie
