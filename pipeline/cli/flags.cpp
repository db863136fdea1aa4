#include "pipeline/cli/flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <charconv>
#include <iterator>

#include "pipeline/formats/format_table.h"
#include "pipeline/nearest.h"
#include "vigie/error.h"

namespace vigie::cli {
namespace {

namespace po = boost::program_options;

constexpr auto kVerbs = std::to_array<VerbRow>({
    {"tag", "[FILE...]", "annotates texts; the verb taken when none is named"},
    {"explain", "[FILE...]", "shows every mention, kept or dropped: who proposed it, what decided"},
    {"eval", "GOLD [PRED]", "scores predictions, or what Vigie finds itself, against a gold"},
    {"convert", "[FILE...]",
     "writes annotated texts in other formats, and says what those cannot hold"},
    {"verify", "[FILE...]", "cuts every span of annotated JSON Lines out of its text again"},
    {"compile", "", "makes the compiled resource from lists, words, rules and zone patterns"},
    {"lint", "[FILE...]",
     "finds faults in a tree of sources, or in your own lists and .rules files"},
    {"lookup", "NAME...", "shows what the lists know of a name, and why it is found or not"},
    {"diff", "A B", "shows what two compiled resources, or two lists, do not share"},
    {"train", "FILE...", "makes a model from annotated texts, in any format that `eval` reads"},
    {"info", "", "shows version, resource, digests and Unicode version"},
    {"help", "", "shows this help"},
});

constexpr std::string_view kReading = "tag explain ";
constexpr std::string_view kTagging = "tag explain eval ";
constexpr std::string_view kLists = "tag explain eval lookup ";
constexpr std::string_view kListFiles = "tag explain eval lint lookup diff ";
constexpr std::string_view kAll =
    "tag explain eval convert verify compile lint lookup diff train info help ";

constexpr auto kFlags = std::to_array<FlagRow>({
    {"input", 'i', "FORMAT", false, "tag explain eval convert ",
     "text or jsonl (default: jsonl for *.jsonl and *.ndjson, else text); of eval and convert: "
     "jsonl, conll, conllu or hipe (default: by content)"},
    {"encoding", 'e', "NAME", false, kReading,
     "encoding of plain text: UTF-8 (default), auto, or any that ICU knows: windows-1252, ..."},
    {"per", '\0', "UNIT", false, kReading,
     "cut plain text into documents: file (default), paragraph or line"},
    {"format", 'f', "NAME", false, "tag eval convert lookup diff ",
     "output format (default of tag and convert: text on a terminal, else jsonl; of eval: "
     "markdown, or tsv, "
     "json; of the others text, or jsonl)"},
    {"with", 'w', "LAYERS", true, "tag convert ",
     "also write, in jsonl: sentences,tokens,zones,evidence (the text always is)"},
    {"unit", 'u', "UNIT", false, "tag explain convert ",
     "unit of positions: codepoint (default), byte or utf16"},
    {"types", 't', "TYPES", true, "tag explain eval convert ",
     "only these types, such as PER,LOC,ORG.military"},
    {"zones", '\0', "ZONES", true, kReading, "only entities of these zones, such as body,title"},
    {"scheme", '\0', "NAME", false, kTagging,
     "types and spans of another tradition: conll, ester2, hipe, quaero, tei, timebank, winer, or "
     "your own FILE.scheme"},
    {"min-score", '\0', "X", false, kTagging,
     "leave out names whose probability is below X (0 to 1)"},
    {"dct", '\0', "DATE", false, kTagging,
     "day of writing (2021-12-31) of texts whose JSON tells none; \"hier\" counts from it"},
    {"lists", 'l', "FILE", true, kLists,
     "your own list (TSV, CSV, a name a line, spaCy patterns); its names win over all others"},
    {"exclude", 'x', "FILE", true, kLists, "a list of what is no name, in any of these formats"},
    {"type", '\0', "TYPE", false, kListFiles, "type of names whose list tells none, such as ORG"},
    {"list-format", '\0', "NAME", false, kListFiles,
     "how lists are written: tsv, csv, plain or patterns (default: by ending and content)"},
    {"cache", '\0', "FOLDER", false, kLists,
     "keep your large lists compiled there (default: vigie in $XDG_CACHE_HOME or ~/.cache)"},
    {"no-cache", '\0', "", false, kLists, "keep nothing, use nothing kept"},
    {"rules", 'r', "FILE", true, kTagging, "your own rules; they win over all others"},
    {"until", '\0', "STAGE", false, kReading,
     "stop after this stage and write what is known by then"},
    {"map", '\0', "FROM=TO", true, "eval ",
     "rename types on both sides; LOC.*=LOC takes all that begin so, the first that fits counts"},
    {"nested", '\0', "", false, "eval ", "every span counts, not only the outermost"},
    {"by", '\0', "GROUPS", true, "eval ", "also by zone,source,rule,list,score"},
    {"intervals", '\0', "", false, "eval ", "95% intervals of each F1, by bootstrap over texts"},
    {"against", '\0', "FILE", false, "eval ",
     "another run over the same texts: how much better or worse, and whether by chance"},
    {"seed", '\0', "NUMBER", false, "eval ", "of the random numbers (default: 0)"},
    {"page", '\0', "FILE", false, "eval ", "write the errors in their context as a page of HTML"},
    {"brief", '\0', "", false, "eval ", "one line: strict, boundary and overlap F1"},
    {"stamp", '\0', "", false, "tag ", "add version and resource digest to each JSON object"},
    {"model", '\0', "FILE", false, kTagging,
     "a model of `vigie train` (default: the one we ship), or none: lists and rules alone decide"},
    {"rounds", '\0', "N", false, "train ", "passes over the training texts (default: 8)"},
    {"folds", '\0', "N", false, "train ",
     "parts held out in turn, for scores that mean a probability (default: 5, 0: none)"},
    {"apart", '\0', "FILE", true, "train ",
     "annotated texts of another kind, whose own habits are learned apart"},
    {"trust", '\0', "X", false, "train ",
     "added to what lists and rules say, beside what is learned (default: 1)"},
    {"l1", '\0', "X", false, "train ", "how small a weight is left out (default: 10)"},
    {"output", 'o', "FILE", false, "tag explain eval convert compile lookup diff train ",
     "write to this file instead of standard output"},
    {"export", '\0', "FILE", true, "tag convert ",
     "also write this file, its format told by its ending (.csv, .sqlite, .tei.xml ...), or "
     "FORMAT:FILE; "
     "nothing on standard output then, unless --format or --output asks for it"},
    {"force", '\0', "", false, "tag convert ", "let --export replace files that are there"},
    {"threads", '\0', "N", false, kReading,
     "annotate this many documents at once (default: as many as there are cores); the output is "
     "the same"},
    {"colour", '\0', "WHEN", false, "tag convert ",
     "colour in text: auto (default), always or never; NO_COLOR is honoured"},
    {"resource", '\0', "FILE", false, "tag explain eval convert lint lookup diff train info ",
     "compiled resource (default: $VIGIE_RESOURCE, then fr.vigie beside the program)"},
    {"root", '\0', "FOLDER", false, "compile lint ",
     "source tree with gazetteers/ and data/ (default: the current folder)"},
    {"stats", '\0', "", false, "compile ",
     "print what went into the resource, by list, by type and by section"},
    {"check", '\0', "", false, "info ", "check the whole resource: digests, lists, rules"},
    {"quiet", 'q', "", false, kAll, "no warnings on standard error; errors stay"},
    {"help", 'h', "", false, kAll, "show this help"},
    {"version", 'V', "", false, kAll, "show the version"},
    {"file", '\0', "FILE", true, "tag explain eval convert verify lint train ",
     "same as FILE without a flag; - is standard input"},
});

std::string flag_usage(const FlagRow& flag) {
  std::string text = flag.letter == '\0' ? "    " : fmt::format("-{}, ", flag.letter);
  text += fmt::format("--{}", flag.name);
  if (!flag.value.empty()) text += fmt::format(" {}", flag.value);
  return text;
}

std::vector<std::string_view> flag_names(std::string_view verb) {
  std::vector<std::string_view> names;
  for (const FlagRow& flag : kFlags) {
    if (takes(verb, flag)) names.push_back(flag.name);
  }
  return names;
}

[[noreturn]] void unknown_flag(const std::string& written, const std::string& verb) {
  std::string name = written;
  name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
  name = name.substr(0, name.find('='));
  const bool elsewhere = std::any_of(kFlags.begin(), kFlags.end(),
                                     [&](const FlagRow& flag) { return flag.name == name; });
  if (elsewhere) {
    throw UsageError(fmt::format("--{} does not go with `{}`; see `vigie --help`", name, verb));
  }
  if (name.size() < 2)
    throw UsageError(fmt::format("unknown option {}; see `vigie --help`", written));
  throw UsageError(fmt::format("unknown option {}; did you mean --{}? See `vigie --help`", written,
                               nearest(name, flag_names(verb))));
}

}  // namespace

std::span<const VerbRow> verb_table() {
  return kVerbs;
}
std::span<const FlagRow> flag_table() {
  return kFlags;
}

bool takes(std::string_view verb, const FlagRow& flag) {
  return flag.verbs.find(std::string(verb) + ' ') != std::string_view::npos;
}

std::string Arguments::get(std::string_view flag, std::string_view otherwise) const {
  const auto it = flags.find(flag);
  return it == flags.end() || it->second.empty() ? std::string(otherwise) : it->second.back();
}

double Arguments::number(std::string_view flag, double otherwise, double least, double most) const {
  if (!has(flag)) return otherwise;
  const std::string text = get(flag, {});
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= least) ||
      !(value <= most)) {
    throw UsageError(
        fmt::format("--{}: \"{}\", expected a number from {} to {}", flag, text, least, most));
  }
  return value;
}

std::vector<std::string> Arguments::all(std::string_view flag) const {
  const auto it = flags.find(flag);
  return it == flags.end() ? std::vector<std::string>() : it->second;
}

Arguments parse_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  arguments.verb = "tag";
  std::vector<std::string> rest = words;
  if (!rest.empty()) {
    const auto verb = std::find_if(kVerbs.begin(), kVerbs.end(),
                                   [&](const VerbRow& row) { return row.name == rest.front(); });
    if (verb != kVerbs.end()) {
      arguments.verb = verb->name;
      rest.erase(rest.begin());
    }
  }

  po::options_description description;
  for (const FlagRow& flag : kFlags) {
    if (!takes(arguments.verb, flag) && flag.name != "file") continue;
    const std::string name =
        flag.letter == '\0' ? std::string(flag.name) : fmt::format("{},{}", flag.name, flag.letter);
    if (flag.value.empty()) {
      description.add_options()(name.c_str(), "");
    } else if (flag.repeated) {
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>()->composing(),
                                "");
    } else {
      description.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
  po::positional_options_description positional;
  positional.add("file", -1);

  try {
    using po::command_line_style::style_t;
    const int style =
        po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    const po::parsed_options parsed = po::command_line_parser(rest)
                                          .options(description)
                                          .positional(positional)
                                          .style(style)
                                          .run();
    po::variables_map map;
    po::store(parsed, map);
    for (const auto& [name, value] : map) {
      std::vector<std::string>& values = arguments.flags[name];
      if (const auto* many = boost::any_cast<std::vector<std::string>>(&value.value())) {
        values = *many;
      } else if (const auto* one = boost::any_cast<std::string>(&value.value())) {
        values = {*one};
      }
    }
  } catch (const po::unknown_option& error) {
    unknown_flag(error.get_option_name(), arguments.verb);
  } catch (const po::error& error) {
    throw UsageError(fmt::format("{}; see `vigie --help`", error.what()));
  }
  for (const FlagRow& flag : kFlags) {
    if (flag.value.empty()) continue;
    for (const std::string& value : arguments.all(flag.name)) {
      if (!value.empty()) continue;
      throw UsageError(fmt::format("--{} with an empty value; see `vigie --help`", flag.name));
    }
  }
  arguments.files = arguments.all("file");
  const auto verb = std::find_if(kVerbs.begin(), kVerbs.end(),
                                 [&](const VerbRow& row) { return row.name == arguments.verb; });
  if (!arguments.files.empty() && verb->arguments.empty()) {
    throw UsageError(fmt::format("`{}` takes no FILE, found \"{}\"; see `vigie --help`",
                                 arguments.verb, arguments.files.front()));
  }
  return arguments;
}

std::string help_text() {
  std::string out =
      "vigie finds people, places, organisations, dates and amounts in French text.\n\n"
      "  vigie VERB [OPTIONS] [FILE...]     no FILE, or -, is standard input\n\nVerbs:\n";
  auto at_end = std::back_inserter(out);
  for (const VerbRow& verb : kVerbs) {
    fmt::format_to(at_end, "  {:<18} {}\n", fmt::format("{} {}", verb.name, verb.arguments),
                   verb.summary);
  }
  out += "\nOptions:\n";
  for (const FlagRow& flag : kFlags) {
    fmt::format_to(at_end, "  {:<22} {}\n", flag_usage(flag), flag.summary);
  }
  out += "\nFormats:\n";
  for (const FormatRow& format : format_table()) {
    fmt::format_to(at_end, "  {:<18} {}\n", format.name, format.summary);
  }
  out +=
      "\nExit: 0 done, 1 a document or a write failed (the others were done), 2 wrong usage,\n"
      "3 a list, rule or resource is at fault.\n";
  return out;
}

std::string help_markdown() {
  std::string out = "## Verbs\n\n| verb | does |\n| --- | --- |\n";
  auto at_end = std::back_inserter(out);
  for (const VerbRow& verb : kVerbs) {
    fmt::format_to(at_end, "| `{}{}{}` | {} |\n", verb.name, verb.arguments.empty() ? "" : " ",
                   verb.arguments, verb.summary);
  }
  out += "\n## Options\n\n| option | goes with | meaning |\n| --- | --- | --- |\n";
  for (const FlagRow& flag : kFlags) {
    std::string usage = flag_usage(flag);
    usage.erase(0, usage.find_first_not_of(' '));
    const std::string_view verbs =
        flag.verbs == kAll ? "all" : flag.verbs.substr(0, flag.verbs.size() - 1);
    fmt::format_to(at_end, "| `{}` | {} | {} |\n", usage, verbs, flag.summary);
  }
  out += "\n## Formats\n\n| format | is |\n| --- | --- |\n";
  for (const FormatRow& format : format_table()) {
    fmt::format_to(at_end, "| `{}` | {} |\n", format.name, format.summary);
  }
  return out;
}

}  // namespace vigie::cli
