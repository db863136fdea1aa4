// Writing a file so that its name never stands for half of it.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// A file being written. Under a regular name (or none yet) the bytes go to a temporary file beside
/// it, which `commit` puts in its place with the old file's permissions; without `commit` nothing
/// is left. A symbolic link is followed. Pipes and devices are written to directly. Not
/// thread-safe.
class AtomicFile {
 public:
  /// Throws InputOutputError that names path and cause.
  explicit AtomicFile(const std::string& path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  AtomicFile(AtomicFile&&) = delete;
  AtomicFile& operator=(AtomicFile&&) = delete;

  /// The open descriptor, owned by this object.
  [[nodiscard]] int descriptor() const { return fd_; }
  /// Where the bytes go until `commit`: for libraries that open files by name.
  [[nodiscard]] const std::string& written_path() const {
    return temporary_.empty() ? path_ : temporary_;
  }
  /// False for pipes and devices, which are written to directly.
  [[nodiscard]] bool is_replaced_whole() const { return !temporary_.empty(); }
  /// Closes the file and gives it its name. Throws InputOutputError.
  void commit();

 private:
  std::string path_;       // where the file will stand
  std::string temporary_;  // where it is written; empty for pipes and devices
  int fd_ = -1;
};

/// Writes all of `bytes` to `fd`. Returns 0, or the error number of the system.
[[nodiscard]] int write_all(int fd, std::string_view bytes);

/// Writes `bytes` as the file `path`. Throws InputOutputError.
void write_atomically(const std::string& path, std::string_view bytes);

}  // namespace vigie
