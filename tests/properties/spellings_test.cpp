// Near names - by sound and with slips - against a matcher that compares every name with every run
// of tokens, and the bounds of what a search costs.
#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/characters.h"
#include "pipeline/utf8.h"
#include "stages/gazetteer_tag.h"
#include "stages/normalise.h"
#include "stages/sentences.h"
#include "stages/tokens.h"
#include "support/random_text.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie {
namespace {

constexpr const char* kSounds =
    "@countries\tIQ\nou\tu\tSou = Su\nou>ae\tw\tOua = Wa\nch\t[cx]\tCho = Sho\nsh\tx\tSho = Cho\n"
    "q\tk\tQa = Ka\ng\t[gk]\tGa = Ka\ny\ti\tYa = Ia\ne\t[ai]\tHe = Ha\ne$\t-\tMane = Man\n"
    "^al$\tal\tal = el\n^el$\tal\tel = al\nş\tsh\tŞo = Cho\n";

const WordLists& words() {
  static const WordLists lists = [] {
    WordLists filled = test::tiny_words();
    filled.add({"words/sounds_test.txt", kSounds});
    return filled;
  }();
  return lists;
}

std::string marks_of(std::string_view text) {
  std::string out;
  fold_marks_append(text, out);
  return out;
}

// Words that sound and look alike more often than not.
class Speech {
 public:
  explicit Speech(std::uint64_t seed) : random(seed) {}

  std::string syllable() {
    constexpr std::array<const char*, 22> kSyllables = {
        "sou", "su", "cha", "sha", "ka",  "qa", "ga", "he",  "ha",  "hi", "mane",
        "man", "ya", "ia",  "lei", "oua", "wa", "şa", "été", "d'a", "bo", "r"};
    return kSyllables[random.below(kSyllables.size())];
  }
  std::string word() {
    std::string out;
    const std::size_t count = 1 + random.below(5);
    for (std::size_t i = 0; i < count; ++i) out += syllable();
    return capital(out);
  }
  std::string name() {
    std::string out = word();
    const std::size_t more = random.below(3);
    for (std::size_t i = 0; i < more; ++i) {
      constexpr std::array<const char*, 6> kLinks = {" ", " ", "-", " al-", " el ", " de "};
      out += kLinks[random.below(kLinks.size())];
      out += word();
    }
    if (random.below(10) == 0) {
      out += " 4";
      out += std::to_string(random.below(3));
    }
    return out;
  }
  // Spelt otherwise.
  std::string respelt(std::string name) {
    constexpr std::array<std::pair<const char*, const char*>, 9> kPairs = {{{"ou", "u"},
                                                                            {"u", "ou"},
                                                                            {"k", "q"},
                                                                            {"g", "q"},
                                                                            {"ch", "sh"},
                                                                            {"sh", "ch"},
                                                                            {"y", "i"},
                                                                            {"al-", "el "},
                                                                            {"he", "hi"}}};
    for (const auto& [from, to] : kPairs) {
      const std::size_t at = name.find(from);
      if (at != std::string::npos && random.below(2) == 0) {
        name.replace(at, std::string_view(from).size(), to);
      }
    }
    return name;
  }
  // With up to three slips, and now and then other capitals or marks.
  std::string slipped(std::string_view name) {
    std::u32string letters;
    for (std::size_t at = 0; at < name.size();) letters.push_back(utf8::next(name, at));
    for (std::size_t slips = random.below(4); slips > 0 && letters.size() > 2; --slips) {
      const std::size_t at = random.below(letters.size());
      const char32_t letter = U"abeious -k"[random.below(10)];
      switch (random.below(4)) {
        case 0: letters.erase(at, 1); break;
        case 1: letters.insert(at, 1, letter); break;
        case 2: letters[at] = letter; break;
        default:
          if (at + 1 < letters.size()) std::swap(letters[at], letters[at + 1]);
      }
    }
    std::string out;
    for (const char32_t c : letters) utf8::append(c, out);
    if (random.below(12) == 0) {
      for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
  }
  static std::string capital(std::string word) {
    if (word.front() >= 'a' && word.front() <= 'z') {
      word.front() = static_cast<char>(word.front() - 'a' + 'A');
    }
    return word;
  }

  test::RandomText random;
};

// The usual table, whole.
std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1,
                                              std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

TEST_CASE("slips: the narrow table says what the whole one says, and the index misses nothing") {
  Speech speech(51);
  std::size_t near = 0;
  for (int round = 0; round < test::rounds(20000); ++round) {
    const std::string name = speech.name();
    const std::string other = speech.random.below(4) == 0 ? speech.name() : speech.slipped(name);
    CAPTURE(name);
    CAPTURE(other);
    const std::u32string a = letters_of(folded(name));
    const std::u32string b = letters_of(folded(other));
    const std::size_t slips = distance(a, b);
    for (std::size_t limit = 0; limit <= 2; ++limit) {
      REQUIRE(slips_between(a, b, limit) == std::min(slips, limit + 1));
      REQUIRE(slips_between(b, a, limit) == std::min(slips, limit + 1));
      if (slips > limit || a.empty() || b.empty() || a.front() != b.front()) continue;
      std::vector<std::uint64_t> of_a;
      std::vector<std::uint64_t> of_b;
      NearNames::slip_hashes(a, limit, of_a);
      NearNames::slip_hashes(b, limit, of_b);
      std::vector<std::uint64_t> both;
      std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                            std::back_inserter(both));
      REQUIRE_FALSE(both.empty());
      ++near;
    }
  }
  CHECK(near > 1000);
}

struct Listed {
  std::string name;
  std::string marks;
  bool sounds = false;
  bool fuzzy = false;
};

using Found = std::tuple<std::uint32_t, std::uint32_t, std::string, MatchedBy>;

// What may stand at these tokens besides letters that are near.
MatchedBy naive(const SoundRules& rules, const Document& document, TokenRange tokens,
                const Listed& listed) {
  const Span span{document.tokens[tokens.first].span.begin,
                  document.tokens[tokens.last - 1].span.end};
  const std::string_view text = span.in(document.text());
  if (listed.sounds && NearSearch::sounds_like(rules, document, tokens, listed.marks)) {
    return MatchedBy::sound;
  }
  if (!listed.fuzzy || tokens.size() > NearLimits::fuzzy_tokens) return MatchedBy::exact;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    const Token& token = document.tokens[t];
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) return MatchedBy::exact;
    if (token.span.size() > 64) return MatchedBy::exact;
  }
  if (letters_of(folded(text)).size() > NearLimits::fuzzy_letters + 2) return MatchedBy::exact;
  const std::string marks = marks_of(text);
  const std::size_t slips = slips_of(slip_form(text), slip_form(listed.marks));
  if (slips == 0) return MatchedBy::exact;
  const bool same_words = count_words(marks) == count_words(listed.marks);
  if (same_words && compare_forms(marks, listed.marks) == FormMatch::none) return MatchedBy::exact;
  return slips == 1 ? MatchedBy::one_slip : MatchedBy::two_slips;
}

TEST_CASE("near names: the compiled form finds what a naive matcher finds") {
  const Tokeniser tokeniser(words());
  const Tokens cut(words());
  const Sentences sentences(words());
  const SoundRules rules("test", words());
  Speech speech(52);
  std::map<MatchedBy, std::size_t> total;
  for (int round = 0; round < test::rounds(60); ++round) {
    // Four lists, with every choice of what they forgive. Each name has a type of its own: twins of
    // one type are merged.
    std::vector<Listed> names;
    std::vector<ListFile> lists;
    for (int kind = 0; kind < 4; ++kind) {
      std::string text = kind % 2 == 1 ? "# sounds: test\n" : "# a list\n";
      if (kind >= 2) text += "# fuzzy: yes\n";
      text += "name\ttype\tflags\tcountry\n";
      const std::size_t count = 1 + speech.random.below(12);
      for (std::size_t i = 0; i < count; ++i) {
        const std::string name = speech.name();
        const bool ambiguous = speech.random.below(6) == 0;
        const bool as_typed = speech.random.below(8) == 0;
        const bool elsewhere = speech.random.below(8) == 0;
        text += name + "\tT" + std::to_string(names.size()) + '\t';
        text += ambiguous && as_typed ? "ambiguous case"
                : ambiguous           ? "ambiguous"
                : as_typed            ? "case"
                                      : "";
        text += elsewhere ? "\tFR\n" : "\tIQ\n";
        Listed row{name, marks_of(name), false, false};
        const bool open = !as_typed && (!ambiguous || count_words(row.marks) > 1);
        SoundKey key;
        rules.append_key(row.marks, key);
        row.sounds = open && kind % 2 == 1 && !elsewhere && may_sound(row.marks, key);
        row.fuzzy = open && kind >= 2 && may_slip(row.marks);
        names.push_back(std::move(row));
      }
      std::vector<Fault> faults;
      lists.push_back(parse_list(text, "lists/" + std::to_string(kind) + ".tsv", faults));
      REQUIRE(faults.empty());
    }
    TypeTable types;
    std::vector<Fault> faults;
    ResourceBuilder builder;
    compile_gazetteer(lists, words(), tokeniser.name_cutter(), builder, faults);
    REQUIRE(faults.empty());
    const auto gazetteer =
        std::make_shared<Gazetteer>(ResourceFile::from_bytes(builder.finish(), "test"), types);
    const GazetteerTag stage({{gazetteer, false}}, words());
    const auto scratch = stage.make_scratch();
    const auto token_scratch = cut.make_scratch();
    for (int t = 0; t < 12; ++t) {
      std::string text;
      for (int i = 0; i < 8; ++i) {
        const std::size_t what = speech.random.below(6);
        text += what == 0   ? speech.word()
                : what == 1 ? speech.random.text(3, false)
                : what <= 3 ? speech.respelt(names[speech.random.below(names.size())].name)
                            : speech.slipped(names[speech.random.below(names.size())].name);
        text += speech.random.below(5) == 0 ? ", et " : " ";
      }
      Document document;
      document.reset(text);
      CAPTURE(document.original());
      Normalise().run(document, nullptr);
      cut.run(document, token_scratch.get());
      sentences.run(document, nullptr);
      stage.run(document, scratch.get());

      std::vector<Found> found;
      std::vector<TokenRange> exact;
      for (const Mention& mention : document.mentions) {
        const MatchedBy by = matched_by(mention.origin);
        REQUIRE(mention.span.begin == document.tokens[mention.tokens.first].span.begin);
        REQUIRE(mention.span.end == document.tokens[mention.tokens.last - 1].span.end);
        if (by <= MatchedBy::folded) {
          exact.push_back(mention.tokens);
        } else {
          found.emplace_back(mention.tokens.first, mention.tokens.last,
                             std::string(types.name(mention.type)), by);
        }
      }
      std::vector<Found> expected;
      for (const Sentence& sentence : document.sentences) {
        for (std::uint32_t first = sentence.tokens.first; first < sentence.tokens.last; ++first) {
          const Casing casing = document.tokens[first].casing;
          if (casing == Casing::lower || casing == Casing::none) continue;
          for (std::uint32_t last = first + 1; last <= sentence.tokens.last; ++last) {
            const bool known = std::any_of(exact.begin(), exact.end(), [&](TokenRange range) {
              return range.first <= first && last <= range.last;
            });
            if (known) continue;
            for (std::size_t n = 0; n < names.size(); ++n) {
              const MatchedBy by = naive(rules, document, {first, last}, names[n]);
              if (by == MatchedBy::exact) continue;
              expected.emplace_back(first, last, "T" + std::to_string(n), by);
              ++total[by];
            }
          }
        }
      }
      std::sort(found.begin(), found.end());
      std::sort(expected.begin(), expected.end());
      REQUIRE(found == expected);
    }
  }
  CHECK(total[MatchedBy::sound] > 50);
  CHECK(total[MatchedBy::one_slip] > 50);
  CHECK(total[MatchedBy::two_slips] > 50);
}

TEST_CASE("near names: what a search costs is bounded for each word, whatever the text and list") {
  // A thousand names that share their first letters, and texts made of what is near to all of them.
  std::string list = "# sounds: test\n# fuzzy: yes\nname\ttype\n";
  for (int i = 0; i < 1000; ++i) {
    std::string name = "Soumanekasha";
    for (int n = i, k = 0; k < 4; ++k, n /= 6) name += "aeiouk"[n % 6];
    list += name + "\tORG\n" + name + " Al Sha\tLOC\n";
  }
  std::vector<Fault> faults;
  const Tokeniser tokeniser(words());
  ResourceBuilder builder;
  compile_gazetteer({parse_list(list, "lists/test.tsv", faults)}, words(), tokeniser.name_cutter(),
                    builder, faults);
  REQUIRE(faults.empty());
  TypeTable types;
  const Gazetteer gazetteer(ResourceFile::from_bytes(builder.finish(), "test"), types);
  const std::vector<SoundRules> rules = sound_rules_of(words());
  const NearSearch search(gazetteer.near_names(), rules);

  const std::string nothing(400, 'e');
  for (const std::string& unit : std::vector<std::string>{
           "Soumanekashoaeiou ", "Soumanekasha al ", "Sumanekasha-", "Al ", "Su Ma Ne Ka Sha ",
           "A ", "S'", nothing + " S" + nothing + " ", "Soumanekasha el Sha "}) {
    CAPTURE(unit);
    for (const std::size_t times : {20U, 600U}) {
      std::string text;
      for (std::size_t i = 0; i < times; ++i) text += unit;
      Document document;
      document.reset(text);
      Normalise().run(document, nullptr);
      Tokens cut(words());
      cut.run(document, cut.make_scratch().get());
      Sentences(words()).run(document, nullptr);
      NearSearch::Scratch scratch;
      const std::vector<std::uint32_t> reach(document.tokens.size(), 0);
      std::vector<NearMatch> matches;
      for (const Sentence& sentence : document.sentences) {
        search.find(document, sentence, reach, scratch, matches);
      }
      const NearCost& cost = scratch.cost;
      CHECK(cost.words <= document.tokens.size());
      CHECK(cost.lookups <= cost.words * (NearLimits::sound_tokens + 8 * 8 + 29));
      CHECK(cost.comparisons <= cost.words * NearLimits::comparisons *
                                    (NearLimits::sound_tokens + NearLimits::fuzzy_tokens));
      CHECK(matches.size() <= cost.comparisons);
    }
  }
}

}  // namespace
}  // namespace vigie
