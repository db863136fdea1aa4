#include "pipeline/formats/token_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pipeline/encoding.h"

namespace vigie {

std::vector<std::string_view> columns_of(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string_view> columns;
  const bool tabs = line.find('\t') != std::string_view::npos;
  std::size_t begin = 0;
  while (begin <= line.size()) {
    const std::size_t end = std::min(line.find(tabs ? '\t' : ' ', begin), line.size());
    if (tabs || end > begin) columns.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return columns;
}

std::optional<std::string> utf8_fault(std::string_view line) {
  OffsetMap map;
  std::vector<Span> ill_formed;
  static_cast<void>(decode_utf8(line, map, ill_formed));
  if (ill_formed.empty()) return std::nullopt;
  return fmt::format("ill-formed UTF-8 at byte {} of the line; convert the file",
                     ill_formed.front().begin);
}

std::optional<std::string_view> comment_value(std::string_view line, std::string_view name) {
  if (!line.starts_with('#')) return std::nullopt;
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  const auto trimmed = [](std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return std::string_view();
    return text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
  };
  const std::string_view key = trimmed(line.substr(1, equals - 1));
  const bool same = key == name || (key.ends_with(name) && key.size() > name.size() &&
                                    key[key.size() - name.size() - 1] == ':');
  if (!same) return std::nullopt;
  return trimmed(line.substr(equals + 1));
}

std::optional<std::string> LabelLayer::add(Span token, std::string_view label) {
  began_ = false;
  if (label == "O" || label == "_" || label == "-" || label.empty()) {
    open_ = false;
    return std::nullopt;
  }
  constexpr std::string_view kPrefixes = "BIESLU";
  if (label.size() < 3 || label[1] != '-' || kPrefixes.find(label[0]) == std::string_view::npos) {
    return fmt::format("label \"{}\", expected O, or one of B- I- E- S- L- U- and a type", label);
  }
  const char prefix = label[0];
  const std::string_view type = label.substr(2);
  const bool begins = prefix == 'B' || prefix == 'S' || prefix == 'U';
  if (open_ && !begins && spans_.back().type == type) {
    spans_.back().span.end = token.end;
  } else {
    spans_.push_back({token, std::string(type)});
    began_ = true;
  }
  open_ = prefix == 'B' || prefix == 'I';
  return std::nullopt;
}

std::vector<Annotation> LabelLayer::take() {
  open_ = false;
  return std::exchange(spans_, {});
}

}  // namespace vigie
