#include "pipeline/formats/explain_writer.h"

#include "support/writing.h"

namespace vigie {
namespace {

TEST_CASE("explain writer: every mention with its source, decision and parts") {
  test::Builder b("Qasem Soleimani\nest ici");
  const auto winner = b.kept("Qasem Soleimani", types::PER);
  b.part(winner, "Qasem", "given");
  const auto loser =
      b.mention("Soleimani",
                {.type = types::LOC, .strength = Strength::fill, .ambiguous = true, .user = true});
  b.document.mentions[loser].verdict = {State::dropped, Reason::inside, winner};
  b.mention("ici", {.type = types::ORG});
  CHECK(test::written("explain", test::record_of(b)) ==
        "doc (codepoint positions)\n"
        "  0-15 \"Qasem Soleimani\" PER: kept, best-claim\n"
        "      proposed by list tests, \"entry\", decide, priority 50, lists/tests.tsv:7\n"
        "      because a reason\n"
        "      given \"Qasem\"\n"
        "  6-15 \"Soleimani\" LOC: dropped, inside (0-15 \"Qasem Soleimani\" PER)\n"
        "      proposed by list tests, \"entry\" (yours), fill, priority 50, ambiguous, "
        "lists/tests.tsv:7\n"
        "      because a reason\n"
        "  20-23 \"ici\" ORG: open\n"
        "      proposed by list tests, \"entry\", decide, priority 50, lists/tests.tsv:7\n"
        "      because a reason\n");
}

TEST_CASE(
    "explain writer: a document without id is called by its source and control characters go") {
  test::Builder b("Jean\x1BPaul");
  b.document.tokens = {{{0, 9}, TokenKind::word, Casing::capitalised, false, true}};
  b.kept("Jean\x1BPaul", types::PER);
  const std::string out = test::written("explain", test::record_of(b, ""));
  CHECK(out.starts_with("f.txt (codepoint positions)\n  0-9 \"Jean Paul\" PER: kept"));
}

}  // namespace
}  // namespace vigie
