#include "pipeline/formats/hipe_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pipeline/formats/printable.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/formats/tiles.h"

namespace vigie {
namespace {

constexpr std::string_view kWikidata = "wikidata:";

bool breaks(std::string_view text) {
  return text.find_first_of("\n\r") != std::string_view::npos;
}

// Which of the mentions covers a token, going from token to token.
class Cursor {
 public:
  Cursor(const Document& document, std::vector<std::uint32_t> mentions)
      : document_(&document), mentions_(std::move(mentions)) {}

  // Null when none does. Tokens come in order.
  const Mention* at(std::uint32_t token) {
    while (next_ < mentions_.size() && mention().tokens.last <= token) ++next_;
    return next_ < mentions_.size() && mention().tokens.first <= token ? &mention() : nullptr;
  }

 private:
  [[nodiscard]] const Mention& mention() const { return document_->mentions[mentions_[next_]]; }
  const Document* document_;
  std::vector<std::uint32_t> mentions_;
  std::size_t next_ = 0;
};

class HipeWriter final : public Writer {
 public:
  using Writer::Writer;

  void begin(std::string& out) override {
    out +=
        "TOKEN\tNE-COARSE-LIT\tNE-COARSE-METO\tNE-FINE-LIT\tNE-FINE-METO\tNE-FINE-COMP\tNE-NESTED\t"
        "NEL-LIT\tNEL-METO\tMISC\n";
  }

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    // One column holds one layer: of what lies within names, the largest.
    TwoLayers layers = two_layers(document, shown_mentions(document, options(), types));
    Cursor outermost(document, std::move(layers.outer));
    Cursor within(document, std::move(layers.inner));
    fmt::format_to(std::back_inserter(out), "# hipe2022:document_id = {}\n",
                   on_one_line(record.id));
    if (document.date.is_full())
      fmt::format_to(std::back_inserter(out), "# hipe2022:date = {}\n", document.date.to_iso());
    out += "# hipe2022:language = fr\n";
    const std::vector<Tile> tiles = tiles_of(document);
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      if (tiles[i].token == kNone) continue;
      const std::uint32_t token = tiles[i].token;
      append_token(tiles[i].span.in(document.decoded()), out);
      const Mention* const mention = outermost.at(token);
      const Mention* const nested = within.at(token);
      const auto label = [&](const Mention* of, bool fine) {
        if (of == nullptr) return std::string("O");
        const TypeId type = fine ? of->type : types.coarse(of->type);
        return fmt::format("{}-{}", of->tokens.first == token ? 'B' : 'I', types.name(type));
      };
      fmt::format_to(std::back_inserter(out), "\t{}\tO\t{}\tO\tO\t{}\t{}\t_\t",
                     label(mention, false), label(mention, true), label(nested, false),
                     identifier(document, mention));
      // What stands behind the token, up to the next one.
      while (sentence < document.sentences.size() &&
             document.sentences[sentence].tokens.last <= token)
        ++sentence;
      const bool sentence_ends = sentence < document.sentences.size() &&
                                 document.sentences[sentence].tokens.last == token + 1;
      const bool gap = i + 1 < tiles.size() && tiles[i + 1].token == kNone;
      const bool line_ends = gap && breaks(tiles[i + 1].span.in(document.decoded()));
      std::string flags;
      const auto flag = [&](bool set, const char* name) {
        if (set) flags.append(flags.empty() ? "" : "|").append(name);
      };
      flag(!tiles[i].blank && !gap, "NoSpaceAfter");
      flag(line_ends, "EndOfLine");
      flag(sentence_ends, "EndOfSentence");
      out += flags.empty() ? "_" : flags;
      out += '\n';
    }
    out += '\n';
  }

 private:
  static void append_token(std::string_view text, std::string& out) {
    for (const char c : on_one_line(text)) out += c == ' ' ? '_' : c;
  }

  static std::string identifier(const Document& document, const Mention* mention) {
    if (mention == nullptr) return "_";
    const std::string_view id = document.pooled(mention->id);
    return id.starts_with(kWikidata) ? std::string(id.substr(kWikidata.size())) : "NIL";
  }
};

}  // namespace

std::unique_ptr<Writer> make_hipe_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<HipeWriter>(pipeline, std::move(options));
}

}  // namespace vigie
