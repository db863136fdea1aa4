// What every test file includes before anything else.
#pragma once

#include <doctest/doctest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "vigie/span.h"

namespace vigie {

inline std::ostream& operator<<(std::ostream& out, Span span) {
  return out << '[' << span.begin << ',' << span.end << ')';
}
inline std::ostream& operator<<(std::ostream& out, TokenRange range) {
  return out << "tokens [" << range.first << ',' << range.last << ')';
}

}  // namespace vigie
