#include "pipeline/formats/spacy_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pipeline/formats/json.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/tiles.h"
#include "pipeline/positions.h"

namespace vigie {
namespace {

class SpacyWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const PositionIndex index(document.decoded(), Unit::codepoint);
    const std::vector<Tile> tiles = tiles_of(document);
    points_.clear();
    for (const Tile& tile : tiles)
      points_.push_back({index.from_byte(tile.span.begin), index.from_byte(tile.span.end)});
    const TilePlaces places(tiles);
    const std::vector<std::uint32_t> shown =
        shown_mentions(document, options(), pipeline().types());
    out += "{\"text\":";
    append_json_string(document.decoded(), out);
    out += ",\"ents\":[";
    write_spans(document, outermost_only(document, shown), places, false, out);
    out += "],\"sents\":[";
    write_sentences(document, places, out);
    out += "],\"tokens\":[";
    for (std::size_t i = 0; i < points_.size(); ++i) {
      fmt::format_to(std::back_inserter(out), "{}{{\"id\":{},\"start\":{},\"end\":{}}}",
                     i == 0 ? "" : ",", i, points_[i].begin, points_[i].end);
    }
    out += "],\"spans\":{\"sc\":[";
    write_spans(document, shown, places, true, out);
    out += "]},\"user_data\":{\"id\":";
    append_json_string(record.id, out);
    out += "}}\n";
  }

 private:
  void write_spans(const Document& document, const std::vector<std::uint32_t>& indexes,
                   const TilePlaces& places, bool with_kind, std::string& out) const {
    const TypeTable& types = pipeline().types();
    bool first = true;
    for (const std::uint32_t m : indexes) {
      const Mention& mention = document.mentions[m];
      // spaCy refuses spans that do not end where tokens do.
      const TokenRange at = places(mention.tokens);
      if (at.size() == 0) continue;
      fmt::format_to(std::back_inserter(out),
                     "{}{{\"start\":{},\"end\":{},\"label\":\"{}\",\"kb_id\":", first ? "" : ",",
                     points_[at.first].begin, points_[at.last - 1].end,
                     types.name(types.coarse(mention.type)));
      first = false;
      append_json_string(document.pooled(mention.id), out);
      if (with_kind)
        fmt::format_to(std::back_inserter(out), ",\"id\":\"{}\"", types.name(mention.type));
      out += '}';
    }
  }

  // A sentence reaches to the next one: spaCy wants every token in a sentence.
  void write_sentences(const Document& document, const TilePlaces& places, std::string& out) const {
    if (points_.empty()) return;
    std::vector<std::uint32_t> begins = {0};
    for (const Sentence& sentence : document.sentences) {
      const TokenRange at = places(sentence.tokens);
      if (at.size() > 0 && &sentence != &document.sentences.front() && at.first > begins.back())
        begins.push_back(at.first);
    }
    begins.push_back(static_cast<std::uint32_t>(points_.size()));
    for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
      fmt::format_to(std::back_inserter(out), "{}{{\"start\":{},\"end\":{}}}", i == 0 ? "" : ",",
                     points_[begins[i]].begin, points_[begins[i + 1] - 1].end);
    }
  }

  std::vector<Span> points_;  // of the tiles, in code points
};

}  // namespace

std::unique_ptr<Writer> make_spacy_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<SpacyWriter>(pipeline, std::move(options));
}

}  // namespace vigie
