#include "pipeline/cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace vigie::cli {
namespace {

constexpr std::size_t kLarge = std::size_t{1} << 18U;

std::string cause(int code) {
  return std::generic_category().message(code);
}

}  // namespace

Output::Output(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_.clear();
    return;
  }
  struct stat info {};
  const bool special = ::stat(path_.c_str(), &info) == 0 && !S_ISREG(info.st_mode);
  temporary_ = special ? std::string() : fmt::format("{}.{}.tmp", path_, ::getpid());
  const std::string& target = special ? path_ : temporary_;
  fd_ = ::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd_ < 0) {
    const int code = errno;
    temporary_.clear();
    throw InputOutputError(fmt::format("{}: cannot write: {}", path_, cause(code)));
  }
}

Output::~Output() {
  if (path_.empty()) return;
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::flush_if_large() {
  if (buffer_.size() >= kLarge) flush();
}

void Output::flush() {
  std::size_t written = 0;
  while (written < buffer_.size()) {
    const ssize_t count = ::write(fd_, buffer_.data() + written, buffer_.size() - written);
    if (count >= 0) {
      written += static_cast<std::size_t>(count);
      continue;
    }
    if (errno == EINTR) continue;
    const int code = errno;
    buffer_.clear();
    if (code == EPIPE) throw OutputClosed{};
    throw InputOutputError(fmt::format("{}: cannot write: {}",
                                       path_.empty() ? "standard output" : path_, cause(code)));
  }
  buffer_.clear();
}

void Output::finish() {
  flush();
  if (path_.empty()) return;
  const bool closed = ::close(fd_) == 0;
  fd_ = -1;
  if (!closed) throw InputOutputError(fmt::format("{}: cannot write: {}", path_, cause(errno)));
  if (!temporary_.empty() && ::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw InputOutputError(fmt::format("{}: cannot replace: {}", path_, cause(errno)));
  }
  temporary_.clear();
}

bool Output::is_terminal() const {
  return ::isatty(fd_) == 1;
}

Input::Input(const std::string& path, std::function<void()> before_wait)
    : path_(path), before_wait_(std::move(before_wait)) {
  if (path_ == "-") return;
  std::error_code code;
  if (std::filesystem::is_directory(path_, code)) {
    throw InputOutputError(fmt::format("{}: is a directory, expected a file", path_));
  }
  fd_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd_ < 0) throw InputOutputError(fmt::format("{}: cannot read: {}", path_, cause(errno)));
}

Input::~Input() {
  if (path_ != "-" && fd_ >= 0) ::close(fd_);
}

std::size_t Input::read(char* into, std::size_t size) {
  before_wait_();
  while (true) {
    const ssize_t count = ::read(fd_, into, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    throw InputOutputError(
        fmt::format("{}: cannot read: {}", path_ == "-" ? "standard input" : path_, cause(errno)));
  }
}

void complain(std::string_view message) {
  fmt::print(stderr, "vigie: {}\n", message);
}

std::string program_folder() {
  std::error_code code;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", code);
  return code ? std::string() : program.parent_path().string();
}

}  // namespace vigie::cli
