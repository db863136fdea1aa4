#include "stages/stage_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pipeline/nearest.h"
#include "stages/acronyms.h"
#include "stages/entities.h"
#include "stages/gazetteer_tag.h"
#include "stages/normalise.h"
#include "stages/person_names.h"
#include "stages/resolve.h"
#include "stages/rule_tag.h"
#include "stages/sentences.h"
#include "stages/times.h"
#include "stages/tokens.h"
#include "stages/weigh.h"
#include "stages/zones.h"

namespace vigie {
namespace {

std::unique_ptr<Stage> make_names(const Resources& resources) {
  std::vector<std::shared_ptr<const Gazetteer>> gazetteers;
  for (const auto& source : resources.gazetteers) gazetteers.push_back(source.gazetteer);
  return std::make_unique<PersonNames>(std::move(gazetteers), resources.words, *resources.types);
}

std::unique_ptr<Stage> make_weigh(const Resources& resources) {
  return std::make_unique<Weigh>(
      std::make_shared<model::Evidence>(resources, resources.classes, stage_index("gazetteer"),
                                        stage_index("rules")),
      resources.weights);
}

constexpr auto kTable = std::to_array<StageRow>({
    {"normalise", "decodes, makes NFC, joins words cut at line ends, keeps a map back",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<Normalise>(LineJoins(r.words));
     }},
    {"zones", "marks the furniture of a scraped press page",
     [](const Resources& r) -> std::unique_ptr<Stage> { return std::make_unique<Zones>(r.zones); }},
    {"tokens", "cuts words, numbers and marks",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<Tokens>(r.words);
     }},
    {"sentences", "groups tokens into sentences",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<Sentences>(r.words);
     }},
    {"gazetteer", "proposes the names of the lists",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<GazetteerTag>(r.gazetteers, r.words);
     }},
    {"rules", "proposes what the RE2 rules match",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<RuleTag>(r.rules, r.words, *r.types);
     }},
    {"names", "proposes people from given names and surnames", make_names},
    {"acronyms", "proposes acronyms and their long forms",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<Acronyms>(r.words, *r.types);
     }},
    {"resolve", "keeps or drops each candidate",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<Resolve>(r.types);
     }},
    {"weigh", "judges names by a trained model of the evidence", make_weigh},
    {"times", "resolves dates and hours against the day of writing",
     [](const Resources& r) -> std::unique_ptr<Stage> { return std::make_unique<Times>(r.words); }},
    {"entities", "joins the mentions of one entity and finds later ones",
     [](const Resources& r) -> std::unique_ptr<Stage> {
       return std::make_unique<Entities>(r.types);
     }},
});

}  // namespace

std::span<const StageRow> stage_table() {
  return kTable;
}

std::uint8_t stage_index(std::string_view name) {
  const auto row = std::find_if(kTable.begin(), kTable.end(),
                                [&](const StageRow& each) { return each.name == name; });
  return static_cast<std::uint8_t>(row - kTable.begin());
}

Pipeline make_pipeline(const Resources& resources, std::string_view until, const Scheme* scheme) {
  // Tokens and sentences are two stages here; other tools cut text in one, called so.
  if (until == "tokenise") until = "sentences";
  std::vector<std::unique_ptr<Stage>> stages;
  bool found = until.empty();
  std::vector<std::string_view> names;
  for (const StageRow& row : kTable) {
    names.push_back(row.name);
    if (found && !until.empty()) continue;
    stages.push_back(row.make(resources));
    found = found || row.name == until;
  }
  if (!found) {
    throw UsageError(fmt::format("unknown stage \"{}\", expected one of {}; did you mean \"{}\"?",
                                 until, fmt::join(names, ", "), nearest(until, names)));
  }
  const bool judged = std::any_of(stages.begin(), stages.end(), [](const auto& stage) {
    return any(stage->provides() & Layer::verdicts);
  });
  if (scheme != nullptr && judged)
    stages.push_back(std::make_unique<ApplyScheme>(*scheme, *resources.types, resources.words));
  return {std::move(stages), resources.types};
}

}  // namespace vigie
