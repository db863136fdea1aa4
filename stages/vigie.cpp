#include "vigie/vigie.h"

#include <fmt/format.h>

#include <stdexcept>

#include "pipeline/mention_order.h"
#include "pipeline/positions.h"
#include "stages/stage_table.h"

namespace vigie {

struct Extractor::State {
  explicit State(const std::string& path)
      : resources(open(path)), pipeline(make_pipeline(*resources, {})) {}

  static std::shared_ptr<Resources> open(const std::string& path) {
    std::vector<Fault> faults;  // only the user's own lists can have any, and there are none
    return open_resources({path, {}, {}}, faults);
  }

  std::shared_ptr<Resources> resources;
  Pipeline pipeline;
};

Extractor::Extractor(const std::string& resource_path)
    : state_(std::make_unique<State>(resource_path)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

std::vector<Found> Extractor::extract(std::string_view text, std::string_view written) const {
  if (text.size() >= Document::kMaxSize) throw std::length_error("a text of 4 GiB or more");
  Document document;
  document.reset(std::string(text));
  document.date = DocumentDate::from_iso(written);
  Session session = state_->pipeline.start();
  state_->pipeline.run(document, session);

  const TypeTable& types = state_->pipeline.types();
  const OutputPositions code_points(document, Unit::codepoint);
  std::vector<Found> found;
  for (const std::uint32_t m : kept_mentions(document)) {
    const Mention& mention = document.mentions[m];
    Found one;
    one.bytes = document.in_original(mention.span);
    one.code_points = code_points(mention.span);
    one.text = document.in_decoded(mention.span).in(document.decoded());
    one.type = types.name(types.coarse(mention.type));
    one.kind = types.name(mention.type);
    one.id = document.pooled(mention.id);
    one.value = document.pooled(mention.value.main);
    if (mention.value.kind != ValueKind::timex && !mention.value.unit.empty()) {
      one.value += fmt::format(" {}", document.pooled(mention.value.unit));
    }
    one.entity = mention.entity;
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace vigie
