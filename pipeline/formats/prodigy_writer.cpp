#include "pipeline/formats/prodigy_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/tiles.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

class ProdigyWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const PositionIndex index(document.decoded(), Unit::codepoint);
    const std::vector<Tile> tiles = tiles_of(document);
    const TilePlaces places(tiles);
    const auto begin = [&](std::uint32_t tile) { return index.from_byte(tiles[tile].span.begin); };
    const auto end = [&](std::uint32_t tile) { return index.from_byte(tiles[tile].span.end); };
    out += "{\"text\":";
    append_json_string(document.decoded(), out);
    out += ",\"meta\":{\"id\":";
    append_json_string(record.id, out);
    out += "},\"tokens\":[";
    for (std::uint32_t i = 0; i < tiles.size(); ++i) {
      out += i == 0 ? "{\"text\":" : ",{\"text\":";
      append_json_string(tiles[i].span.in(document.decoded()), out);
      fmt::format_to(std::back_inserter(out), ",\"start\":{},\"end\":{},\"id\":{},\"ws\":{}}}",
                     begin(i), end(i), i, tiles[i].blank);
    }
    out += "],\"spans\":[";
    bool first = true;
    for (const std::uint32_t m :
         outermost_only(document, shown_mentions(document, options(), types))) {
      const Mention& mention = document.mentions[m];
      const TokenRange at = places(mention.tokens);
      if (at.size() == 0) continue;
      fmt::format_to(std::back_inserter(out),
                     "{}{{\"start\":{},\"end\":{},\"token_start\":{},\"token_end\":{},"
                     "\"label\":\"{}\"}}",
                     first ? "" : ",", begin(at.first), end(at.last - 1), at.first, at.last - 1,
                     types.name(types.coarse(mention.type)));
      first = false;
    }
    out += "]}\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_prodigy_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<ProdigyWriter>(pipeline, std::move(options));
}

}  // namespace vigie
