// All data a pipeline works with: the compiled resource and what the user adds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/resource_file.h"
#include "pipeline/text_source.h"
#include "stages/gazetteer_tag.h"
#include "stages/rule_tag.h"
#include "stages/scheme.h"
#include "stages/user_lists.h"
#include "stages/zones.h"

namespace vigie {

namespace model {
class WordClasses;
class Weights;
}  // namespace model

/// What to open.
struct ResourceOptions {
  std::string path;                ///< compiled resource
  std::vector<UserList> lists;     ///< the user's lists, which win over all others
  std::vector<std::string> rules;  ///< the user's rules, likewise
  std::string cache = {};          ///< folder for compiled lists of the user; empty: none
  bool model = true;               ///< let a trained model weigh the evidence
  std::string model_file = {};     ///< what `vigie train` made; empty: the model of the resource
};

/// Everything the stages share. Immutable once opened.
struct Resources {
  std::shared_ptr<const ResourceFile> file;
  WordLists words;
  std::shared_ptr<TypeTable> types;  ///< grows while stages are made, then only read
  std::shared_ptr<const ZonePatterns> zones;
  std::vector<GazetteerTag::Source> gazetteers;  ///< the user's first
  std::vector<RuleTag::Source> rules;            ///< the user's first
  std::shared_ptr<const model::WordClasses> classes;
  std::shared_ptr<const model::Weights> weights;  ///< null: no model
  std::vector<Scheme> schemes;                    ///< in order of name
};

/// Opens a compiled resource and the user's files. Faulty lines of the user's lists are reported in
/// `faults` and left out; lists that are none and faulty rules are all reported there and then
/// thrown as one. Throws ResourceError, ConfigError.
[[nodiscard]] std::shared_ptr<Resources> open_resources(const ResourceOptions& options,
                                                        std::vector<Fault>& faults);

/// The folders of text sources.
struct SourceFolders {
  std::string root;  ///< what the others are below; left out of the paths that go into the resource
  std::string lists;      ///< *.tsv
  std::string words;      ///< *.txt
  std::string rules;      ///< *.rules
  std::string zones;      ///< *.zones
  std::string schemes{};  ///< *.scheme
  std::string model{};    ///< word_classes.txt and fr.model, each may be missing
};

/// The texts themselves.
struct Sources {
  std::vector<TextSource> lists;
  std::vector<TextSource> words;
  std::vector<TextSource> rules;
  std::vector<TextSource> zones;
  std::vector<TextSource> schemes{};
  TextSource classes = {};  ///< word classes; an empty text when the tree has none
  TextSource model = {};    ///< what `vigie train` made; an empty text when the tree has none
};

/// Reads all folders; those of the schemes and the model may be missing. Throws InputOutputError.
[[nodiscard]] Sources read_sources(const SourceFolders& folders);

struct CompileResult {
  std::string bytes;  ///< the file image; empty when there were faults
  std::size_t entries = 0;
  std::size_t surfaces = 0;
  std::size_t rules = 0;
};

/// Compiles sources to one resource. Every fault of every file goes to `faults`; with any, nothing
/// is made. Same sources, same bytes.
[[nodiscard]] CompileResult compile_resources(const Sources& sources, std::vector<Fault>& faults);

/// The faults a reviewed set of sources must not have, beyond those that stop compilation: unsorted
/// or doubled entries, names that can never match, rules whose examples fail or whose
/// counter-examples match.
void lint_sources(const Sources& sources, std::vector<Fault>& faults);

/// The faults of the user's lists, one by one and together. Throws InputOutputError for a
/// file that cannot be read.
void lint_user_lists(const std::vector<UserList>& lists, const WordLists& words,
                     std::vector<Fault>& faults);

}  // namespace vigie
