#include "pipeline/formats/brat_exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "pipeline/formats/folder_export.h"
#include "pipeline/formats/printable.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/shown_value.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

// Colours of coarse types, as on the page of HTML.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kColours = {
    {{"PER", "#ffccaa"},
     {"LOC", "#cfe2ff"},
     {"ORG", "#d3f0d0"},
     {"GROUP", "#e6d9f7"},
     {"PROD", "#f7e1a0"},
     {"EVENT", "#f9d0e0"},
     {"DATE", "#e0e0e0"},
     {"TIME", "#e0e0e0"}}};

class BratExporter final : public Exporter {
 public:
  BratExporter(const std::string& path, const Pipeline& pipeline, WriterOptions options)
      : folder_(path), pipeline_(&pipeline), options_(std::move(options)) {}

  std::optional<std::string> write(const Record& record) override {
    if (auto fault = folder_.take(record.id)) return fault;
    folder_.add(record.id + ".txt", record.document.decoded());
    folder_.add(record.id + ".ann", annotations(record.document));
    return std::nullopt;
  }

  void finish() override {
    folder_.add("annotation.conf", annotation_conf());
    folder_.add("visual.conf", visual_conf());
    folder_.finish();
  }

 private:
  std::string annotations(const Document& document) {
    const TypeTable& types = pipeline_->types();
    const PositionIndex index(document.decoded(), Unit::codepoint);
    std::string out;
    auto at_end = std::back_inserter(out);
    std::size_t number = 0;
    for (const std::uint32_t m : shown_mentions(document, options_, types)) {
      const Mention& mention = document.mentions[m];
      const TypeId coarse = types.coarse(mention.type);
      types_.insert(std::string(types.name(coarse)));
      ++number;
      fmt::format_to(at_end, "T{}\t{}", number, types.name(coarse));
      std::string text;
      append_pieces(document, document.in_decoded(mention.span), index, text, out);
      fmt::format_to(at_end, "\t{}\n", text);
      if (const auto id = document.pooled(mention.id); !id.empty())
        fmt::format_to(at_end, "N{}\tReference T{} {}\t{}\n", number, number, id, text);
      std::string note;
      if (coarse != mention.type) note = types.name(mention.type);
      if (mention.value.kind != ValueKind::none) {
        const auto unit = document.pooled(mention.value.unit);
        note += fmt::format("{}{}{}{}", note.empty() ? "" : ", ",
                            shown_value(document, mention.value), unit.empty() ? "" : " ", unit);
      }
      if (!note.empty())
        fmt::format_to(at_end, "#{}\tAnnotatorNotes T{}\t{}\n", number, number, on_one_line(note));
    }
    return out;
  }

  // " 0 15", or " 0 5;6 15" where a line ends in between; `text` is the pieces with blanks between.
  static void append_pieces(const Document& document, Span span, const PositionIndex& index,
                            std::string& text, std::string& out) {
    const std::string_view all = document.decoded();
    std::uint32_t at = span.begin;
    while (at < span.end) {
      const std::uint32_t end = std::min<std::uint32_t>(
          span.end,
          static_cast<std::uint32_t>(std::min(all.find_first_of("\n\r", at), all.size())));
      if (end > at) {
        fmt::format_to(std::back_inserter(out), "{}{} {}", text.empty() ? " " : ";",
                       index.from_byte(at), index.from_byte(end));
        if (!text.empty()) text += ' ';
        text += on_one_line(Span{at, end}.in(all));
      }
      at = end + 1;
    }
  }

  [[nodiscard]] std::string annotation_conf() const {
    std::string out = "[entities]\n";
    for (const std::string& type : types_) out.append(type).append("\n");
    return out + "\n[relations]\n\n[events]\n\n[attributes]\n";
  }

  [[nodiscard]] static std::string visual_conf() {
    std::string out = "[labels]\n\n[drawing]\n";
    for (const auto& [type, colour] : kColours)
      out += fmt::format("{}\tbgColor:{}\n", type, colour);
    return out;
  }

  FolderExport folder_;
  const Pipeline* pipeline_;
  WriterOptions options_;
  std::set<std::string> types_;
};

}  // namespace

std::unique_ptr<Exporter> make_brat_exporter(const std::string& path, const Pipeline& pipeline,
                                             WriterOptions options) {
  return std::make_unique<BratExporter>(path, pipeline, std::move(options));
}

}  // namespace vigie
