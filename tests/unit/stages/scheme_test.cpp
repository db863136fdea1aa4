#include "stages/scheme.h"

#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

Scheme scheme_of(std::string text) {
  std::vector<Fault> faults;
  Scheme scheme = parse_scheme({"schemes/s.scheme", std::move(text)}, faults);
  for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), fault.message);
  return scheme;
}

const WordLists& words() {
  static const WordLists lists = [] {
    WordLists out;
    out.add({"words/civilities.txt", "M.\nMme\nMe\ndocteur\n"});
    out.add({"words/nobility.txt", "comte\nvicomtesse\n"});
    out.add({"words/particles.txt", "de\nle\nd'\n"});
    return out;
  }();
  return lists;
}

std::string apply(const std::string& text, test::Builder& b, TypeTable& types) {
  const ApplyScheme stage(scheme_of(text), types, words());
  const auto scratch = stage.make_scratch();
  stage.run(b.document, scratch.get());
  return test::joined(test::verdicts(b.document, types));
}

TEST_CASE("scheme: every faulty line is told with its place and cure") {
  std::vector<Fault> faults;
  const Scheme scheme = parse_scheme(
      {"a/s.scheme", "# good\nmap GROUP ORG\n\nmapp A B\nmap A\ndrop\ndrop per\n take PER x y\n"},
      faults);
  CHECK(scheme.name == "s");
  CHECK(scheme.rows.size() == 1);
  REQUIRE(faults.size() == 5);
  CHECK(faults[0].place.to_string() == "a/s.scheme:4:1");
  CHECK(faults[0].message == "\"mapp\", expected map, drop, open, show, take, lead or only");
  CHECK(faults[1].message == "`map` with 1 word behind it, expected a type and its new name");
  CHECK(faults[2].message == "`drop` with 0 words behind it, expected a type, or several");
  CHECK(faults[3].place.to_string() == "a/s.scheme:7:6");
  CHECK(faults[4].place.to_string() == "a/s.scheme:8:2");
}

TEST_CASE("scheme: types are renamed, the longest row decides, the rest is left out") {
  TypeTable types;
  const TypeId movement = *types.intern("GROUP.movement");
  test::Builder b("Paris Antifa Kurdes Ariane");
  b.kept("Paris", types::LOC);
  b.kept("Antifa", movement);
  b.kept("Kurdes", types::GROUP);
  b.kept("Ariane", types::PROD);
  CHECK(apply("map GROUP MISC\nmap GROUP.movement ORG\nonly LOC ORG MISC\n", b, types) ==
        "kept LOC Paris best-claim | kept ORG Antifa best-claim | kept MISC Kurdes best-claim | "
        "dropped PROD Ariane outside-scheme");
}

TEST_CASE("scheme: words of a list that stand before a name are taken in") {
  const auto led = [](const std::string& text, const std::string& name) {
    TypeTable types;
    test::Builder b(text);
    b.kept(name, types::PER);
    return apply("lead PER civilities\nlead PER nobility\n", b, types);
  };
  CHECK(led("Voici Mme Thiers", "Thiers") == "kept PER Mme Thiers best-claim");
  CHECK(led("Voici le Docteur Thiers", "Thiers") == "kept PER Docteur Thiers best-claim");
  CHECK(led("Voici Mme le comte de Thiers", "Thiers") ==
        "kept PER Mme le comte de Thiers best-claim");
  CHECK(led("La vicomtesse de Thiers", "de Thiers") == "kept PER vicomtesse de Thiers best-claim");
  // Particles alone are none, a word with a capital needs it, and other words end the run.
  CHECK(led("Il parle de Thiers", "Thiers") == "kept PER Thiers best-claim");
  CHECK(led("Il me Thiers", "Thiers") == "kept PER Thiers best-claim");
  CHECK(led("Voici Me Thiers", "Thiers") == "kept PER Me Thiers best-claim");
  CHECK(led("Mme donc Thiers", "Thiers") == "kept PER Thiers best-claim");
}

TEST_CASE("scheme: what is before a name and taken stays with whom it belongs to") {
  TypeTable types;
  test::Builder b("Voici Mme Curie Thiers");
  b.kept("Mme Curie", types::PER);
  b.kept("Thiers", types::PER);
  CHECK(apply("lead PER civilities\n", b, types) ==
        "kept PER Mme Curie best-claim | kept PER Thiers best-claim");
}

TEST_CASE("scheme: a list that is not there is a fault with its place") {
  TypeTable types;
  const Scheme scheme = scheme_of("map GROUP ORG\nlead PER civility\n");
  CHECK_THROWS_WITH_AS(
      ApplyScheme(scheme, types, words()),
      "schemes/s.scheme:2:10: no word list \"civility\", expected one of data/words; did you mean "
      "\"civilities\"?",
      ConfigError);
}

TEST_CASE("scheme: new names as another tradition writes them, and what can be no name") {
  std::vector<Fault> faults;
  const Scheme good =
      parse_scheme({"s", "map PER pers.ind\nmap LOC placeName\nonly pers\n"}, faults);
  CHECK(faults.empty());
  CHECK(good.rows.size() == 3);
  const Scheme bad = parse_scheme({"s", "map PER 1a\nmap LOC a..b\nonly -a\nmap per X\n"}, faults);
  CHECK(bad.rows.empty());
  REQUIRE(faults.size() == 4);
  CHECK(faults[0].message ==
        "new name \"1a\", expected letters, then digits, _ and - too, in pieces between dots, such "
        "as pers.ind");
}

TEST_CASE("scheme: without `only` everything else stays") {
  TypeTable types;
  test::Builder b("Paris Kurdes");
  b.kept("Paris", types::LOC);
  b.kept("Kurdes", types::GROUP);
  CHECK(apply("drop GROUP\n", b, types) ==
        "kept LOC Paris best-claim | dropped GROUP Kurdes outside-scheme");
}

// "il y a trois jours", kept, and "trois jours" that was dropped because it lies inside.
test::Builder distance_around_duration(TypeTable& types) {
  test::Builder b("il y a trois jours");
  const auto outer = b.kept("il y a trois jours", *types.intern("DATE.distance"));
  const auto inner = b.mention(
      "trois jours", {.type = types::DURATION, .state = State::dropped, .reason = Reason::inside});
  b.document.mentions[inner].verdict.by = outer;
  return b;
}

TEST_CASE("scheme: what is opened gives way to what lies within it") {
  TypeTable types;
  test::Builder b = distance_around_duration(types);
  CHECK(apply("open DATE.distance\n", b, types) ==
        "dropped DATE.distance il y a trois jours outside-scheme | "
        "kept DURATION trois jours best-claim");
}

TEST_CASE("scheme: what is dropped gives way to nothing") {
  TypeTable types;
  test::Builder b = distance_around_duration(types);
  CHECK(apply("drop DATE.distance\n", b, types) ==
        "dropped DATE.distance il y a trois jours outside-scheme | "
        "dropped DURATION trois jours inside");
}

TEST_CASE("scheme: a mention whose holder is left out stands by itself") {
  TypeTable types;
  test::Builder b("Coupe du monde 2018");
  const auto outer = b.kept("Coupe du monde 2018", types::EVENT);
  const auto inner = b.kept("2018", types::DATE);
  b.document.mentions[inner].enclosing = outer;
  apply("drop EVENT\n", b, types);
  CHECK(b.document.mentions[inner].enclosing == kNone);
}

TEST_CASE("scheme: evidence is shown where asked, on free tokens") {
  TypeTable types;
  const TypeId adjective = *types.intern("DATE.adjective");
  test::Builder b("actuel maire actuel");
  const test::Claim evidence{
      .type = adjective, .state = State::dropped, .reason = Reason::evidence_only};
  b.mention("actuel", evidence);
  b.kept("maire actuel", types::PER);
  test::Claim second = evidence;
  second.nth = 1;
  b.mention("actuel", second);
  CHECK(apply("show DATE.adjective\nmap DATE.adjective TIME\n", b, types) ==
        "kept TIME actuel best-claim | kept PER maire actuel best-claim | "
        "dropped DATE.adjective actuel evidence-only");
}

TEST_CASE("scheme: a part right before the span is taken in, unless another holds it") {
  TypeTable types;
  test::Builder b("le 5 mai, le 6 mai");
  const auto first = b.kept("5 mai", types::DATE);
  b.part(first, "le", "article");
  b.kept("le", types::LOC, 1);
  const auto second = b.kept("6 mai", types::DATE);
  b.part(second, "le", "article", 1);
  apply("take DATE article\n", b, types);
  CHECK(b.document.mentions[first].span == b.find("le 5 mai"));
  CHECK(b.document.mentions[first].tokens == b.tokens_of(b.find("le 5 mai")));
  CHECK(b.document.mentions[second].span == b.find("6 mai"));
}

}  // namespace
}  // namespace vigie
