// Files, pipes and terminals as the command uses them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/atomic_file.h"
#include "pipeline/formats/reader.h"

namespace vigie::cli {

/// The reader of our output has gone: a normal end (`vigie ... | head`).
struct OutputClosed {};

/// Standard output or a file. A file gets its name only when it is complete.
class Output {
 public:
  /// "-" is standard output. Throws InputOutputError.
  explicit Output(const std::string& path);
  ~Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  Output(Output&&) = delete;
  Output& operator=(Output&&) = delete;

  /// What is to be written; grows until `flush`.
  std::string& buffer() { return buffer_; }
  /// The buffer has grown large: time to flush.
  [[nodiscard]] bool is_large() const;
  void flush_if_large() {
    if (is_large()) flush();
  }
  /// Writes the buffer, which is empty then. Throws OutputClosed when the reader has gone,
  /// InputOutputError otherwise.
  void flush();
  /// Flushes, closes and puts a file in its place. Without it, nothing is left behind.
  void finish();
  [[nodiscard]] bool is_terminal() const;

 private:
  std::string name_;                // for messages
  std::optional<AtomicFile> file_;  // none for standard output
  std::string buffer_;
};

/// A file or standard input ("-").
class Input final : public ByteSource {
 public:
  /// `before_wait` is called before each read that may wait, so that a live pipe gets its answers.
  /// Throws InputOutputError that names path and cause.
  Input(std::string path, std::function<void()> before_wait);
  ~Input() override;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  Input(Input&&) = delete;
  Input& operator=(Input&&) = delete;
  std::size_t read(char* into, std::size_t size) override;

 private:
  std::string path_;
  std::function<void()> before_wait_;
  int fd_ = 0;
};

/// One line on standard error: "vigie: message".
void complain(std::string_view message);

/// Folder of the running program; empty when the system does not tell.
[[nodiscard]] std::string program_folder();

}  // namespace vigie::cli
