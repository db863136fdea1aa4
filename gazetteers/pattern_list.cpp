// Lists as spaCy's EntityRuler writes them: JSON Lines of label, pattern and id.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "gazetteers/list_builder.h"
#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "vigie/types.h"

namespace vigie {
namespace {

namespace dom = simdjson::dom;

// Labels of spaCy's pipelines (OntoNotes, WikiNER) that are called otherwise here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kLabels = {
    {{"PERSON", "PER"},
     {"NORP", "GROUP"},
     {"FAC", "LOC.facility"},
     {"GPE", "LOC"},
     {"PRODUCT", "PROD"},
     {"WORK_OF_ART", "PROD.work"},
     {"LAW", "PROD.law"},
     {"PHONE_NUMBER", "PHONE"},
     {"ORDINAL", "QUANTITY"},
     {"CARDINAL", "QUANTITY"},
     {"EMAIL_ADDRESS", "EMAIL"}}};

std::string type_of(std::string_view label) {
  const auto row = std::find_if(kLabels.begin(), kLabels.end(),
                                [&](const auto& each) { return each.first == label; });
  return std::string(row == kLabels.end() ? label : row->second);
}

bool only_punctuation(std::string_view token, std::string_view of) {
  return !token.empty() && token.find_first_not_of(of) == std::string_view::npos;
}

// How the words of one token pattern stand in a text: blanks between them, but none where the
// tokeniser cuts without one ("l'", "Jean", "-", "Yves", "Inc", ".").
void append_word(std::string_view word, std::string& name) {
  const bool glued = name.empty() || name.ends_with('\'') || name.ends_with("\xE2\x80\x99") ||
                     name.ends_with('-') || name.ends_with('(') || word.starts_with('-') ||
                     only_punctuation(word, ".,)");
  if (!glued) name.push_back(' ');
  name += word;
}

bool has_capital(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    if (classify(utf8::next(text, position)) == CharClass::upper) return true;
  }
  return false;
}

class PatternReader {
 public:
  explicit PatternReader(ListBuilder& list) : list_(list) {}

  void line(std::string_view text, std::uint32_t number) {
    line_ = number;
    dom::element root;
    buffer_.assign(text);
    if (const auto error = parser_.parse(buffer_).get(root)) {
      fault(fmt::format("no JSON ({}), expected an object with label and pattern",
                        simdjson::error_message(error)));
      return;
    }
    dom::object object;
    if (root.get(object)) {
      fault("no JSON object, expected one with label and pattern");
      return;
    }
    ListEntry entry = list_.start(number);
    if (!read_label(object, entry) || !read_pattern(object, entry) || !read_id(object, entry)) {
      return;
    }
    list_.add(std::move(entry));
  }

 private:
  void fault(std::string message) { list_.fault(line_, 1, std::move(message)); }

  bool read_label(const dom::object& object, ListEntry& entry) {
    std::string_view label;
    if (object["label"].get(label)) {
      if (!entry.type.empty()) return true;
      fault("no label, expected a string such as \"ORG\", or --type TYPE for the whole file");
      return false;
    }
    const std::string type = type_of(label);
    if (!TypeTable::is_well_formed(type)) {
      fault(
          fmt::format("label \"{}\", expected one of spaCy's (PERSON, GPE, ...) or capitals with "
                      "finer kinds after a dot, such as ORG.company; rename it",
                      label));
      return false;
    }
    return list_.read_cell("type", type, entry);
  }

  bool read_id(const dom::object& object, ListEntry& entry) {
    dom::element element;
    if (object["id"].get(element)) return true;
    if (element.is_null()) return true;
    std::string_view id;
    if (element.get(id)) {
      fault("an id that is no string, expected one; quote it");
      return false;
    }
    if (id.empty()) return true;
    if (id.find_first_of(" \t\n") != std::string_view::npos) {
      fault(fmt::format("id \"{}\" with a blank, expected none; replace it", id));
      return false;
    }
    // Ours name their scheme; spaCy's are whatever the user calls a thing.
    entry.id =
        id.find(':') == std::string_view::npos ? fmt::format("user:{}", id) : std::string(id);
    entry.ids = entry.id;
    return true;
  }

  bool read_pattern(const dom::object& object, ListEntry& entry) {
    dom::element pattern;
    if (object["pattern"].get(pattern)) {
      fault("no pattern, expected a string or a list of tokens");
      return false;
    }
    std::string_view phrase;
    if (!pattern.get(phrase)) {
      entry.name = trimmed(phrase);
      if (!entry.name.empty()) return true;
      fault("an empty pattern, expected a name; drop the line");
      return false;
    }
    dom::array tokens;
    if (pattern.get(tokens)) {
      fault("a pattern that is neither string nor list, expected one of them");
      return false;
    }
    return read_tokens(tokens, entry);
  }

  // A name, when each token asks for its letters and nothing else.
  bool read_tokens(const dom::array& tokens, ListEntry& entry) {
    std::optional<bool> small;  // LOWER, or TEXT and ORTH
    std::size_t index = 0;
    for (const dom::element token : tokens) {
      ++index;
      dom::object attributes;
      if (token.get(attributes)) {
        fault(fmt::format("token {} is no object, expected {{\"LOWER\": ...}} or {{\"TEXT\": ...}}",
                          index));
        return false;
      }
      std::string_view word;
      std::size_t count = 0;
      for (const auto& [key, value] : attributes) {
        ++count;
        const bool lower = key == "LOWER";
        if (!lower && key != "TEXT" && key != "ORTH") {
          fault(
              fmt::format("token {} asks for {}, expected only LOWER, TEXT or ORTH: lists hold "
                          "names, for more write a rule (--rules)",
                          index, key));
          return false;
        }
        if (value.get(word)) {
          fault(
              fmt::format("token {}: {} is no string, expected one: a choice or an expression "
                          "needs an entry for each name, or a rule (--rules)",
                          index, key));
          return false;
        }
        if (small.value_or(lower) != lower) {
          fault(
              fmt::format("token {} mixes LOWER with TEXT or ORTH, expected one of them in all "
                          "tokens: a name is matched in any case or as typed",
                          index));
          return false;
        }
        small = lower;
      }
      if (count != 1) {
        fault(fmt::format("token {} has {} attributes, expected one of LOWER, TEXT and ORTH", index,
                          count));
        return false;
      }
      if (trimmed(word).empty()) {
        fault(fmt::format("token {} is empty, expected a word", index));
        return false;
      }
      if (*small && has_capital(word)) {
        fault(
            fmt::format("token {}: LOWER \"{}\" holds capitals and matches nothing, expected small "
                        "letters; write it small, or say TEXT",
                        index, word));
        return false;
      }
      append_word(word, entry.name);
    }
    if (index == 0) {
      fault("a pattern without tokens, expected one or more; drop the line");
      return false;
    }
    entry.match_case = !*small;
    return true;
  }

  ListBuilder& list_;
  dom::parser parser_;
  std::string buffer_;
  std::uint32_t line_ = 0;
};

}  // namespace

void read_patterns(std::string_view text, ListBuilder& list) {
  PatternReader reader(list);
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::string_view line = trimmed(take_line(text));
    ++number;
    if (!line.empty()) reader.line(line, number);
  }
}

}  // namespace vigie
