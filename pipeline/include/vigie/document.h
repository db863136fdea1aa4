// The document: untouched input, normalised text, and the layers that the stages write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vigie/error.h"
#include "vigie/offset_map.h"
#include "vigie/span.h"
#include "vigie/types.h"

namespace vigie {

// ---- zones ------------------------------------------------------------------------------------

enum class ZoneKind : std::uint8_t {
  body,
  title,
  menu,
  dateline,
  byline,
  caption,
  related,     ///< "Lire aussi": a link to another article
  navigation,  ///< the links to the articles before and after
  share,       ///< share bars, counters, reading time
  heading,     ///< a heading between paragraphs, within the body
  list,        ///< items with bullets, dashes or numbers, within the body
  table,       ///< rows of cells, within the body
  quote,       ///< a tweet or a quoted message, within the body
  comment,     ///< what readers wrote below, and the form for it
  notice,      ///< cookies, subscriptions, newsletters, advertisements, rights
};
inline constexpr std::size_t kZoneKindCount = 15;

/// The bit of `kind` in a set of zone kinds, and the set of all.
constexpr std::uint32_t zone_bit(ZoneKind kind) {
  return 1U << static_cast<unsigned>(kind);
}
inline constexpr std::uint32_t kAllZones = 0xFFFFFFFFU;

/// "body", "title", ... Static storage.
[[nodiscard]] const char* zone_name(ZoneKind kind);

/// True for what is no part of the article: all kinds but the body and its parts, the title and the
/// dateline.
[[nodiscard]] bool is_furniture(ZoneKind kind);

/// A stretch of the page. Zones stand in order of position; a zone within another comes after it
/// and names it as parent; otherwise they do not overlap. Blank lines belong to no zone. Nothing is
/// deleted: furniture is only marked.
struct Zone {
  Span span;
  ZoneKind kind = ZoneKind::body;
  std::uint32_t parent = kNone;  ///< index of the enclosing zone
};

/// The day a document was written, as far as it is known.
struct DocumentDate {
  std::uint16_t year = 0;      ///< 0: not known
  std::uint8_t month = 0;      ///< 1 to 12; 0: not known
  std::uint8_t day = 0;        ///< 1 to 31; 0: not known
  std::uint32_t zone = kNone;  ///< the zone that tells the day; kNone when the user gave the date

  /// Day, month and year are known.
  [[nodiscard]] bool is_full() const { return year != 0 && day != 0; }

  /// "2021-12-31" or "20211231", perhaps with an hour behind; all zero for anything else.
  [[nodiscard]] static DocumentDate from_iso(std::string_view text);
  /// "2021-12-31", or "XXXX-12-31" without a year. Precondition: the day is known.
  [[nodiscard]] std::string to_iso() const;
};

/// How many days `month` (1 to 12) has in `year`; 29 for a February of no year (0).
[[nodiscard]] unsigned days_in_month(unsigned month, unsigned year);

// ---- tokens and sentences ---------------------------------------------------------------------

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol, url, email, handle };
[[nodiscard]] const char* token_kind_name(TokenKind kind);

/// How the letters of a token are cased.
enum class Casing : std::uint8_t {
  none,         ///< no cased letter
  lower,        ///< irakien
  capitalised,  ///< Bagdad, Jean-Yves
  capitals,     ///< ONU, IRAK (two cased letters at least)
  mixed,        ///< iPhone, McDonald
};

/// A token is a view on the text, never a string of its own. Tokens do not overlap; tokens and the
/// gaps between them (blanks, line ends) tile the text.
struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  Casing casing = Casing::none;
  bool glued = false;       ///< no blank before it
  bool line_start = false;  ///< first on its line
};

/// How a line is cased as a whole: in a line of capitals, capitals tell nothing about names.
enum class LineCasing : std::uint8_t {
  normal,
  capitals,  ///< no small letter, and a word of two capitals or more
  lower,     ///< no capital
};

/// A line of the text that holds tokens. Made with the tokens.
struct Line {
  Span span;
  TokenRange tokens;
  LineCasing casing = LineCasing::normal;
};

struct Sentence {
  Span span;
  TokenRange tokens;
};

// ---- mentions ---------------------------------------------------------------------------------

/// What a list may do (also used for rules, which `decide` by default).
enum class Strength : std::uint8_t {
  evidence,  ///< supports other candidates, is never an entity by itself
  fill,      ///< counts where nothing else claims the span
  decide,    ///< binds
};
[[nodiscard]] const char* strength_name(Strength strength);

/// Who proposed a mention. `stage` is its index in the pipeline; `source` and `item` mean something
/// to that stage only (a list and its line, a rule): `Stage::describe` turns them into words.
struct Origin {
  std::uint8_t stage = 0;
  bool user = false;  ///< from the user's own lists or rules
  std::uint32_t source = 0;
  std::uint32_t item = 0;
};

enum class State : std::uint8_t { open, kept, dropped };

/// Why a mention was kept or dropped. Part of the output contract: see `reason_name`.
enum class Reason : std::uint8_t {
  none,
  user_entry,      ///< kept: the user's lists and rules win
  best_claim,      ///< kept: longest, then highest priority, of what claimed its tokens
  nested,          ///< kept inside a larger entity
  later_mention,   ///< kept: short or repeated form of an entity found elsewhere in the document
  evidence_only,   ///< dropped: only supports others
  same_span,       ///< dropped: another claim on the same tokens has a higher priority
  overlap,         ///< dropped: crosses a stronger claim
  inside,          ///< dropped: within a larger entity that cannot hold it
  ambiguous,       ///< dropped: also a common word, and nothing supports it here
  furniture,       ///< dropped: a guess inside page furniture
  excluded,        ///< dropped: the user's lists exclude it
  bad_checksum,    ///< dropped: an identifier whose check digits do not fit
  bad_number,      ///< dropped: an identifier that nobody hands out in this form
  outside_scheme,  ///< dropped: the scheme that was asked for has no place for it
  weighed,         ///< kept: the model finds it the best reading of the evidence
  outweighed,      ///< dropped: the model finds another reading better
};
[[nodiscard]] const char* reason_name(Reason reason);

struct Verdict {
  State state = State::open;
  Reason reason = Reason::none;
  std::uint32_t by = kNone;  ///< mention that won, encloses or is repeated
};

/// A run of bytes in a document's string pool.
struct PoolText {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  [[nodiscard]] bool empty() const { return size == 0; }
};

enum class ValueKind : std::uint8_t { none, timex, money, quantity, percent, text };

/// The normal value of a date, an amount or an identifier.
struct Value {
  ValueKind kind = ValueKind::none;
  bool approx = false;  ///< of amounts: the text says that the number is not exact
  PoolText main;        ///< TIMEX3 value, decimal number or normal form; empty for a range
  PoolText min;         ///< of amounts: the smallest number possible
  PoolText max;         ///< of amounts: the largest
  PoolText unit;        ///< ISO 4217 code, UCUM unit, or TIMEX3 `mod` (START, APPROX ...)
  bool open = false;    ///< a time that counts from a day which is not known: underspecified
};

/// A candidate for an entity. Mentions may overlap and nest. Stages append candidates and set
/// verdicts; nobody removes a mention, so that everything can be explained.
struct Mention {
  Span span;
  TokenRange tokens;
  TypeId type = types::PER;
  Strength strength = Strength::decide;
  std::int16_t priority = 0;  ///< higher wins among claims of the same length
  bool ambiguous = false;     ///< also a common word: needs support
  float score = -1.0F;        ///< probability that it is right; below 0: nobody has weighed it
  Origin origin;
  Verdict verdict;
  Value value;
  PoolText id;                      ///< "scheme:value", where the list has one
  PoolText name;                    ///< main name of the list entry
  std::uint32_t enclosing = kNone;  ///< index of the kept mention around this one
  std::uint32_t entity = kNone;     ///< index in `Document::entities`
};

/// A named piece of a mention or of its context: title, given, family, number, unit. Parts stand in
/// order of their mentions.
struct Part {
  std::uint32_t mention = 0;
  Span span;
  PoolText name;
};

/// All mentions of one person, place, ... in the document.
struct Entity {
  TypeId type = types::PER;
  std::uint32_t representative = 0;  ///< index of the fullest mention
  std::uint32_t mention_count = 0;
};

// ---- the document -----------------------------------------------------------------------------

/// One text and all that is known about it.
///
/// Three texts, related by two offset maps:
///   original()  the bytes as they came, never touched, in encoding();
///   decoded()   the same characters as valid UTF-8, U+FFFD for each ill-formed sequence;
///   text()      decoded() in NFC, without a byte-order mark, words cut at line ends joined: what
///               stages see and what every Span counts in.
/// Texts that would be equal are stored once.
///
/// Layers are public vectors in order of position: stages own their content, readers only look.
/// Layers hold offsets, never views, so a document may be moved. It is reused from text to text
/// (`reset` keeps capacity). Not thread-safe: one document, one thread at a time.
class Document {
 public:
  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  /// Not copyable: a copy is nearly always a mistake, and large.
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document() = default;

  /// Starts over with new input: all layers empty, `original()` is `bytes`, text not yet made.
  /// `encoding` is a name that find_encoding() gave, or empty for UTF-8. Preconditions:
  /// `bytes.size() < kMaxSize`, in other encodings than UTF-8 a third of that.
  void reset(std::string bytes, std::string_view encoding = {});

  /// The largest input: positions are 32-bit.
  static constexpr std::size_t kMaxSize = 0xFFFFFFF0U;

  /// Views live until the next `reset` or `set_*`, or until the document is moved or destroyed.
  [[nodiscard]] std::string_view original() const& { return original_; }
  [[nodiscard]] std::string_view decoded() const& {
    return decoded_same_ ? std::string_view(original_) : std::string_view(decoded_);
  }
  [[nodiscard]] std::string_view text() const& {
    return text_same_ ? decoded() : std::string_view(text_);
  }
  /// Deleted on temporaries: the views would dangle.
  [[nodiscard]] std::string_view original() const&& = delete;
  [[nodiscard]] std::string_view decoded() const&& = delete;
  [[nodiscard]] std::string_view text() const&& = delete;

  /// Name of the encoding of original(); empty for UTF-8.
  [[nodiscard]] const std::string& encoding() const { return encoding_; }

  /// original <-> decoded, in bytes of each.
  [[nodiscard]] const OffsetMap& decoding() const { return decoding_; }
  /// decoded <-> text, in bytes of each.
  [[nodiscard]] const OffsetMap& normalisation() const { return normalisation_; }

  /// For the stage that decodes. `map` goes from original() (source) to `decoded` (derived).
  void set_decoded(std::string decoded, OffsetMap map);
  /// For the stage that normalises. `map` goes from decoded() (source) to `text` (derived).
  void set_text(std::string text, OffsetMap map);

  /// Bytes of decoded() that `span` stands for, widened to whole changed runs.
  [[nodiscard]] Span in_decoded(Span span) const { return normalisation_.to_source(span); }
  /// Bytes of original() that `span` stands for, widened likewise.
  [[nodiscard]] Span in_original(Span span) const {
    return decoding_.to_source(normalisation_.to_source(span));
  }

  /// Stores a short string that lives as long as the document's content.
  PoolText keep(std::string_view bytes);
  [[nodiscard]] std::string_view pooled(PoolText text) const& {
    return std::string_view(pool_).substr(text.begin, text.size);
  }
  [[nodiscard]] std::string_view pooled(PoolText text) const&& = delete;

  /// Index of the innermost zone that holds `position`, or kNone when there is none.
  [[nodiscard]] std::uint32_t zone_at(std::uint32_t position) const;

  /// The kind that what stands at `position` counts as: that of the innermost zone, but within
  /// furniture that of the outermost (a title within a link to another article is no title of this
  /// one). Body where no zone is.
  [[nodiscard]] ZoneKind zone_kind_at(std::uint32_t position) const;

  /// Whether `position` counts as one of `kinds` (bit by ZoneKind): its own kind is, or that of a
  /// zone around it, as a heading is part of the body. Furniture is only what it is itself.
  [[nodiscard]] bool in_zones(std::uint32_t position, std::uint32_t kinds) const;

  /// When the text was written: what the user gave, or what the zones stage read in a dateline or
  /// "Publie le ..." line. Later stages take it for the day that "lundi" and "hier" count from.
  DocumentDate date;

  std::vector<Zone> zones;
  std::vector<Token> tokens;
  std::vector<Line> lines;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
  std::vector<Part> parts;
  std::vector<Entity> entities;
  std::vector<Diagnostic> diagnostics;

 private:
  std::string original_;
  std::string encoding_;
  std::string decoded_;
  std::string text_;
  bool decoded_same_ = true;
  bool text_same_ = true;
  OffsetMap decoding_;
  OffsetMap normalisation_;
  std::string pool_;
};

}  // namespace vigie
