#include "pipeline/formats/text_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "pipeline/encoding_guess.h"

namespace vigie {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

bool is_blank(std::string_view line, const LineBytes& bytes) {
  for (std::size_t i = 0; i < line.size(); i += bytes.width()) {
    const std::string_view unit = line.substr(i, bytes.width());
    if (unit != bytes.blank && unit != bytes.tab && unit != bytes.carriage_return) return false;
  }
  return true;
}

class TextReader final : public Reader {
 public:
  TextReader(ByteSource& source, ReaderOptions options)
      : source_(source), lines_(source), options_(std::move(options)) {}

  bool next(Record& record, std::optional<ReadFault>& fault) override {
    if (done_) return false;
    if (options_.per != Per::file && !started_ && !start_lines(fault)) return true;
    std::string bytes;
    std::uint64_t line = 1;
    bool there = false;
    switch (options_.per) {
      case Per::file: there = whole(bytes); break;
      case Per::line: there = one_line(bytes, line); break;
      case Per::paragraph: there = paragraph(bytes, line); break;
    }
    if (!there) return false;
    // A byte of another encoding may become three.
    const std::size_t limit = encoding_.empty() ? Document::kMaxSize : Document::kMaxSize / 3;
    if (bytes.size() >= limit) {
      fault = ReadFault{line, fmt::format("a text of {} bytes, expected less than {} GiB; cut it "
                                          "with --per paragraph or --per line",
                                          bytes.size(), encoding_.empty() ? "4" : "1.3")};
      return true;
    }
    record.id = options_.per == Per::file ? options_.id : fmt::format("{}:{}", options_.id, line);
    record.source = options_.source;
    record.line = line;
    record.date.clear();
    record.members.clear();
    record.document.reset(std::move(bytes), encoding_);
    return true;
  }

 private:
  // Finds the encoding out, and by it how lines end. False when they cannot be told apart.
  bool start_lines(std::optional<ReadFault>& fault) {
    started_ = true;
    const bool guess = options_.encoding == "auto";
    // A live pipe gets its answer after the first line: nobody waits for more bytes than it takes
    // to see that they are no mark.
    choose(guess ? lines_.peek(kGuessSize)
                 : lines_.peek(4, [](std::string_view bytes) { return !may_become_mark(bytes); }));
    const std::optional<LineBytes> found = Decoder(encoding_).line_bytes();
    if (!found) {
      fault = ReadFault{0, fmt::format("--per line and --per paragraph cannot cut {}, where a line "
                                       "end depends on what comes before; leave --per out, or "
                                       "convert the text to UTF-8",
                                       encoding_)};
      done_ = true;
      return false;
    }
    line_bytes_ = *found;
    lines_.set_line_feed(line_bytes_.line_feed);
    return true;
  }

  void choose(std::string_view first_bytes) {
    ChosenEncoding chosen = choose_encoding(options_.encoding, first_bytes);
    encoding_ = std::move(chosen.encoding);
    if (!chosen.remark.empty() && options_.remark) options_.remark(chosen.remark);
  }

  bool whole(std::string& bytes) {
    done_ = true;
    std::size_t size = 0;
    while (true) {
      bytes.resize(std::max(size + kBlock, size * 2));
      const std::size_t got = source_.read(bytes.data() + size, bytes.size() - size);
      if (got == 0) break;
      size += got;
    }
    bytes.resize(size);
    choose(bytes);
    return true;
  }

  bool one_line(std::string& bytes, std::uint64_t& line) {
    if (!lines_.next(bytes)) return false;
    line = lines_.number();
    return without_last_cr(bytes);
  }

  bool paragraph(std::string& bytes, std::uint64_t& line) {
    std::string next_line;
    bool open = false;
    while (lines_.next(next_line)) {
      if (is_blank(next_line, line_bytes_)) {
        if (open) return without_last_cr(bytes);
        continue;
      }
      if (!open) {
        line = lines_.number();
        bytes = std::move(next_line);
        open = true;
      } else {
        bytes += line_bytes_.line_feed;
        bytes += next_line;
      }
    }
    return open && without_last_cr(bytes);
  }

  // The CR of the last CRLF is no part of the text, as its LF is not. Always true.
  bool without_last_cr(std::string& bytes) const {
    const std::string& end = line_bytes_.carriage_return;
    const bool whole_unit = bytes.size() % line_bytes_.width() == 0;
    if (whole_unit && !end.empty() && bytes.ends_with(end)) bytes.resize(bytes.size() - end.size());
    return true;
  }

  ByteSource& source_;
  LineReader lines_;
  ReaderOptions options_;
  std::string encoding_;
  LineBytes line_bytes_;
  bool started_ = false;
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

std::string_view LineReader::peek(std::size_t size,
                                  const std::function<bool(std::string_view)>& enough) {
  while (buffer_.size() < size && !(enough && !buffer_.empty() && enough(buffer_))) {
    if (!fill()) break;
  }
  return buffer_;
}

// Where the line ends that begins at begin_, or npos when its end is not there yet. All lines
// before it were whole units, so units count from its begin.
std::size_t LineReader::find_line_feed() {
  const std::size_t width = line_feed_.size();
  while (true) {
    const std::size_t end = buffer_.find(line_feed_, searched_);
    if (end == std::string::npos) break;
    if ((end - begin_) % width == 0) return end;
    searched_ = end + 1;
  }
  // The first bytes of a line end may stand last.
  searched_ = std::max(searched_, buffer_.size() - std::min(buffer_.size(), width - 1));
  return std::string::npos;
}

bool LineReader::next(std::string& line) {
  while (true) {
    const std::size_t end = find_line_feed();
    if (end != std::string::npos) {
      line.assign(buffer_, begin_, end - begin_);
      begin_ = searched_ = end + line_feed_.size();
      ++number_;
      return true;
    }
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
