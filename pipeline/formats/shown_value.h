// Values in formats that have no fields for their pieces.
#pragma once

#include <string>

#include "vigie/document.h"

namespace vigie {

/// The number of an amount: "40000", "~400" (approx), "10..15" (a range), "400.." (400 or more),
/// "..400" (400 or less); the value itself for dates and identifiers; empty without a value.
[[nodiscard]] std::string shown_value(const Document& document, const Value& value);

}  // namespace vigie
