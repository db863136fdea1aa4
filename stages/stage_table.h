// All stages, in one table and in order.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "stages/resources.h"
#include "vigie/pipeline.h"

namespace vigie {

struct StageRow {
  std::string_view name;
  std::string_view summary;  ///< one line, for the docs
  std::unique_ptr<Stage> (*make)(const Resources& resources);
};

/// The table. Static storage.
[[nodiscard]] std::span<const StageRow> stage_table();

/// Position of the stage `name` in the table, which is its position in every pipeline that has it;
/// the table's size when there is none.
[[nodiscard]] std::uint8_t stage_index(std::string_view name);

/// The pipeline of all stages up to and including `until`; all of them when it is empty. "tokenise"
/// stands for all that cuts text, tokens and sentences. Throws UsageError when there is no such
/// stage. A `scheme` is applied behind them, where they give verdicts. The pipeline keeps alive
/// what it needs of `resources`, and nothing of `scheme`.
[[nodiscard]] Pipeline make_pipeline(const Resources& resources, std::string_view until,
                                     const Scheme* scheme = nullptr);

}  // namespace vigie
