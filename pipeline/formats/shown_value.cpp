#include "pipeline/formats/shown_value.h"

namespace vigie {

std::string shown_value(const Document& document, const Value& value) {
  std::string out = value.approx ? "~" : "";
  if (value.min.empty() && value.max.empty()) return out.append(document.pooled(value.main));
  return out.append(document.pooled(value.min)).append("..").append(document.pooled(value.max));
}

}  // namespace vigie
