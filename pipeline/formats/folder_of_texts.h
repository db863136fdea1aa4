// A folder with a file for each document, each of them what a writer writes.
#pragma once

#include <memory>
#include <string>

#include "pipeline/formats/exporter.h"

namespace vigie {

/// A file of the folder that belongs to no document.
struct CommonFile {
  std::string name;
  std::string bytes;
};

/// Writes ID + `ending` for each document, by a writer that begins and ends with nothing, and
/// `common` when there is one. Throws InputOutputError.
[[nodiscard]] std::unique_ptr<Exporter> make_folder_of_texts(const std::string& path,
                                                             std::string ending,
                                                             std::unique_ptr<Writer> writer,
                                                             CommonFile common = {});

}  // namespace vigie
