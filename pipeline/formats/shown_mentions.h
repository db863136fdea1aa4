// Which mentions a writer shows, and how nested ones are walked through.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "vigie/writer.h"

namespace vigie {

/// The mentions to write, in order of position, the longer first: kept ones of the wanted types
/// in the wanted zones; all open ones where the pipeline stopped before they were judged.
[[nodiscard]] std::vector<std::uint32_t> shown_mentions(const Document& document,
                                                        const WriterOptions& options,
                                                        const TypeTable& types);

/// True for the coarse types of times: DATE, TIME, DURATION, SET.
constexpr bool is_time(TypeId type) {
  return type >= types::DATE && type <= types::SET;
}

/// Of `indexes`, in order, those that nest properly: what crosses an earlier one is left out. Only
/// matters for open mentions; kept ones always nest.
[[nodiscard]] std::vector<std::uint32_t> nesting_only(const Document& document,
                                                      const std::vector<std::uint32_t>& indexes);

/// Of `indexes`, in order, those that lie in no earlier one.
[[nodiscard]] std::vector<std::uint32_t> outermost_only(const Document& document,
                                                        const std::vector<std::uint32_t>& indexes);

/// Of `indexes`, in order, those that lie in no earlier one, and of the rest again: what a table
/// with two columns of labels holds.
struct TwoLayers {
  std::vector<std::uint32_t> outer;
  std::vector<std::uint32_t> inner;
};
[[nodiscard]] TwoLayers two_layers(const Document& document,
                                   const std::vector<std::uint32_t>& indexes);

/// What a walk over marked text calls, in order of position.
struct MarkupEvents {
  std::function<void(std::string_view)> text;  ///< a piece of decoded(), never empty
  std::function<void(std::uint32_t)> open;     ///< a mention starts here
  std::function<void(std::uint32_t)> close;    ///< the innermost open mention ends here
};

/// Walks over decoded() with the begins and ends of `indexes` (ordered and nesting) in place.
void walk_markup(const Document& document, const std::vector<std::uint32_t>& indexes,
                 const MarkupEvents& events);

}  // namespace vigie
