#include "pipeline/formats/exporter.h"

#include <fmt/format.h>

#include <system_error>

#include "pipeline/atomic_file.h"
#include "pipeline/formats/format_table.h"
#include "vigie/error.h"

namespace vigie {
namespace {

constexpr std::size_t kLarge = std::size_t{1} << 18U;

// A writer's text as a file.
class FileExporter final : public Exporter {
 public:
  FileExporter(const std::string& path, std::unique_ptr<Writer> writer)
      : path_(path), file_(path), writer_(std::move(writer)) {
    writer_->begin(buffer_);
  }

  std::optional<std::string> write(const Record& record) override {
    writer_->write(record, buffer_);
    if (buffer_.size() >= kLarge) flush();
    return std::nullopt;
  }

  void finish() override {
    writer_->end(buffer_);
    flush();
    file_.commit();
  }

 private:
  void flush() {
    if (const int code = write_all(file_.descriptor(), buffer_); code != 0) {
      throw InputOutputError(
          fmt::format("{}: cannot write: {}", path_, std::generic_category().message(code)));
    }
    buffer_.clear();
  }

  std::string path_;
  AtomicFile file_;
  std::unique_ptr<Writer> writer_;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<Exporter> make_exporter(const FormatRow& format, const std::string& path,
                                        const Pipeline& pipeline, WriterOptions options) {
  if (format.export_to != nullptr) return format.export_to(path, pipeline, std::move(options));
  return std::make_unique<FileExporter>(path, format.make(pipeline, std::move(options)));
}

}  // namespace vigie
