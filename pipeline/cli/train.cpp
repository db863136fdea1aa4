// train: a model from annotated texts.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "pipeline/atomic_file.h"
#include "pipeline/cli/annotated_file.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "stages/model/trainer.h"
#include "stages/stage_table.h"

namespace vigie::cli {
namespace {

// The names that are learned, of `text`, whose positions are bytes.
std::vector<model::GoldSpan> gold_of(const AnnotatedText& text, const Document& document,
                                     const TypeTable& types) {
  std::vector<model::GoldSpan> gold;
  for (const Annotation& annotation : text.annotations) {
    const auto type = types.find(annotation.type);
    const std::size_t row = type ? model::row_of(types.coarse(*type)) : model::kTypes.size();
    if (row == model::kTypes.size() || annotation.span.empty()) continue;
    gold.push_back({document.normalisation().to_derived(annotation.span), row});
  }
  // Of names that nest the outermost is learned.
  std::sort(gold.begin(), gold.end(), [](const model::GoldSpan& a, const model::GoldSpan& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<model::GoldSpan> outer;
  for (const model::GoldSpan& span : gold) {
    if (outer.empty() || span.span.begin >= outer.back().span.end) outer.push_back(span);
  }
  return outer;
}

}  // namespace

int train(const Arguments& arguments) {
  const std::string target = arguments.get("output", {});
  if (target.empty()) throw UsageError("`train` needs --output FILE");
  if (arguments.files.empty()) throw UsageError("`train` needs annotated FILEs");
  model::TrainingOptions options;
  options.rounds = static_cast<int>(arguments.number("rounds", options.rounds, 1, 1000));
  options.folds = static_cast<int>(arguments.number("folds", options.folds, 0, 100));
  options.l1 = arguments.number("l1", options.l1, 0, 100);
  options.trust = arguments.number("trust", options.trust, 0, 10);

  std::vector<Fault> faults;
  const auto resources = open_resources(
      {.path = resource_path(arguments), .lists = {}, .rules = {}, .model = false}, faults);
  const Pipeline pipeline = make_pipeline(*resources, "resolve");
  Session session = pipeline.start();
  const model::Evidence evidence(*resources, resources->classes, stage_index("gazetteer"),
                                 stage_index("rules"));
  model::FeatureMaker maker(evidence);
  model::TrainingSet set;
  bool failed = false;
  std::vector<std::pair<std::string, bool>> files;
  for (const std::string& file : arguments.files) files.emplace_back(file, false);
  for (const std::string& file : arguments.all("apart")) files.emplace_back(file, true);
  for (const auto& [file, apart] : files) {
    AnnotatedFile texts(file, {});
    AnnotatedText text;
    std::optional<std::string> fault;
    while (texts.next_complete(text, fault)) {
      if (fault) {
        complain(*fault);
        failed = true;
        continue;
      }
      Document document = document_of(text, {});
      pipeline.run(document, session);
      set.add(document, gold_of(text, document, pipeline.types()), maker, evidence, apart);
    }
  }
  if (set.documents() == 0) throw UsageError("no annotated text in the FILEs");
  const bool terminal = isatty(STDERR_FILENO) == 1;
  model::Trainer trainer(set, options, [&](double done) {
    if (terminal && !arguments.has("quiet")) complain(fmt::format("{:3.0f} %", 100 * done));
  });
  model::FoldResult result;
  const model::TrainedWeights weights = trainer.train(result);
  ResourceBuilder builder;
  model::write_model(weights, builder);
  const std::string bytes = builder.finish();
  write_atomically(target, bytes);

  Output output("-");
  auto at_end = std::back_inserter(output.buffer());
  fmt::format_to(at_end, "documents {}\nnames {}\nnot learnable {}\nfeatures {}\nbytes {}\n",
                 set.documents(), set.gold(), set.lost(), weights.features.size(), bytes.size());
  const auto tell = [&](std::string_view what, const model::FoldResult::Counts& counts) {
    if (counts.right == 0) return;
    const double precision = static_cast<double>(counts.right) / static_cast<double>(counts.found);
    const double recall = static_cast<double>(counts.right) / static_cast<double>(counts.gold);
    fmt::format_to(at_end, "{}: precision {:.2f}, recall {:.2f}, F1 {:.2f}\n", what,
                   100 * precision, 100 * recall, 200 * precision * recall / (precision + recall));
  };
  const auto tell_all = [&](std::string_view where, const model::FoldResult::Types& types) {
    model::FoldResult::Counts all;
    for (std::size_t row = 0; row < model::kTypeCount; ++row) {
      tell(fmt::format("{}, {}", where, pipeline.types().name(model::kTypes[row])), types[row]);
      all.right += types[row].right;
      all.found += types[row].found;
      all.gold += types[row].gold;
    }
    tell(fmt::format("{}, all", where), all);
  };
  tell_all("held out", result.types);
  tell_all("held out of --apart", result.apart);
  output.finish();
  return failed ? kFailed : kDone;
}

}  // namespace vigie::cli
