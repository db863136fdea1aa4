// Lengths of time: numbers of units and their TIMEX3 form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// So many units. `unit` is a letter of the word list duration_units, without a number before it.
struct TimeLength {
  std::int64_t thousandths = 0;
  bool indefinite = false;  ///< "quelques", "plusieurs": X
  std::string unit;
};

/// `number` units of `unit`, where a number may stand before the letter ("15D", "0.5s"); nothing
/// when that is ill-formed or out of range.
[[nodiscard]] std::optional<TimeLength> time_length(std::int64_t thousandths, bool indefinite,
                                                    std::string_view unit);

/// "P3D", "PT30.4S", "P1Y6M", "PXM": lengths in order, longest unit first. Fractions of years,
/// hours, days and weeks become smaller units where they come out even.
[[nodiscard]] std::string duration_timex(std::vector<TimeLength> lengths);

/// "30,4", "30.4", "2" as thousandths; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> thousandths_of(std::string_view digits);

}  // namespace vigie
