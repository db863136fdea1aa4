#include "stages/zones.h"

#include <vector>

#include "pipeline/utf8.h"
#include "stages/pages/page.h"
#include "stages/pages/page_date.h"

namespace vigie {
namespace {

struct ZonesScratch final : Scratch {
  PageScratch page;
};

// Writes what a page was found to be into a document.
class ZoneWriter {
 public:
  ZoneWriter(const ZonePatterns& patterns, const Page& page, Document& document)
      : patterns_(patterns), page_(page), text_(page.text()), document_(document) {}

  void write() {
    std::size_t part = 0;
    for (std::size_t i = 0; i < page_.size(); ++i) {
      write_line(i);
      const std::vector<PagePart>& parts = page_.parts();
      while (part < parts.size() && parts[part].last <= i) ++part;
      if (part == parts.size() || parts[part].first > i) continue;
      if (parts[part].first == i) {
        document_.zones.push_back({page_.span(i), parts[part].kind, body_});
      } else {
        document_.zones.back().span.end = page_.span(i).end;
      }
    }
  }

  void write_date() {
    std::vector<DocumentDate> datelines;
    std::vector<DocumentDate> publications;
    const std::size_t head = page_.end_of_head();
    bool in_head = true;
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const ZoneMatch* match = page_.match_of(i);
      if (match == nullptr || match->day.empty()) continue;
      const DocumentDate date = date_in(i, *match);
      if (date.day == 0) continue;
      if (match->kind == ZoneKind::dateline) datelines.push_back(date);
      if (match->kind != ZoneKind::byline) continue;
      // Dates of other articles stand below; they count only when the head tells none.
      in_head = in_head && i <= head;
      if (in_head || publications.empty()) publications.push_back(date);
    }
    document_.date = page_date(datelines, publications);
  }

 private:
  void write_line(std::size_t i) {
    const Span span = page_.span(i);
    const FoundLine& found = page_.found(i);
    if (found.state == FoundLine::State::whole) {
      add(span, found.kind);
      return;
    }
    std::uint32_t written = span.begin;
    for (std::uint32_t m = 0; m < found.count; ++m) {
      const ZoneMatch& match = page_.match(found.first + m);
      add(trimmed(text_, {written, span.begin + match.zone.begin}), ZoneKind::body);
      write_match(span.begin, match);
      written = span.begin + match.zone.end;
    }
    add(trimmed(text_, {written, span.end}), ZoneKind::body);
  }

  // Neighbouring pieces of body are one zone.
  void add(Span span, ZoneKind kind) {
    if (span.empty()) return;
    std::vector<Zone>& zones = document_.zones;
    if (kind == ZoneKind::body && body_ != kNone) {
      zones[body_].span.end = span.end;
      return;
    }
    zones.push_back({span, kind, kNone});
    body_ = kind == ZoneKind::body ? static_cast<std::uint32_t>(zones.size() - 1) : kNone;
  }

  void write_match(std::uint32_t line_begin, const ZoneMatch& match) {
    const Span zone{line_begin + match.zone.begin, line_begin + match.zone.end};
    add(zone, match.kind);
    body_ = kNone;
    const auto parent = static_cast<std::uint32_t>(document_.zones.size() - 1);
    const Span title =
        trimmed(text_, {line_begin + match.title.begin, line_begin + match.title.end});
    write_glued({zone.begin, title.empty() ? zone.end : title.begin}, match.kind, parent);
    if (!title.empty()) document_.zones.push_back({title, ZoneKind::title, parent});
  }

  // "AccueilMonde", "DupontPublie le": zones within the zone, so that tokens end where items do.
  void write_glued(Span span, ZoneKind kind, std::uint32_t parent) {
    if (kind == ZoneKind::dateline || kind == ZoneKind::caption || kind == ZoneKind::notice) return;
    constexpr std::size_t kMost = 32;
    const std::string_view words = span.in(text_);
    std::size_t piece = 0;
    std::size_t at = next_glued_capital(words, 0);
    for (std::size_t seen = 0; seen < kMost && at < words.size(); ++seen) {
      if (item_ends(words.substr(piece, at - piece)) || patterns_.cue_end(words.substr(at)) != 0) {
        const Span item{span.begin + static_cast<std::uint32_t>(piece),
                        span.begin + static_cast<std::uint32_t>(at)};
        document_.zones.push_back({trimmed(text_, item), kind, parent});
        piece = at;
      }
      at = next_glued_capital(words, utf8::after(words, at));
    }
  }

  // Does a listed word end at the end of `words`?
  [[nodiscard]] bool item_ends(std::string_view words) const {
    constexpr std::size_t kLongest = 60;  // bytes of a listed word
    std::size_t at =
        utf8::at_character(words, words.size() > kLongest ? words.size() - kLongest : 0);
    for (; at < words.size(); at = utf8::after(words, at)) {
      const bool starts = at == 0 || !is_letter(classify(utf8::before(words, at)));
      if (starts && patterns_.cue_end(words.substr(at)) == words.size() - at) return true;
    }
    return false;
  }

  [[nodiscard]] DocumentDate date_in(std::size_t i, const ZoneMatch& match) const {
    const std::string_view words = page_.line(i);
    const std::string_view month = match.month.in(words);
    DocumentDate date =
        date_of(match.day.in(words), month, patterns_.month_number(month), match.year.in(words));
    date.zone = document_.zone_at(page_.span(i).begin + match.zone.begin);
    return date;
  }

  const ZonePatterns& patterns_;
  const Page& page_;
  const std::string_view text_;
  Document& document_;
  std::uint32_t body_ = kNone;  // the body zone that the next piece of body belongs to
};

}  // namespace

std::unique_ptr<Scratch> Zones::make_scratch() const {
  return std::make_unique<ZonesScratch>();
}

void Zones::run(Document& document, Scratch* scratch) const {
  Page page(*patterns_, document.text(), static_cast<ZonesScratch&>(*scratch).page);
  page.read();
  ZoneWriter writer(*patterns_, page, document);
  writer.write();
  if (document.date.day == 0) writer.write_date();
}

}  // namespace vigie
