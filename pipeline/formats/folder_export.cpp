#include "pipeline/formats/folder_export.h"

#include <fmt/format.h>
#include <unistd.h>

#include "pipeline/atomic_file.h"
#include "pipeline/formats/printable.h"
#include "vigie/error.h"

namespace vigie {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongest =
    240;  // bytes of an id, which gets an ending and, for a while, a number

[[noreturn]] void fail(const fs::path& path, const std::error_code& code) {
  throw InputOutputError(fmt::format("{}: cannot write: {}", path.string(), code.message()));
}

}  // namespace

FolderExport::FolderExport(const std::string& path) : path_(fs::path(path).lexically_normal()) {
  if (!path_.has_filename()) path_ = path_.parent_path();
  std::error_code code;
  if (fs::exists(path_, code) && !fs::is_directory(path_, code))
    throw InputOutputError(fmt::format("{}: is a file, expected a folder", path_.string()));
  fs::path temporary = path_;
  temporary += fmt::format(".{}.tmp", ::getpid());
  fs::create_directory(temporary, code);
  if (code) fail(path_, code);
  temporary_ = std::move(temporary);
}

FolderExport::~FolderExport() {
  std::error_code code;
  if (!temporary_.empty()) fs::remove_all(temporary_, code);
}

std::optional<std::string> FolderExport::take(std::string_view id) {
  const bool bad = id.empty() || id == "." || id == ".." ||
                   id.find('/') != std::string_view::npos || on_one_line(id) != id ||
                   id.size() > kLongest;
  if (bad) {
    return fmt::format(
        "the id \"{}\" cannot name a file: expected at most {} bytes without slashes and "
        "controls, other than . and ..; give the text another id",
        on_one_line(id), kLongest);
  }
  if (!ids_.emplace(id).second)
    return fmt::format("the id \"{}\" a second time: its file is there already", id);
  return std::nullopt;
}

void FolderExport::add(const std::string& name, std::string_view bytes) {
  write_atomically((temporary_ / name).string(), bytes);
}

void FolderExport::finish() {
  std::error_code code;
  if (!fs::exists(path_, code)) {
    fs::rename(temporary_, path_, code);
    if (code) fail(path_, code);
    temporary_.clear();
    return;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(temporary_, code)) {
    const fs::path target = path_ / entry.path().filename();
    fs::rename(entry.path(), target, code);
    if (code) fail(target, code);
  }
  if (code) fail(path_, code);
}

}  // namespace vigie
