#include "gazetteers/list_format.h"

#include <algorithm>
#include <array>

#include "gazetteers/list_builder.h"

namespace vigie {
namespace {

// Bytes that may be zero: the size is that of the literal.
template <std::size_t kSize>
constexpr std::string_view bytes_of(const char (&literal)[kSize]) {
  return {literal, kSize - 1};
}

constexpr std::array<std::string_view, 4> kNames = {"tsv", "csv", "plain", "patterns"};

struct Magic {
  std::string_view bytes;
  ForeignKind kind;
};
constexpr const char* kUnpack = "unpack it first";
constexpr const char* kSave = "save the sheet as CSV or TSV in UTF-8";
constexpr const char* kConvert = "convert it to UTF-8";
constexpr const char* kName = "name a text file";
constexpr std::array<Magic, 19> kMagics = {{
    {bytes_of("\x1F\x8B"), {"a gzip file", kUnpack}},
    {bytes_of("\x28\xB5\x2F\xFD"), {"a zstd file", kUnpack}},
    {bytes_of("\xFD\x37\x7A\x58\x5A\x00"), {"an xz file", kUnpack}},
    {bytes_of("BZh"), {"a bzip2 file", kUnpack}},
    {bytes_of("7z\xBC\xAF\x27\x1C"), {"a 7z archive", kUnpack}},
    {bytes_of("PK\x03\x04"), {"a ZIP archive or a spreadsheet (xlsx, ods)", kSave}},
    {bytes_of("\xD0\xCF\x11\xE0"), {"an old Office file (xls, doc)", kSave}},
    {bytes_of("{\\rtf"), {"an RTF file", "save it as plain text in UTF-8"}},
    {bytes_of("%PDF-"), {"a PDF", kName}},
    {bytes_of("\x7F"
              "ELF"),
     {"a program (ELF)", kName}},
    {bytes_of("\x89PNG"), {"a picture (PNG)", kName}},
    {bytes_of("\xFF\xD8\xFF"), {"a picture (JPEG)", kName}},
    {bytes_of("SQLite format 3"), {"an SQLite database", "export the names as CSV"}},
    {bytes_of("VIGIE\r\n\x1A"), {"a compiled resource", "name it with --resource"}},
    {bytes_of("\xFF\xFE\x00\x00"), {"UTF-32 text", kConvert}},
    {bytes_of("\x00\x00\xFE\xFF"), {"UTF-32 text", kConvert}},
    {bytes_of("\xFF\xFE"), {"UTF-16 text", kConvert}},
    {bytes_of("\xFE\xFF"), {"UTF-16 text", kConvert}},
    {bytes_of("PAR1"), {"a Parquet file", "export the names as CSV"}},
}};

constexpr std::size_t kLooked = 65536;  // bytes looked at

std::string_view first_entry_line(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (!trimmed(line).empty() && line.front() != '#') return line;
  }
  return {};
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

bool has_name_column(std::string_view line, char separator) {
  const std::vector<std::string_view> cells = split(line, separator);
  return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
    const std::string plain = lowered(trimmed(cell));
    return plain == "name" || plain == "\"name\"";
  });
}

}  // namespace

const char* list_format_name(ListFormat format) {
  return kNames[static_cast<std::size_t>(format)].data();
}

std::optional<ListFormat> list_format_from(std::string_view name) {
  const auto it = std::find(kNames.begin(), kNames.end(), name);
  if (it == kNames.end()) return std::nullopt;
  return static_cast<ListFormat>(it - kNames.begin());
}

std::span<const std::string_view> list_format_names() {
  return kNames;
}

char csv_separator(std::string_view header) {
  return header.find(',') == std::string_view::npos && header.find(';') != std::string_view::npos
             ? ';'
             : ',';
}

ListFormat list_format_of(std::string_view path, std::string_view text) {
  const std::string ending = lowered(path.substr(std::min(path.rfind('.'), path.size())));
  const std::string_view line = first_entry_line(text);
  // What starts like an object is one whatever the file is called: no name starts so.
  if (ending == ".jsonl" || ending == ".ndjson" || line.starts_with("{\"")) {
    return ListFormat::patterns;
  }
  const bool tabs = split(line, '\t').front() == "name";
  if (ending == ".tsv") return ListFormat::tsv;
  if (ending == ".csv") return tabs && line != "name" ? ListFormat::tsv : ListFormat::csv;
  if (tabs) return ListFormat::tsv;
  const char separator = csv_separator(line);
  const bool cells = line.find(separator) != std::string_view::npos;
  return cells && has_name_column(line, separator) ? ListFormat::csv : ListFormat::plain;
}

std::optional<ForeignKind> foreign_kind(std::string_view text) {
  const auto magic = std::find_if(kMagics.begin(), kMagics.end(),
                                  [&](const Magic& row) { return text.starts_with(row.bytes); });
  if (magic != kMagics.end()) return magic->kind;
  text = text.substr(0, kLooked);
  if (text.find('\0') != std::string_view::npos) return ForeignKind{"a binary file", kName};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  text.remove_prefix(start);
  const std::string head = lowered(text.substr(0, 16));
  if (head.starts_with("<?xml") || head.starts_with("<!doctype") || head.starts_with("<html")) {
    return ForeignKind{"markup (XML or HTML)", "export the names as CSV"};
  }
  if (text.starts_with('[')) {
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    if (next != std::string_view::npos && (text[next] == '{' || text[next] == '"')) {
      return ForeignKind{"a JSON array", "write one object a line, without the brackets"};
    }
  }
  return std::nullopt;
}

}  // namespace vigie
