#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "pipeline/cli/annotated_file.h"
#include "pipeline/cli/files.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/targets.h"
#include "pipeline/cli/verbs.h"
#include "pipeline/formats/annotated_document.h"
#include "pipeline/formats/format_losses.h"
#include "pipeline/formats/json.h"
#include "stages/stage_table.h"

namespace vigie::cli {
namespace {

// Cuts texts into tokens and sentences, finds their zones, and leaves the marks to whoever gave
// them, who is `given` then.
Pipeline cutting_pipeline(const Resources& resources, const GivenMarks*& given) {
  std::vector<std::unique_ptr<Stage>> stages;
  for (const StageRow& row : stage_table()) {
    stages.push_back(row.make(resources));
    if (row.name == "sentences") break;
  }
  auto last = std::make_unique<GivenMarks>();
  given = last.get();
  stages.push_back(std::move(last));
  return {std::move(stages), resources.types};
}

std::string member(std::string_view name, std::string_view value) {
  std::string raw = fmt::format("\"{}\":", name);
  append_json_string(value, raw);
  return raw;
}

// One text as a record. Formats with fields get the members of JSON, or what other formats have.
Record record_of(AnnotatedText& text, const std::string& path, std::size_t number) {
  Record record;
  record.document = document_of(text, {});
  record.source = path;
  record.line = number;
  // Texts without an id are called as those of `tag` are, and numbered: ids may become file names.
  const std::string stem = path == "-" ? "stdin" : std::filesystem::path(path).stem().string();
  record.id = text.id.empty() ? fmt::format("{}:{}", stem, number) : text.id;
  record.date = text.date;
  record.members = std::move(text.members);
  if (record.members.empty() && !text.date.empty()) {
    for (const auto& [name, value] :
         {std::pair<std::string_view, std::string_view>{"id", record.id},
          {"source", record.source},
          {"date", record.date},
          {"text", *text.text}})
      record.members.push_back({std::string(name), member(name, value)});
  }
  return record;
}

std::string listed(const Losses& losses) {
  std::string out;
  for (const auto& [what, count] : losses)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, what);
  return out;
}

void tell(const std::string& where, const char* what, const Losses& losses) {
  if (!losses.empty()) complain(fmt::format("{}: {}: {}", where, what, listed(losses)));
}

}  // namespace

int convert(const Arguments& arguments) {
  check_input_format(arguments);
  std::vector<Export> exports = wanted_exports(arguments);
  if (!arguments.has("output")) check_format(arguments);
  if (arguments.get("format", {}) == "explain") {
    throw UsageError(
        "--format explain shows what Vigie weighed, but `convert` weighs nothing; use `vigie "
        "explain`");
  }
  WriterOptions options;
  options.unit = wanted_unit(arguments);
  options.shown = shown_layers(arguments);

  std::vector<Fault> faults;
  const std::shared_ptr<Resources> resources = open_and_report(arguments, faults);
  const GivenMarks* given = nullptr;
  const Pipeline pipeline = cutting_pipeline(*resources, given);
  for (const std::string& name : comma_values(arguments, "types"))
    static_cast<void>(resources->types->intern(name));  // the texts may have types of their own
  options.types = wanted_types(arguments, pipeline.types());
  Session session = pipeline.start();
  Targets targets(arguments, std::move(exports), pipeline, options);

  std::map<const FormatRow*, Losses> lost;
  bool failed = false;
  for (const std::string& path : input_files(arguments)) {
    Losses changed;
    std::optional<AnnotatedFile> file;
    try {
      file.emplace(path, arguments.get("input", {}));
    } catch (const InputOutputError& error) {  // the others are done
      complain(error.what());
      failed = true;
      continue;
    }
    AnnotatedText text;
    std::optional<std::string> fault;
    for (std::size_t number = 1; file->next_complete(text, fault); ++number) {
      if (fault) {
        complain(*fault);
        failed = true;
        continue;
      }
      for (const auto& [what, count] : text.passed_over) changed[what] += count;
      if (text.entities_passed_over) ++changed["\"entities\" of texts that have \"spans\" too"];
      Record record = record_of(text, path, number);
      pipeline.run(record.document, session);
      put_marks(text, *given, record.document, *resources->types, changed);
      targets.write(record);
      targets.flush_if_large();
      failed = !targets.write_exports(record) || failed;
      for (const FormatRow* format : targets.formats()) {
        Losses& losses = lost[format];
        count_losses(record, *format, options, pipeline.types(), losses);
        const bool zones = holds(format->held, Holds::layers) && options.shown.zones;
        if (!zones && !text.zones.empty())
          losses["zones of pages (jsonl with --with zones can)"] += text.zones.size();
      }
    }
    if (!arguments.has("quiet")) tell(path, "not carried over", changed);
  }
  targets.finish();
  for (const FormatRow* format : targets.formats()) {
    if (!arguments.has("quiet"))
      tell(fmt::format("format {}", format->name), "cannot hold", std::exchange(lost[format], {}));
  }
  return failed ? kFailed : kDone;
}

}  // namespace vigie::cli
