// Documents made by hand: no resource file, no stage but the normaliser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vigie/document.h"

namespace vigie::test {

/// What a hand-made mention says; the rest is as in `Mention`.
struct Claim {
  TypeId type = types::PER;
  Strength strength = Strength::decide;
  std::int16_t priority = 50;
  bool ambiguous = false;
  bool user = false;
  std::string_view name = {};  ///< main name of a list entry
  std::string_view id = {};
  int nth = 0;  ///< which occurrence of the piece, from 0
  State state = State::open;
  Reason reason = Reason::none;
};

/// Builds one document step by step. Pieces are found by their text.
///
///   Builder b("Il vit à Bagdad.");
///   const auto bagdad = b.mention("Bagdad", {.type = types::LOC});
///
/// Tokens are words, numbers and single marks; an apostrophe ends its word. Each line is a
/// sentence, and `.`, `!` and `?` end one.
class Builder {
 public:
  /// Takes the text, normalises it, and makes tokens and sentences.
  explicit Builder(std::string text);

  /// The `nth` place of `piece` in the text. Fails the test when there is none.
  [[nodiscard]] Span find(std::string_view piece, int nth = 0) const;
  /// The tokens within `span`.
  [[nodiscard]] TokenRange tokens_of(Span span) const;

  std::uint32_t mention(std::string_view piece, const Claim& claim);
  /// A kept mention, for the writers.
  std::uint32_t kept(std::string_view piece, TypeId type, int nth = 0);
  void part(std::uint32_t mention, std::string_view piece, std::string_view name, int nth = 0);
  std::uint32_t zone(std::string_view piece, ZoneKind kind, std::uint32_t parent = kNone);

  Document document;

 private:
  void cut();
};

/// The tokens of a document as texts.
[[nodiscard]] std::vector<std::string> token_texts(const Document& document);
/// The sentences of a document as texts.
[[nodiscard]] std::vector<std::string> sentence_texts(const Document& document);

/// `pieces` joined by " | ", for messages and comparisons.
[[nodiscard]] std::string joined(const std::vector<std::string>& pieces);

/// "kept PER Qasem Soleimani best-claim" for each mention, in order of index.
[[nodiscard]] std::vector<std::string> verdicts(const Document& document, const TypeTable& types);

}  // namespace vigie::test
