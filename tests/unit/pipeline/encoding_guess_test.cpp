#include "pipeline/encoding_guess.h"

#include <unicode/unistr.h>

#include "support/test.h"

namespace vigie {
namespace {

using namespace std::string_literals;

constexpr const char* kFrench =
    "Le général est arrivé à Bagdad dans la nuit. « C’était très tôt », dit-il ; l’État a payé. "
    "Le président de la République a été élu à la majorité des voix exprimées cet été.\n";

std::string in(const char* encoding, const std::string& text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(units.length()) * 4 + 8, '\0');
  const int32_t size = units.extract(0, units.length(), bytes.data(),
                                     static_cast<std::uint32_t>(bytes.size()), encoding);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

TEST_CASE("encoding guess: byte-order marks") {
  CHECK(marked_encoding("\xEF\xBB\xBFz") == "UTF-8");
  CHECK(marked_encoding("\xFF\xFEz\0"s) == "UTF-16LE");
  CHECK(marked_encoding("\xFE\xFF\0z"s) == "UTF-16BE");
  CHECK(marked_encoding("\xFF\xFE\0\0"s) == "UTF-32LE");
  CHECK(marked_encoding("\0\0\xFE\xFF"s) == "UTF-32BE");
  for (const std::string& bytes : {""s, "z"s, "\xEF\xBB"s, "\xFF"s, "\0\0"s}) {
    CHECK(marked_encoding(bytes).empty());
  }
  CHECK(may_become_mark("\xEF\xBB"));
  CHECK(may_become_mark("\xFF\xFE"));  // UTF-32LE's is longer
  CHECK(may_become_mark(""));
  CHECK_FALSE(may_become_mark("\xEF\xBB\xBF"));
  CHECK_FALSE(may_become_mark("z"));
  CHECK_FALSE(may_become_mark("\xEFz"));
}

TEST_CASE("encoding guess: French in the encodings French is in") {
  for (const char* encoding :
       {"UTF-8", "windows-1252", "ISO-8859-15", "macintosh", "IBM850", "UTF-16LE", "UTF-16BE"}) {
    CAPTURE(encoding);
    // What only ISO-8859-15 has must be there to tell it from windows-1252.
    std::string text = kFrench;
    if (encoding == std::string_view("ISO-8859-15")) text = "Le cœur de l'œuvre a été payé 20 €.\n";
    for (const int times : {1, 50}) {
      std::string bytes;
      for (int i = 0; i < times; ++i) bytes += text;
      const EncodingGuess guess = guess_encoding(in(encoding, bytes));
      CHECK(guess.encoding == encoding);
      CHECK(guess.sure > 20);
      CHECK(guess.sure <= 100);
    }
  }
}

TEST_CASE("encoding guess: what tells may come late, and may be little") {
  const std::string ascii(200000, 'x');
  CHECK(guess_encoding(ascii).encoding == "UTF-8");
  CHECK(guess_encoding(ascii + in("windows-1252", kFrench)).encoding == "windows-1252");
  CHECK(guess_encoding(ascii + kFrench).encoding == "UTF-8");
  CHECK(guess_encoding("").encoding == "UTF-8");
  CHECK(guess_encoding("\xE9t\xE9").encoding == "windows-1252");
  CHECK(guess_encoding("Caf\xE9 de Bagdad").encoding == "windows-1252");
  CHECK(guess_encoding("été").encoding == "UTF-8");
  // A few bad bytes do not make another encoding of it.
  CHECK(guess_encoding(kFrench + "\xFF"s + kFrench).encoding == "UTF-8");
}

TEST_CASE("encoding guess: what is taken, and what is said about it") {
  struct Row {
    const char* asked;
    std::string bytes;
    const char* encoding;
    const char* remark;
  };
  const Row rows[] = {
      {"", "été", "", ""},
      {"", "\xE9t\xE9", "", ""},  // nobody guesses unasked
      {"", "\xEF\xBB\xBFz", "", ""},
      {"", "\xFF\xFEz\0"s, "UTF-16LE", ""},
      {"UTF-8", "z", "", ""},
      {"windows-1252", "\xE9", "windows-1252", ""},
      {"UTF-16", "\xFF\xFEz\0"s, "UTF-16LE", ""},
      {"UTF-16", "\0z"s, "UTF-16BE", ""},
      {"UTF-16BE", "\xFF\xFEz\0"s, "UTF-16LE",
       "read as UTF-16LE, which its byte-order mark says, not as UTF-16BE"},
      {"windows-1252", "\xEF\xBB\xBFz", "",
       "read as UTF-8, which its byte-order mark says, not as windows-1252"},
      {"auto", "\xFE\xFF\0z"s, "UTF-16BE", "read as UTF-16BE, which its byte-order mark says"},
      {"auto", "z", "", "read as UTF-8, 100 % sure; --encoding NAME decides otherwise"}};
  for (const Row& row : rows) {
    CAPTURE(row.asked);
    const ChosenEncoding chosen = choose_encoding(row.asked, row.bytes);
    CHECK(chosen.encoding == row.encoding);
    CHECK(chosen.remark == row.remark);
  }
  CHECK(choose_encoding("auto", in("macintosh", kFrench)).encoding == "macintosh");
}

}  // namespace
}  // namespace vigie
