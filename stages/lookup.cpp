#include "stages/lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "gazetteers/pieces.h"
#include "pipeline/characters.h"
#include "stages/gazetteer_tag.h"
#include "stages/normalise.h"

namespace vigie {
namespace {

constexpr std::size_t kSamples = 5;

bool has(std::uint8_t folds, Fold fold) {
  return (folds & static_cast<std::uint8_t>(fold)) != 0;
}

// `form` as it is compared when only these folds are allowed.
std::string reduced(const PieceCutter& cutter, std::string_view form, std::uint8_t folds) {
  if (folds == kAllFolds) return cutter.folded_pieces(form);
  std::string out(form);
  if (has(folds, Fold::spelling)) out = cutter.written_out(out);
  if (has(folds, Fold::hyphens)) std::replace(out.begin(), out.end(), '-', ' ');
  return fold_letters(out, has(folds, Fold::letter_case), has(folds, Fold::accents));
}

bool same_under(const PieceCutter& cutter, std::string_view a, std::string_view b,
                std::uint8_t folds) {
  return reduced(cutter, a, folds) == reduced(cutter, b, folds);
}

// The folds without which the two forms differ.
std::uint8_t folds_between(const PieceCutter& cutter, std::string_view a, std::string_view b) {
  std::uint8_t needed = 0;
  for (const auto& [fold, name] : kFoldNames) {
    const auto bit = static_cast<std::uint8_t>(fold);
    if (!same_under(cutter, a, b, static_cast<std::uint8_t>(kAllFolds & ~bit))) needed |= bit;
  }
  return needed;
}

// The name as a text of its own, one sentence.
Document document_of(const Resources& resources, std::string_view name) {
  Document document;
  document.reset(std::string(name));
  Normalise().run(document, nullptr);
  Tokeniser(resources.words).cut(document.text(), {}, document.tokens);
  mark_lines(document.tokens, document.lines);
  if (!document.tokens.empty()) {
    const auto count = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back(
        {{document.tokens.front().span.begin, document.tokens.back().span.end}, {0, count}});
  }
  return document;
}

class LookupRun {
 public:
  LookupRun(const Resources& resources, std::string_view name)
      : resources_(resources), cutter_(resources.words), document_(document_of(resources, name)) {
    if (document_.tokens.empty()) return;
    const Span whole{document_.tokens.front().span.begin, document_.tokens.back().span.end};
    fold_marks_append(whole.in(document_.text()), form_);
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
      cutter_.cut(document_.text(), document_.tokens[t].span, t, pieces_);
    }
  }

  Lookup run() {
    result_.name = document_.text();
    if (form_.empty()) return std::move(result_);
    for (const GazetteerTag::Source& source : resources_.gazetteers) {
      add_hits(source);
      add_longer(*source.gazetteer);
    }
    add_other_ways();
    std::stable_sort(result_.hits.begin(), result_.hits.end(),
                     [](const LookupHit& a, const LookupHit& b) {
                       return std::pair(!a.found, !a.user) < std::pair(!b.found, !b.user);
                     });
    return std::move(result_);
  }

 private:
  // The node that all pieces lead to; none when no name starts so.
  [[nodiscard]] Gazetteer::Node node_of(const Gazetteer& gazetteer) const {
    Gazetteer::Node node;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      node = i == 0 ? gazetteer.start(pieces_[i].hash) : gazetteer.child(node, pieces_[i].hash);
      if (!node) break;
    }
    return node;
  }

  LookupHit hit_of(const GazetteerTag::Source& source, std::uint32_t entry) const {
    const Gazetteer& gazetteer = *source.gazetteer;
    LookupHit hit;
    hit.entry = gazetteer.entry(entry);
    hit.form = hit.entry.name;
    hit.type = resources_.types->name(hit.entry.type);
    hit.list = gazetteer.list_name(hit.entry.list);
    hit.path = gazetteer.list_path(hit.entry.list);
    hit.user = source.user;
    return hit;
  }

  void add_hits(const GazetteerTag::Source& source) {
    const Gazetteer& gazetteer = *source.gazetteer;
    for (std::uint32_t at = Gazetteer::first_surface(node_of(gazetteer)); at != kNone;) {
      const Gazetteer::Surface surface = gazetteer.surface(at);
      at = surface.next;
      // Pieces are told apart by hashes: the letters decide.
      if (cutter_.folded_pieces(surface.text) != cutter_.folded_pieces(form_)) continue;
      LookupHit hit = hit_of(source, surface.entry);
      hit.form = surface.text;
      hit.drops_first = surface.drops_first;
      hit.exact = form_ == surface.text;
      hit.folds = folds_between(cutter_, form_, surface.text);
      hit.why_not = why_not(hit);
      hit.found = hit.why_not.empty();
      result_.hits.push_back(std::move(hit));
    }
  }

  [[nodiscard]] std::string why_not(const LookupHit& hit) const {
    if (hit.exact) return {};
    if (hit.entry.match_case) return "flag case: only as typed";
    for (const auto& [fold, name] : kFoldNames) {
      if (has(hit.folds, fold) && !has(hit.entry.folds, fold)) {
        return fmt::format("its list does not fold {}", name);
      }
    }
    if (!same_under(cutter_, form_, hit.form, hit.entry.folds)) {
      return "its list does not fold enough";
    }
    if (compare_forms(form_, hit.form) != FormMatch::none) return {};
    return casing_of(hit.form) == Casing::capitals && hit.form.size() < 4
               ? "a short acronym is written in capitals"
               : "a capital is missing";
  }

  // Ways to be found that do not lead through the same pieces: what the stage itself proposes.
  void add_other_ways() {
    const GazetteerTag stage(resources_.gazetteers, resources_.words);
    const std::unique_ptr<Scratch> scratch = stage.make_scratch();
    stage.run(document_, scratch.get());
    for (const Mention& mention : document_.mentions) {
      if (mention.tokens.last != document_.tokens.size() || mention.tokens.first != 0) continue;
      const GazetteerTag::Source& source = resources_.gazetteers[source_in(mention.origin)];
      LookupHit hit = hit_of(source, mention.origin.item);
      const bool known =
          std::any_of(result_.hits.begin(), result_.hits.end(), [&](const LookupHit& other) {
            return other.path == hit.path && other.entry.line == hit.entry.line &&
                   other.entry.name == hit.entry.name && other.found;
          });
      if (known) continue;
      hit.found = true;
      result_.hits.push_back(std::move(hit));
    }
  }

  void add_longer(const Gazetteer& gazetteer) {
    const std::string start = cutter_.folded_pieces(form_) + ' ';
    for (std::uint32_t at = gazetteer.first_name(); at != kNone;) {
      const Gazetteer::Surface surface = gazetteer.surface(at);
      at = surface.after;
      if (surface.drops_first) continue;
      if (!cutter_.folded_pieces(surface.text).starts_with(start)) continue;
      ++result_.longer;
      if (result_.samples.size() < kSamples) result_.samples.push_back(surface.text);
    }
  }

  const Resources& resources_;
  PieceCutter cutter_;
  Document document_;
  std::string form_;
  std::vector<Piece> pieces_;
  Lookup result_;
};

}  // namespace

Lookup look_up(const Resources& resources, std::string_view name) {
  return LookupRun(resources, name).run();
}

}  // namespace vigie
