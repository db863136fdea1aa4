#include "pipeline/inflection.h"

#include "pipeline/text_source.h"
#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

TEST_CASE("inflection: marks stand for feminine and plural") {
  struct Row {
    std::string_view line;
    std::string_view forms;
  };
  constexpr Row kRows[] = {
      {"maire", "maire"},
      {"maire:p", "maire | maires"},
      {"directeur:fp", "directeur | directrice | directeurs | directrices"},
      {"conseiller:fp", "conseiller | conseillère | conseillers | conseillères"},
      {"docteur:f=doctoresse:p", "docteur | doctoresse | docteurs | doctoresses"},
      {"ancien:fp ministre:p",
       "ancien ministre | ancienne ministre | anciens ministres | anciennes ministres"},
      {"député:fp européen:fp",
       "député européen | députée européenne | députés européens | députées européennes"},
      {"chef:f=cheffe d'état-major", "chef d'état-major | cheffe d'état-major"},
      {"général:p", "général | généraux"},
      {"œil:p=yeux", "œil | yeux"},
      {"fils:p", "fils"},
      {"veuf:f", "veuf | veuve"},
      {"Lire aussi :", "Lire aussi :"},
      {"à lire:", "à lire:"},
      {"http://x", "http://x"},
      {"a:fp=b", "a:fp=b"},
      {":f", ":f"},
      {"", ""}};
  for (const Row& row : kRows) {
    CAPTURE(row.line);
    CHECK(test::joined(inflected(row.line)) == row.forms);
  }
}

TEST_CASE("inflection: forms of a word list share its value") {
  WordLists words;
  words.add({"units.txt", "cheval:p\tch\n"});
  REQUIRE(words.get("units").size() == 2);
  CHECK(words.get("units")[1].text == "chevaux");
  CHECK(words.get("units")[1].value == "ch");
}

}  // namespace
}  // namespace vigie
