#include "pipeline/formats/jsonl_reader.h"

#include <fmt/format.h>

#include "pipeline/encoding_guess.h"
#include "pipeline/formats/json.h"

namespace vigie {
namespace {

class JsonlReader final : public Reader {
 public:
  JsonlReader(ByteSource& source, ReaderOptions options)
      : lines_(source), options_(std::move(options)) {}

  bool next(Record& record, std::optional<ReadFault>& fault) override {
    while (!foreign_ && lines_.next(line_)) {
      std::string_view line = line_;
      if (lines_.number() == 1) {
        const std::string_view marked = marked_encoding(line);
        if (marked == "UTF-8") line.remove_prefix(3);
        foreign_ = !marked.empty() && marked != "UTF-8";
        if (foreign_) {
          fault = ReadFault{1, fmt::format("{}, as its byte-order mark says, expected UTF-8, which "
                                           "JSON is always in; convert the file",
                                           marked)};
          return true;
        }
      }
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const std::uint64_t number = lines_.number();
      if (auto message = parser_.parse(line, json_)) {
        fault = ReadFault{number, *message + ", expected an object with a string \"text\""};
        return true;
      }
      if (!json_.text) {
        fault = ReadFault{number, "no string \"text\", expected one in each object"};
        return true;
      }
      if (json_.text->size() >= Document::kMaxSize) {
        fault = ReadFault{number, "a text of 4 GiB or more; cut it"};
        return true;
      }
      record.id = json_.id.value_or(fmt::format("{}:{}", options_.id, number));
      record.source = options_.source;
      record.line = number;
      record.date = json_.date.value_or(std::string());
      record.members.clear();
      for (const JsonRecord::Member& member : json_.members) {
        record.members.push_back({std::string(member.key), std::string(member.raw)});
      }
      record.document.reset(std::move(*json_.text));
      record.document.date = DocumentDate::from_iso(record.date);
      // TimeML calls it the document creation time.
      if (!record.document.date.is_full() && json_.dct)
        record.document.date = DocumentDate::from_iso(*json_.dct);
      return true;
    }
    return false;
  }

 private:
  LineReader lines_;
  ReaderOptions options_;
  JsonLineParser parser_;
  JsonRecord json_;
  std::string line_;
  bool foreign_ = false;  // not UTF-8: nothing to be read
};

}  // namespace

std::unique_ptr<Reader> make_jsonl_reader(ByteSource& source, ReaderOptions options) {
  return std::make_unique<JsonlReader>(source, std::move(options));
}

}  // namespace vigie
