#include "pipeline/cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
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

Output::Output(const std::string& path) : name_(path == "-" ? "standard output" : path) {
  if (path != "-") file_.emplace(path);
}

bool Output::is_large() const {
  return buffer_.size() >= kLarge;
}

void Output::flush() {
  const int code = write_all(file_ ? file_->descriptor() : STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (code == EPIPE) throw OutputClosed{};
  if (code != 0) throw InputOutputError(fmt::format("{}: cannot write: {}", name_, cause(code)));
}

void Output::finish() {
  flush();
  if (file_) file_->commit();
}

bool Output::is_terminal() const {
  return ::isatty(file_ ? file_->descriptor() : STDOUT_FILENO) == 1;
}

Input::Input(std::string path, std::function<void()> before_wait)
    : path_(std::move(path)), before_wait_(std::move(before_wait)) {
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
