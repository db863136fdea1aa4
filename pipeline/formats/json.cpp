#include "pipeline/formats/json.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace vigie {
namespace {

namespace ondemand = simdjson::ondemand;
constexpr int kMaxDepth = 1000;

// A fault found by our own checks, within the parser; never leaves `parse`.
struct BadJson {
  std::string message;
};

std::string_view trimmed_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

// The grammar of RFC 8259, section 6. simdjson checks numbers only when asked for their value, and
// then refuses those that do not fit 64 bits, which we keep.
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at > start;
  };
  const auto accept = [&](std::string_view any) {
    if (at >= text.size() || any.find(text[at]) == std::string_view::npos) return false;
    ++at;
    return true;
  };
  accept("-");
  if (!accept("0") && !digits()) return false;
  if (accept(".") && !digits()) return false;
  if (accept("eE")) {
    accept("+-");
    if (!digits()) return false;
  }
  return at == text.size();
}

// On-Demand checks only what is asked for: this asks for everything below `value`.
void check(ondemand::value value, int depth) {
  if (depth > kMaxDepth) throw BadJson{fmt::format("nested deeper than {}", kMaxDepth)};
  switch (value.type()) {
    case ondemand::json_type::array:
      for (auto element : value.get_array()) check(element.value(), depth + 1);
      break;
    case ondemand::json_type::object:
      for (auto field : value.get_object()) {
        static_cast<void>(field.unescaped_key().value());
        check(field.value(), depth + 1);
      }
      break;
    case ondemand::json_type::number:
      if (!is_number(trimmed_end(value.raw_json_token()))) throw BadJson{"a malformed number"};
      break;
    case ondemand::json_type::string: static_cast<void>(value.get_string().value()); break;
    case ondemand::json_type::boolean: static_cast<void>(value.get_bool().value()); break;
    case ondemand::json_type::null:
      if (trimmed_end(value.raw_json_token()) != "null") throw BadJson{"a malformed null"};
      break;
    default: throw BadJson{"a malformed value"};
  }
}

std::optional<std::uint64_t> whole_number(const simdjson::dom::element& element) {
  std::uint64_t number = 0;
  if (element.get_uint64().get(number) != simdjson::SUCCESS) return std::nullopt;
  return number;
}

void collect(const simdjson::dom::element& element, std::vector<JsonSpan>& spans) {
  simdjson::dom::object object;
  simdjson::dom::array array;
  if (element.get_object().get(object) == simdjson::SUCCESS) {
    simdjson::dom::element start;
    simdjson::dom::element end;
    const bool has_start = object["start"].get(start) == simdjson::SUCCESS;
    const bool has_end = object["end"].get(end) == simdjson::SUCCESS;
    if (has_start || has_end) {
      JsonSpan span;
      const auto first = has_start ? whole_number(start) : std::nullopt;
      const auto last = has_end ? whole_number(end) : std::nullopt;
      simdjson::dom::element text;
      std::string_view content;
      const bool has_text = object["text"].get(text) == simdjson::SUCCESS;
      const bool is_string = has_text && text.get_string().get(content) == simdjson::SUCCESS;
      span.well_formed = first && last && (is_string || !has_text);
      span.start = first.value_or(0);
      span.end = last.value_or(0);
      if (is_string) span.text = std::string(content);
      spans.push_back(std::move(span));
    }
    for (const auto field : object) collect(field.value, spans);
  } else if (element.get_array().get(array) == simdjson::SUCCESS) {
    for (const simdjson::dom::element item : array) {
      simdjson::dom::array pair;
      if (item.get_array().get(pair) != simdjson::SUCCESS) {
        collect(item, spans);
        continue;
      }
      JsonSpan span;
      const auto first = pair.size() == 2 ? whole_number(pair.at(0).value()) : std::nullopt;
      const auto last = pair.size() == 2 ? whole_number(pair.at(1).value()) : std::nullopt;
      span.well_formed = first && last;
      span.start = first.value_or(0);
      span.end = last.value_or(0);
      spans.push_back(std::move(span));
    }
  }
}

void append_escape(unsigned char c, std::string& out) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", c); return;
  }
}

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out.push_back('"');
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(copied, i - copied));
    append_escape(c, out);
    copied = i + 1;
  }
  out.append(text.substr(copied));
  out.push_back('"');
}

std::vector<JsonSpan> collect_spans(std::string_view raw) {
  std::vector<JsonSpan> spans;
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(raw.data(), raw.size()).get(root) == simdjson::SUCCESS) {
    collect(root, spans);
  } else {
    spans.emplace_back();  // numbers too large for any position: no good span
  }
  return spans;
}

struct JsonLineParser::State {
  ondemand::parser parser;
  std::string buffer;
  std::string keys;  // unescaped keys live here
};

JsonLineParser::JsonLineParser() : state_(std::make_unique<State>()) {}
JsonLineParser::~JsonLineParser() = default;

std::optional<std::string> JsonLineParser::parse(std::string_view line, JsonRecord& record) {
  record = JsonRecord{};
  std::string& buffer = state_->buffer;
  buffer.assign(line);
  buffer.reserve(buffer.size() + simdjson::SIMDJSON_PADDING);
  state_->keys.clear();
  state_->keys.reserve(line.size());  // no reallocation: keys are views into it
  try {
    ondemand::document document =
        state_->parser.iterate(buffer.data(), buffer.size(), buffer.capacity());
    if (document.type() != ondemand::json_type::object) return "a JSON value that is no object";
    for (ondemand::field field : document.get_object()) {
      const char* const begin = field.key().raw() - 1;
      const std::string_view unescaped = field.unescaped_key().value();
      const std::size_t key_begin = state_->keys.size();
      state_->keys.append(unescaped);
      const std::string_view key = std::string_view(state_->keys).substr(key_begin);
      ondemand::value value = field.value();
      const ondemand::json_type type = value.type();
      std::string_view raw;
      if (type == ondemand::json_type::array) {
        ondemand::array array = value.get_array();
        raw = array.raw_json().value();
        array.reset().value();
        for (auto element : array) check(element.value(), 2);
      } else if (type == ondemand::json_type::object) {
        ondemand::object object = value.get_object();
        raw = object.raw_json().value();
        object.reset().value();
        for (auto inner : object) {
          static_cast<void>(inner.unescaped_key().value());
          check(inner.value(), 2);
        }
      } else {
        raw = trimmed_end(value.raw_json_token());
        std::optional<std::string>* home = key == "id"         ? &record.id
                                           : key == "text"     ? &record.text
                                           : key == "date"     ? &record.date
                                           : key == "dct"      ? &record.dct
                                           : key == "unit"     ? &record.unit
                                           : key == "original" ? &record.original
                                           : key == "encoding" ? &record.encoding
                                                               : nullptr;
        if (type == ondemand::json_type::string) {
          const std::string_view content = value.get_string().value();
          if (home != nullptr) *home = std::string(content);
        } else {
          check(value, 1);
          // Of a member given twice the last counts, as in every JSON reader.
          if (home != nullptr) home->reset();
          if (key == "id" && type == ondemand::json_type::number) record.id = std::string(raw);
        }
      }
      record.members.push_back(
          {key, {begin, static_cast<std::size_t>(raw.data() + raw.size() - begin)}});
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
      return "something after the JSON object";
    }
  } catch (const simdjson::simdjson_error& error) {
    return fmt::format("no valid JSON: {}", simdjson::error_message(error.error()));
  } catch (const BadJson& bad) {
    return "no valid JSON: " + bad.message;
  }
  return std::nullopt;
}

std::string to_base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group =
          (group << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const bool padding = i + k > bytes.size();
      out.push_back(padding ? '=' : kBase64[(group >> (18 - 6 * k)) & 0x3FU]);
    }
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    unsigned group = 0;
    std::size_t padding = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const char c = text[i + k];
      const std::size_t value = kBase64.find(c);
      if (c == '=' && i + 4 == text.size() && k >= 2) {
        ++padding;
        group <<= 6U;
      } else if (value == std::string_view::npos || padding > 0) {
        return std::nullopt;
      } else {
        group = (group << 6U) | static_cast<unsigned>(value);
      }
    }
    for (std::size_t k = 0; k < 3 - padding; ++k) {
      out.push_back(static_cast<char>((group >> (16 - 8 * k)) & 0xFFU));
    }
  }
  return out;
}

}  // namespace vigie
