// Format "labelstudio": tasks with predictions for Label Studio.
#pragma once

#include <memory>

#include "vigie/writer.h"

namespace vigie {

/// One JSON array of tasks, a prediction each. Positions are UTF-16 units, as Label Studio counts.
[[nodiscard]] std::unique_ptr<Writer> make_label_studio_writer(const Pipeline& pipeline,
                                                               WriterOptions options);

}  // namespace vigie
