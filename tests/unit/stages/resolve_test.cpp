#include "stages/resolve.h"

#include "support/builder.h"
#include "support/test.h"

namespace vigie {
namespace {

using test::Claim;

std::vector<std::string> resolved(test::Builder& b) {
  const auto types = std::make_shared<TypeTable>();
  const Resolve stage(types);
  stage.run(b.document, stage.make_scratch().get());
  return test::verdicts(b.document, *types);
}

std::string only(test::Builder& b) {
  return test::joined(resolved(b));
}

TEST_CASE("resolve: evidence never becomes an entity by itself") {
  test::Builder b("Hier Emmanuel part");
  b.mention("Emmanuel", {.strength = Strength::evidence, .user = true});
  CHECK(only(b) == "dropped PER Emmanuel evidence-only");
}

TEST_CASE("resolve: an ambiguous word needs support") {
  struct Row {
    const char* what;
    const char* text;
    const char* piece;
    bool user;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"first word", "Tours est grande", "Tours", false, "dropped LOC Tours ambiguous"},
      {"inside a sentence", "Hier Tours a gagné", "Tours", false, "kept LOC Tours best-claim"},
      {"line of capitals", "VICTOIRE DE TOURS", "TOURS", false, "dropped LOC TOURS ambiguous"},
      {"after an elision", "L'orange est là", "orange", false, "dropped LOC orange ambiguous"},
      {"two words", "Tours Nord est là", "Tours Nord", false, "kept LOC Tours Nord best-claim"},
      {"after a mark", "« Tours a gagné", "Tours", false, "dropped LOC Tours ambiguous"},
      {"the user's", "Tours est grande", "Tours", true, "kept LOC Tours user-entry"}};
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    test::Builder b(row.text);
    b.mention(row.piece,
              {.type = types::LOC, .ambiguous = true, .user = row.user, .name = "Tours"});
    CHECK(only(b) == row.expected);
  }
}

TEST_CASE("resolve: the user's mentions come first and fill comes last") {
  test::Builder b("Le Parti de la Nation gagne");
  b.mention("Parti de la Nation", {.type = types::ORG});
  b.mention("Nation gagne", {.type = types::PROD, .user = true});
  CHECK(only(b) == "dropped ORG Parti de la Nation overlap | kept PROD Nation gagne user-entry");
  CHECK(b.document.mentions[0].verdict.by == 1);

  test::Builder fill("Le Parti de la Nation gagne");
  fill.mention("Parti de la Nation", {.type = types::ORG, .strength = Strength::fill});
  fill.mention("Nation gagne", {.type = types::PROD});
  CHECK(only(fill) == "dropped ORG Parti de la Nation overlap | kept PROD Nation gagne best-claim");
}

TEST_CASE("resolve: the longest wins then priority then position then who proposed first") {
  test::Builder longest("Il voit Jean Paul Sartre ici");
  longest.mention("Jean Paul", {.priority = 99});
  longest.mention("Paul Sartre ici", {.priority = 1});
  CHECK(only(longest) == "dropped PER Jean Paul overlap | kept PER Paul Sartre ici best-claim");

  test::Builder priority("Il voit Paris ici");
  priority.mention("Paris", {.type = types::PER, .priority = 50});
  priority.mention("Paris", {.type = types::LOC, .priority = 70});
  CHECK(only(priority) == "dropped PER Paris same-span | kept LOC Paris best-claim");
  CHECK(priority.document.mentions[0].verdict.by == 1);

  test::Builder earliest("Il voit un deux trois ici");
  earliest.mention("deux trois", {});
  earliest.mention("un deux", {});
  CHECK(only(earliest) == "dropped PER deux trois overlap | kept PER un deux best-claim");

  test::Builder type("Il voit Paris ici");
  type.mention("Paris", {.type = types::ORG});
  type.mention("Paris", {.type = types::LOC});
  CHECK(only(type) == "kept ORG Paris best-claim | dropped LOC Paris same-span");
}

TEST_CASE("resolve: what lies inside is nested where the types allow it") {
  test::Builder b("À Université de Bagdad ici");
  const auto inner = b.mention("Bagdad", {.type = types::LOC});
  const auto outer = b.mention("Université de Bagdad", {.type = types::ORG});
  const auto twin = b.mention("Bagdad", {.type = types::PER, .priority = 40});
  CHECK(only(b) ==
        "kept LOC Bagdad nested | kept ORG Université de Bagdad best-claim | "
        "dropped PER Bagdad inside");
  CHECK(b.document.mentions[inner].enclosing == outer);
  CHECK(b.document.mentions[inner].verdict.by == outer);
  CHECK(b.document.mentions[outer].enclosing == kNone);
  CHECK(b.document.mentions[twin].enclosing == kNone);

  test::Builder no("Il voit Jean de Bagdad ici");
  no.mention("Bagdad", {.type = types::LOC});
  no.mention("Jean de Bagdad", {.type = types::PER});
  CHECK(only(no) == "dropped LOC Bagdad inside | kept PER Jean de Bagdad best-claim");
}

TEST_CASE("resolve: the user's short name stands inside a longer one of the lists") {
  test::Builder b("À Université de Bagdad ici");
  const auto inner = b.mention("Bagdad", {.type = types::LOC, .user = true});
  const auto outer = b.mention("Université de Bagdad", {.type = types::ORG});
  CHECK(only(b) == "kept LOC Bagdad user-entry | kept ORG Université de Bagdad best-claim");
  CHECK(b.document.mentions[inner].enclosing == outer);

  test::Builder no("Il voit Jean de Bagdad ici");
  no.mention("Bagdad", {.type = types::LOC, .user = true});
  no.mention("Jean de Bagdad", {.type = types::PER});
  CHECK(only(no) == "kept LOC Bagdad user-entry | dropped PER Jean de Bagdad overlap");
}

TEST_CASE("resolve: a guess inside a menu is furniture but a listed name is not") {
  test::Builder b("Accueil Sports Bagdad");
  b.zone("Accueil Sports Bagdad", ZoneKind::menu);
  b.mention("Sports", {});
  b.mention("Bagdad", {.type = types::LOC, .name = "Bagdad"});
  CHECK(only(b) == "dropped PER Sports furniture | kept LOC Bagdad best-claim");
}

TEST_CASE("resolve: verdicts that are there stay") {
  test::Builder b("Il voit Paris ici");
  b.mention("Paris", {.state = State::dropped, .reason = Reason::excluded});
  CHECK(only(b) == "dropped PER Paris excluded");
}

TEST_CASE("resolve: which types may hold which") {
  constexpr TypeId kNamed[] = {types::PER, types::LOC, types::ORG, types::GROUP};
  for (const TypeId inner : kNamed) {
    CAPTURE(inner);
    CHECK(Resolve::can_hold(types::ORG, inner));
    CHECK(Resolve::can_hold(types::EVENT, inner));
    CHECK(Resolve::can_hold(types::PROD, inner));
    CHECK_FALSE(Resolve::can_hold(types::PER, inner));
    CHECK_FALSE(Resolve::can_hold(types::DATE, inner));
    CHECK_FALSE(Resolve::can_hold(types::MONEY, inner));
    CHECK(Resolve::can_hold(types::LOC, inner) == (inner == types::PER));
  }
  CHECK(Resolve::can_hold(types::EVENT, types::DATE));
  CHECK_FALSE(Resolve::can_hold(types::PROD, types::DATE));
}

TEST_CASE("resolve: every open mention gets a verdict and kept ones nest") {
  test::Builder b("un deux trois quatre cinq six");
  for (const char* piece : {"un deux", "deux trois", "deux", "trois quatre cinq", "quatre",
                            "quatre", "cinq six", "un deux trois quatre cinq six"}) {
    b.mention(piece, {.type = types::ORG});
  }
  resolved(b);
  for (const Mention& one : b.document.mentions) {
    CHECK(one.verdict.state != State::open);
    for (const Mention& other : b.document.mentions) {
      if (one.verdict.state != State::kept || other.verdict.state != State::kept) continue;
      CHECK((!one.span.overlaps(other.span) || one.span.contains(other.span) ||
             other.span.contains(one.span)));
    }
  }
}

}  // namespace
}  // namespace vigie
