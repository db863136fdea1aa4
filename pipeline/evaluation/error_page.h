// The errors of an evaluation as one page of HTML, each with the text around it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/evaluation/slot_errors.h"
#include "pipeline/evaluation/table.h"

namespace vigie {

/// Collects errors text by text and writes a page that needs nothing from elsewhere. Not
/// thread-safe.
class ErrorPage {
 public:
  /// Adds the lines of `text` in which there are errors; long lines are cut to what stands around
  /// them.
  void add(std::string_view id, std::string_view text, const ScoredText& scored);

  /// The page, with `tables` before the errors. `title` is plain text.
  [[nodiscard]] std::string html(std::string_view title, const std::vector<Table>& tables) const;

 private:
  struct Shown {
    std::string surface;
    std::string type;
    friend auto operator<=>(const Shown&, const Shown&) = default;
  };
  void add_line(std::string_view id, std::string_view text, Span line,
                const std::vector<Slot>& slots);

  std::string lines_;
  std::uint64_t errors_ = 0;
  std::map<std::string, std::uint64_t> kinds_;  // of error
  std::map<std::string, std::uint64_t> types_;
  std::map<Shown, std::uint64_t> missed_;
  std::map<Shown, std::uint64_t> invented_;
};

}  // namespace vigie
