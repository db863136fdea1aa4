// What the user's JSON object had beside its text.
#pragma once

#include <string>

#include "vigie/writer.h"

namespace vigie {

/// The members of the user's object but "text" and "entities", as an object of JSON; empty for
/// plain text.
[[nodiscard]] std::string own_fields(const Record& record);

}  // namespace vigie
