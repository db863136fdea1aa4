// Annotated texts as the command names them: a file of any format, standard input, or a folder.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/cli/files.h"
#include "pipeline/cli/flags.h"
#include "pipeline/formats/annotations.h"
#include "vigie/document.h"

namespace vigie::cli {

/// The annotated texts of one file, one by one. One thread.
class AnnotatedFile {
 public:
  /// Opens `path`: a file, "-" or a folder of brat. `format` is a name of annotation_formats();
  /// empty: told by the content. Throws InputOutputError.
  AnnotatedFile(const std::string& path, std::string_view format);

  /// Fills `text` and returns true; false at the end. Where the text is faulty, `fault` says why,
  /// with its place, and `text` is not to be used. Throws InputOutputError.
  bool next(AnnotatedText& text, std::optional<std::string>& fault);
  /// The same, for those who need text and spans: where a text, its annotations or one of their
  /// places is missing, that is a fault too. Positions are bytes of the text then.
  bool next_complete(AnnotatedText& text, std::optional<std::string>& fault);

 private:
  std::string path_;
  std::optional<Input> input_;
  std::optional<LineReader> lines_;
  std::unique_ptr<AnnotationReader> reader_;
};

/// Throws UsageError when --input names no format of annotated texts.
void check_input_format(const Arguments& arguments);

/// The text as a document to be annotated. Its day of writing is its own, else `written`.
/// Precondition: it has a text.
[[nodiscard]] Document document_of(const AnnotatedText& text, const DocumentDate& written);

}  // namespace vigie::cli
