#include "vigie/document.h"

#include <utility>

#include "vigie/stage.h"

namespace vigie {

const char* zone_name(ZoneKind kind) {
  switch (kind) {
    case ZoneKind::body: return "body";
    case ZoneKind::title: return "title";
    case ZoneKind::menu: return "menu";
    case ZoneKind::dateline: return "dateline";
    case ZoneKind::byline: return "byline";
    case ZoneKind::caption: return "caption";
    case ZoneKind::related: return "related";
    case ZoneKind::navigation: return "navigation";
    case ZoneKind::share: return "share";
    case ZoneKind::heading: return "heading";
    case ZoneKind::list: return "list";
    case ZoneKind::table: return "table";
    case ZoneKind::quote: return "quote";
    case ZoneKind::comment: return "comment";
    case ZoneKind::notice: return "notice";
  }
  return "unknown";
}

bool is_furniture(ZoneKind kind) {
  switch (kind) {
    case ZoneKind::body:
    case ZoneKind::title:
    case ZoneKind::dateline:
    case ZoneKind::heading:
    case ZoneKind::list:
    case ZoneKind::table:
    case ZoneKind::quote: return false;
    default: return true;
  }
}

const char* token_kind_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::word: return "word";
    case TokenKind::number: return "number";
    case TokenKind::punctuation: return "punctuation";
    case TokenKind::symbol: return "symbol";
    case TokenKind::url: return "url";
    case TokenKind::email: return "email";
    case TokenKind::handle: return "handle";
  }
  return "unknown";
}

const char* strength_name(Strength strength) {
  switch (strength) {
    case Strength::evidence: return "evidence";
    case Strength::fill: return "fill";
    case Strength::decide: return "decide";
  }
  return "unknown";
}

const char* reason_name(Reason reason) {
  switch (reason) {
    case Reason::none: return "none";
    case Reason::user_entry: return "user-entry";
    case Reason::best_claim: return "best-claim";
    case Reason::nested: return "nested";
    case Reason::later_mention: return "later-mention";
    case Reason::evidence_only: return "evidence-only";
    case Reason::same_span: return "same-span";
    case Reason::overlap: return "overlap";
    case Reason::inside: return "inside";
    case Reason::ambiguous: return "ambiguous";
    case Reason::furniture: return "furniture";
    case Reason::excluded: return "excluded";
    case Reason::weighed: return "weighed";
    case Reason::outweighed: return "outweighed";
    case Reason::bad_checksum: return "bad-checksum";
    case Reason::bad_number: return "bad-number";
    case Reason::outside_scheme: return "outside-scheme";
  }
  return "unknown";
}

unsigned days_in_month(unsigned month, unsigned year) {
  if (month == 2) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return leap ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

DocumentDate DocumentDate::from_iso(std::string_view text) {
  const bool dashes = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  const std::size_t size = dashes ? 10 : 8;
  if (text.size() < size) return {};
  if (text.size() > size && text[size] != 'T' && text[size] != ' ') return {};
  const auto number = [&](std::size_t begin, std::size_t digits) {
    unsigned value = 0;
    for (const char c : text.substr(begin, digits)) {
      if (c < '0' || c > '9') return 0U;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
  };
  const unsigned year = number(0, 4);
  const unsigned month = number(dashes ? 5 : 4, 2);
  const unsigned day = number(dashes ? 8 : 6, 2);
  if (year == 0 || month < 1 || month > 12 || day < 1 || day > days_in_month(month, year))
    return {};
  DocumentDate date;
  date.year = static_cast<std::uint16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
  return date;
}

std::string DocumentDate::to_iso() const {
  std::string out = "XXXX-00-00";
  const auto put = [&](std::size_t last, unsigned number, int digits) {
    for (; digits > 0; --digits, number /= 10) out[last--] = static_cast<char>('0' + number % 10);
  };
  if (year != 0) put(3, year, 4);
  put(6, month, 2);
  put(9, day, 2);
  return out;
}

void Document::reset(std::string bytes, std::string_view encoding) {
  original_ = std::move(bytes);
  encoding_ = encoding;
  decoded_.clear();
  text_.clear();
  decoded_same_ = true;
  text_same_ = true;
  decoding_.clear();
  normalisation_.clear();
  pool_.clear();
  date = {};
  zones.clear();
  tokens.clear();
  lines.clear();
  sentences.clear();
  mentions.clear();
  parts.clear();
  entities.clear();
  diagnostics.clear();
}

void Document::set_decoded(std::string decoded, OffsetMap map) {
  decoded_ = std::move(decoded);
  decoded_same_ = false;
  decoding_ = std::move(map);
}

void Document::set_text(std::string text, OffsetMap map) {
  text_ = std::move(text);
  text_same_ = false;
  normalisation_ = std::move(map);
}

PoolText Document::keep(std::string_view bytes) {
  const PoolText kept{static_cast<std::uint32_t>(pool_.size()),
                      static_cast<std::uint32_t>(bytes.size())};
  pool_.append(bytes);
  return kept;
}

std::uint32_t Document::zone_at(std::uint32_t position) const {
  // Zones are sorted by begin, inner ones after their parents: the last zone that begins at or
  // before the position is the innermost, or has it in one of its parents.
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(zones.size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (zones[middle].span.begin <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  std::uint32_t index = low == 0 ? kNone : low - 1;
  while (index != kNone && zones[index].span.end <= position) index = zones[index].parent;
  return index;
}

ZoneKind Document::zone_kind_at(std::uint32_t position) const {
  const std::uint32_t inner = zone_at(position);
  if (inner == kNone) return ZoneKind::body;
  std::uint32_t outer = inner;
  while (zones[outer].parent != kNone) outer = zones[outer].parent;
  return zones[is_furniture(zones[outer].kind) ? outer : inner].kind;
}

bool Document::in_zones(std::uint32_t position, std::uint32_t kinds) const {
  const auto wanted = [&](ZoneKind kind) { return (kinds & zone_bit(kind)) != 0; };
  const ZoneKind own = zone_kind_at(position);
  if (wanted(own)) return true;
  if (is_furniture(own)) return false;
  std::uint32_t zone = zone_at(position);
  while (zone != kNone) {
    if (wanted(zones[zone].kind)) return true;
    zone = zones[zone].parent;
  }
  return false;
}

std::string layer_names(Layer layers) {
  struct Row {
    Layer layer;
    const char* name;
  };
  static constexpr Row kRows[] = {
      {Layer::text, "text"},           {Layer::zones, "zones"},       {Layer::tokens, "tokens"},
      {Layer::sentences, "sentences"}, {Layer::mentions, "mentions"}, {Layer::verdicts, "verdicts"},
      {Layer::entities, "entities"},
  };
  std::string names;
  for (const Row& row : kRows) {
    if (!any(layers & row.layer)) continue;
    if (!names.empty()) names += ", ";
    names += row.name;
  }
  return names;
}

Span Stage::context(const Document& /*document*/, const Mention& mention) const {
  return mention.span;
}

OriginText Stage::describe(const Document& /*document*/, const Origin& /*origin*/) const {
  return {.kind = "stage", .source = std::string(name()), .item = {}, .place = {}, .why = {}};
}

}  // namespace vigie
