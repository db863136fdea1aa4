// An ordered, checked list of stages.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "vigie/stage.h"

namespace vigie {

class Session;

/// Stages in order. Immutable and shareable: one pipeline serves any number of threads, each with
/// its own Session.
///
///   Pipeline pipeline(std::move(stages), types);      // throws ConfigError when stages do not fit
///   Session session = pipeline.start();
///   document.reset("Il vit \u00e0 Bagdad.");
///   pipeline.run(document, session);
class Pipeline {
 public:
  /// Takes the stages over and checks that each finds the layers it needs. Throws ConfigError that
  /// names the stage, the missing layer and who could provide it.
  Pipeline(std::vector<std::unique_ptr<Stage>> stages, std::shared_ptr<const TypeTable> types);

  /// Working memory for one thread. The session must not outlive the pipeline.
  [[nodiscard]] Session start() const;

  /// Runs every stage on a document that was `reset`. Never throws for what the document contains.
  void run(Document& document, Session& session) const;

  [[nodiscard]] const std::vector<std::unique_ptr<Stage>>& stages() const { return stages_; }
  [[nodiscard]] const TypeTable& types() const { return *types_; }
  /// All layers that a run fills.
  [[nodiscard]] Layer provides() const;
  /// What proposed `mention`, in words.
  [[nodiscard]] OriginText describe(const Document& document, const Mention& mention) const;
  /// `Stage::context` of the stage that proposed `mention`.
  [[nodiscard]] Span context(const Document& document, const Mention& mention) const;

 private:
  std::vector<std::unique_ptr<Stage>> stages_;
  std::shared_ptr<const TypeTable> types_;
};

/// Scratch memory of all stages for one thread.
class Session {
 private:
  friend class Pipeline;
  std::vector<std::unique_ptr<Scratch>> scratch_;
};

}  // namespace vigie
