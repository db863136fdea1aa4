#include "pipeline/formats/text_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/printable.h"
#include "pipeline/formats/shown_mentions.h"

namespace vigie {
namespace {

// ANSI colours that read on light and dark backgrounds.
const char* colour_of(TypeId coarse) {
  switch (coarse) {
    case types::PER: return "\x1B[1;34m";
    case types::LOC: return "\x1B[1;32m";
    case types::ORG: return "\x1B[1;31m";
    case types::GROUP: return "\x1B[1;35m";
    case types::PROD:
    case types::EVENT: return "\x1B[1;36m";
    default: return "\x1B[33m";
  }
}
constexpr const char* kDim = "\x1B[2m";
constexpr const char* kPlain = "\x1B[0m";

class TextWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    if (written_ > 0) out += '\n';
    ++written_;
    std::vector<std::uint32_t> open;
    const auto colour = [&](std::uint32_t m) {
      out += colour_of(types.coarse(document.mentions[m].type));
    };
    MarkupEvents events;
    events.text = [&](std::string_view text) { append_printable(text, out); };
    events.open = [&](std::uint32_t m) {
      open.push_back(m);
      if (options().colour) {
        colour(m);
      }
      out += '[';
    };
    events.close = [&](std::uint32_t m) {
      open.pop_back();
      const std::string_view name = types.name(types.coarse(document.mentions[m].type));
      if (options().colour) {
        fmt::format_to(std::back_inserter(out), "{} {}{}", kDim, name, kPlain);
        colour(m);
        out += ']';
        out += kPlain;
        if (!open.empty()) colour(open.back());
      } else {
        fmt::format_to(std::back_inserter(out), "|{}]", name);
      }
    };
    walk_markup(document, nesting_only(document, shown_mentions(document, options(), types)),
                events);
    if (!document.decoded().ends_with('\n')) out += '\n';
  }

 private:
  std::size_t written_ = 0;
};

}  // namespace

std::unique_ptr<Writer> make_text_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<TextWriter>(pipeline, std::move(options));
}

}  // namespace vigie
