// A stage: one step of the pipeline.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "vigie/document.h"

namespace vigie {

/// Parts of a document, as bits, for `Stage::needs` and `Stage::provides`.
enum class Layer : std::uint32_t {
  none = 0,
  text = 1U << 0U,
  zones = 1U << 1U,
  tokens = 1U << 2U,
  sentences = 1U << 3U,
  mentions = 1U << 4U,  ///< candidates; several stages append
  verdicts = 1U << 5U,  ///< Mention::verdict, Mention::enclosing
  entities = 1U << 6U,  ///< Document::entities, Mention::entity
};
constexpr Layer operator|(Layer a, Layer b) {
  return static_cast<Layer>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr Layer operator&(Layer a, Layer b) {
  return static_cast<Layer>(static_cast<std::uint32_t>(a) & static_cast<std::uint32_t>(b));
}
constexpr Layer operator~(Layer a) {
  return static_cast<Layer>(~static_cast<std::uint32_t>(a));
}
constexpr bool any(Layer layers) {
  return layers != Layer::none;
}

/// Names of the layers in `layers`, joined by ", ".
[[nodiscard]] std::string layer_names(Layer layers);

/// Working memory of one stage in one thread, kept from document to document.
class Scratch {
 public:
  Scratch() = default;
  virtual ~Scratch() = default;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch(Scratch&&) = delete;
  Scratch& operator=(Scratch&&) = delete;
};

/// What a mention's origin means, in words.
struct OriginText {
  std::string kind;    ///< "list", "rule", "mention"
  std::string source;  ///< list or rule id
  std::string item;    ///< entry name, or empty
  Place place;         ///< file and line in the text sources
  std::string why;     ///< the rule's reason, or empty
};

/// One step. Immutable after construction: `run` is const and may be called from any number of
/// threads at once, each with its own Document and Scratch. A stage writes only the layers it
/// provides (checked in debug builds) and never throws for what a document contains.
class Stage {
 public:
  Stage() = default;
  virtual ~Stage() = default;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  Stage(Stage&&) = delete;
  Stage& operator=(Stage&&) = delete;

  /// As in the docs and in `--until`. Static storage.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Layers that must have been provided before.
  [[nodiscard]] virtual Layer needs() const = 0;
  /// Layers this stage writes.
  [[nodiscard]] virtual Layer provides() const = 0;
  /// Working memory for one thread; null when the stage needs none.
  [[nodiscard]] virtual std::unique_ptr<Scratch> make_scratch() const { return nullptr; }
  /// Does the work. `scratch` is what `make_scratch` returned.
  virtual void run(Document& document, Scratch* scratch) const = 0;
  /// Explains an origin that this stage wrote.
  [[nodiscard]] virtual OriginText describe(const Document& document, const Origin& origin) const;
  /// What was looked at to propose `mention`, which this stage wrote: its span and the context that
  /// counted.
  [[nodiscard]] virtual Span context(const Document& document, const Mention& mention) const;

  /// Index of this stage in its pipeline, for the origins it writes; set once by Pipeline.
  [[nodiscard]] std::uint8_t index() const { return index_; }

 private:
  friend class Pipeline;
  std::uint8_t index_ = 0;
};

}  // namespace vigie
