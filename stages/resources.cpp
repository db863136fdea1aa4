#include "stages/resources.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include "gazetteers/compiler.h"
#include "gazetteers/list_lint.h"
#include "gazetteers/transliteration.h"
#include "stages/list_reach.h"
#include "stages/model/weights.h"
#include "stages/model/word_classes.h"
#include "stages/rule_lint.h"
#include "stages/sentences.h"
#include "stages/stage_table.h"
#include "stages/tokens.h"
#include "vigie/pipeline.h"

namespace vigie {
namespace {

constexpr char kMeta[] = "meta";
constexpr char kWords[] = "words";
constexpr char kRules[] = "rules";
constexpr char kZones[] = "zones";
constexpr char kSchemes[] = "schemes";

// What a resource was made with: it only fits a program that cuts and folds in the same way.
struct Meta {
  std::uint64_t tokeniser;
  char unicode[8];
};

Meta current_meta(const WordLists& words) {
  Meta meta{};
  meta.tokeniser = Tokeniser::fingerprint(words);
  std::strncpy(meta.unicode, U_UNICODE_VERSION, sizeof(meta.unicode) - 1);
  return meta;
}

void check_meta(const ResourceFile& file, const WordLists& words) {
  const std::string_view bytes = file.section(kMeta);
  Meta found{};
  if (bytes.size() == sizeof(found)) std::memcpy(&found, bytes.data(), sizeof(found));
  const Meta expected = current_meta(words);
  if (std::string_view(found.unicode, sizeof(found.unicode)) !=
      std::string_view(expected.unicode, sizeof(expected.unicode))) {
    found.unicode[sizeof(found.unicode) - 1] = '\0';
    throw ResourceError(
        fmt::format("{}: made with Unicode {}, expected {}; rebuild it with `vigie compile`",
                    file.name(), found.unicode, expected.unicode));
  }
  if (found.tokeniser != expected.tokeniser) {
    throw ResourceError(
        fmt::format("{}: made with tokeniser {:016x}, expected {:016x}; rebuild it "
                    "with `vigie compile`",
                    file.name(), found.tokeniser, expected.tokeniser));
  }
}

WordLists words_of(const std::vector<TextSource>& sources) {
  WordLists words;
  for (const TextSource& source : sources) words.add(source);
  return words;
}

std::vector<Rule> rules_of(const std::vector<TextSource>& sources, const WordLists& words,
                           std::vector<Fault>& faults) {
  std::vector<Rule> rules;
  std::map<std::string, Place> ids;
  for (const TextSource& source : sources) {
    std::vector<Rule> more = parse_rules(source, words, faults);
    for (const Rule& rule : more) {
      const auto [first, fresh] = ids.try_emplace(rule.id, rule.place);
      if (fresh) continue;
      faults.push_back(
          {rule.place, fmt::format("rule \"{}\" stands in {} too, expected one id a rule; "
                                   "rename one",
                                   rule.id, first->second.to_string())});
    }
    std::move(more.begin(), more.end(), std::back_inserter(rules));
  }
  return rules;
}

std::vector<ListFile> lists_of(const std::vector<TextSource>& sources, std::vector<Fault>& faults) {
  std::vector<ListFile> lists;
  lists.reserve(sources.size());
  for (const TextSource& source : sources)
    lists.push_back(parse_list(source.text, source.path, faults));
  return lists;
}

std::vector<Scheme> schemes_of(const std::vector<TextSource>& sources, std::vector<Fault>& faults) {
  std::vector<Scheme> schemes;
  schemes.reserve(sources.size());
  for (const TextSource& source : sources) schemes.push_back(parse_scheme(source, faults));
  return schemes;
}

// What `read` makes of a section. Errors name the file and the section.
template <typename Read>
auto read_section(const ResourceFile& file, const char* name, const Read& read) {
  const std::string_view bytes = file.section(name);
  try {
    return read(bytes);
  } catch (const ResourceError& error) {
    throw ResourceError(
        fmt::format("{}: section \"{}\": {}, expected one as `vigie compile` writes "
                    "it; rebuild it",
                    file.name(), name, error.what()));
  }
}

std::vector<TextSource> read_files(const std::vector<std::string>& paths) {
  std::vector<TextSource> sources;
  sources.reserve(paths.size());
  for (const std::string& path : paths) {
    try {
      sources.push_back({path, read_file(path)});
    } catch (const InputOutputError& error) {
      throw ConfigError({},
                        error.what());  // not a document that failed: nothing can be done at all
    }
  }
  return sources;
}

}  // namespace

std::shared_ptr<Resources> open_resources(const ResourceOptions& options,
                                          std::vector<Fault>& faults) {
  auto resources = std::make_shared<Resources>();
  resources->types = std::make_shared<TypeTable>();
  resources->file = ResourceFile::open(options.path);
  resources->words = words_of(read_section(*resources->file, kWords, unpack_sources));
  check_meta(*resources->file, resources->words);

  if (!options.lists.empty()) {
    const Tokeniser tokeniser(resources->words);
    const ListSurroundings surroundings{resources->words, tokeniser,
                                        digest_of(resources->file->section(kWords))};
    resources->gazetteers.push_back(
        {open_user_lists(options.lists, surroundings, options.cache, *resources->types, faults),
         true});
  }
  resources->gazetteers.push_back(
      {std::make_shared<Gazetteer>(resources->file, *resources->types), false});

  resources->classes = std::make_shared<model::WordClasses>(resources->file);
  if (options.model && !options.model_file.empty()) {
    resources->weights = std::make_shared<model::Weights>(ResourceFile::open(options.model_file));
  } else if (options.model && model::Weights::present(*resources->file)) {
    resources->weights = std::make_shared<model::Weights>(resources->file);
  }

  std::vector<Fault> rule_faults;
  if (!options.rules.empty()) {
    auto rules = rules_of(read_files(options.rules), resources->words, rule_faults);
    check_patterns(rules, rule_faults);
    if (!rule_faults.empty()) {
      // All of them at once: whoever writes rules wants to mend them in one go.
      faults.insert(faults.end(), rule_faults.begin(), rule_faults.end());
      throw ConfigError({}, fmt::format("--rules: {} fault{}, nothing was done", rule_faults.size(),
                                        rule_faults.size() == 1 ? "" : "s"));
    }
    resources->rules.push_back({std::make_shared<RuleEngine>(std::move(rules)), true});
  }
  resources->rules.push_back({read_section(*resources->file, kRules,
                                           [&](std::string_view bytes) {
                                             return std::make_shared<RuleEngine>(
                                                 unpack_rules(bytes, resources->file));
                                           }),
                              false});
  resources->zones = std::make_shared<ZonePatterns>(
      read_section(*resources->file, kZones, unpack_sources), resources->words, rule_faults, false);
  resources->schemes =
      schemes_of(read_section(*resources->file, kSchemes, unpack_sources), rule_faults);
  if (!rule_faults.empty()) {
    throw ResourceError(fmt::format("{}: {}: {}; rebuild it with `vigie compile`", options.path,
                                    rule_faults.front().place.to_string(),
                                    rule_faults.front().message));
  }
  return resources;
}

Sources read_sources(const SourceFolders& folders) {
  // The same tree gives the same bytes from wherever it is named.
  const std::string prefix = folders.root == "." ? "" : folders.root + "/";
  const auto read = [&](const std::string& folder, std::string_view suffix) {
    std::vector<TextSource> sources = read_folder(prefix + folder, suffix);
    for (TextSource& source : sources) source.path.erase(0, prefix.size());
    return sources;
  };
  // A tree may have none: the program needs no scheme to run.
  std::vector<TextSource> schemes;
  std::error_code none;
  if (std::filesystem::exists(prefix + folders.schemes, none))
    schemes = read(folders.schemes, ".scheme");
  const auto read_if_there = [&](const std::string& name) -> TextSource {
    const std::string path = folders.model + "/" + name;
    std::error_code code;
    if (!std::filesystem::exists(prefix + path, code)) return {path, {}};
    return {path, read_file(prefix + path)};
  };
  return {
      read(folders.lists, ".tsv"),   read(folders.words, ".txt"), read(folders.rules, ".rules"),
      read(folders.zones, ".zones"), std::move(schemes),          read_if_there("word_classes.txt"),
      read_if_there("fr.model")};
}

namespace {

// `words` are those of `sources`, already read.
CompileResult compile_with(const WordLists& words, const Sources& sources,
                           std::vector<Fault>& faults) {
  CompileResult result;
  for (const TextSource& source : sources.words) check_sound_rules(source, words, faults);
  const Tokeniser tokeniser(words);
  ResourceBuilder builder;
  const Meta meta = current_meta(words);
  builder.add(kMeta, std::string(reinterpret_cast<const char*>(&meta), sizeof(meta)));
  builder.add(kWords, pack_sources(sources.words));

  std::vector<Rule> rules = rules_of(sources.rules, words, faults);
  check_patterns(rules, faults);
  result.rules = rules.size();
  builder.add(kRules, pack_rules(make_rule_set(std::move(rules))));
  const ZonePatterns patterns(sources.zones, words, faults);
  builder.add(kZones, pack_sources(sources.zones));

  static_cast<void>(schemes_of(sources.schemes, faults));
  builder.add(kSchemes, pack_sources(sources.schemes));

  const std::vector<ListFile> lists = lists_of(sources.lists, faults);
  const CompiledCounts counts =
      compile_gazetteer(lists, words, tokeniser.name_cutter(), builder, faults);
  result.entries = counts.entries;
  result.surfaces = counts.surfaces;
  model::compile_word_classes(sources.classes, builder, faults);
  if (!sources.model.text.empty())
    model::copy_model(*ResourceFile::from_bytes(sources.model.text, sources.model.path), builder);
  if (faults.empty()) result.bytes = builder.finish();
  return result;
}

}  // namespace

CompileResult compile_resources(const Sources& sources, std::vector<Fault>& faults) {
  return compile_with(words_of(sources.words), sources, faults);
}

void lint_user_lists(const std::vector<UserList>& lists, const WordLists& words,
                     std::vector<Fault>& faults) {
  const Tokeniser tokeniser(words);
  std::vector<ListFile> read;
  for (const UserList& list : lists) {
    const std::string text = read_file(list.path);
    read.push_back(read_list(text, list.path, list.options, faults));
    if (!read.back().usable) {
      read.pop_back();
      continue;
    }
    ResourceBuilder ignored;
    compile_gazetteer({read.back()}, words, tokeniser.name_cutter(), ignored, faults);
    lint_list(read.back(), text, ListOwner::user, faults);
    lint_reach(read.back(), words, ListOwner::user, faults);
  }
  lint_between(read, ListOwner::user, faults);
  lint_common_words(read, words, ListOwner::user, faults);
}

void lint_sources(const Sources& sources, std::vector<Fault>& faults) {
  WordLists words = words_of(sources.words);
  std::set<std::string, std::less<>> asked;
  words.note_names(asked);
  const CompileResult compiled = compile_with(words, sources, faults);
  std::vector<Fault> known;  // already reported by the compilation
  const std::vector<ListFile> lists = lists_of(sources.lists, known);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    lint_list(lists[i], sources.lists[i].text, ListOwner::tree, faults);
    lint_reach(lists[i], words, ListOwner::tree, faults);
  }
  lint_between(lists, ListOwner::tree, faults);
  lint_common_words(lists, words, ListOwner::tree, faults);
  std::vector<Rule> rules = rules_of(sources.rules, words, known);
  check_patterns(rules, known);
  RuleLint lint(words);
  if (!compiled.bytes.empty()) {
    const auto file = ResourceFile::from_bytes(compiled.bytes, "lists");
    lint.look_up({{std::make_shared<Gazetteer>(file, lint.types()), false}});
  }
  lint.examples(rules, faults);
  lint.costs_and_shadows(rules, faults);
  if (!compiled.bytes.empty()) {
    // Whoever is made asks for the lists it uses.
    Resources resources;
    resources.file = ResourceFile::from_bytes(compiled.bytes, "lists");
    resources.words = words;
    resources.types = std::make_shared<TypeTable>();
    resources.gazetteers = {{std::make_shared<Gazetteer>(resources.file, *resources.types), false}};
    resources.rules = {{std::make_shared<RuleEngine>(std::move(rules)), false}};
    resources.zones = std::make_shared<ZonePatterns>(sources.zones, words, known);
    static_cast<void>(make_pipeline(resources, {}));
    for (const TextSource& source : sources.words) {
      const std::string name = std::filesystem::path(source.path).stem().string();
      if (asked.contains(name)) continue;
      faults.push_back({{source.path, 1, 1},
                        "a word list that no rule, zone or stage uses, expected one; name it "
                        "somewhere, or delete it",
                        true});
    }
  }
}

}  // namespace vigie
