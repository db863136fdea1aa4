// Compares simdjson, RapidJSON and Boost.JSON on what Vigie does with JSON Lines: take `id`, `text`
// and `date` out of every document, keep all the user's fields in order, write them back with the
// entities. Built and run by json_libraries.sh; the figures are discussed in
// docs/json-libraries.md.
//
//   json_libraries bench FILE [ROUNDS]   CPU seconds per engine, minimum over the rounds
//   json_libraries emit ENGINE FILE      what an engine writes, for checking
//   json_libraries memory ENGINE FILE    growth of resident memory on each line, in MiB
//   json_libraries fidelity              what becomes of difficult input

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/compile.h>
#include <fmt/format.h>

#include <simdjson.h>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <boost/json/src.hpp>
#include <boost/preprocessor/stringize.hpp>

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// ---------------------------------------------------------------------------------------------------------
// Common types

struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A line without its newline. It may be written to; data[size] is NUL and at least
// simdjson::SIMDJSON_PADDING readable bytes follow.
struct Line {
  char* data;
  std::size_t size;
};

// Valid until the next read by the same engine.
struct Document {
  std::string_view id;
  std::string_view text;
  std::string_view date;
};

struct Entity {
  std::uint64_t start;
  std::uint64_t end;
  std::string text;
  std::string_view type;
  double score;
};

class Engine {
 public:
  virtual ~Engine() = default;
  virtual Document read(Line line) = 0;                      // throws on bad input
  virtual void write(std::span<const Entity> entities) = 0;  // the document read last
  virtual std::string_view output() const = 0;
  virtual void clear_output() = 0;
};

constexpr std::size_t max_depth = 1024;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// ---------------------------------------------------------------------------------------------------------
// A small JSON writer over fmt, for simdjson 3.0 which has none

using Buffer = fmt::memory_buffer;

void append(Buffer& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

constexpr auto must_escape = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  return table;
}();

void append_escaped(Buffer& out, std::string_view text) {
  out.push_back('"');
  const char* run = text.data();
  const char* const end = run + text.size();
  for (const char* at = run; at != end; ++at) {
    const auto c = static_cast<unsigned char>(*at);
    if (!must_escape[c]) continue;
    out.append(run, at);
    run = at + 1;
    switch (c) {
      case '"': append(out, "\\\""); break;
      case '\\': append(out, "\\\\"); break;
      case '\n': append(out, "\\n"); break;
      case '\r': append(out, "\\r"); break;
      case '\t': append(out, "\\t"); break;
      default: fmt::format_to(fmt::appender(out), FMT_COMPILE("\\u{:04x}"), c);
    }
  }
  out.append(run, end);
  out.push_back('"');
}

void append_entities(Buffer& out, std::span<const Entity> entities) {
  append(out, "\"entities\":[");
  bool first = true;
  for (const Entity& entity : entities) {
    fmt::format_to(fmt::appender(out), FMT_COMPILE("{}{{\"start\":{},\"end\":{},\"text\":"),
                   first ? ""sv : ","sv, entity.start, entity.end);
    append_escaped(out, entity.text);
    append(out, ",\"type\":");
    append_escaped(out, entity.type);
    fmt::format_to(fmt::appender(out), FMT_COMPILE(",\"score\":{}}}"), entity.score);
    first = false;
  }
  append(out, "],\"unit\":\"codepoint\"");
}

// ---------------------------------------------------------------------------------------------------------
// simdjson On-Demand; the user's bytes are spliced from the line

bool is_json_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - from;
  };
  const auto take = [&](std::string_view any) {
    const bool found = at < text.size() && any.find(text[at]) != any.npos;
    at += found;
    return found;
  };
  take("-");
  if (!take("0") && digits() == 0) return false;
  if (take(".") && digits() == 0) return false;
  if (take("eE")) {
    take("+-");
    if (digits() == 0) return false;
  }
  return at == text.size() && at != 0;
}

// On-Demand checks only what it is asked for. This asks for everything below `value`.
void check(simdjson::ondemand::value value, std::size_t depth) {
  using simdjson::ondemand::json_type;
  if (depth > max_depth) throw Failure("nested too deep");
  switch (value.type()) {
    case json_type::array:
      for (auto element : value.get_array()) check(element.value(), depth + 1);
      break;
    case json_type::object:
      for (auto field : value.get_object()) {
        std::string_view(field.unescaped_key());
        check(field.value(), depth + 1);
      }
      break;
    case json_type::number:
      if (!is_json_number(trim_end(value.raw_json_token()))) throw Failure("bad number");
      // Stepping over a scalar is what the iteration does by itself.
      break;
    case json_type::string: std::string_view(value.get_string()); break;
    case json_type::boolean: static_cast<void>(bool(value.get_bool())); break;
    case json_type::null:
      if (!bool(value.is_null())) throw Failure("bad null");
      break;
  }
}

template <bool Checked>
class SimdjsonEngine final : public Engine {
 public:
  Document read(Line line) override {
    using simdjson::ondemand::json_type;
    const simdjson::padded_string_view padded(line.data, line.size,
                                              line.size + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::document json = parser_.iterate(padded);
    Document document;
    fields_.clear();
    for (simdjson::ondemand::field field : json.get_object()) {
      const char* const begin = field.key().raw() - 1;
      const std::string_view key = field.unescaped_key();
      simdjson::ondemand::value value = field.value();
      const bool wanted = key == "id" || key == "text" || key == "date";
      std::string_view raw;
      switch (value.type()) {
        case json_type::array: {
          if (wanted) throw Failure("not a string");
          simdjson::ondemand::array array = value.get_array();
          raw = array.raw_json();
          if constexpr (Checked) {
            array.reset().value();
            for (auto element : array) check(element.value(), 2);
          }
          break;
        }
        case json_type::object: {
          if (wanted) throw Failure("not a string");
          simdjson::ondemand::object object = value.get_object();
          raw = object.raw_json();
          if constexpr (Checked) {
            object.reset().value();
            for (auto inner : object) {
              std::string_view(inner.unescaped_key());
              check(inner.value(), 2);
            }
          }
          break;
        }
        default:
          raw = value.raw_json_token();
          if (wanted) {
            auto& target = key == "id"     ? document.id
                           : key == "text" ? document.text
                                           : document.date;
            target = value.get_string();
          } else if constexpr (Checked) {
            check(value, 1);
          }
      }
      fields_.push_back(
          trim_end({begin, static_cast<std::size_t>(raw.data() + raw.size() - begin)}));
    }
    if (json.current_location().error() != simdjson::OUT_OF_BOUNDS)
      throw Failure("trailing content");
    return document;
  }

  void write(std::span<const Entity> entities) override {
    out_.push_back('{');
    for (const std::string_view field : fields_) {
      append(out_, field);
      out_.push_back(',');
    }
    append_entities(out_, entities);
    append(out_, "}\n");
  }

  std::string_view output() const override { return {out_.data(), out_.size()}; }
  void clear_output() override { out_.clear(); }

 private:
  simdjson::ondemand::parser parser_;
  std::vector<std::string_view> fields_;  // "key": value, as in the line
  Buffer out_;
};

// ---------------------------------------------------------------------------------------------------------
// RapidJSON

using RapidWriter = rapidjson::Writer<rapidjson::StringBuffer>;

std::string_view view(const char* data, rapidjson::SizeType size) {
  return {data, size};
}

void append(rapidjson::StringBuffer& out, std::string_view text) {
  std::memcpy(out.Push(text.size()), text.data(), text.size());
}

void append_string(RapidWriter& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void append_entities(RapidWriter& writer, std::span<const Entity> entities) {
  writer.StartArray();
  for (const Entity& entity : entities) {
    writer.StartObject();
    writer.Key("start");
    writer.Uint64(entity.start);
    writer.Key("end");
    writer.Uint64(entity.end);
    writer.Key("text");
    append_string(writer, entity.text);
    writer.Key("type");
    append_string(writer, entity.type);
    writer.Key("score");
    writer.Double(entity.score);
    writer.EndObject();
  }
  writer.EndArray();
}

[[noreturn]] void fail(rapidjson::ParseErrorCode code) {
  throw Failure(rapidjson::GetParseError_En(code));
}

// Notices which of the wanted fields the next string belongs to. Strings are copied unless they
// were unescaped in place.
class Wanted {
 public:
  void key(std::string_view name) {
    target_ = name == "text" ? &text_ : name == "id" ? &id_ : name == "date" ? &date_ : nullptr;
  }
  void string(std::string_view value, bool copy) {
    if (target_ == nullptr) return;
    if (copy) target_->own.assign(value);
    target_->view = copy ? std::string_view(target_->own) : value;
    target_ = nullptr;
  }
  void other() {
    if (target_ != nullptr) throw Failure("not a string");
  }
  void clear() { *this = Wanted{std::move(*this), 0}; }
  Document document() const { return {id_.view, text_.view, date_.view}; }
  Wanted() = default;

 private:
  struct Slot {
    std::string own;
    std::string_view view;
  };
  Wanted(Wanted&& old, int)
      : id_{std::move(old.id_.own), {}},
        text_{std::move(old.text_.own), {}},
        date_{std::move(old.date_.own), {}} {}
  Slot id_, text_, date_;
  Slot* target_ = nullptr;
};

// SAX; the user's bytes are spliced from the line. RapidJSON hands out no raw values, but during a
// Key event StringStream::Tell() is still at the opening quote: a field runs from its key to the
// comma before the next.
template <unsigned Flags>
class RapidSpliceEngine final : public Engine {
 public:
  Document read(Line line) override {
    rapidjson::StringStream stream(line.data);
    Handler handler{stream, *this};
    wanted_.clear();
    starts_.clear();
    const auto result = reader_.Parse<Flags | rapidjson::kParseNumbersAsStringsFlag |
                                      rapidjson::kParseValidateEncodingFlag>(stream, handler);
    if (result.IsError()) fail(result.Code());
    if (stream.Tell() != line.size) throw Failure("NUL byte in the line");
    fields_.clear();
    starts_.push_back(trim_end({line.data, line.size}).size());  // after the closing brace
    for (std::size_t i = 0; i + 1 < starts_.size(); ++i) {
      const std::size_t end = starts_[i + 1];
      std::string_view field = trim_end({line.data + starts_[i], end - starts_[i]});
      field.remove_suffix(1);  // the comma or the closing brace
      fields_.push_back(trim_end(field));
    }
    return wanted_.document();
  }

  void write(std::span<const Entity> entities) override {
    out_.Put('{');
    for (const std::string_view field : fields_) {
      append(out_, field);
      out_.Put(',');
    }
    append(out_, "\"entities\":");
    RapidWriter writer(out_);
    append_entities(writer, entities);
    append(out_, ",\"unit\":\"codepoint\"}\n");
  }

  std::string_view output() const override { return {out_.GetString(), out_.GetSize()}; }
  void clear_output() override { out_.Clear(); }

 private:
  struct Handler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
    Handler(rapidjson::StringStream& s, RapidSpliceEngine& e) : stream(s), engine(e) {}
    bool Default() {
      if (depth == 0) throw Failure("not an object");
      if (depth == 1) engine.wanted_.other();
      return true;
    }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return Default(); }
    bool String(const char* data, rapidjson::SizeType size, bool) {
      if (depth == 0) throw Failure("not an object");
      if (depth == 1) engine.wanted_.string(view(data, size), true);
      return true;
    }
    bool Key(const char* data, rapidjson::SizeType size, bool) {
      if (depth != 1) return true;
      engine.starts_.push_back(stream.Tell());
      engine.wanted_.key(view(data, size));
      return true;
    }
    bool StartObject() { return enter(); }
    bool StartArray() { return depth != 0 ? enter() : throw Failure("not an object"); }
    bool EndObject(rapidjson::SizeType) {
      --depth;
      return true;
    }
    bool EndArray(rapidjson::SizeType) {
      --depth;
      return true;
    }
    bool enter() {
      if (depth == 1) engine.wanted_.other();
      // The plain reader recurses: without this a line of brackets overflows the stack.
      const bool recursive = (Flags & rapidjson::kParseIterativeFlag) == 0;
      if (++depth > max_depth && recursive) throw Failure("nested too deep");
      return true;
    }
    rapidjson::StringStream& stream;
    RapidSpliceEngine& engine;
    std::size_t depth = 0;
  };

  rapidjson::Reader reader_;
  Wanted wanted_;
  std::vector<std::size_t> starts_;
  std::vector<std::string_view> fields_;
  rapidjson::StringBuffer out_;
};

// SAX; every event is written again as it comes, so reading does part of the writing.
template <bool Insitu>
class RapidEchoEngine final : public Engine {
 public:
  Document read(Line line) override {
    using Stream =
        std::conditional_t<Insitu, rapidjson::InsituStringStream, rapidjson::StringStream>;
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseValidateEncodingFlag |
                               (Insitu ? rapidjson::kParseInsituFlag : rapidjson::kParseNoFlags);
    Stream stream(line.data);
    writer_.Reset(out_);
    wanted_.clear();
    Handler handler{*this};
    const auto result = reader_.Parse<flags>(stream, handler);
    if (result.IsError()) fail(result.Code());
    if (stream.Tell() != line.size) throw Failure("NUL byte in the line");
    return wanted_.document();
  }

  void write(std::span<const Entity> entities) override {
    writer_.Key("entities");
    append_entities(writer_, entities);
    writer_.Key("unit");
    writer_.String("codepoint");
    writer_.EndObject();
    out_.Put('\n');
  }

  std::string_view output() const override { return {out_.GetString(), out_.GetSize()}; }
  void clear_output() override { out_.Clear(); }

 private:
  struct Handler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
    explicit Handler(RapidEchoEngine& e) : engine(e) {}
    void scalar() {
      if (depth == 0) throw Failure("not an object");
      if (depth == 1) engine.wanted_.other();
    }
    bool Null() {
      scalar();
      return engine.writer_.Null();
    }
    bool Bool(bool value) {
      scalar();
      return engine.writer_.Bool(value);
    }
    // Writer::RawNumber of this version writes a quoted string.
    bool RawNumber(const char* data, rapidjson::SizeType size, bool) {
      scalar();
      return engine.writer_.RawValue(data, size, rapidjson::kNumberType);
    }
    bool String(const char* data, rapidjson::SizeType size, bool copy) {
      if (depth == 0) throw Failure("not an object");
      if (depth == 1) engine.wanted_.string(view(data, size), copy);
      return engine.writer_.String(data, size);
    }
    bool Key(const char* data, rapidjson::SizeType size, bool) {
      if (depth == 1) engine.wanted_.key(view(data, size));
      return engine.writer_.Key(data, size);
    }
    bool StartObject() {
      enter();
      return engine.writer_.StartObject();
    }
    bool StartArray() {
      if (depth == 0) throw Failure("not an object");
      enter();
      return engine.writer_.StartArray();
    }
    bool EndObject(rapidjson::SizeType) { return --depth == 0 || engine.writer_.EndObject(); }
    bool EndArray(rapidjson::SizeType) {
      --depth;
      return engine.writer_.EndArray();
    }
    void enter() {
      if (depth == 1) engine.wanted_.other();
      ++depth;
    }
    RapidEchoEngine& engine;
    std::size_t depth = 0;
  };

  rapidjson::Reader reader_;
  rapidjson::StringBuffer out_;
  RapidWriter writer_{out_};
  Wanted wanted_;
};

class RapidDomEngine final : public Engine {
 public:
  Document read(Line line) override {
    root_.emplace(&pool_reset());
    rapidjson::StringStream stream(line.data);
    root_->ParseStream<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag>(
        stream);
    if (root_->HasParseError()) fail(root_->GetParseError());
    if (stream.Tell() != line.size) throw Failure("NUL byte in the line");
    if (!root_->IsObject()) throw Failure("not an object");
    return {string("id"), string("text"), string("date")};
  }

  void write(std::span<const Entity> entities) override {
    writer_.Reset(out_);
    writer_.StartObject();
    for (const auto& member : root_->GetObject()) {
      writer_.Key(member.name.GetString(), member.name.GetStringLength());
      member.value.Accept(writer_);
    }
    writer_.Key("entities");
    append_entities(writer_, entities);
    writer_.Key("unit");
    writer_.String("codepoint");
    writer_.EndObject();
    out_.Put('\n');
  }

  std::string_view output() const override { return {out_.GetString(), out_.GetSize()}; }
  void clear_output() override { out_.Clear(); }

 private:
  rapidjson::MemoryPoolAllocator<>& pool_reset() {
    root_.reset();
    pool_.emplace(chunk_.data(), chunk_.size());
    return *pool_;
  }
  std::string_view string(const char* name) const {
    const auto found = root_->FindMember(name);
    if (found == root_->MemberEnd()) return {};
    if (!found->value.IsString()) throw Failure("not a string");
    return view(found->value.GetString(), found->value.GetStringLength());
  }
  std::vector<char> chunk_ = std::vector<char>(std::size_t{256} << 10);
  std::optional<rapidjson::MemoryPoolAllocator<>> pool_;
  std::optional<rapidjson::Document> root_;
  rapidjson::StringBuffer out_;
  RapidWriter writer_{out_};
};

// ---------------------------------------------------------------------------------------------------------
// Boost.JSON

namespace json = boost::json;

class BoostEngine final : public Engine {
 public:
  Document read(Line line) override {
    root_.reset();
    parser_.reset();
    memory_.release();
    parser_.reset(&memory_);
    json::error_code error;
    parser_.write(line.data, line.size, error);
    if (error) throw Failure(error.message());
    root_.emplace(parser_.release());
    if (!root_->is_object()) throw Failure("not an object");
    return {string("id"), string("text"), string("date")};
  }

  void write(std::span<const Entity> entities) override {
    json::object& object = root_->get_object();
    json::array array(object.storage());
    array.reserve(entities.size());
    for (const Entity& entity : entities) {
      json::object item(object.storage());
      item.reserve(5);
      item.emplace("start", entity.start);
      item.emplace("end", entity.end);
      item.emplace("text", json::string_view(entity.text));
      item.emplace("type", json::string_view(entity.type.data(), entity.type.size()));
      item.emplace("score", entity.score);
      array.emplace_back(std::move(item));
    }
    object["entities"] = std::move(array);
    object["unit"] = "codepoint";
    serializer_.reset(&*root_);
    while (!serializer_.done()) {
      const auto part = serializer_.read(part_.data(), part_.size());
      out_.append(part.data(), part.size());
    }
    out_.push_back('\n');
  }

  std::string_view output() const override { return out_; }
  void clear_output() override { out_.clear(); }

 private:
  static json::parse_options options() {
    json::parse_options result;
    result.max_depth = max_depth;
    return result;
  }
  std::string_view string(const char* name) const {
    const json::value* const found = root_->get_object().if_contains(name);
    if (found == nullptr) return {};
    if (!found->is_string()) throw Failure("not a string");
    return {found->get_string().data(), found->get_string().size()};
  }
  std::vector<unsigned char> chunk_ = std::vector<unsigned char>(std::size_t{256} << 10);
  std::vector<char> part_ = std::vector<char>(std::size_t{64} << 10);
  json::monotonic_resource memory_{chunk_.data(), chunk_.size()};
  json::parser parser_{json::storage_ptr{}, options()};
  json::serializer serializer_;
  std::optional<json::value> root_;
  std::string out_;
};

// ---------------------------------------------------------------------------------------------------------
// Harness

struct Candidate {
  std::string_view name;
  std::function<std::unique_ptr<Engine>()> make;
};

template <class Type>
Candidate candidate(std::string_view name) {
  return {name, [] { return std::make_unique<Type>(); }};
}

const std::vector<Candidate>& candidates() {
  static const std::vector<Candidate> all{
      candidate<SimdjsonEngine<false>>("simdjson-splice"),
      candidate<SimdjsonEngine<true>>("simdjson-splice-checked"),
      candidate<RapidSpliceEngine<rapidjson::kParseNoFlags>>("rapidjson-sax-splice"),
      candidate<RapidSpliceEngine<rapidjson::kParseIterativeFlag>>(
          "rapidjson-sax-splice-iterative"),
      candidate<RapidEchoEngine<false>>("rapidjson-sax-writer"),
      candidate<RapidEchoEngine<true>>("rapidjson-sax-writer-insitu"),
      candidate<RapidDomEngine>("rapidjson-dom"),
      candidate<BoostEngine>("boost-json"),
  };
  return all;
}

std::unique_ptr<Engine> make_engine(std::string_view name) {
  for (const Candidate& each : candidates()) {
    if (each.name == name) return each.make();
  }
  throw Failure("no such engine: " + std::string(name));
}

// A file in memory with room after it, every newline turned into NUL.
class Corpus {
 public:
  explicit Corpus(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) throw Failure("cannot open " + path);
    size_ = static_cast<std::size_t>(file.tellg());
    data_.reset(new char[size_ + padding]);
    file.seekg(0).read(data_.get(), static_cast<std::streamsize>(size_));
    std::memset(data_.get() + size_, 0, padding);
    for (std::size_t at = 0; at < size_;) {
      auto* const found = static_cast<char*>(std::memchr(data_.get() + at, '\n', size_ - at));
      const std::size_t end =
          found != nullptr ? static_cast<std::size_t>(found - data_.get()) : size_;
      data_[end] = '\0';
      lines_.emplace_back(at, end - at);
      at = end + 1;
    }
  }

  Corpus(const Corpus& other)
      : data_(new char[other.size_ + padding]), size_(other.size_), lines_(other.lines_) {
    refresh(other);
  }

  void refresh(const Corpus& other) {
    std::memcpy(data_.get(), other.data_.get(), size_ + padding);
  }
  std::size_t count() const { return lines_.size(); }
  std::size_t size() const { return size_; }
  Line operator[](std::size_t i) { return {data_.get() + lines_[i].first, lines_[i].second}; }

 private:
  static constexpr std::size_t padding = simdjson::SIMDJSON_PADDING + 1;
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> lines_;
};

// About forty entities: words spread over the text.
std::vector<Entity> make_entities(std::string_view text) {
  constexpr std::size_t wanted = 40;
  constexpr std::array types{"PER"sv, "LOC"sv, "ORG"sv, "DATE"sv};
  std::vector<Entity> result;
  std::uint64_t point = 0;
  std::size_t word = 0;
  std::uint64_t word_point = 0;
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size() && result.size() < wanted; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) continue;
    if (text[at] == ' ' || text[at] == '\n') {
      if (at >= next && at > word) {
        const std::size_t n = result.size();
        result.push_back({word_point, point, std::string(text.substr(word, at - word)),
                          types[n % types.size()],
                          static_cast<double>(5000 + (word * 7919 + n) % 5000) / 10000.0});
        next = at + text.size() / (wanted + 2);
      }
      word = at + 1;
      word_point = point + 1;
    }
    ++point;
  }
  return result;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

constexpr std::size_t flush_at = std::size_t{1} << 20;

std::size_t flush(Engine& engine, std::size_t limit = flush_at) {
  const std::size_t size = engine.output().size();
  if (size < limit) return 0;
  engine.clear_output();
  return size;
}

int bench(const std::string& path, int rounds) {
  const Corpus original(path);
  Corpus corpus(original);
  std::vector<std::vector<Entity>> entities;
  std::size_t entity_count = 0;
  {
    SimdjsonEngine<false> engine;
    for (std::size_t i = 0; i < corpus.count(); ++i) {
      entities.push_back(make_entities(engine.read(corpus[i]).text));
      entity_count += entities.back().size();
    }
  }
  struct Figures {
    double read = 1e9;
    double total = 1e9;
    std::size_t written = 0;
  };
  std::vector<Figures> figures(candidates().size());
  std::size_t sink = 0;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t c = 0; c < candidates().size(); ++c) {
      const auto engine = candidates()[c].make();
      corpus.refresh(original);
      double start = cpu_seconds();
      for (std::size_t i = 0; i < corpus.count(); ++i) {
        const Document document = engine->read(corpus[i]);
        sink += document.id.size() + document.text.size() + document.date.size();
        flush(*engine);
      }
      figures[c].read = std::min(figures[c].read, cpu_seconds() - start);
      engine->clear_output();
      corpus.refresh(original);
      std::size_t written = 0;
      start = cpu_seconds();
      for (std::size_t i = 0; i < corpus.count(); ++i) {
        const Document document = engine->read(corpus[i]);
        sink += document.id.size() + document.text.size() + document.date.size();
        engine->write(entities[i]);
        written += flush(*engine);
      }
      figures[c].total = std::min(figures[c].total, cpu_seconds() - start);
      figures[c].written = written + flush(*engine, 0);
    }
  }
  const double megabytes = static_cast<double>(original.size()) / 1e6;
  // builtin_implementation()->name() would tell how the library was compiled, not this file.
  constexpr std::string_view inline_code = BOOST_PP_STRINGIZE(SIMDJSON_BUILTIN_IMPLEMENTATION);
  fmt::print(
      "{} documents, {:.1f} MB, {} entities, {} rounds; simdjson: library {}, inline code {}\n",
      original.count(), megabytes, entity_count, rounds,
      simdjson::get_active_implementation()->name(), inline_code);
  fmt::print("{:<31}{:>8}{:>8}{:>8}{:>8}{:>7}{:>10}\n", "engine", "read s", "write s", "both s",
             "MB/s", "ratio", "output MB");
  for (std::size_t c = 0; c < figures.size(); ++c) {
    const Figures& f = figures[c];
    fmt::print("{:<31}{:>8.3f}{:>8.3f}{:>8.3f}{:>8.0f}{:>7.2f}{:>10.1f}\n", candidates()[c].name,
               f.read, f.total - f.read, f.total, megabytes / f.total, f.total / figures[0].total,
               static_cast<double>(f.written) / 1e6);
  }
  return sink != 0 ? 0 : 1;
}

int emit(std::string_view name, const std::string& path) {
  Corpus corpus(path);
  Corpus copy(corpus);
  SimdjsonEngine<false> texts;
  const auto engine = make_engine(name);
  for (std::size_t i = 0; i < corpus.count(); ++i) {
    const Document expected = texts.read(copy[i]);
    const Document document = engine->read(corpus[i]);
    if (document.id != expected.id || document.text != expected.text ||
        document.date != expected.date) {
      throw Failure(fmt::format("line {}: the engines disagree", i + 1));
    }
    engine->write(make_entities(document.text));
    std::fwrite(engine->output().data(), 1, engine->output().size(), stdout);
    engine->clear_output();
  }
  return 0;
}

// In MiB, from /proc/self/status.
double memory_figure(std::string_view field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field))
      return std::strtod(line.c_str() + field.size() + 1, nullptr) / 1024;
  }
  return 0;
}

int memory(std::string_view name, const std::string& path) {
  Corpus corpus(path);
  const auto entities =
      make_entities("Le chef de la diplomatie a rencontre hier le maire de Lyon .");
  const auto engine = make_engine(name);
  const double before = memory_figure("VmRSS");
  const double virtual_before = memory_figure("VmSize");
  engine->read(corpus[0]);
  const double read = memory_figure("VmHWM") - before;
  engine->write(entities);
  const double both = memory_figure("VmHWM") - before;
  const double reserved = memory_figure("VmPeak") - virtual_before;
  fmt::print("{:<31}{:>10.0f}{:>10.0f}{:>10.0f}\n", name, read, both, reserved);
  return 0;
}

// ---------------------------------------------------------------------------------------------------------
// Fidelity

struct Case {
  std::string name;
  std::string line;
};

std::vector<Case> fidelity_cases() {
  const auto with = [](std::string value) {
    return R"({"id":"d","text":"t","date":"2024","x":)" + std::move(value) + "}";
  };
  const auto text = [](std::string value) {
    return R"({"id":"d","text":)" + std::move(value) + R"(,"x":1})";
  };
  constexpr std::size_t deep = 100'000;
  std::vector<Case> cases{
      {"float 1.00", with("1.00")},
      {"float 1E+2", with("1E+2")},
      {"negative zero -0", with("-0")},
      {"0.1234567890123456789", with("0.1234567890123456789")},
      {"big integer", with("12345678901234567890123")},
      {"huge exponent 1e400", with("1e400")},
      {"duplicate keys", with(R"(1,"y":0,"x":2)")},
      {"duplicate nested keys", with(R"({"a":1,"a":2})")},
      {"key order z a m", with(R"({"z":1,"a":2,"m":3})")},
      {"escaped key", R"({"id":"d","te\u0078t":"t","\u00e9":1})"},
      {"escape forms \\u00e9 \\/", with(R"("\u00e9 \/ \u000A")")},
      {"spaces around tokens", R"({ "id" : "d" , "text":"t","x" : [ 1 , 2 ] } )"},
      {"lone \\ud800, kept field", with(R"("\ud800")")},
      {"lone \\udc00, kept field", with(R"("\udc00")")},
      {"lone \\ud800, text", text(R"("a\ud800b")")},
      {"lone \\udc00, text", text(R"("a\udc00b")")},
      {"\\u0000, kept field", with(R"("a\u0000b")")},
      {"\\u0000, text", text(R"("a\u0000b")")},
      {"raw NUL in the text", text("\"a\0b\""s)},
      {"raw NUL after the object", with("1") + "\0{"s},
      {"bad UTF-8, kept field", with("\"\xC3(\"")},
      {"bad UTF-8, text", text("\"\xC3(\"")},
      {"surrogate bytes ED A0 80", with("\"\xED\xA0\x80\"")},
      {"overlong C0 AF", with("\"\xC0\xAF\"")},
      {"deep 1000, closed", with(std::string(1000, '[') + std::string(1000, ']'))},
      {"deep 100000, unclosed", with(std::string(deep, '['))},
      {"deep 100000, closed", with(std::string(deep, '[') + std::string(deep, ']'))},
      {"deep 1000000, closed", with(std::string(10 * deep, '[') + std::string(10 * deep, ']'))},
      {"bad literal tru", with("tru")},
      {"bad number 01", with("01")},
      {"bad number 1.", with("[1.]")},
      {"bad array [1,,2]", with("[1,,2]")},
      {"bad pair {\"a\" 1}", with(R"({"a" 1})")},
      {"mismatched [1}", with("[1}")},
      {"bad escape \\x", with(R"("\x")")},
      {"raw newline in a string", with("\"a\nb\"")},
      {"trailing comma", R"({"id":"d","text":"t",})"},
      {"trailing content", with("1") + "}"},
      {"two objects", with("1") + R"({"id":"e"})"},
      {"cut line", R"({"id":"d","text":"t","x":"abc)"},
      {"byte order mark", "\xEF\xBB\xBF" + with("1")},
      {"empty line", ""},
      {"text is a number", text("12")},
  };
  return cases;
}

std::string printable(std::string_view text) {
  std::string result;
  for (const char c : text.substr(0, 56)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F) {
      result += fmt::format("<{:02X}>", byte);
    } else {
      result += c;
    }
  }
  return text.size() > 56 ? result + "..." : result;
}

std::string outcome(const Candidate& candidate, const Case& trial) {
  constexpr std::string_view tail = R"(,"entities":[],"unit":"codepoint"})"
                                    "\n";
  std::string line = trial.line;
  const std::size_t size = line.size();
  line.resize(size + simdjson::SIMDJSON_PADDING + 1);
  const auto engine = candidate.make();
  try {
    const std::string text(engine->read({line.data(), size}).text);
    engine->write({});
    std::string_view output = engine->output();
    if (!output.ends_with(tail)) return "odd output: " + printable(output);
    output.remove_suffix(tail.size());
    std::string_view input = trim_end(trial.line);
    if (input.ends_with('}')) input.remove_suffix(1);
    const std::string shown = text == "t" ? "" : "; text = " + printable(text);
    if (output == input) return "same bytes" + shown;
    const std::size_t field = output.find("\"x\"");
    return "changed: " + printable(field == output.npos ? output : output.substr(field)) + shown;
  } catch (const std::exception& error) {
    return "error: "s + error.what();
  }
}

// Runs in a child process, for some inputs kill.
std::string guarded_outcome(const Candidate& candidate, const Case& trial) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw Failure("pipe");
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    const std::string result = outcome(candidate, trial);
    const auto written = ::write(ends[1], result.data(), result.size());
    _exit(written < 0 ? 1 : 0);
  }
  close(ends[1]);
  std::string result;
  std::array<char, 512> part{};
  for (ssize_t n = 0; (n = ::read(ends[0], part.data(), part.size())) > 0;) {
    result.append(part.data(), static_cast<std::size_t>(n));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return fmt::format("CRASH: {}", strsignal(WTERMSIG(status)));
  return result;
}

int fidelity() {
  for (const Case& trial : fidelity_cases()) {
    fmt::print("{}\n", trial.name);
    for (const Candidate& each : candidates()) {
      fmt::print("    {:<31}{}\n", each.name, guarded_outcome(each, trial));
    }
  }
  return 0;
}

int run(std::span<char*> arguments) {
  const std::vector<std::string> words(arguments.begin() + 1, arguments.end());
  const auto is = [&](std::string_view mode, std::size_t least) {
    return words.size() > least && words[0] == mode;
  };
  if (is("bench", 1)) return bench(words[1], words.size() > 2 ? std::stoi(words[2]) : 5);
  if (is("emit", 2)) return emit(words[1], words[2]);
  if (is("memory", 2)) return memory(words[1], words[2]);
  if (is("fidelity", 0)) return fidelity();
  if (is("engines", 0)) {
    for (const Candidate& each : candidates()) fmt::print("{}\n", each.name);
    return 0;
  }
  fmt::print(stderr, "usage: json_libraries bench|emit|memory|fidelity|engines ...\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv, static_cast<std::size_t>(argc)});
  } catch (const std::exception& error) {
    fmt::print(stderr, "json_libraries: {}\n", error.what());
    return 1;
  }
}
