#include "vigie/pipeline.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <cstring>
#include <utility>

namespace vigie {
namespace {

#ifndef NDEBUG
// A cheap picture of every layer, to catch a stage that writes what it does not provide.
std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x9E3779B97F4A7C15ULL + (hash >> 29U);
}

std::uint64_t mix(std::uint64_t hash, Span span) {
  return mix(mix(hash, span.begin), span.end);
}

using Picture = std::array<std::uint64_t, 7>;

Picture picture_of(const Document& document) {
  Picture picture{};
  picture[0] = mix(document.text().size(), document.normalisation().runs().size());
  for (const Zone& zone : document.zones) picture[1] = mix(picture[1], zone.span);
  for (const Token& token : document.tokens) picture[2] = mix(picture[2], token.span);
  for (const Sentence& sentence : document.sentences) picture[3] = mix(picture[3], sentence.span);
  for (const Mention& mention : document.mentions) {
    picture[4] = mix(mix(picture[4], mention.span), mention.type);
    picture[5] = mix(picture[5], static_cast<std::uint64_t>(mention.verdict.state));
    picture[6] = mix(picture[6], mention.entity);
  }
  picture[6] = mix(picture[6], document.entities.size());
  return picture;
}

// Mentions that a stage appends bring verdicts and entities of their own with them.
bool wrote_only(Layer provided, const Picture& before, const Picture& after) {
  if (any(provided & Layer::mentions)) provided = provided | Layer::verdicts | Layer::entities;
  for (std::uint32_t bit = 0; bit < before.size(); ++bit) {
    if (!any(provided & static_cast<Layer>(1U << bit)) && before[bit] != after[bit]) return false;
  }
  return true;
}
#endif

}  // namespace

Pipeline::Pipeline(std::vector<std::unique_ptr<Stage>> stages,
                   std::shared_ptr<const TypeTable> types)
    : stages_(std::move(stages)), types_(std::move(types)) {
  Layer available = Layer::none;
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    Stage& stage = *stages_[i];
    const Layer missing = stage.needs() & ~available;
    if (any(missing)) {
      std::string providers;
      for (const auto& other : stages_) {
        if (!any(other->provides() & missing)) continue;
        providers += fmt::format("{}\"{}\"", providers.empty() ? "" : " or ", other->name());
      }
      throw ConfigError(
          {}, fmt::format("stage \"{}\" needs {}, which no stage before it provides; {}",
                          stage.name(), layer_names(missing),
                          providers.empty() ? std::string("add a stage that does")
                                            : fmt::format("put {} before it", providers)));
    }
    available = available | stage.provides();
    stage.index_ = static_cast<std::uint8_t>(i);
  }
}

Session Pipeline::start() const {
  Session session;
  session.scratch_.reserve(stages_.size());
  for (const auto& stage : stages_) session.scratch_.push_back(stage->make_scratch());
  return session;
}

void Pipeline::run(Document& document, Session& session) const {
  for (std::size_t i = 0; i < stages_.size(); ++i) {
#ifndef NDEBUG
    const Picture before = picture_of(document);
#endif
    stages_[i]->run(document, session.scratch_[i].get());
#ifndef NDEBUG
    assert(wrote_only(stages_[i]->provides(), before, picture_of(document)));
#endif
  }
}

Layer Pipeline::provides() const {
  Layer layers = Layer::none;
  for (const auto& stage : stages_) layers = layers | stage->provides();
  return layers;
}

Span Pipeline::context(const Document& document, const Mention& mention) const {
  return stages_[mention.origin.stage]->context(document, mention);
}

OriginText Pipeline::describe(const Document& document, const Mention& mention) const {
  return stages_[mention.origin.stage]->describe(document, mention.origin);
}

}  // namespace vigie
