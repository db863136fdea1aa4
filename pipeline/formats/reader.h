// Input: bytes in, records out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "vigie/writer.h"

namespace vigie {

/// Where bytes come from.
class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ByteSource(ByteSource&&) = delete;
  ByteSource& operator=(ByteSource&&) = delete;
  /// Reads up to `size` bytes into `into`; 0 at the end. Throws InputOutputError. May wait.
  virtual std::size_t read(char* into, std::size_t size) = 0;
};

/// Lines of a source, one at a time, however long.
class LineReader {
 public:
  explicit LineReader(ByteSource& source) : source_(&source) {}
  /// The next line without its LF, in `line`. False at the end. A last line without LF counts.
  bool next(std::string& line);
  /// Number of the line last returned, from 1.
  [[nodiscard]] std::uint64_t number() const { return number_; }

 private:
  bool fill();
  ByteSource* source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;
  std::uint64_t number_ = 0;
  bool ended_ = false;
};

/// What is wrong with one record. The reader can go on with the next one.
struct ReadFault {
  std::uint64_t line = 0;  ///< 0 when the whole source is meant
  std::string message;
};

/// Turns a source into records. Not thread-safe.
class Reader {
 public:
  Reader() = default;
  virtual ~Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  Reader(Reader&&) = delete;
  Reader& operator=(Reader&&) = delete;
  /// Fills `record` (its document is reset) and returns true; false at the end. When a record is
  /// faulty, `fault` is set and `record` is not to be used. Throws InputOutputError.
  virtual bool next(Record& record, std::optional<ReadFault>& fault) = 0;
};

/// How plain text is cut into documents.
enum class Per : std::uint8_t { file, paragraph, line };

/// What a reader must know about its source.
struct ReaderOptions {
  Per per = Per::file;
  std::string source;  ///< name in records and messages, "-" for standard input
  std::string id;      ///< id of the document, or prefix of the ids of its parts
};

}  // namespace vigie
