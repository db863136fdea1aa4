#include "pipeline/formats/folder_of_texts.h"

#include <utility>

#include "pipeline/formats/folder_export.h"

namespace vigie {
namespace {

class FolderOfTexts final : public Exporter {
 public:
  FolderOfTexts(const std::string& path, std::string ending, std::unique_ptr<Writer> writer,
                const CommonFile& common)
      : folder_(path), ending_(std::move(ending)), writer_(std::move(writer)) {
    if (!common.name.empty()) folder_.add(common.name, common.bytes);
  }

  std::optional<std::string> write(const Record& record) override {
    if (auto fault = folder_.take(record.id)) return fault;
    std::string text;
    writer_->write(record, text);
    folder_.add(record.id + ending_, text);
    return std::nullopt;
  }
  void finish() override { folder_.finish(); }

 private:
  FolderExport folder_;
  std::string ending_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace

std::unique_ptr<Exporter> make_folder_of_texts(const std::string& path, std::string ending,
                                               std::unique_ptr<Writer> writer, CommonFile common) {
  return std::make_unique<FolderOfTexts>(path, std::move(ending), std::move(writer), common);
}

}  // namespace vigie
