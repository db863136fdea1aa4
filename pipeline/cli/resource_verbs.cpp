// compile, lint, info: the verbs about lists, rules and the compiled resource.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <iterator>

#include "pipeline/atomic_file.h"
#include "pipeline/cli/files.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "stages/resources.h"
#include "stages/stage_table.h"
#include "vigie/version.h"

namespace vigie::cli {
namespace {

SourceFolders folders_of(const Arguments& arguments) {
  return {arguments.get("root", "."),
          "gazetteers/lists",
          "data/words",
          "data/rules",
          "data/zones",
          "data/model"};
}

// Faults name files within the tree; people need to open them.
void report_below_root(std::vector<Fault> faults, const Arguments& arguments) {
  if (arguments.has("root")) {
    for (Fault& fault : faults)
      fault.place.file = arguments.get("root", ".") + "/" + fault.place.file;
  }
  report(faults);
}

}  // namespace

int compile(const Arguments& arguments) {
  const std::string target = arguments.get("output", {});
  if (target.empty()) throw UsageError("`compile` needs --output FILE");
  std::vector<Fault> faults;
  const CompileResult result = compile_resources(read_sources(folders_of(arguments)), faults);
  report_below_root(faults, arguments);
  if (!faults.empty()) return kConfiguration;
  write_atomically(target, result.bytes);
  if (arguments.has("stats")) {
    Output output("-");
    output.buffer() = fmt::format("entries {}\nnames {}\nrules {}\nbytes {}\n", result.entries,
                                  result.surfaces, result.rules, result.bytes.size());
    output.finish();
  }
  return kDone;
}

int lint(const Arguments& arguments) {
  std::vector<Fault> faults;
  if (!arguments.files.empty() && arguments.has("root")) {
    throw UsageError("`lint` takes --root or FILEs, not both");
  }
  if (arguments.files.empty()) {
    lint_sources(read_sources(folders_of(arguments)), faults);
  } else {
    std::vector<Fault> ignored;
    const auto resources = open_resources({resource_path(arguments), {}, {}, true}, ignored);
    for (const std::string& file : arguments.files) {
      const TextSource source{file, read_file(file)};
      if (file.ends_with(".rules")) {
        std::vector<Rule> rules = parse_rules(source, resources->words, faults);
        check_patterns(rules, faults);
        lint_rules(rules, resources->words, faults);
      } else if (file.ends_with(".tsv")) {
        lint_list_file(source, resources->words, faults);
      } else {
        throw UsageError(
            fmt::format("{}: `lint` reads lists (.tsv) and rules (.rules); for words and "
                        "zones, lint the tree with --root",
                        file));
      }
    }
  }
  report_below_root(faults, arguments);
  if (!faults.empty()) {
    complain(fmt::format("{} fault{}", faults.size(), faults.size() == 1 ? "" : "s"));
    return kConfiguration;
  }
  return kDone;
}

int info(const Arguments& arguments) {
  const std::string path = resource_path(arguments);
  std::vector<Fault> faults;
  const auto resources = open_resources({path, {}, {}, true}, faults);
  if (arguments.has("check")) {
    lint_rules(resources->rules.back().engine->rules(), resources->words, faults);
    static_cast<void>(make_pipeline(*resources, {}));
    report(faults);
    if (!faults.empty()) return kConfiguration;
  }
  const Gazetteer& gazetteer = *resources->gazetteers.back().gazetteer;
  Output output("-");
  auto at_end = std::back_inserter(output.buffer());
  fmt::format_to(at_end, "vigie {}\nunicode {} (ICU {})\nresource {}\ndigest {}\nformat {}\n",
                 kVersion, U_UNICODE_VERSION, U_ICU_VERSION, path, resources->file->digest(),
                 kResourceVersion);
  fmt::format_to(at_end, "lists {}\nentries {}\nnames {}\nrules {}\n", gazetteer.list_count(),
                 gazetteer.entry_count(), gazetteer.surface_total(),
                 resources->rules.back().engine->rules().size());
  for (const auto& section : resources->file->sections()) {
    fmt::format_to(at_end, "section {} {} bytes {:016x}\n", section.name, section.size,
                   section.digest);
  }
  output.finish();
  return kDone;
}

}  // namespace vigie::cli
