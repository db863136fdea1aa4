#include "gazetteers/transliteration.h"

#include "support/test.h"

namespace vigie {
namespace {

WordLists words_of(const std::string& rules) {
  WordLists words;
  words.add({"words/sounds_test.txt", rules});
  words.add({"words/sounds_base.txt", "kh\tk\tKho = Ko\n@countries\tTN\n"});
  return words;
}

SoundKey key_of(const SoundRules& rules, std::string_view word) {
  SoundKey key;
  rules.append_key(word, key);
  return key;
}

bool alike(const std::string& rules, std::string_view a, std::string_view b) {
  const SoundRules test("test", words_of(rules));
  const SoundKey first = key_of(test, a);
  const SoundKey second = key_of(test, b);
  const bool same = SoundRules::alike(first, second);
  // Keys that meet stand under the same classes, or the index would miss them.
  if (same) CHECK(test.classes(first) == test.classes(second));
  return same;
}

std::vector<std::string> faults_of(const std::string& rules) {
  std::vector<Fault> faults;
  check_sound_rules({"words/sounds_test.txt", rules}, words_of(rules), faults);
  std::vector<std::string> out;
  for (const Fault& fault : faults) out.push_back(fault.place.to_string() + ": " + fault.message);
  return out;
}

TEST_CASE("sounds: what no rule names stands for itself, folded, equal neighbours once") {
  CHECK(alike("", "Bassam", "basam"));
  CHECK(alike("", "Bâssàm", "Basam"));
  CHECK(alike("", "Sa'd", "Sad"));
  CHECK_FALSE(alike("", "Basam", "Bazam"));
  CHECK_FALSE(alike("", "Basam", "Basama"));
  CHECK(key_of(SoundRules("test", words_of("")), "12").empty());
}

TEST_CASE("sounds: the longest rule counts, edges and letters that follow hold") {
  CHECK(alike("s\tz\tS = Z\nsh\tx\tSho = Xo\n", "Shosa", "Xoza"));
  CHECK(alike("e$\t-\tMane = Man\n", "Mane", "Man"));
  CHECK_FALSE(alike("e$\t-\tMane = Man\n", "Manea", "Mana"));
  CHECK(alike("^y\tj\tYa = Ja\n", "Yaya", "Jaya"));
  CHECK_FALSE(alike("^y\tj\tYa = Ja\n", "Yaya", "Jaja"));
  CHECK(alike("c>ei\ts\tCe = Se\nc\tk\tCa = Ka\n", "Cecat", "Sekat"));
  CHECK(alike("^el$\tal\tel = al\n", "el-Assad", "al-Assad"));
  CHECK_FALSE(alike("^el$\tal\tel = al\n", "Elassad", "al-Assad"));
}

TEST_CASE("sounds: alternatives meet one by one") {
  const char* rules = "e\t[ai]\tHe = Ha\ng\t[gk]\tGa = Ka\n";
  CHECK(alike(rules, "Qesem", "Qasim"));
  CHECK(alike(rules, "Qesem", "Qasam"));
  CHECK_FALSE(alike(rules, "Qasim", "Qasam"));
  CHECK(alike(rules, "Gasem", "Kasam"));
}

TEST_CASE("sounds: letters outside ASCII come first, in capitals too") {
  const char* rules = "ş\tsh\tŞo = Sho\nsh\tx\tSho = Xo\n";
  CHECK(alike(rules, "Şimşek", "Shimshek"));
  CHECK(alike(rules, "ŞİMŞEK", "ximxek"));
  CHECK_FALSE(alike(rules, "Simsek", "Shimshek"));
}

TEST_CASE("sounds: a language may use the rules of another, not its countries") {
  const WordLists words = words_of("k\tg\tKa = Ga\n@countries\tIQ SY\n@use\tbase\n");
  const SoundRules rules("test", words);
  CHECK(SoundRules::alike(key_of(rules, "Khaka"), key_of(rules, "Khaga")));
  CHECK(rules.in_country("IQ"));
  CHECK(rules.in_country(""));
  CHECK_FALSE(rules.in_country("TN"));
  CHECK(sound_rules_of(words).size() == 2);
}

TEST_CASE("sounds: a word that a rule names whole may be small within a name") {
  const SoundRules rules("test", words_of("^al$\tal\tal = al\na\te\tA = E\n"));
  CHECK(rules.is_particle("al"));
  CHECK(rules.is_particle("al-"));
  CHECK_FALSE(rules.is_particle("a"));
  CHECK_FALSE(rules.is_particle(""));
}

TEST_CASE("sounds: faults name the line, and examples are tried") {
  CHECK(faults_of("# nothing\nou\tu\tSou = Su\n").empty());
  CHECK(faults_of("ou\n").front() ==
        "words/sounds_test.txt:1:1: \"ou\", expected letters, a tab, sounds; add the sounds, - for "
        "none");
  CHECK(faults_of("\nOu\tu\tSou = Su\n")
            .front()
            .starts_with("words/sounds_test.txt:2:1: letters \"Ou\", expected small letters"));
  CHECK(faults_of("ou\t[u\tSou = Sou\n")
            .front()
            .starts_with(
                "words/sounds_test.txt:1:4: sounds \"[u\", expected small letters, [..] round"));
  CHECK(faults_of("ou\tu\n").front().starts_with("words/sounds_test.txt:1:4: no example"));
  CHECK(faults_of("ou\tu\tSou = Si\n").front() ==
        "words/sounds_test.txt:1:6: \"Sou\" and \"Si\" do not meet under these rules; correct one "
        "of them");
  CHECK(faults_of("ou\tu\tSou\n").front().starts_with("words/sounds_test.txt:1:6: one spelling"));
  CHECK(faults_of("@use\tmartian\n")
            .front()
            .starts_with("words/sounds_test.txt:1:6: language \"martian\""));
  CHECK(faults_of("@lands\tIQ\n").front().starts_with("words/sounds_test.txt:1:1: \"@lands\""));
  std::vector<Fault> faults;
  check_sound_rules({"words/months.txt", "janvier\n"}, words_of(""), faults);
  CHECK(faults.empty());  // another list
}

TEST_CASE("sounds: faulty rules count for nothing") {
  CHECK(alike("ou\t[\tx\nOU\tu\tx\nq\tk\tQa = Ka\n", "Qou", "Kou"));
}

}  // namespace
}  // namespace vigie
