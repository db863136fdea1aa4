#include "pipeline/formats/conllu_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/characters.h"
#include "pipeline/formats/printable.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/tiles.h"
#include "pipeline/positions.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

// Forms and texts stand on one line and between tabs: runs of blanks that hold a control become one
// blank.
std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    const bool is_blank = code == U' ' || code < 0x20 || classify(code) == CharClass::newline;
    if (is_blank) {
      blank = true;
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    utf8::append(code, out);
  }
  return out;
}

class ConlluWriter final : public Writer {
 public:
  using Writer::Writer;

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const auto shown = outermost_only(document, shown_mentions(document, options(), types));
    const PositionIndex index(document.decoded(), Unit::codepoint);
    const std::vector<Tile> tiles = tiles_of(document);
    const TilePlaces places(tiles);
    fmt::format_to(std::back_inserter(out), "# newdoc id = {}\n", on_one_line(record.id));
    auto next = shown.begin();
    std::size_t number = 0;
    for (const Sentence& sentence : document.sentences) {
      const TokenRange range = places(sentence.tokens);
      if (range.size() == 0) continue;
      const Span whole{tiles[range.first].span.begin, tiles[range.last - 1].span.end};
      fmt::format_to(std::back_inserter(out), "# sent_id = {}-{}\n# text = {}\n",
                     on_one_line(record.id), ++number, one_line(whole.in(document.decoded())));
      std::size_t word = 0;
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const Tile& tile = tiles[i];
        if (tile.token == kNone) continue;
        while (next != shown.end() && document.mentions[*next].tokens.last <= tile.token) ++next;
        fmt::format_to(std::back_inserter(out), "{}\t{}\t_\t_\t_\t_\t_\t_\t_\tNE=", ++word,
                       one_line(tile.span.in(document.decoded())));
        if (next != shown.end() && document.mentions[*next].tokens.first <= tile.token) {
          const Mention& mention = document.mentions[*next];
          fmt::format_to(std::back_inserter(out), "{}-{}",
                         mention.tokens.first == tile.token ? 'B' : 'I',
                         types.name(types.coarse(mention.type)));
        } else {
          out += 'O';
        }
        const bool glued = i + 1 < range.last && !tile.blank && tiles[i + 1].token != kNone;
        fmt::format_to(std::back_inserter(out), "|{}start_char={}|end_char={}\n",
                       glued ? "SpaceAfter=No|" : "", index.from_byte(tile.span.begin),
                       index.from_byte(tile.span.end));
      }
      out += '\n';
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_conllu_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<ConlluWriter>(pipeline, std::move(options));
}

}  // namespace vigie
