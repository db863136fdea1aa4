#include "pipeline/formats/mention_row.h"

#include "pipeline/formats/shown_value.h"

namespace vigie {

MentionRow mention_row(const Record& record, std::uint32_t index, const TypeTable& types,
                       const OutputPositions& positions, Unit unit) {
  const Document& document = record.document;
  const Mention& mention = document.mentions[index];
  const Span span = positions(mention.span);
  const auto string = [](std::string_view text) { return std::string(text); };
  return {record.id,
          std::to_string(span.begin),
          std::to_string(span.end),
          unit_name(unit),
          string(document.in_decoded(mention.span).in(document.decoded())),
          string(types.name(types.coarse(mention.type))),
          string(types.name(mention.type)),
          string(document.pooled(mention.id)),
          shown_value(document, mention.value),
          string(document.pooled(mention.value.unit)),
          document.zone_at(mention.span.begin) == kNone
              ? ""
              : zone_name(document.zone_kind_at(mention.span.begin)),
          mention.entity == kNone ? std::string() : std::to_string(mention.entity)};
}

}  // namespace vigie
