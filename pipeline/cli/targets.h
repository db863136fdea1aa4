// What a run writes: standard output or a file, and the files of --export.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/cli/files.h"
#include "pipeline/cli/flags.h"
#include "pipeline/formats/exporter.h"
#include "pipeline/formats/format_table.h"
#include "vigie/writer.h"

namespace vigie::cli {

/// A file or folder to be written beside the output.
struct Export {
  const FormatRow* format;
  std::string path;
  std::unique_ptr<Exporter> exporter{};
};

/// Index in `known` of the value of `flag`, or of `otherwise`. Throws UsageError.
[[nodiscard]] std::size_t choice(const Arguments& arguments, std::string_view flag,
                                 std::string_view otherwise,
                                 std::span<const std::string_view> known);

/// What --unit names. Throws UsageError.
[[nodiscard]] Unit wanted_unit(const Arguments& arguments);

/// What --with names. Throws UsageError.
[[nodiscard]] Shown shown_layers(const Arguments& arguments);

/// What --types names; empty without it. Throws UsageError.
[[nodiscard]] std::vector<TypeId> wanted_types(const Arguments& arguments, const TypeTable& types);

/// All of --export. What can be wrong with their paths is told here, before anything is read.
/// Throws UsageError.
[[nodiscard]] std::vector<Export> wanted_exports(const Arguments& arguments);

/// Throws UsageError when --format names nothing that standard output can hold.
void check_format(const Arguments& arguments);

/// All outputs of a run, open. Nothing stands under the name of a file before `finish`.
class Targets {
 public:
  /// `pipeline` must outlive it. Throws UsageError, InputOutputError.
  Targets(const Arguments& arguments, std::vector<Export> wanted, const Pipeline& pipeline,
          WriterOptions options);

  /// To the buffer of the output, if anything goes there.
  void write(const Record& record);
  /// To all exports. False when one of them cannot hold it, which has been told then. Throws
  /// InputOutputError.
  [[nodiscard]] bool write_exports(const Record& record);
  /// Writes what is in the buffer; `flush_if_large` when there is much. When the reader of the
  /// output has gone, OutputClosed is thrown, but with exports these go on alone. Throws
  /// InputOutputError.
  void flush();
  void flush_if_large();
  /// The same for what comes last, and puts all files in their place.
  void finish();

  /// Formats of the output, if it is written, and of the exports.
  [[nodiscard]] const std::vector<const FormatRow*>& formats() const { return formats_; }

 private:
  void unless_closed(void (Output::*step)());
  Output output_;
  std::unique_ptr<Writer> writer_;  // null: nothing goes to the output
  std::vector<Export> exports_;
  std::vector<const FormatRow*> formats_;
};

}  // namespace vigie::cli
