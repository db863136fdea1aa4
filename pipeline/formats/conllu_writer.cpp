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

bool has_blank(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const CharClass c = classify(utf8::next(text, position));
    if (c == CharClass::space || c == CharClass::newline) return true;
  }
  return false;
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
    const std::string id = on_one_line(record.id);
    fmt::format_to(std::back_inserter(out), "# newdoc id = {}\n", id);
    auto next = shown.begin();
    std::size_t number = 0;
    for (const Sentence& sentence : document.sentences) {
      const TokenRange range = places(sentence.tokens);
      if (range.size() == 0) continue;
      // The text of a sentence is its forms and the blanks between them: readers hold one against
      // the other.
      std::string text;
      std::string rows;
      std::size_t word = 0;
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const Tile& tile = tiles[i];
        if (tile.token == kNone) continue;
        const std::string form = one_line(tile.span.in(document.decoded()));
        const bool last = i + 1 == range.last;
        const bool gap = !last && tiles[i + 1].token == kNone;
        const bool blank =
            tile.blank || (gap && has_blank(tiles[i + 1].span.in(document.decoded())));
        text += form;
        if (blank && !last) text += ' ';
        while (next != shown.end() && document.mentions[*next].tokens.last <= tile.token) ++next;
        fmt::format_to(std::back_inserter(rows), "{}\t{}\t_\t_\t_\t_\t_\t_\t_\tNE=", ++word, form);
        if (next != shown.end() && document.mentions[*next].tokens.first <= tile.token) {
          const Mention& mention = document.mentions[*next];
          fmt::format_to(std::back_inserter(rows), "{}-{}",
                         mention.tokens.first == tile.token ? 'B' : 'I',
                         types.name(types.coarse(mention.type)));
        } else {
          rows += 'O';
        }
        fmt::format_to(std::back_inserter(rows), "|{}start_char={}|end_char={}\n",
                       blank || last ? "" : "SpaceAfter=No|", index.from_byte(tile.span.begin),
                       index.from_byte(tile.span.end));
      }
      fmt::format_to(std::back_inserter(out), "# sent_id = {}-{}\n# text = {}\n{}\n", id, ++number,
                     text, rows);
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_conllu_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<ConlluWriter>(pipeline, std::move(options));
}

}  // namespace vigie
