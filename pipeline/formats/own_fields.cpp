#include "pipeline/formats/own_fields.h"

namespace vigie {

std::string own_fields(const Record& record) {
  std::string fields;
  for (const Record::Member& member : record.members) {
    if (member.name == "text" || member.name == "entities") continue;
    fields += fields.empty() ? '{' : ',';
    fields += member.raw;
  }
  if (!fields.empty()) fields += '}';
  return fields;
}

}  // namespace vigie
