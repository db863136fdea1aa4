#include "pipeline/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "vigie/error.h"

namespace vigie {
namespace {

[[noreturn]] void fail(const std::string& path, const char* what, int code) {
  throw InputOutputError(
      fmt::format("{}: cannot {}: {}", path, what, std::generic_category().message(code)));
}

}  // namespace

AtomicFile::AtomicFile(const std::string& path) : path_(path) {
  std::error_code error;
  if (std::filesystem::is_symlink(path, error)) {
    const std::filesystem::path target = std::filesystem::weakly_canonical(path, error);
    if (!error) path_ = target.string();
  }
  struct stat info {};
  const bool exists = ::stat(path_.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) fail(path_, "write", EISDIR);
  const bool special = exists && !S_ISREG(info.st_mode);
  if (!special) temporary_ = fmt::format("{}.{}.tmp", path_, ::getpid());
  const mode_t mode = exists ? info.st_mode & 07777U : 0666U;
  const std::string& target = special ? path_ : temporary_;
  fd_ = ::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (fd_ < 0) {
    const int code = errno;
    temporary_.clear();
    fail(path_, "write", code);
  }
  if (exists && !special) static_cast<void>(::fchmod(fd_, mode));
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::commit() {
  // A full disk may only show when the bytes reach it.
  if (!temporary_.empty() && ::fsync(fd_) != 0) fail(path_, "write", errno);
  const int closed = ::close(fd_);
  fd_ = -1;
  if (closed != 0) fail(path_, "write", errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "replace", errno);
  temporary_.clear();
}

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

void write_atomically(const std::string& path, std::string_view bytes) {
  AtomicFile file(path);
  if (const int code = write_all(file.descriptor(), bytes); code != 0) fail(path, "write", code);
  file.commit();
}

}  // namespace vigie
