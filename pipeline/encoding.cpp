#include "pipeline/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "pipeline/nearest.h"
#include "pipeline/rewriter.h"
#include "pipeline/utf8.h"
#include "vigie/document.h"
#include "vigie/error.h"

namespace vigie {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char32_t kMark = 0xFEFF;

icu::LocalUConverterPointer open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  // ICU would look for a file of that name.
  if (name.empty() || name.find('/') != std::string::npos) {
    return icu::LocalUConverterPointer();
  }
  icu::LocalUConverterPointer converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return icu::LocalUConverterPointer();
  ucnv_setToUCallBack(converter.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
  return converter;
}

std::string canonical_name(const icu::LocalUConverterPointer& converter) {
  UErrorCode status = U_ZERO_ERROR;
  return ucnv_getName(converter.getAlias(), &status);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// What people are likely to mean, then every name of every converter.
std::vector<std::string> known_names() {
  std::vector<std::string> names = {"UTF-8",       "UTF-16",       "windows-1252", "ISO-8859-1",
                                    "ISO-8859-15", "macintosh",    "MacRoman",     "UTF-16LE",
                                    "UTF-16BE",    "windows-1250", "US-ASCII",     "auto"};
  for (int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    const char* name = ucnv_getAvailableName(i);
    UErrorCode status = U_ZERO_ERROR;
    const std::uint16_t count = ucnv_countAliases(name, &status);
    for (std::uint16_t k = 0; k < count && U_SUCCESS(status); ++k) {
      const char* alias = ucnv_getAlias(name, k, &status);
      if (U_SUCCESS(status) && alias != nullptr) names.emplace_back(alias);
    }
  }
  return names;
}

void append_unit(std::uint32_t unit, std::size_t width, bool big, std::string& out) {
  for (std::size_t i = 0; i < width; ++i) {
    const std::size_t shift = 8 * (big ? width - 1 - i : i);
    out.push_back(static_cast<char>((unit >> shift) & 0xFFU));
  }
}

std::uint32_t unit_at(std::string_view bytes, std::size_t position, std::size_t width, bool big) {
  std::uint32_t unit = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const std::size_t at = big ? position + i : position + width - 1 - i;
    unit = (unit << 8U) | static_cast<unsigned char>(bytes[at]);
  }
  return unit;
}

bool is_surrogate(std::uint32_t code) {
  return (code & 0xFFFFF800U) == 0xD800U;
}

bool is_lead(std::uint32_t unit) {
  return (unit & 0xFFFFFC00U) == 0xD800U;
}

bool is_trail(std::uint32_t unit) {
  return (unit & 0xFFFFFC00U) == 0xDC00U;
}

// Replaces and remembers: what all ways of decoding share.
class Sink {
 public:
  Sink(std::string_view bytes, OffsetMap& map, std::vector<Span>& ill_formed)
      : rewriter_(bytes, map), ill_formed_(ill_formed) {}

  void character(std::size_t begin, std::size_t end, char32_t code) {
    text_.clear();
    utf8::append(code, text_);
    rewriter_.replace(begin, end, text_);
  }
  void text(std::size_t begin, std::size_t end, std::string_view text) {
    rewriter_.replace(begin, end, text);
  }
  void ill_formed(std::size_t begin, std::size_t end) {
    ill_formed_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    rewriter_.replace(begin, end, kReplacement);
  }
  std::string take() { return rewriter_.take(); }

 private:
  Rewriter rewriter_;
  std::vector<Span>& ill_formed_;
  std::string text_;
};

// Encodings of one byte a character: what each byte means, ready made.
struct ByteTable {
  struct Entry {
    std::array<char, 4> text{};
    std::uint8_t size = 0;  // 0: the byte means nothing
    bool same = false;      // ASCII
  };
  std::array<Entry, 256> entries;

  // False when a byte alone is no whole character in this encoding.
  bool fill(UConverter* converter) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char source = static_cast<char>(byte);
      std::array<UChar, 8> units{};
      UErrorCode status = U_ZERO_ERROR;
      ucnv_resetToUnicode(converter);
      const int32_t size = ucnv_toUChars(converter, units.data(),
                                         static_cast<int32_t>(units.size()), &source, 1, &status);
      Entry& entry = entries[byte];
      if (U_FAILURE(status) || size <= 0) continue;  // undefined: stays empty
      if (size != 1 || is_surrogate(units[0])) return false;
      std::string text;
      utf8::append(units[0], text);
      entry.size = static_cast<std::uint8_t>(text.size());
      std::copy(text.begin(), text.end(), entry.text.begin());
      entry.same = text.size() == 1 && text.front() == source;
    }
    return true;
  }

  void decode(std::string_view bytes, Sink& sink) const {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const Entry& entry = entries[static_cast<unsigned char>(bytes[i])];
      if (entry.same) continue;
      if (entry.size == 0) {
        sink.ill_formed(i, i + 1);
      } else {
        sink.text(i, i + 1, {entry.text.data(), entry.size});
      }
    }
  }

  // The first byte that means `code`.
  [[nodiscard]] std::string byte_of(char code) const {
    for (std::size_t byte = 0; byte < entries.size(); ++byte) {
      if (entries[byte].size == 1 && entries[byte].text[0] == code)
        return {static_cast<char>(byte)};
    }
    return {};
  }
};

// UTF-16 and UTF-32 of either byte order.
void decode_units(std::string_view bytes, std::size_t width, bool big, Sink& sink,
                  std::size_t position) {
  while (position < bytes.size()) {
    const std::size_t start = position;
    if (bytes.size() - start < width) {
      sink.ill_formed(start, bytes.size());
      return;
    }
    const std::uint32_t unit = unit_at(bytes, start, width, big);
    position += width;
    if (width == 2 && is_lead(unit) && bytes.size() - position >= width) {
      const std::uint32_t trail = unit_at(bytes, position, width, big);
      if (is_trail(trail)) {
        position += width;
        sink.character(start, position, 0x10000U + ((unit - 0xD800U) << 10U) + (trail - 0xDC00U));
        continue;
      }
    }
    if (unit > 0x10FFFF || is_surrogate(unit)) {
      sink.ill_formed(start, position);
    } else {
      sink.character(start, position, unit);
    }
  }
}

// Everything else, one character at a time: slow, but each byte's place is known.
class IcuSteps {
 public:
  IcuSteps(UConverter* converter, std::string_view bytes, Sink& sink)
      : converter_(converter),
        begin_(bytes.data()),
        end_(begin_ + bytes.size()),
        next_(begin_),
        sink_(sink) {}

  void run() {
    ucnv_resetToUnicode(converter_);
    while (step()) {
    }
  }

 private:
  // False at the end.
  bool step() {
    const char* const before = next_;
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 code = ucnv_getNextUChar(converter_, &next_, end_, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) {
      close(before);
      close(end_);  // bytes that say nothing: escapes at the very end
      return false;
    }
    if (U_SUCCESS(status)) {
      // A second character from the same bytes belongs to the first; new bytes close it.
      if (next_ != before) close(before);
      const auto value = static_cast<char32_t>(code);
      utf8::append(is_surrogate(value) ? char32_t{0xFFFD} : value, text_);
      return true;
    }
    close(before);
    if (next_ == before && next_ < end_) ++next_;
    if (next_ > before) sink_.ill_formed(place(before), place(next_));
    open_ = next_;
    return next_ < end_;
  }

  // The bytes up to `until` gave the text so far.
  void close(const char* until) {
    if (open_ == nullptr) open_ = begin_;
    if (until > open_) sink_.text(place(open_), place(until), text_);
    open_ = until;
    text_.clear();
  }

  [[nodiscard]] std::size_t place(const char* at) const {
    return static_cast<std::size_t>(at - begin_);
  }

  UConverter* converter_;
  const char* begin_;
  const char* end_;
  const char* next_;
  const char* open_ = nullptr;  // where the bytes begin that text_ came from
  Sink& sink_;
  std::string text_;
};

}  // namespace

std::optional<std::string> find_encoding(const std::string& name) {
  const icu::LocalUConverterPointer converter = open_converter(name);
  if (converter.isNull()) return std::nullopt;
  switch (ucnv_getType(converter.getAlias())) {
    case UCNV_UTF8: return "UTF-8";
    case UCNV_UTF16: return "UTF-16";
    case UCNV_UTF16_LittleEndian: return "UTF-16LE";
    case UCNV_UTF16_BigEndian: return "UTF-16BE";
    case UCNV_UTF32: return "UTF-32";
    case UCNV_UTF32_LittleEndian: return "UTF-32LE";
    case UCNV_UTF32_BigEndian: return "UTF-32BE";
    // Scripts of India: the converter reads ahead, so nobody can tell which byte made which letter.
    case UCNV_ISCII: return std::nullopt;
    default: break;
  }
  const std::string canonical = canonical_name(converter);
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* usual = ucnv_getStandardName(canonical.c_str(), standard, &status);
    if (U_FAILURE(status) || usual == nullptr) continue;
    const icu::LocalUConverterPointer again = open_converter(usual);
    if (again.isValid() && canonical_name(again) == canonical) return usual;
  }
  return canonical;
}

std::string nearest_encoding(std::string_view name) {
  const std::vector<std::string> names = known_names();
  std::vector<std::string> folded;
  folded.reserve(names.size());
  for (const std::string& known : names) folded.push_back(lower(known));
  const std::vector<std::string_view> views(folded.begin(), folded.end());
  const std::string_view found = nearest(lower(name), views);
  const auto at = std::find(views.begin(), views.end(), found) - views.begin();
  return names[static_cast<std::size_t>(at)];
}

struct Decoder::State {
  enum class Way : std::uint8_t { utf8, table, units, icu };

  std::string encoding;
  Way way = Way::utf8;
  std::size_t width = 1;  // of the units of UTF-16 and UTF-32
  bool big = false;
  bool stateless = true;
  bool line_safe = true;
  ByteTable table;
  icu::LocalUConverterPointer converter;

  explicit State(std::string_view name) : encoding(name) {
    if (name.empty() || name == "UTF-8") return;
    if (name.starts_with("UTF-16") || name.starts_with("UTF-32")) {
      way = Way::units;
      width = name.starts_with("UTF-16") ? 2 : 4;
      big = !name.ends_with("LE");  // without a mark the first byte is the higher one
      return;
    }
    converter = open_converter(encoding);
    if (converter.isNull()) {
      throw UsageError(fmt::format("unknown encoding \"{}\"; did you mean \"{}\"?", name,
                                   nearest_encoding(name)));
    }
    way = Way::icu;
    switch (ucnv_getType(converter.getAlias())) {
      case UCNV_SBCS:
      case UCNV_LATIN_1:
      case UCNV_US_ASCII:
        if (table.fill(converter.getAlias())) way = Way::table;
        break;
      case UCNV_MBCS:
      case UCNV_CESU8: break;
      case UCNV_DBCS: line_safe = false; break;
      default:
        stateless = false;
        line_safe = false;
        break;
    }
  }
};

Decoder::Decoder(std::string_view encoding) : state_(std::make_unique<State>(encoding)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

const std::string& Decoder::encoding() const {
  return state_->encoding;
}

bool Decoder::stateless() const {
  return state_->stateless;
}

std::string Decoder::decode(std::string_view bytes, bool at_start, OffsetMap& map,
                            std::vector<Span>& ill_formed) {
  if (state_->way == State::Way::utf8) return decode_utf8(bytes, map, ill_formed);
  Sink sink(bytes, map, ill_formed);
  switch (state_->way) {
    case State::Way::table: state_->table.decode(bytes, sink); break;
    case State::Way::units: {
      const bool marked = at_start && bytes.size() >= state_->width &&
                          unit_at(bytes, 0, state_->width, state_->big) == kMark;
      if (marked) sink.text(0, state_->width, {});
      decode_units(bytes, state_->width, state_->big, sink, marked ? state_->width : 0);
      break;
    }
    default: IcuSteps(state_->converter.getAlias(), bytes, sink).run(); break;
  }
  return sink.take();
}

std::optional<LineBytes> Decoder::line_bytes() {
  LineBytes lines;
  switch (state_->way) {
    case State::Way::utf8: return lines;
    case State::Way::table:
      lines = {state_->table.byte_of('\n'), state_->table.byte_of('\r'), state_->table.byte_of(' '),
               state_->table.byte_of('\t')};
      if (lines.line_feed.empty()) return std::nullopt;
      return lines;
    case State::Way::units:
      for (std::string* text :
           {&lines.line_feed, &lines.carriage_return, &lines.blank, &lines.tab}) {
        const auto unit = static_cast<unsigned char>(text->front());
        text->clear();
        append_unit(unit, state_->width, state_->big, *text);
      }
      return lines;
    case State::Way::icu: break;
  }
  OffsetMap map;
  std::vector<Span> ill_formed;
  if (!state_->line_safe || decode("\n", false, map, ill_formed) != "\n") return std::nullopt;
  return lines;
}

std::string decode_utf8(std::string_view bytes, OffsetMap& map, std::vector<Span>& ill_formed) {
  Sink sink(bytes, map, ill_formed);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::size_t size = bytes.size();
  // U+FFFD is longer than what it stands for: all of a text that might outgrow 32-bit positions is
  // given up once it has used up the slack.
  std::size_t slack = Document::kMaxSize > size ? Document::kMaxSize - size : 0;
  std::size_t position = 0;
  while (position < size) {
    if (data[position] < 0x80U) {
      ++position;
      continue;
    }
    // U8_NEXT counts in int32_t: a window of four bytes is all it ever looks at.
    const std::size_t start = position;
    const auto window = static_cast<int32_t>(std::min<std::size_t>(4, size - start));
    int32_t step = 0;
    UChar32 code = 0;
    U8_NEXT(data + start, step, window, code);
    position += static_cast<std::size_t>(step);
    if (code >= 0) continue;
    if (slack < 2 * kReplacement.size()) {
      sink.ill_formed(start, size);
      break;
    }
    slack -= kReplacement.size() - 1;
    sink.ill_formed(start, position);
  }
  return sink.take();
}

}  // namespace vigie
