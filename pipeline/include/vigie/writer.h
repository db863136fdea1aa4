// Output: what a format needs to know, and the interface all formats share.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vigie/document.h"
#include "vigie/pipeline.h"

namespace vigie {

/// The unit in which positions are written.
enum class Unit : std::uint8_t { codepoint, byte, utf16 };
/// "codepoint", "byte", "utf16".
[[nodiscard]] const char* unit_name(Unit unit);

/// What came with a text, beside the text.
struct Record {
  Document document;
  std::string id;          ///< plain text; empty when there is none
  std::string source;      ///< file the text came from, "-" for standard input
  std::uint64_t line = 0;  ///< first line in that file, from 1
  std::string date;        ///< the document's date (ISO), or empty
  /// A member of the user's JSON object: its name, and `"name": value` byte for byte.
  struct Member {
    std::string name;
    std::string raw;
  };
  /// All members, in order. Empty for plain text.
  std::vector<Member> members;
};

/// Optional layers a format may show (`--with`).
struct Shown {
  bool sentences = false;
  bool tokens = false;
  bool zones = false;
  bool text = true;
  bool evidence = false;
};

struct WriterOptions {
  Unit unit = Unit::codepoint;
  Shown shown;
  bool colour = false;
  /// Types to write; empty means all. Coarse types take their finer kinds in.
  std::vector<TypeId> types;
  /// Mentions whose score is below this are left out; those without a score stay.
  float min_score = 0.0F;
  /// Zones of which mentions are written, bit by ZoneKind; all by default. A zone takes its parts
  /// in: see `Document::in_zones`.
  std::uint32_t zones = kAllZones;
  /// Show candidates that no stage has judged: set when the pipeline stops before `resolve`.
  bool open_mentions = false;
  /// Digest of the resource, to be written beside Vigie's version; empty: no stamp.
  std::string stamp;
};

/// One output format. A writer appends to a string and never fails; whoever owns the string writes
/// it out. Not thread-safe; one writer per output.
class Writer {
 public:
  /// `pipeline` must outlive the writer.
  Writer(const Pipeline& pipeline, WriterOptions options)
      : pipeline_(&pipeline), options_(std::move(options)) {}
  virtual ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  Writer(Writer&&) = delete;
  Writer& operator=(Writer&&) = delete;

  /// What comes before the first document. Called once.
  virtual void begin(std::string& /*out*/) {}
  /// One document.
  virtual void write(const Record& record, std::string& out) = 0;
  /// What comes after the last one. Called once.
  virtual void end(std::string& /*out*/) {}

 protected:
  [[nodiscard]] const Pipeline& pipeline() const { return *pipeline_; }
  [[nodiscard]] const WriterOptions& options() const { return options_; }

 private:
  const Pipeline* pipeline_;
  WriterOptions options_;
};

}  // namespace vigie
