#include "support/tiny.h"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "gazetteers/compiler.h"
#include "stages/stage_table.h"
#include "stages/tokens.h"
#include "support/test.h"

namespace vigie::test {
namespace {

std::vector<TextSource> word_sources() {
  return {
      {"words/clitics.txt", "l\nd\nj\nm\nt\ns\nc\nn\nqu\njusqu\nlorsqu\npuisqu\nquoiqu\n"},
      {"words/whole_words.txt",
       "# whole\naujourd'hui\nprud'homme\nprud'hommes\nquelqu'un\nquelqu'une\npresqu'île\n"
       "main-d'œuvre\nrendez-vous\nchef-d'œuvre\nhors-d'œuvre\nc'est-à-dire\nkm/h\n"},
      {"words/optional_endings.txt", "s\ne\nes\nx\n"},
      {"words/spellings.txt", "st\tsaint\nst.\tsaint\nste\tsainte\n"},
      {"words/contractions.txt", "le\tau\nle\tdu\nles\taux\nles\tdes\n"},
      {"words/domains.txt", "fr\ncom\n"},
      {"words/glued_units.txt", "h\nkm\nm\neuros\n"},
      {"words/inverted.txt",
       "je\ntu\nil\nelle\non\nnous\nvous\nils\nelles\nce\nmoi\ntoi\nlui\nleur\nle\nla\nles\ny\nen\n"
       "t-il\nt-elle\nt-on\nt-ils\nt-elles\n"},
      {"words/abbreviations.txt", "M.\nMM.\nMme.\nDr.\nart.\navr.\np.\ncf.\nvol.\n"},
      {"words/final_abbreviations.txt", "etc.\n"},
      {"words/months.txt",
       "janvier\t1\nfévrier\t2\nmars\t3\navril\t4\nmai\t5\njuin\t6\njuillet\t7\naoût\t8\n"
       "septembre\t9\noctobre\t10\nnovembre\t11\ndécembre\t12\n"},
      {"words/relative_days.txt", "hier\t-1\n"},
      {"words/civilities.txt", "M.\nMM.\nMme\n"},
      {"words/functions.txt", "ministre\n"},
      {"words/function_complements.txt", "de la Santé\n"},
      {"words/organisation_heads.txt", "Groupe\n"},
      {"words/determiners.txt", "le\nla\nles\n"},
      {"words/particles.txt", "de\nd'\ndu\nvan\nvon\nder\nLe\nben\n"},
      {"words/function_words.txt",
       "selon\npour\nle\nla\nles\nl'\nmais\navec\nM.\nMM.\nMme\nDr\nPr\n"},
      {"words/currencies.txt", "euro\tEUR\neuros\tEUR\n€\tEUR\ndollars\tUSD\n"},
      {"words/units.txt", "km\tkm\nkilomètres\tkm\nhectares\tha\n"},
      {"words/scales.txt", "mille\t3\nmillion\t6\nmillions\t6\nmilliards\t9\n"},
      {"words/menu_words.txt", "Accueil\nPolitique\nInternational\nCulture\n"},
  };
}

constexpr const char* kRules = R"(# rules for tests
define NUMBER [0-9]{1,3}(?: [0-9]{3})*(?:,[0-9]+)?

rule date.full
  type DATE
  priority 80
  why a day, a month and a year
  value date
  pattern (?P<day>[0-9]{1,2}) (?P<month>{{months}}) (?P<year>[0-9]{4})
  + né le [31 décembre 2021] à Paris
  - le 31 de la rue

rule date.relative
  type DATE.relative
  priority 55
  why a day by its distance from the writing
  value date
  pattern (?P<relative>{{relative_days}})
  + vu [hier] à Paris
  - avant

rule money.amount
  type MONEY
  priority 75
  why a number before a currency
  value money
  pattern (?P<number>{{NUMBER}}) (?:(?P<scale>{{scales}}) d')?(?P<currency>{{currencies}})
  + il doit [3,5 millions d'euros] à
  - il doit beaucoup

rule per.titled
  type PER
  priority 60
  why a military title before capitalised words
  pattern (?P<title>général|colonel) (?P<span>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*)
  + le général [Qasem Soleimani] est mort
  - le général est mort
)";

}  // namespace

const WordLists& tiny_words() {
  static const WordLists words = [] {
    WordLists filled;
    for (const TextSource& source : word_sources()) filled.add(source);
    return filled;
  }();
  return words;
}

const Sources& tiny_sources() {
  static const Sources sources = {
      {{"lists/given.tsv",
        "# list: given\n# type: PER.given\n# strength: evidence\n# source: tests\n# licence: none\n"
        "name\tflags\nEmmanuel\t\nJean\t\nQasem\t\nRose\tambiguous\n"},
       {"lists/surnames.tsv",
        "# list: surnames\n# type: PER.family\n# strength: evidence\n# source: tests\n"
        "# licence: none\nname\nMacron\nPhilippe\nSoleimani\n"},
       {"lists/places.tsv",
        "# list: places\n# type: LOC\n# source: tests\n# licence: none\nname\taliases\tids\tflags\n"
        "Bagdad\tBaghdad\tgeonames:98182\t\nIrak\tIraq\tgeonames:99237\t\n"
        "Tours\t\tgeonames:2972191\tambiguous\n"},
       {"lists/organisations.tsv",
        "# list: organisations\n# type: ORG\n# source: tests\n# licence: none\n"
        "name\ttype\taliases\tflags\n"
        "Organisation des Nations unies\tORG.international\tONU|O.N.U.\tacronym\n"
        "Université de Bagdad\t\t\t\n"}},
      word_sources(),
      {{"rules/tests.rules", kRules}},
      {{"zones/tests.zones",
        "# kind, tab, pattern\nmenu\t{{menu_words}}(?: *[>|] *{{menu_words}})+\n"
        "related\tLire aussi ?:? ?(?P<title>.*)$\n"
        "dateline lead\t\\p{Lu}[\\p{L}' -]{1,40} \\([\\p{L} .]{2,20}\\) ?[–—-]\n"
        "byline\tPar \\p{Lu}.*$\n"}},
  };
  return sources;
}

std::shared_ptr<const Resources> tiny_resources() {
  static const std::shared_ptr<const Resources> resources = [] {
    std::vector<Fault> faults;
    const CompileResult compiled = compile_resources(tiny_sources(), faults);
    for (const Fault& fault : faults) {
      FAIL_CHECK(fault.place.to_string(), ": ", fault.message);
    }
    const TemporaryFolder folder;
    const std::string path = folder.write("tiny.vigie", compiled.bytes);
    return open_resources({path, {}, {}}, faults);  // stays mapped when the file goes
  }();
  return resources;
}

const Pipeline& tiny_pipeline() {
  static const Pipeline pipeline = make_pipeline(*tiny_resources(), {});
  return pipeline;
}

const Pipeline& mute_pipeline() {
  class Mute final : public Stage {
   public:
    [[nodiscard]] std::string_view name() const override { return "mute"; }
    [[nodiscard]] Layer needs() const override { return Layer::none; }
    [[nodiscard]] Layer provides() const override { return Layer::text; }
    void run(Document& /*document*/, Scratch* /*scratch*/) const override {}
    [[nodiscard]] OriginText describe(const Document& /*document*/,
                                      const Origin& /*origin*/) const override {
      return {.kind = "list",
              .source = "tests",
              .item = "entry",
              .place = {"lists/tests.tsv", 7, 0},
              .why = "a reason"};
    }
  };
  static const Pipeline pipeline = [] {
    std::vector<std::unique_ptr<Stage>> stages;
    stages.push_back(std::make_unique<Mute>());
    auto types = std::make_shared<TypeTable>();
    types->intern("ORG.military");
    return Pipeline(std::move(stages), types);
  }();
  return pipeline;
}

Document tagged(std::string text) {
  Document document;
  document.reset(std::move(text));
  Session session = tiny_pipeline().start();
  tiny_pipeline().run(document, session);
  return document;
}

TokenCutter tiny_cutter() {
  static const Tokeniser tokeniser(tiny_words());
  return tokeniser.name_cutter();
}

std::shared_ptr<const Gazetteer> gazetteer_of(std::string_view list, TypeTable& types) {
  std::vector<Fault> faults;
  const ListFile parsed = parse_list(list, "lists/test.tsv", faults);
  ResourceBuilder builder;
  compile_gazetteer({parsed}, tiny_words(), tiny_cutter(), builder, faults);
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), ": ", fault.message);
  return std::make_shared<Gazetteer>(ResourceFile::from_bytes(builder.finish(), "test"), types);
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vigie-test-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  folder_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code code;
  std::filesystem::remove_all(folder_, code);
}

std::string TemporaryFolder::path(std::string_view name) const {
  return folder_ + '/' + std::string(name);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
  const std::string file_path = path(name);
  std::filesystem::create_directories(std::filesystem::path(file_path).parent_path());
  std::ofstream file(file_path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  REQUIRE(file.good());
  return file_path;
}

}  // namespace vigie::test
