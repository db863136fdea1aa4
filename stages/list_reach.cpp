#include "stages/list_reach.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "gazetteers/pieces.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/gazetteer_tag.h"
#include "stages/sentences.h"
#include "stages/tokens.h"

namespace vigie {
namespace {

// Before and behind a name. It can match when it can in one of them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kContexts = {
    {{"Il va \xC3\xA0 ", " et parle."},
     {"", ""},
     {"Il parle de l'", ", dit-il."},
     {"(", ")"},
     {"\xC2\xAB\xC2\xA0", "\xC2\xA0\xC2\xBB"}}};

struct Name {
  const ListEntry* entry;
  std::string_view text;
};

bool holds_control(std::string_view name) {
  std::size_t position = 0;
  while (position < name.size()) {
    const CharClass c = classify(utf8::next(name, position));
    if (c == CharClass::other || c == CharClass::newline) return true;
  }
  return false;
}

class Reach {
 public:
  explicit Reach(const WordLists& words) : tokeniser_(words), sentences_(words) {}

  // Leaves in `names` those that are cut otherwise than by themselves when `context` stands round
  // them. All of them in one text, a paragraph each.
  void erase_whole(const std::pair<std::string_view, std::string_view>& context,
                   std::vector<Name>& names) {
    std::string text;
    std::vector<std::uint32_t> begins;
    for (const Name& name : names) {
      text += context.first;
      begins.push_back(static_cast<std::uint32_t>(text.size()));
      text += name.text;
      text += context.second;
      text += "\n\n";
    }
    document_.reset(std::move(text));
    document_.tokens.clear();
    tokeniser_.cut(document_.text(), {}, document_.tokens);
    mark_lines(document_.tokens, document_.lines);
    document_.sentences.clear();
    sentences_.run(document_, nullptr);

    std::vector<Name> left;
    std::size_t token = 0;
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::vector<Token>& tokens = document_.tokens;
      while (token < tokens.size() && tokens[token].span.end <= begins[i]) ++token;
      const std::vector<Span> alone = tokeniser_.cut_name(names[i].text);
      bool whole = !alone.empty() && token + alone.size() <= tokens.size();
      for (std::size_t k = 0; whole && k < alone.size(); ++k) {
        whole =
            tokens[token + k].span == Span{alone[k].begin + begins[i], alone[k].end + begins[i]};
      }
      const std::vector<Sentence>& sentences = document_.sentences;
      while (sentence < sentences.size() && sentences[sentence].tokens.last <= token) ++sentence;
      whole = whole && sentence < sentences.size() &&
              token + alone.size() <= sentences[sentence].tokens.last;
      if (!whole) left.push_back(names[i]);
    }
    names = std::move(left);
  }

  // The name as a text shows it: from its first token to its last.
  [[nodiscard]] std::string_view shown(std::string_view name) const {
    const std::vector<Span> tokens = tokeniser_.cut_name(name);
    if (tokens.empty()) return {};
    return name.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
  }

 private:
  Tokeniser tokeniser_;
  Sentences sentences_;
  Document document_;
};

std::string marks_folded(std::string_view text) {
  std::string out;
  fold_marks_append(text, out);
  return out;
}

}  // namespace

void lint_reach(const ListFile& list, const WordLists& words, ListOwner owner,
                std::vector<Fault>& faults) {
  Reach reach(words);
  std::vector<Name> names;
  for (const ListEntry& entry : list.entries) {
    for (const std::string_view name : names_of(entry)) {
      if (holds_control(name)) continue;
      const std::string_view shown = reach.shown(name);
      if (shown.empty()) continue;  // the compiler says so
      names.push_back({&entry, name});
      if ((entry.match_case || list.folds == 0) && marks_folded(shown) != marks_folded(name)) {
        faults.push_back({{list.path, entry.line, 0},
                          fmt::format("\"{}\" can never match as typed, since names start and end "
                                      "with a token; write \"{}\"",
                                      name, shown)});
      }
    }
  }
  for (const auto& context : kContexts) {
    if (names.empty()) return;
    reach.erase_whole(context, names);
  }
  for (const Name& name : names) {
    faults.push_back(
        {{list.path, name.entry->line, 0},
         fmt::format("\"{}\" can never match: in a text it is cut otherwise, or in two "
                     "sentences; write it as texts do, or drop it",
                     name.text),
         owner == ListOwner::tree});
  }
}

}  // namespace vigie
