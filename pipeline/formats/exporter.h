// Output that is files of its own: a database, a folder, or what a writer makes.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "vigie/writer.h"

namespace vigie {

/// One file or folder being written. Nothing stands under its name before `finish`; without it,
/// nothing is left. Not thread-safe.
class Exporter {
 public:
  Exporter() = default;
  virtual ~Exporter() = default;
  Exporter(const Exporter&) = delete;
  Exporter& operator=(const Exporter&) = delete;
  Exporter(Exporter&&) = delete;
  Exporter& operator=(Exporter&&) = delete;

  /// One document. Returns why it cannot be held, if so: the export goes on without it. Throws
  /// InputOutputError when the export as a whole has failed.
  [[nodiscard]] virtual std::optional<std::string> write(const Record& record) = 0;
  /// Puts the files in their place. Called once. Throws InputOutputError.
  virtual void finish() = 0;
};

struct FormatRow;

/// Makes the exporter of `format` for `path`, which is replaced when it is there: whether it may be
/// is up to the caller. `pipeline` must outlive the exporter. Throws InputOutputError.
[[nodiscard]] std::unique_ptr<Exporter> make_exporter(const FormatRow& format,
                                                      const std::string& path,
                                                      const Pipeline& pipeline,
                                                      WriterOptions options);

}  // namespace vigie
