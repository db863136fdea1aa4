#include "pipeline/formats/text_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace vigie {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

class TextReader final : public Reader {
 public:
  TextReader(ByteSource& source, ReaderOptions options)
      : source_(source), lines_(source), options_(std::move(options)) {}

  bool next(Record& record, std::optional<ReadFault>& fault) override {
    std::string bytes;
    std::uint64_t line = 1;
    bool there = false;
    switch (options_.per) {
      case Per::file: there = whole(bytes); break;
      case Per::line: there = one_line(bytes, line); break;
      case Per::paragraph: there = paragraph(bytes, line); break;
    }
    if (!there) return false;
    if (bytes.size() >= Document::kMaxSize) {
      fault =
          ReadFault{line, fmt::format("a text of {} bytes, expected less than 4 GiB; cut it with "
                                      "--per paragraph or --per line",
                                      bytes.size())};
      return true;
    }
    record.id = options_.per == Per::file ? options_.id : fmt::format("{}:{}", options_.id, line);
    record.source = options_.source;
    record.line = line;
    record.date.clear();
    record.members.clear();
    record.document.reset(std::move(bytes));
    return true;
  }

 private:
  bool whole(std::string& bytes) {
    if (done_) return false;
    done_ = true;
    std::size_t size = 0;
    while (true) {
      bytes.resize(std::max(size + kBlock, size * 2));
      const std::size_t got = source_.read(bytes.data() + size, bytes.size() - size);
      if (got == 0) break;
      size += got;
    }
    bytes.resize(size);
    return true;
  }

  bool one_line(std::string& bytes, std::uint64_t& line) {
    if (!lines_.next(bytes)) return false;
    line = lines_.number();
    if (!bytes.empty() && bytes.back() == '\r') bytes.pop_back();
    return true;
  }

  bool paragraph(std::string& bytes, std::uint64_t& line) {
    std::string next_line;
    bool open = false;
    while (lines_.next(next_line)) {
      if (is_blank(next_line)) {
        if (open) return without_last_cr(bytes);
        continue;
      }
      if (!open) {
        line = lines_.number();
        bytes = std::move(next_line);
        open = true;
      } else {
        bytes += '\n';
        bytes += next_line;
      }
    }
    return open && without_last_cr(bytes);
  }

  // The CR of the last CRLF is no part of the paragraph, as its LF is not. Always true.
  static bool without_last_cr(std::string& bytes) {
    if (bytes.ends_with('\r')) bytes.pop_back();
    return true;
  }

  ByteSource& source_;
  LineReader lines_;
  ReaderOptions options_;
  bool done_ = false;
};

}  // namespace

bool LineReader::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + std::max(kBlock, size));
  const std::size_t got = source_->read(buffer_.data() + size, buffer_.size() - size);
  buffer_.resize(size + got);
  ended_ = got == 0;
  return !ended_;
}

bool LineReader::next(std::string& line) {
  while (true) {
    const std::size_t end = buffer_.find('\n', searched_);
    if (end != std::string::npos) {
      line.assign(buffer_, begin_, end - begin_);
      begin_ = searched_ = end + 1;
      ++number_;
      return true;
    }
    searched_ = buffer_.size();
    if (fill()) continue;
    if (begin_ == buffer_.size()) return false;
    line.assign(buffer_, begin_, buffer_.size() - begin_);
    begin_ = searched_ = buffer_.size();
    ++number_;
    return true;
  }
}

std::unique_ptr<Reader> make_text_reader(ByteSource& source, ReaderOptions options) {
  return std::make_unique<TextReader>(source, std::move(options));
}

}  // namespace vigie
