#include "pipeline/formats/webanno_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/folder_of_texts.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/tiles.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

// Text of a sentence: backslashes, and controls by the names that INCEpTION reads.
void append_text(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\\\"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      case '\f': out += "\\f"; break;
      case '\b': out += "\\b"; break;
      case '\n': out += "\n#Text="; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\v') out += '\\';
        out += c;
    }
  }
}

// A value in a cell: what the format uses itself is written with a backslash.
void append_value(std::string_view value, std::string& out) {
  constexpr std::string_view kReserved = "\\[]|_;*";
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool arrow = value.substr(i, 2) == "->";
    if (arrow || kReserved.find(value[i]) != std::string_view::npos) out += '\\';
    out += value[i];
  }
}

class WebannoWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const PositionIndex index(document.decoded(), Unit::utf16);
    const std::vector<Tile> tiles = tiles_of(document);
    const TilePlaces places(tiles);
    cut_units(document, tiles);
    const auto shown = shown_mentions(document, options(), types);
    stack(document, shown, places);
    out +=
        "#FORMAT=WebAnno TSV 3.3\n"
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n";
    std::size_t number = 0;
    for (const Sentence& sentence : document.sentences) {
      const TokenRange range = places(sentence.tokens);
      if (range.size() == 0) continue;
      const std::size_t first = first_unit_[range.first];
      const std::size_t last = first_unit_[range.last];
      if (first == last) continue;
      out += "\n#Text=";
      append_text(Span{units_[first].begin, units_[last - 1].end}.in(document.decoded()), out);
      out += '\n';
      ++number;
      for (std::size_t u = first; u < last; ++u) {
        fmt::format_to(std::back_inserter(out), "{}-{}\t{}-{}\t", number, u - first + 1,
                       index.from_byte(units_[u].begin), index.from_byte(units_[u].end));
        out += units_[u].in(document.decoded());
        out += '\t';
        append_cell(document, u, true, out);
        append_cell(document, u, false, out);
        out += '\n';
      }
    }
    out += '\n';
  }

 private:
  // A mention on a unit. The number tells mentions apart that share a unit or have several.
  struct Mark {
    std::uint32_t mention;
    std::size_t number;  // 0: none needed
  };

  // Units are tokens, cut at line ends and tabs, which a cell cannot hold.
  void cut_units(const Document& document, const std::vector<Tile>& tiles) {
    units_.clear();
    first_unit_.assign(tiles.size() + 1, 0);
    for (std::size_t t = 0; t < tiles.size(); ++t) {
      first_unit_[t] = units_.size();
      if (tiles[t].token == kNone) continue;
      const std::string_view text = document.decoded();
      std::uint32_t at = tiles[t].span.begin;
      for (std::uint32_t i = at; i <= tiles[t].span.end; ++i) {
        const bool ends =
            i == tiles[t].span.end || text[i] == '\n' || text[i] == '\r' || text[i] == '\t';
        if (!ends) continue;
        if (i > at) units_.push_back({at, i});
        at = i + 1;
      }
    }
    first_unit_.back() = units_.size();
  }

  void stack(const Document& document, const std::vector<std::uint32_t>& shown,
             const TilePlaces& places) {
    marks_.assign(units_.size(), {});
    std::vector<TokenRange> ranges;
    for (const std::uint32_t m : shown) {
      const TokenRange at = places(document.mentions[m].tokens);
      TokenRange range;
      if (at.size() > 0) {
        range = {static_cast<std::uint32_t>(first_unit_[at.first]),
                 static_cast<std::uint32_t>(first_unit_[at.last])};
      }
      ranges.push_back(range);
      for (std::uint32_t u = range.first; u < range.last; ++u) marks_[u].push_back({m, 0});
    }
    std::size_t number = 0;
    for (std::size_t s = 0; s < shown.size(); ++s) {
      const TokenRange range = ranges[s];
      const bool alone = range.size() == 1 && marks_[range.first].size() == 1;
      if (alone || range.size() == 0) continue;
      ++number;
      for (std::uint32_t u = range.first; u < range.last; ++u) {
        for (Mark& mark : marks_[u]) {
          if (mark.mention == shown[s]) mark.number = number;
        }
      }
    }
  }

  void append_cell(const Document& document, std::size_t unit, bool identifier,
                   std::string& out) const {
    if (marks_[unit].empty()) out += '_';
    bool first = true;
    for (const Mark& mark : marks_[unit]) {
      if (!first) out += '|';
      first = false;
      const Mention& mention = document.mentions[mark.mention];
      const TypeTable& types = pipeline().types();
      const std::string_view value =
          identifier ? document.pooled(mention.id) : types.name(types.coarse(mention.type));
      if (value.empty()) out += '*';
      append_value(value, out);
      if (mark.number > 0) fmt::format_to(std::back_inserter(out), "[{}]", mark.number);
    }
    out += '\t';
  }

  std::vector<Span> units_;               // bytes of decoded()
  std::vector<std::size_t> first_unit_;   // of each tile, and one past the last
  std::vector<std::vector<Mark>> marks_;  // of each unit, outermost first
};

}  // namespace

std::unique_ptr<Exporter> make_webanno_exporter(const std::string& path, const Pipeline& pipeline,
                                                WriterOptions options) {
  return make_folder_of_texts(path, ".tsv", make_webanno_writer(pipeline, std::move(options)));
}

std::unique_ptr<Writer> make_webanno_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<WebannoWriter>(pipeline, std::move(options));
}

}  // namespace vigie
