// Any names, written in any format, are read as they were; any bytes are read without harm.
#include <iterator>

#include "gazetteers/list_file.h"
#include "pipeline/formats/json.h"
#include "support/random_text.h"
#include "support/test.h"

namespace vigie {
namespace {

// Names of all kinds of characters, without line ends, controls and blanks at the ends.
std::vector<std::string> random_names(test::RandomText& random) {
  std::vector<std::string> names;
  for (int i = 0; i < 8; ++i) {
    std::string name = random.text(6, false);
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
    while (name.starts_with(' ')) name.erase(0, 1);
    while (name.ends_with(' ')) name.pop_back();
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

std::string quoted(std::string_view cell) {
  std::string out = "\"";
  for (const char c : cell) {
    out += c;
    if (c == '"') out += c;
  }
  return out + '"';
}

std::vector<std::string> names_of(const ListFile& list) {
  std::vector<std::string> names;
  for (const ListEntry& entry : list.entries) names.push_back(entry.name);
  return names;
}

TEST_CASE("list formats: CSV and patterns give back the names that were written") {
  test::RandomText random(1009);
  for (int round = 0; round < test::rounds(400); ++round) {
    const std::vector<std::string> names = random_names(random);
    const std::string end = round % 2 == 0 ? "\n" : "\r\n";
    std::string csv = "name,type" + end;
    std::string patterns;
    for (const std::string& name : names) {
      csv += quoted(name) + ",ORG" + end;
      patterns += R"({"label":"ORG","pattern":)";
      append_json_string(name, patterns);
      patterns += "}" + end;
    }
    std::vector<Fault> faults;
    CHECK(names_of(read_list(csv, "a.csv", {}, faults)) == names);
    CHECK(names_of(read_list(patterns, "a.jsonl", {}, faults)) == names);
    for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), ": ", fault.message);
  }
}

TEST_CASE("list formats: bad records cost themselves only") {
  test::RandomText random(1013);
  constexpr std::string_view kBad[] = {"\"open,ORG", "a\"b,ORG", "\"a\"b,ORG",
                                       "a,ORG,c,d",  "a,org",    ",ORG"};
  for (int round = 0; round < test::rounds(400); ++round) {
    const std::vector<std::string> names = random_names(random);
    std::string csv = "name,type\n";
    std::size_t bad = 0;
    std::vector<std::string> plain;  // no quotes: an open one must not be closed by a good line
    for (const std::string& name : names) {
      if (name.find_first_of(",\"") != std::string::npos) continue;
      plain.push_back(name);
      csv += name + ",ORG\n";
      if ((static_cast<std::size_t>(round) + plain.size()) % 3 == 0) {
        csv += std::string(kBad[(static_cast<std::size_t>(round) + bad) % std::size(kBad)]) + "\n";
        ++bad;
      }
    }
    CAPTURE(csv);
    std::vector<Fault> faults;
    CHECK(names_of(read_list(csv, "a.csv", {}, faults)) == plain);
    CHECK(faults.size() == bad);
  }
}

}  // namespace
}  // namespace vigie
