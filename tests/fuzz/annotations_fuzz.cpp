// Readers of annotated texts: any bytes give texts or faults, and spans that lie in their texts.
#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "pipeline/formats/annotations.h"
#include "pipeline/formats/brat_annotations.h"

namespace {

using namespace vigie;

class Bytes final : public ByteSource {
 public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = std::min(size, left_.size());
    std::memcpy(into, left_.data(), count);
    left_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view left_;
};

// Where a text was read, its spans cut it, or a message tells why not.
void check(AnnotatedText& annotated) {
  if (!annotated.text) return;
  if (count_in_bytes(annotated, *annotated.text)) return;
  for (const Annotation& annotation : annotated.annotations) {
    const Span span = annotation.span;
    if (span.begin > span.end || span.end > annotated.text->size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(guess_annotation_format(bytes));
  AnnotatedText annotated;
  std::optional<ReadFault> fault;
  for (const AnnotationFormat& format : annotation_formats()) {
    Bytes source(bytes);
    LineReader lines(source);
    const auto reader = format.make(lines, "f");
    while (reader->next(annotated, fault)) {
      if (!fault) check(annotated);
      fault.reset();
    }
  }
  // The first half is the text, the second its marks.
  read_brat("f", std::string(bytes.substr(0, size / 2)), bytes.substr(size / 2), annotated, fault);
  if (!fault) check(annotated);
  return 0;
}
