#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <unordered_map>

#include "pipeline/cli/annotated_file.h"
#include "pipeline/cli/files.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "pipeline/evaluation/error_page.h"
#include "pipeline/evaluation/evaluation.h"
#include "pipeline/evaluation/same_text.h"
#include "pipeline/mention_order.h"
#include "stages/stage_table.h"

namespace vigie::cli {
namespace {

constexpr std::array<std::string_view, 3> kOutputs = {"markdown", "tsv", "json"};
constexpr std::size_t kMostFaults = 10;  // of one kind are told one by one

// Flags that say how the gold's texts are annotated: without effect on a prediction that is there.
constexpr auto kTagging = std::to_array<std::string_view>(
    {"scheme", "min-score", "dct", "lists", "exclude", "type", "list-format", "cache", "no-cache",
     "rules", "model", "resource"});

// Something about the files given cannot be scored. All faults have been told.
class CannotScore : public InputOutputError {
 public:
  using InputOutputError::InputOutputError;
};

// Tells faults, the first ones in words, and how many there were.
class Faults {
 public:
  void add(const std::string& message) {
    if (++count_ <= kMostFaults) complain(message);
  }
  // Throws when there were any.
  void check() const {
    if (count_ == 0) return;
    throw CannotScore(
        fmt::format("eval: {} fault{}, nothing was scored", count_, count_ == 1 ? "" : "s"));
  }

 private:
  std::size_t count_ = 0;
};

// All texts of a file or folder.
std::vector<AnnotatedText> read_texts(const Arguments& arguments, const std::string& path) {
  AnnotatedFile file(path, arguments.get("input", {}));
  std::vector<AnnotatedText> texts;
  Faults faults;
  std::optional<std::string> fault;
  AnnotatedText text;
  while (file.next(text, fault)) {
    if (fault) {
      faults.add(*fault);
    } else {
      texts.push_back(std::move(text));
    }
  }
  faults.check();
  const bool annotated =
      std::any_of(texts.begin(), texts.end(), [](const AnnotatedText& t) { return t.annotated; });
  if (!annotated) {
    throw InputOutputError(
        fmt::format("{}: no annotated text in it, expected \"spans\" or "
                    "\"entities\" in JSON Lines, or labels",
                    path));
  }
  return texts;
}

// The texts of a run. The judge, and so this verb, takes "spans" before "entities": in what `vigie
// tag` makes of a gold the spans are the gold's own, passed through.
std::vector<AnnotatedText> read_run(const Arguments& arguments, const std::string& path) {
  std::vector<AnnotatedText> texts = read_texts(arguments, path);
  const auto both = std::find_if(texts.begin(), texts.end(), [](const AnnotatedText& text) {
    return text.entities_passed_over;
  });
  if (both != texts.end() && !arguments.has("quiet")) {
    complain(
        fmt::format("{}: has \"spans\" and \"entities\"; \"spans\" count: leave them out where "
                    "they are the gold's, passed through by `vigie tag`",
                    both->source));
  }
  return texts;
}

std::string name_of(const AnnotatedText& text) {
  return text.id.empty() ? text.source : fmt::format("{} ({})", text.source, text.id);
}

// For each text of the gold, the one of `run` that belongs to it: by id, or by order where ids are
// missing on one side. Positions then count in the gold's bytes.
std::vector<AnnotatedText> matched(std::vector<AnnotatedText> run,
                                   const std::vector<AnnotatedText>& gold, const std::string& path,
                                   bool quiet) {
  const auto named = [](const std::vector<AnnotatedText>& texts) {
    return std::all_of(texts.begin(), texts.end(),
                       [](const AnnotatedText& t) { return !t.id.empty(); });
  };
  Faults faults;
  std::vector<AnnotatedText> result;
  if (named(run) && named(gold)) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (!places.emplace(run[i].id, i).second)
        faults.add(fmt::format("{}: the id \"{}\" a second time", run[i].source, run[i].id));
    }
    std::vector<char> used(run.size(), 0);
    for (const AnnotatedText& text : gold) {
      const auto it = places.find(text.id);
      if (it == places.end()) {
        faults.add(fmt::format("{}: no prediction for it in {}", name_of(text), path));
        continue;
      }
      used[it->second] = 1;
      result.push_back(run[it->second]);
    }
    const auto spare = static_cast<std::size_t>(std::count(used.begin(), used.end(), 0));
    if (spare > 0 && !quiet) {
      complain(fmt::format("{}: {} text{} without gold, the first {}; left out", path, spare,
                           spare == 1 ? "" : "s",
                           name_of(run[static_cast<std::size_t>(
                               std::find(used.begin(), used.end(), 0) - used.begin())])));
    }
  } else if (run.size() == gold.size()) {
    result = std::move(run);
  } else {
    faults.add(
        fmt::format("{}: {} text{}, the gold has {}; without ids on both sides they are "
                    "matched by their order",
                    path, run.size(), run.size() == 1 ? "" : "s", gold.size()));
  }
  faults.check();
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (auto fault = move_to(result[i], *gold[i].text, gold[i].from_tokens))
      faults.add(fmt::format("{}: {}", name_of(result[i]), *fault));
  }
  faults.check();
  return result;
}

// What Vigie finds in a text.
AnnotatedText annotated(const Pipeline& pipeline, Session& session, const AnnotatedText& gold,
                        const DocumentDate& written, float min_score) {
  Document document = document_of(gold, written);
  pipeline.run(document, session);
  AnnotatedText result;
  result.id = gold.id;
  result.annotated = true;
  const TypeTable& types = pipeline.types();
  for (const std::uint32_t m : kept_mentions(document)) {
    const Mention& mention = document.mentions[m];
    if (mention.score >= 0.0F && mention.score < min_score) continue;
    OriginText origin = pipeline.describe(document, mention);
    Annotation annotation;
    annotation.span = document.in_decoded(mention.span);
    annotation.type = types.name(types.coarse(mention.type));
    annotation.kind = types.name(mention.type);
    annotation.zone = zone_name(document.zone_kind_at(mention.span.begin));
    annotation.proposer_kind = std::move(origin.kind);
    annotation.proposer = std::move(origin.source);
    if (mention.score >= 0.0F) annotation.score = mention.score;
    result.annotations.push_back(std::move(annotation));
  }
  for (const Zone& zone : document.zones)
    result.zones.push_back({document.in_decoded(zone.span), zone_name(zone.kind)});
  return result;
}

std::vector<AnnotatedText> annotated(const Arguments& arguments,
                                     const std::vector<AnnotatedText>& gold) {
  const DocumentDate written = wanted_date(arguments);
  const auto min_score = static_cast<float>(arguments.number("min-score", 0.0, 0.0, 1.0));
  std::vector<Fault> faults;
  const std::shared_ptr<Resources> resources = open_and_report(arguments, faults);
  if (!faults.empty()) throw ConfigError({}, "eval: nothing was scored, for lists are at fault");
  const std::optional<Scheme> scheme = wanted_scheme(arguments, *resources);
  const Pipeline pipeline = make_pipeline(*resources, {}, scheme ? &*scheme : nullptr);
  Session session = pipeline.start();
  std::vector<AnnotatedText> result;
  for (const AnnotatedText& text : gold)
    result.push_back(annotated(pipeline, session, text, written, min_score));
  return result;
}

EvaluationOptions evaluation_options(const Arguments& arguments) {
  EvaluationOptions options;
  options.scoring.nested = arguments.has("nested");
  for (std::string& type : comma_values(arguments, "types"))
    options.scoring.types.insert(std::move(type));
  for (const std::string& rename : arguments.all("map")) {
    const std::size_t equals = rename.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw UsageError(
          fmt::format("--map: \"{}\", expected FROM=TO, such as pers=PER or LOC.*=LOC", rename));
    }
    options.scoring.renames.emplace_back(rename.substr(0, equals), rename.substr(equals + 1));
  }
  std::array<std::string_view, kGroupingCount> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = grouping_name(static_cast<Grouping>(i));
  for (const std::string& name : comma_values(arguments, "by")) {
    const auto it = std::find(names.begin(), names.end(), name);
    if (it == names.end()) unknown_value("by", name, names);
    options.by.push_back(static_cast<Grouping>(it - names.begin()));
  }
  options.intervals = arguments.has("intervals");
  options.against = arguments.has("against");
  if (const std::string seed = arguments.get("seed", {}); !seed.empty()) {
    const auto [end, code] = std::from_chars(seed.data(), seed.data() + seed.size(), options.seed);
    if (code != std::errc() || end != seed.data() + seed.size()) {
      throw UsageError(fmt::format("--seed: \"{}\", expected a whole number below 2^32", seed));
    }
  }
  return options;
}

// What can be wrong with the command line is told before anything is read.
void check_flags(const Arguments& arguments) {
  if (arguments.files.empty() || arguments.files.size() > 2) {
    throw UsageError(
        fmt::format("`eval` takes GOLD, and PRED where the predictions are there "
                    "already; found {} files",
                    arguments.files.size()));
  }
  if (std::count(arguments.files.begin(), arguments.files.end(), "-") +
          (arguments.get("against", {}) == "-" ? 1 : 0) >
      1) {
    throw UsageError("`eval`: standard input (-) can be one file only");
  }
  check_input_format(arguments);
  const std::string format = arguments.get("format", kOutputs[0]);
  if (std::find(kOutputs.begin(), kOutputs.end(), format) == kOutputs.end())
    unknown_value("format", format, kOutputs);
  if (arguments.files.size() == 2) {
    for (const std::string_view flag : kTagging) {
      if (arguments.has(flag)) {
        throw UsageError(
            fmt::format("--{} says how to annotate, but {} is annotated already; "
                        "leave one out",
                        flag, arguments.files[1]));
      }
    }
  } else {
    static_cast<void>(wanted_date(arguments));
    static_cast<void>(list_options(arguments));
  }
}

// A type that nobody has is a slip of the pen.
void warn_of_types(const Arguments& arguments, const ScoringOptions& scoring,
                   const std::vector<Table>& tables) {
  for (const std::string& type : scoring.types) {
    const bool there = std::any_of(
        tables.front().rows.begin(), tables.front().rows.end(),
        [&](const std::vector<Cell>& row) { return std::get<std::string>(row[1]) == type; });
    if (!there && !arguments.has("quiet"))
      complain(fmt::format("--types: neither side has any {}", type));
  }
}

}  // namespace

int eval(const Arguments& arguments) {
  check_flags(arguments);
  const EvaluationOptions options = evaluation_options(arguments);
  const std::string& gold_path = arguments.files.front();
  std::vector<AnnotatedText> gold = read_texts(arguments, gold_path);
  Faults faults;
  for (AnnotatedText& text : gold) {
    auto fault = text.text ? count_in_bytes(text, *text.text) : "no \"text\" in the gold";
    if (fault) faults.add(fmt::format("{}: {}", name_of(text), *fault));
  }
  faults.check();

  const bool given = arguments.files.size() == 2;
  const std::vector<AnnotatedText> found =
      given ? matched(read_run(arguments, arguments.files[1]), gold, arguments.files[1],
                      arguments.has("quiet"))
            : annotated(arguments, gold);
  std::vector<AnnotatedText> against;
  if (options.against) {
    const std::string path = arguments.get("against", {});
    against = matched(read_run(arguments, path), gold, path, arguments.has("quiet"));
  }

  std::optional<Output> page_file;
  if (arguments.has("page")) page_file.emplace(arguments.get("page", {}));
  Output output(arguments.get("output", "-"));
  Evaluation evaluation(options);
  ErrorPage page;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const ScoredText scored =
        evaluation.add(*gold[i].text, gold[i], found[i], options.against ? &against[i] : nullptr);
    if (page_file)
      page.add(gold[i].id.empty() ? gold[i].source : gold[i].id, *gold[i].text, scored);
  }

  const std::vector<Table> tables = evaluation.tables();
  warn_of_types(arguments, options.scoring, tables);
  const std::string format = arguments.get("format", kOutputs[0]);
  if (arguments.has("brief")) {
    const auto scores = evaluation.micro();
    output.buffer() = fmt::format("strict {:.2f} boundary {:.2f} overlap {:.2f}\n", scores[0],
                                  scores[1], scores[2]);
  } else if (format == "tsv") {
    append_tsv(tables, output.buffer());
  } else if (format == "json") {
    append_json(tables, output.buffer());
  } else {
    append_markdown(tables, output.buffer());
  }
  if (page_file) {
    page_file->buffer() = page.html(
        fmt::format("{} against {}", given ? arguments.files[1] : "vigie", gold_path), tables);
    page_file->finish();
  }
  output.finish();
  return kDone;
}

}  // namespace vigie::cli
