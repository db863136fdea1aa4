#include "pipeline/formats/conll_writer.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "pipeline/characters.h"
#include "pipeline/formats/shown_mentions.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

// A column ends at a blank, so blanks and line ends within a token ("40 000") need a stand-in.
void append_token(std::string_view text, std::string& out) {
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = utf8::next(text, position);
    const CharClass c = classify(code);
    const bool breaks = c == CharClass::space || c == CharClass::newline || code < 0x20;
    utf8::append(breaks ? U'_' : code, out);
  }
}

class ConllWriter final : public Writer {
 public:
  ConllWriter(const Pipeline& pipeline, WriterOptions options, bool ends)
      : Writer(pipeline, std::move(options)), ends_(ends) {}

  void write(const Record& record, std::string& out) override {
    const Document& document = record.document;
    const TypeTable& types = pipeline().types();
    const auto shown = outermost_only(document, shown_mentions(document, options(), types));
    out += "-DOCSTART- O\n\n";
    auto next = shown.begin();
    for (const Sentence& sentence : document.sentences) {
      for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        while (next != shown.end() && document.mentions[*next].tokens.last <= t) ++next;
        append_token(document.in_decoded(document.tokens[t].span).in(document.decoded()), out);
        if (next != shown.end() && document.mentions[*next].tokens.first <= t) {
          const Mention& mention = document.mentions[*next];
          fmt::format_to(std::back_inserter(out), " {}-{}\n", letter(mention.tokens, t),
                         types.name(types.coarse(mention.type)));
        } else {
          out += " O\n";
        }
      }
      out += '\n';
    }
  }

 private:
  // IOB2, or IOBES, which also tells the last token of a name, and a token that is all of it.
  [[nodiscard]] char letter(TokenRange tokens, std::uint32_t t) const {
    const bool last = ends_ && tokens.last == t + 1;
    if (tokens.first == t) return last ? 'S' : 'B';
    return last ? 'E' : 'I';
  }

  bool ends_;
};

}  // namespace

std::unique_ptr<Writer> make_conll_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<ConllWriter>(pipeline, std::move(options), false);
}

std::unique_ptr<Writer> make_conll_iobes_writer(const Pipeline& pipeline, WriterOptions options) {
  return std::make_unique<ConllWriter>(pipeline, std::move(options), true);
}

}  // namespace vigie
