// lookup and diff, and what the options about the user's lists mean.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <map>

#include "gazetteers/list_format.h"
#include "pipeline/cli/files.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "pipeline/formats/json.h"
#include "pipeline/formats/printable.h"
#include "stages/list_diff.h"
#include "stages/lookup.h"
#include "vigie/types.h"

namespace vigie::cli {
namespace {

constexpr std::array<std::string_view, 2> kFormats = {"text", "jsonl"};

bool wants_json(const Arguments& arguments) {
  const std::string format = arguments.get("format", "text");
  if (format != "text" && format != "jsonl") unknown_value("format", format, kFormats);
  return format == "jsonl";
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// Where compiled lists are kept: --cache, else as the XDG base directory specification has it.
std::string cache_folder(const Arguments& arguments) {
  if (arguments.has("no-cache")) return {};
  if (arguments.has("cache")) return arguments.get("cache", {});
  const std::string cache = environment("XDG_CACHE_HOME");
  if (cache.starts_with('/')) return cache + "/vigie";
  const std::string home = environment("HOME");
  return home.starts_with('/') ? home + "/.cache/vigie" : std::string();
}

// Members of a JSON object, one after the other.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_.push_back('{'); }
  void text(std::string_view key, std::string_view value) {
    start(key);
    append_json_string(value, out_);
  }
  void optional(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  void number(std::string_view key, std::uint64_t value) {
    start(key);
    out_ += std::to_string(value);
  }
  void yes(std::string_view key) {
    start(key);
    out_ += "true";
  }
  template <typename Strings>
  void texts(std::string_view key, const Strings& values) {
    start(key);
    out_.push_back('[');
    bool first = true;
    for (const auto& value : values) {
      if (!first) out_.push_back(',');
      first = false;
      append_json_string(value, out_);
    }
    out_.push_back(']');
  }
  // The caller appends the value.
  void start(std::string_view key) {
    if (!first_) out_.push_back(',');
    first_ = false;
    append_json_string(key, out_);
    out_.push_back(':');
  }
  void end() { out_.push_back('}'); }

 private:
  std::string& out_;
  bool first_ = true;
};

std::vector<std::string_view> flags_of(const Gazetteer::Entry& entry) {
  std::vector<std::string_view> flags;
  if (entry.match_case) flags.emplace_back("case");
  if (entry.acronym) flags.emplace_back("acronym");
  if (entry.ambiguous) flags.emplace_back("ambiguous");
  return flags;
}

std::vector<std::string_view> folds_of(std::uint8_t folds) {
  std::vector<std::string_view> names;
  for (const auto& [fold, name] : kFoldNames) {
    if ((folds & static_cast<std::uint8_t>(fold)) != 0) names.push_back(name);
  }
  return names;
}

std::string how_found(const LookupHit& hit) {
  if (!hit.found) return fmt::format("not found: {}", hit.why_not);
  std::string how = hit.entry.type == types::NONE ? "excluded" : "found";
  if (hit.exact) return how + " as typed";
  const auto folds = folds_of(hit.folds);
  if (folds.empty()) return how + " in another spelling";
  return how + fmt::format(" by folding {}", fmt::join(folds, ", "));
}

void append_text(const Lookup& lookup, std::string& out) {
  auto at_end = std::back_inserter(out);
  fmt::format_to(at_end, "{}\n", on_one_line(lookup.name));
  if (lookup.hits.empty()) out += "  nothing is known\n";
  for (const LookupHit& hit : lookup.hits) {
    const Gazetteer::Entry& entry = hit.entry;
    fmt::format_to(at_end, "  {} \"{}\"", hit.type, on_one_line(hit.form));
    if (hit.form != entry.name) fmt::format_to(at_end, " for \"{}\"", on_one_line(entry.name));
    if (hit.drops_first) out += ", which starts behind the first word";
    fmt::format_to(at_end, ": {}; {}", how_found(hit), strength_name(entry.strength));
    for (const std::string_view flag : flags_of(entry)) fmt::format_to(at_end, ", {}", flag);
    if (entry.weight != 0) fmt::format_to(at_end, ", weight {}", entry.weight);
    if (!entry.country.empty()) fmt::format_to(at_end, ", {}", entry.country);
    if (!entry.id.empty()) fmt::format_to(at_end, ", {}", entry.id);
    fmt::format_to(at_end, "; {}{}:{}\n", hit.user ? "your " : "", hit.path, entry.line);
  }
  if (lookup.longer > 0) {
    std::vector<std::string> samples;
    for (const std::string_view sample : lookup.samples) samples.push_back(on_one_line(sample));
    fmt::format_to(at_end, "  {} longer name{} with it: {}{}\n", lookup.longer,
                   lookup.longer == 1 ? " starts" : "s start", fmt::join(samples, ", "),
                   lookup.longer > samples.size() ? ", ..." : "");
  }
}

void append_json(const Lookup& lookup, std::string& out) {
  JsonObject object(out);
  object.text("name", lookup.name);
  object.start("entries");
  out.push_back('[');
  for (std::size_t i = 0; i < lookup.hits.size(); ++i) {
    const LookupHit& hit = lookup.hits[i];
    if (i > 0) out.push_back(',');
    JsonObject row(out);
    row.text("name", hit.entry.name);
    row.text("form", hit.form);
    row.text("type", hit.type);
    row.text("found", !hit.found ? "no" : hit.exact ? "exact" : "folded");
    row.texts("folds", folds_of(hit.folds));
    row.optional("why", hit.why_not);
    row.text("strength", strength_name(hit.entry.strength));
    row.texts("flags", flags_of(hit.entry));
    if (hit.entry.weight != 0) row.number("weight", hit.entry.weight);
    row.optional("country", hit.entry.country);
    row.optional("id", hit.entry.id);
    row.text("list", hit.list);
    row.text("file", hit.path);
    row.number("line", hit.entry.line);
    if (hit.user) row.yes("user");
    row.end();
  }
  out.push_back(']');
  object.number("longer", lookup.longer);
  object.texts("samples", lookup.samples);
  object.end();
  out.push_back('\n');
}

// One side of a comparison.
struct Side {
  bool compiled = false;
  std::vector<DiffEntry> entries;
  std::map<std::string, std::uint64_t> others;  // digests of what is no list
};

Side read_side(const std::string& path, const ListOptions& options, std::vector<Fault>& faults) {
  Side side;
  const std::string text = read_user_list({path, {}});
  const auto foreign = foreign_kind(text);
  side.compiled = foreign && std::string_view(foreign->found) == "a compiled resource";
  if (!side.compiled) {
    const ListFile list = read_list(text, path, options, faults);
    if (!list.usable) {
      report(faults);
      throw ConfigError({}, fmt::format("{} cannot be compared", path));
    }
    side.entries = diff_entries(list);
    return side;
  }
  const auto file = ResourceFile::open(path);
  TypeTable types;
  const Gazetteer gazetteer(file, types);
  side.entries = diff_entries(gazetteer, types);
  for (const auto& section : file->sections()) {
    if (!section.name.starts_with("gaz.")) side.others[std::string(section.name)] = section.digest;
  }
  return side;
}

// Names of the sections that differ or stand on one side only.
std::vector<std::string> other_differences(const Side& before, const Side& after) {
  std::map<std::string, int> names;
  for (const auto& [name, digest] : before.others) ++names[name];
  for (const auto& [name, digest] : after.others) ++names[name];
  std::vector<std::string> differing;
  for (const auto& [name, count] : names) {
    if (count == 2 && before.others.at(name) == after.others.at(name)) continue;
    differing.push_back(name);
  }
  return differing;
}

constexpr const char* kind_name(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::added: return "added";
    case Change::Kind::removed: return "removed";
    case Change::Kind::changed: return "changed";
  }
  return "changed";
}

void append_text(const std::vector<Change>& changes, const std::vector<std::string>& others,
                 std::string& out) {
  constexpr std::array<char, 3> kSigns = {'+', '-', '~'};
  std::array<std::size_t, 3> counts{};
  auto at_end = std::back_inserter(out);
  std::string_view list;
  for (const Change& change : changes) {
    const auto kind = static_cast<std::size_t>(change.kind);
    ++counts[kind];
    if (change.list != list) fmt::format_to(at_end, "{}\n", on_one_line(change.list));
    list = change.list;
    fmt::format_to(at_end, "{} {} ({})", kSigns[kind], on_one_line(change.name), change.type);
    const char* before = ": ";
    for (const Change::Fact& fact : change.facts) {
      fmt::format_to(at_end, "{}{} \"{}\" -> \"{}\"", before, fact.name, on_one_line(fact.before),
                     on_one_line(fact.after));
      before = ", ";
    }
    out.push_back('\n');
  }
  for (const std::string& name : others) fmt::format_to(at_end, "section {} differs\n", name);
  fmt::format_to(at_end, "{} added, {} removed, {} changed\n", counts[0], counts[1], counts[2]);
}

void append_json(const std::vector<Change>& changes, const std::vector<std::string>& others,
                 std::string& out) {
  for (const Change& change : changes) {
    JsonObject object(out);
    object.text("change", kind_name(change.kind));
    object.text("list", change.list);
    object.text("name", change.name);
    object.text("type", change.type);
    if (!change.facts.empty()) {
      object.start("facts");
      JsonObject facts(out);
      for (const Change::Fact& fact : change.facts) {
        facts.texts(fact.name, std::array<std::string_view, 2>{fact.before, fact.after});
      }
      facts.end();
    }
    object.end();
    out.push_back('\n');
  }
  for (const std::string& name : others) {
    JsonObject object(out);
    object.text("change", "changed");
    object.text("section", name);
    object.end();
    out.push_back('\n');
  }
}

}  // namespace

ListOptions list_options(const Arguments& arguments) {
  ListOptions options;
  options.type = arguments.get("type", {});
  if (!options.type.empty() && !TypeTable::is_well_formed(options.type)) {
    throw UsageError(
        fmt::format("--type: \"{}\", expected capitals with finer kinds after a dot, "
                    "such as ORG.military",
                    options.type));
  }
  if (!arguments.has("list-format")) return options;
  const std::string format = arguments.get("list-format", {});
  options.format = list_format_from(format);
  if (!options.format) unknown_value("list-format", format, list_format_names());
  return options;
}

ResourceOptions resource_options(const Arguments& arguments) {
  ListOptions options = list_options(arguments);
  ResourceOptions resource{
      resource_path(arguments), {}, arguments.all("rules"), cache_folder(arguments)};
  for (const std::string& path : arguments.all("lists")) resource.lists.push_back({path, options});
  options.exclude = true;
  for (const std::string& path : arguments.all("exclude")) {
    resource.lists.push_back({path, options});
  }
  const std::string model = arguments.get("model", "default");
  resource.model = model != "none";
  if (model != "none" && model != "default") resource.model_file = model;
  return resource;
}

std::shared_ptr<Resources> open_and_report(const Arguments& arguments, std::vector<Fault>& faults) {
  const ResourceOptions options = resource_options(arguments);
  std::shared_ptr<Resources> resources;
  try {
    resources = open_resources(options, faults);
  } catch (const Error&) {
    report(faults);
    throw;
  }
  report(faults);
  return resources;
}

int lookup(const Arguments& arguments) {
  if (arguments.files.empty()) throw UsageError("`lookup` needs a NAME");
  const bool json = wants_json(arguments);
  std::vector<Fault> faults;
  const auto resources = open_and_report(arguments, faults);
  Output output(arguments.get("output", "-"));
  for (const std::string& name : arguments.files) {
    const Lookup lookup = look_up(*resources, name);
    if (json) {
      append_json(lookup, output.buffer());
    } else {
      append_text(lookup, output.buffer());
    }
    output.flush_if_large();
  }
  output.finish();
  return faults.empty() ? kDone : kFailed;
}

int diff(const Arguments& arguments) {
  if (arguments.files.size() != 2) {
    throw UsageError("`diff` needs two files: compiled resources, or lists");
  }
  const bool json = wants_json(arguments);
  const ListOptions options = list_options(arguments);
  std::vector<Fault> faults;
  const Side before = read_side(arguments.files[0], options, faults);
  const Side after = read_side(arguments.files[1], options, faults);
  if (before.compiled != after.compiled) {
    throw UsageError(fmt::format("{} is a compiled resource and {} a list, expected two of a kind",
                                 arguments.files[before.compiled ? 0 : 1],
                                 arguments.files[before.compiled ? 1 : 0]));
  }
  report(faults);
  const std::vector<Change> changes = diff_lists(before.entries, after.entries);
  const std::vector<std::string> others = other_differences(before, after);
  Output output(arguments.get("output", "-"));
  if (json) {
    append_json(changes, others, output.buffer());
  } else {
    append_text(changes, others, output.buffer());
  }
  output.finish();
  return changes.empty() && others.empty() && faults.empty() ? kDone : kFailed;
}

}  // namespace vigie::cli
