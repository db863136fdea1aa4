// compile, lint, info: the verbs about lists, rules and the compiled resource.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <algorithm>
#include <iterator>

#include "pipeline/atomic_file.h"
#include "pipeline/cli/files.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "stages/list_diff.h"
#include "stages/list_stats.h"
#include "stages/resources.h"
#include "stages/rule_lint.h"
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
          "data/schemes",
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

// The lists of a resource, with types that `lint` knows.
std::vector<GazetteerTag::Source> lists_of(const Resources& resources, RuleLint& lint) {
  return {{std::make_shared<Gazetteer>(resources.file, lint.types()), false}};
}

// The user's own files: rules, and lists of any format, which are also looked at together.
void lint_files(const Arguments& arguments, std::vector<Fault>& faults) {
  const ListOptions options = list_options(arguments);
  std::vector<Fault> ignored;
  const auto resources = open_resources({resource_path(arguments), {}, {}}, ignored);
  std::vector<UserList> lists;
  for (const std::string& file : arguments.files) {
    if (file.ends_with(".zones")) {
      throw UsageError(
          fmt::format("{}: `lint` reads lists and rules (.rules); for words and zones, lint the "
                      "tree with --root",
                      file));
    }
    if (!file.ends_with(".rules")) {
      lists.push_back({file, options});
      continue;
    }
    std::vector<Rule> rules = parse_rules({file, read_file(file)}, resources->words, faults);
    check_patterns(rules, faults);
    RuleLint rule_lint(resources->words);
    rule_lint.look_up(lists_of(*resources, rule_lint));
    rule_lint.examples(rules, faults);
    rule_lint.costs_and_shadows(rules, faults);
  }
  lint_user_lists(lists, resources->words, faults);
}

void append_counts(const ListCounts& counts, std::string& out) {
  auto at_end = std::back_inserter(out);
  fmt::format_to(at_end, "entries {} names {}", counts.entries, counts.names);
  for (const Strength strength : {Strength::decide, Strength::fill, Strength::evidence}) {
    const std::size_t count = counts.strengths[static_cast<std::size_t>(strength)];
    if (count > 0) fmt::format_to(at_end, " {} {}", strength_name(strength), count);
  }
  if (counts.match_case > 0) fmt::format_to(at_end, " case {}", counts.match_case);
  if (counts.acronyms > 0) fmt::format_to(at_end, " acronym {}", counts.acronyms);
  if (counts.ambiguous > 0) fmt::format_to(at_end, " ambiguous {}", counts.ambiguous);
  if (counts.with_id > 0) fmt::format_to(at_end, " ids {}", counts.with_id);
  out += '\n';
}

// By list, by type, by section, and what is shared.
void append_stats(const std::string& bytes, std::string& out) {
  const auto file = ResourceFile::from_bytes(bytes, "--output");
  TypeTable types;
  const Gazetteer gazetteer(file, types);
  const ListStats stats = list_stats(gazetteer, types);
  auto at_end = std::back_inserter(out);
  for (const ListStats::List& list : stats.lists) {
    fmt::format_to(at_end, "list {} folds {} ", list.path, fold_words(list.folds));
    append_counts(list.counts, out);
  }
  for (const auto& [type, counts] : stats.types) {
    fmt::format_to(at_end, "type {} ", type);
    append_counts(counts, out);
  }
  fmt::format_to(at_end, "all ");
  append_counts(stats.all, out);
  fmt::format_to(at_end, "shared forms {} of {}, by several types {}, nodes {}\n",
                 stats.shared_forms, stats.forms, stats.shared_by_types, stats.nodes);
  for (const auto& section : file->sections()) {
    fmt::format_to(at_end, "section {} {} bytes\n", section.name, section.size);
  }
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
    append_stats(result.bytes, output.buffer());
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
    for (const char* flag : {"type", "list-format"}) {
      if (!arguments.has(flag)) continue;
      throw UsageError(fmt::format("--{} goes with FILEs, and `lint` was given none", flag));
    }
    lint_sources(read_sources(folders_of(arguments)), faults);
  } else {
    lint_files(arguments, faults);
  }
  if (arguments.has("quiet")) {
    std::erase_if(faults, [](const Fault& fault) { return fault.warning; });
  }
  report_below_root(faults, arguments);
  const auto bad = std::count_if(faults.begin(), faults.end(),
                                 [](const Fault& fault) { return !fault.warning; });
  if (bad > 0) {
    complain(fmt::format("{} fault{}", bad, bad == 1 ? "" : "s"));
    return kConfiguration;
  }
  return kDone;
}

int info(const Arguments& arguments) {
  const std::string path = resource_path(arguments);
  std::vector<Fault> faults;
  const auto resources = open_resources({path, {}, {}}, faults);
  if (arguments.has("check")) {
    // Opening has checked digests and what the sections say of one another; what stages make of
    // them is checked by making them. Examples of rules are not in a resource: they are for `lint`.
    static_cast<void>(make_pipeline(*resources, {}));
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
