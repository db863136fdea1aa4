// A folder of files, one or more a document, that stands under its name only when it is complete.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace vigie {

/// Files are written to a temporary folder beside the wanted one; `finish` gives it its name. Where
/// a folder of that name is there, the files are moved into it, replacing those of the same names.
/// Without `finish` nothing is left. Not thread-safe.
class FolderExport {
 public:
  /// Throws InputOutputError that names path and cause.
  explicit FolderExport(const std::string& path);
  ~FolderExport();
  FolderExport(const FolderExport&) = delete;
  FolderExport& operator=(const FolderExport&) = delete;
  FolderExport(FolderExport&&) = delete;
  FolderExport& operator=(FolderExport&&) = delete;

  /// Takes the id of a document as the stem of its files. Returns why it cannot: an id with a slash
  /// or a control, "." or "..", one that is too long, empty, or taken before.
  [[nodiscard]] std::optional<std::string> take(std::string_view id);
  /// Writes a file. Throws InputOutputError.
  void add(const std::string& name, std::string_view bytes);
  /// Puts the files in their place. Called once. Throws InputOutputError.
  void finish();

 private:
  std::filesystem::path path_;
  std::filesystem::path temporary_;  // empty when it has been renamed
  std::set<std::string, std::less<>> ids_;
};

}  // namespace vigie
