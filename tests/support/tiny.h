// A small, complete set of sources, written here: tests that need lists, words, rules and zones but
// not the shipped ones.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "gazetteers/compiler.h"
#include "stages/resources.h"
#include "vigie/pipeline.h"

namespace vigie::test {

/// French words that the stages look up: clitics, months, particles and so on.
[[nodiscard]] const WordLists& tiny_words();

/// Lists, words, rules and zone patterns with a handful of entries each.
[[nodiscard]] const Sources& tiny_sources();

/// tiny_sources(), compiled by compile_resources() and opened. Built once.
[[nodiscard]] std::shared_ptr<const Resources> tiny_resources();

/// All stages on tiny_resources(). Built once.
[[nodiscard]] const Pipeline& tiny_pipeline();

/// A pipeline of one stage without work: for writers, which only ask it for types and origins.
[[nodiscard]] const Pipeline& mute_pipeline();

/// `text` run through tiny_pipeline().
[[nodiscard]] Document tagged(std::string text);

/// A gazetteer of one list, "name<tab>type" lines and so on, cut by the tiny tokeniser. Faults fail
/// the test.
/// Cuts names with the tiny word lists. For one thread.
[[nodiscard]] TokenCutter tiny_cutter();

[[nodiscard]] std::shared_ptr<const Gazetteer> gazetteer_of(std::string_view list,
                                                            TypeTable& types);

/// A folder under /tmp, removed with all it holds.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  /// Path of a file in it.
  [[nodiscard]] std::string path(std::string_view name) const;
  /// Writes a file into it; returns its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::string folder_;
};

}  // namespace vigie::test
