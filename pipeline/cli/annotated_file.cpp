#include "pipeline/cli/annotated_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "pipeline/cli/verbs.h"
#include "pipeline/formats/brat_annotations.h"

namespace vigie::cli {
namespace {

const AnnotationFormat& format_of(LineReader& lines, const std::string& path,
                                  std::string_view name) {
  if (!name.empty()) return *find_annotation_format(name);
  constexpr std::size_t kHead = 1U << 16U;
  if (const AnnotationFormat* format = guess_annotation_format(lines.peek(kHead))) return *format;
  throw InputOutputError(fmt::format(
      "{}: neither JSON Lines, CoNLL, CoNLL-U, HIPE nor a folder of brat; name its format with "
      "--input",
      path));
}

}  // namespace

AnnotatedFile::AnnotatedFile(const std::string& path, std::string_view format) : path_(path) {
  std::error_code code;
  if (path != "-" && std::filesystem::is_directory(path, code)) {
    reader_ = make_brat_reader(path);
    return;
  }
  input_.emplace(path, [] {});
  lines_.emplace(*input_);
  reader_ = format_of(*lines_, path, format).make(*lines_, path);
}

bool AnnotatedFile::next(AnnotatedText& text, std::optional<std::string>& fault) {
  fault.reset();
  std::optional<ReadFault> found;
  if (!reader_->next(text, found)) return false;
  if (found) {
    const std::string place =
        found->line == 0 ? std::string() : fmt::format("{}:{}: ", path_, found->line);
    fault = place + found->message;
  }
  return true;
}

bool AnnotatedFile::next_complete(AnnotatedText& text, std::optional<std::string>& fault) {
  if (!next(text, fault)) return false;
  if (fault) return true;
  if (!text.text) {
    fault = fmt::format("{}: no \"text\" in it", text.source);
  } else if (!text.annotated) {
    fault =
        fmt::format("{}: no \"spans\" or \"entities\", expected an annotated text", text.source);
  } else if (const auto wrong = count_in_bytes(text, *text.text)) {
    fault = fmt::format("{}: {}", text.source, *wrong);
  }
  return true;
}

void check_input_format(const Arguments& arguments) {
  const std::string name = arguments.get("input", {});
  if (name.empty() || find_annotation_format(name) != nullptr) return;
  std::vector<std::string_view> names;
  for (const AnnotationFormat& format : annotation_formats()) names.push_back(format.name);
  unknown_value("input", name, names);
}

Document document_of(const AnnotatedText& text, const DocumentDate& written) {
  Document document;
  document.reset(*text.text);
  document.date = DocumentDate::from_iso(text.date);
  if (!document.date.is_full()) document.date = written;
  return document;
}

}  // namespace vigie::cli
