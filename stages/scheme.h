// Schemes: our mentions as another tradition of annotation would mark them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/text_source.h"
#include "vigie/stage.h"

namespace vigie {

/// One line of a scheme file: what becomes of a type and its finer kinds.
struct SchemeRow {
  enum class Action : std::uint8_t {
    map,   ///< is called `target`
    drop,  ///< is left out
    open,  ///< is left out; what lies within it counts in its stead
    show,  ///< counts although a rule took it for evidence only
    take,  ///< takes in the part `target` that stands right before it
    lead,  ///< takes in words of the list `target` that stand right before it
    only,  ///< of all types only those that some such row names are written, by their new names
  };
  Action action = Action::map;
  std::string type;
  std::string target;  ///< a type (map), a part (take), a word list (lead)
  Place place = {};    ///< of `target`
};

/// A scheme, read and checked.
struct Scheme {
  std::string name;  ///< stem of its file
  std::vector<SchemeRow> rows;
};

/// Reads a scheme. Every faulty line goes to `faults`. Never throws for what the text contains.
[[nodiscard]] Scheme parse_scheme(const TextSource& source, std::vector<Fault>& faults);

/// The stage that applies a scheme to kept mentions, after all others. What the scheme has no place
/// for is dropped as `outside_scheme`. The longest type a row names decides: "DATE.month" before
/// "DATE".
class ApplyScheme final : public Stage {
 public:
  /// Interns the types that the scheme names into `types`, in which all others must stand already.
  /// Takes what it needs of `words`: the lists of `lead` rows, and `particles`, which may stand
  /// between such a word and the name. Throws ConfigError for a list that is not there.
  ApplyScheme(const Scheme& scheme, TypeTable& types, const WordLists& words);

  [[nodiscard]] std::string_view name() const override { return "scheme"; }
  [[nodiscard]] Layer needs() const override {
    return Layer::text | Layer::tokens | Layer::mentions | Layer::verdicts;
  }
  [[nodiscard]] Layer provides() const override { return Layer::mentions | Layer::verdicts; }
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

 private:
  // What becomes of one type.
  struct Fate {
    TypeId type = 0;
    bool drop = false;
    bool open = false;
    bool show = false;
    std::vector<std::string> take;
    std::vector<std::string> lead;  // word lists
  };
  // A word of a list, found by its folded form.
  struct LeadWord {
    std::string list;
    bool capital = false;
  };
  using LeadWords = std::unordered_multimap<std::string, LeadWord>;
  void take_parts(Document& document, std::uint32_t m, std::vector<std::uint32_t>& owner) const;
  void take_lead(Document& document, std::uint32_t m, std::vector<std::uint32_t>& owner) const;
  [[nodiscard]] bool is_word_of(std::string_view bytes,
                                const std::vector<std::string>& lists) const;
  LeadWords lead_words_;
  std::vector<Fate> fates_;  // by type
};

}  // namespace vigie
