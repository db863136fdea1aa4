// Input: bytes in, records out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/encoding.h"
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

  /// The first bytes of the source, which stay to be read: at least `size` of them, or all there
  /// are, or as many as `enough` (when given) is content with. To be called before the first line.
  std::string_view peek(std::size_t size,
                        const std::function<bool(std::string_view)>& enough = nullptr);
  /// What a line ends with; LF to begin with. Units of several bytes count from the start of the
  /// source: the second byte of a letter is no line end.
  void set_line_feed(std::string line_feed) { line_feed_ = std::move(line_feed); }

  /// The next line without its LF, in `line`. False at the end. A last line without LF counts.
  bool next(std::string& line);
  /// Number of the line last returned, from 1.
  [[nodiscard]] std::uint64_t number() const { return number_; }

 private:
  bool fill();
  [[nodiscard]] std::size_t find_line_feed();
  ByteSource* source_;
  std::string line_feed_ = "\n";
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
  /// Encoding of plain text: a name that find_encoding() gave, "auto", or empty (UTF-8, or what a
  /// byte-order mark says).
  std::string encoding{};
  /// Called with what people should know about a source: which encoding was taken, and why.
  std::function<void(const std::string&)> remark{};
};

}  // namespace vigie
