// Properties of whole documents, with the resource that is shipped.
#include <algorithm>
#include <thread>
#include <tuple>

#include "pipeline/characters.h"
#include "pipeline/formats/format_table.h"
#include "pipeline/formats/json.h"
#include "pipeline/mention_order.h"
#include "pipeline/positions.h"
#include "pipeline/utf8.h"
#include "stages/stage_table.h"
#include "stages/tokens.h"
#include "support/builder.h"
#include "support/random_text.h"
#include "support/test.h"
#include "vigie/vigie.h"

namespace vigie {
namespace {

const Resources& resources() {
  static const std::shared_ptr<Resources> opened = [] {
    std::vector<Fault> faults;
    return open_resources({VIGIE_TEST_RESOURCE, {}, {}}, faults);
  }();
  return *opened;
}

const Pipeline& pipeline() {
  static const Pipeline made = make_pipeline(resources(), {});
  return made;
}

Document tagged(const std::string& bytes) {
  Document document;
  document.reset(bytes);
  Session session = pipeline().start();
  pipeline().run(document, session);
  return document;
}

std::string json_of(const Record& record, Unit unit = Unit::codepoint) {
  WriterOptions options;
  options.unit = unit;
  options.shown = {
      .sentences = true, .tokens = true, .zones = true, .text = true, .evidence = true};
  const auto writer = find_format("jsonl")->make(pipeline(), options);
  std::string out;
  writer->write(record, out);
  return out;
}

std::vector<std::string> random_texts(std::uint64_t seed, int count, std::size_t pieces) {
  test::RandomText random(seed);
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) texts.push_back(random.text(pieces));
  return texts;
}

TEST_CASE("tokens: no edge lies between two letters, zone edges and units apart") {
  for (const std::string& bytes : random_texts(23, test::rounds(300), 60)) {
    CAPTURE(bytes);
    const Document document = tagged(bytes);
    const std::string_view text = document.text();
    for (std::size_t i = 1; i < document.tokens.size(); ++i) {
      const std::uint32_t edge = document.tokens[i].span.begin;
      if (document.tokens[i - 1].span.end != edge) continue;
      const bool letters = is_letter(classify(utf8::before(text, edge))) &&
                           is_letter(classify(utf8::peek(text, edge)));
      const bool zone_edge = std::any_of(
          document.zones.begin(), document.zones.end(),
          [&](const Zone& zone) { return zone.span.begin == edge || zone.span.end == edge; });
      CHECK((!letters || zone_edge));
    }
  }
}

TEST_CASE("tokens: in order, apart, and the gaps hold nothing but blanks and joiners") {
  for (const std::string& bytes : random_texts(21, test::rounds(600), 60)) {
    const Document document = tagged(bytes);
    CAPTURE(bytes);
    const std::string_view text = document.text();
    std::uint32_t end = 0;
    const auto check_gap = [&](std::uint32_t until) {
      std::size_t position = end;
      while (position < until) {
        const CharClass c = classify(utf8::next(text, position));
        REQUIRE((c == CharClass::space || c == CharClass::newline || c == CharClass::joiner));
      }
      REQUIRE(position == until);  // no character is cut
    };
    for (const Token& token : document.tokens) {
      REQUIRE(token.span.begin >= end);
      REQUIRE(token.span.end > token.span.begin);
      check_gap(token.span.begin);
      end = token.span.end;
    }
    check_gap(static_cast<std::uint32_t>(text.size()));
  }
}

// Plain tokens are found from sets of bits, sixty-four bytes at once; tabs stand in no set, so that
// words between tabs go the long way.
TEST_CASE("tokens: the short way and the long way are one, wherever windows of bytes start") {
  const Tokeniser tokeniser(resources().words);
  const auto cut = [&](const std::string& text) {
    std::vector<Token> tokens;
    tokeniser.cut(text, {}, tokens);
    return tokens;
  };
  std::vector<std::string> texts;
  for (const char* name : {"irak", "marseille", "sahel"}) {
    texts.push_back(read_file(std::string("data/samples/") + name + ".txt"));
  }
  test::RandomText random(29);
  for (int i = 0; i < test::rounds(600); ++i) texts.push_back(random.text(60, false));
  for (const std::string& text : texts) {
    CAPTURE(text);
    const std::vector<Token> tokens = cut(text);
    std::string tabs = text;
    std::replace(tabs.begin(), tabs.end(), ' ', '\t');
    const std::size_t before = random.below(130);
    const std::vector<Token> other = cut(std::string(before, ' ') + tabs);
    REQUIRE(other.size() == tokens.size());
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      CAPTURE(tokens[t].span.in(text));
      REQUIRE(other[t].span.begin == tokens[t].span.begin + before);
      REQUIRE(other[t].span.end == tokens[t].span.end + before);
      REQUIRE(other[t].kind == tokens[t].kind);
      REQUIRE(other[t].casing == tokens[t].casing);
      REQUIRE(other[t].glued == tokens[t].glued);
      REQUIRE(other[t].line_start == tokens[t].line_start);
    }
  }
}

TEST_CASE("sentences: every token belongs to exactly one") {
  for (const std::string& bytes : random_texts(22, test::rounds(600), 60)) {
    const Document document = tagged(bytes);
    CAPTURE(bytes);
    std::uint32_t next = 0;
    for (const Sentence& sentence : document.sentences) {
      REQUIRE(sentence.tokens.first == next);
      REQUIRE(sentence.tokens.last > sentence.tokens.first);
      REQUIRE(sentence.span == Span{document.tokens[sentence.tokens.first].span.begin,
                                    document.tokens[sentence.tokens.last - 1].span.end});
      next = sentence.tokens.last;
    }
    REQUIRE(next == document.tokens.size());
  }
}

TEST_CASE("zones: in order, within their parents, and no token crosses an edge") {
  for (const std::string& bytes : random_texts(23, test::rounds(600), 60)) {
    const Document document = tagged(bytes);
    CAPTURE(bytes);
    std::uint32_t end = 0;  // of the zones without a parent
    for (std::uint32_t z = 0; z < document.zones.size(); ++z) {
      const Zone& zone = document.zones[z];
      REQUIRE(zone.span.begin < zone.span.end);
      REQUIRE(zone.span.end <= document.text().size());
      if (zone.parent == kNone) {
        REQUIRE(zone.span.begin >= end);
        end = zone.span.end;
      } else {
        REQUIRE(zone.parent < z);
        REQUIRE(document.zones[zone.parent].span.contains(zone.span));
      }
      for (const Token& token : document.tokens) {
        REQUIRE((!token.span.overlaps(zone.span) || zone.span.contains(token.span)));
      }
    }
    for (const Token& token : document.tokens) REQUIRE(document.zone_at(token.span.begin) != kNone);
  }
}

TEST_CASE("mentions: judged, on token edges, nesting, and cut the same in every unit") {
  std::size_t kept = 0;
  for (const std::string& bytes : random_texts(24, test::rounds(600), 60)) {
    const Document document = tagged(bytes);
    CAPTURE(bytes);
    const OutputPositions in_bytes(document, Unit::byte);
    const OutputPositions in_points(document, Unit::codepoint);
    const OutputPositions in_units(document, Unit::utf16);
    const PositionIndex points(document.decoded(), Unit::codepoint);
    const PositionIndex units(document.decoded(), Unit::utf16);
    for (const Mention& mention : document.mentions) {
      REQUIRE(mention.verdict.state != State::open);
      REQUIRE(mention.tokens.size() > 0);
      REQUIRE(mention.span == Span{document.tokens[mention.tokens.first].span.begin,
                                   document.tokens[mention.tokens.last - 1].span.end});
      REQUIRE((mention.verdict.by == kNone || mention.verdict.by < document.mentions.size()));
      static_cast<void>(pipeline().describe(document, mention));
    }
    std::vector<Span> open;
    for (const std::uint32_t m : kept_mentions(document)) {
      ++kept;
      const Mention& mention = document.mentions[m];
      const Span decoded = document.in_decoded(mention.span);
      const std::string_view cut = decoded.in(document.decoded());
      Document alone;
      alone.reset(std::string(in_bytes(mention.span).in(document.original())));
      Session session = pipeline().start();
      pipeline().run(alone, session);
      REQUIRE(alone.decoded() == cut);
      REQUIRE(alone.text() == mention.span.in(document.text()));
      const Span p = in_points(mention.span);
      REQUIRE(Span{points.to_byte(p.begin), points.to_byte(p.end)} == decoded);
      const Span u = in_units(mention.span);
      REQUIRE(Span{units.to_byte(u.begin), units.to_byte(u.end)} == decoded);
      while (!open.empty() && open.back().end <= mention.span.begin) open.pop_back();
      REQUIRE((open.empty() || open.back().contains(mention.span)));
      open.push_back(mention.span);
      if (mention.enclosing != kNone) {
        const Mention& outer = document.mentions[mention.enclosing];
        REQUIRE(outer.verdict.state == State::kept);
        REQUIRE(outer.span.contains(mention.span));
      }
      if (mention.entity != kNone) REQUIRE(mention.entity < document.entities.size());
    }
    for (std::size_t p = 1; p < document.parts.size(); ++p) {
      REQUIRE(document.parts[p - 1].mention <= document.parts[p].mention);
    }
  }
  CHECK(kept > 100);  // the texts do hold names
}

TEST_CASE("entities: numbered by the text and counted right") {
  for (const std::string& bytes : random_texts(25, test::rounds(400), 60)) {
    const Document document = tagged(bytes);
    CAPTURE(bytes);
    std::vector<std::uint32_t> counts(document.entities.size());
    std::uint32_t next = 0;
    for (const std::uint32_t m : kept_mentions(document)) {
      const std::uint32_t entity = document.mentions[m].entity;
      if (entity == kNone) continue;
      REQUIRE(entity <= next);
      if (entity == next) ++next;
      ++counts[entity];
    }
    REQUIRE(next == document.entities.size());
    for (std::size_t e = 0; e < counts.size(); ++e) {
      REQUIRE(counts[e] == document.entities[e].mention_count);
      REQUIRE(document.mentions[document.entities[e].representative].entity == e);
    }
  }
}

TEST_CASE("jsonl: what is written parses and its spans cut their texts") {
  JsonLineParser parser;
  JsonRecord parsed;
  for (const std::string& bytes : random_texts(26, test::rounds(400), 60)) {
    CAPTURE(bytes);
    Record record;
    record.document = tagged(bytes);
    record.id = "i\"d\\";
    for (const Unit unit : {Unit::codepoint, Unit::byte, Unit::utf16}) {
      CAPTURE(unit_name(unit));
      const std::string line = json_of(record, unit);
      REQUIRE(line.ends_with("}\n"));
      REQUIRE(line.find('\n') == line.size() - 1);
      const auto fault = parser.parse(line, parsed);
      CAPTURE(line);
      REQUIRE_FALSE(fault);
      REQUIRE(parsed.text == record.document.decoded());
      const std::string source =
          parsed.original ? from_base64(*parsed.original).value() : *parsed.text;
      if (unit == Unit::byte) REQUIRE(source == bytes);
      const PositionIndex index(source, unit);
      std::vector<JsonSpan> entities;
      for (const JsonRecord::Member& member : parsed.members) {
        if (member.key != "entities") continue;
        entities = collect_spans(member.raw.substr(member.raw.find('[')));
      }
      for (const JsonSpan& entity : entities) {
        REQUIRE(entity.well_formed);
        const std::uint32_t begin = index.to_byte(entity.start);
        const std::uint32_t end = index.to_byte(entity.end);
        REQUIRE(begin != kNone);
        REQUIRE(end != kNone);
        if (!parsed.original && entity.text) {
          REQUIRE(source.substr(begin, end - begin) == *entity.text);
        }
      }
    }
  }
}

TEST_CASE("formats: every writer takes every document, judged or not") {
  for (const StageRow& stage : stage_table()) {
    const Pipeline prefix = make_pipeline(resources(), stage.name);
    Session session = prefix.start();
    WriterOptions options;
    options.open_mentions = !any(prefix.provides() & Layer::verdicts);
    options.shown = {
        .sentences = true, .tokens = true, .zones = true, .text = true, .evidence = true};
    for (const std::string& bytes : random_texts(27, test::rounds(30), 60)) {
      Record record;
      record.document.reset(bytes);
      prefix.run(record.document, session);
      for (const FormatRow& format : format_table()) {
        if (any(format.needs & ~prefix.provides()) || format.make == nullptr) continue;
        std::string out;
        format.make(prefix, options)->write(record, out);
        // One row a mention: nothing where none is.
        const bool may_be_empty =
            format.name == "tsv" || format.name == "csv" || format.name == "webannotation";
        REQUIRE_FALSE((out.empty() && !may_be_empty));
      }
    }
  }
}

TEST_CASE("threads: four that share a pipeline find what one finds") {
  const std::vector<std::string> texts = random_texts(28, test::rounds(200), 60);
  const auto all = [&](std::vector<std::string>& out) {
    Session session = pipeline().start();
    Record record;
    for (const std::string& bytes : texts) {
      record.document.reset(bytes);
      pipeline().run(record.document, session);
      out.push_back(json_of(record));
    }
  };
  std::vector<std::string> one;
  all(one);
  std::vector<std::vector<std::string>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&all, &result] { all(result); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result == one);
}

TEST_CASE("reuse: a document and a session used before give what fresh ones give") {
  Session session = pipeline().start();
  Record used;
  for (const std::string& bytes : random_texts(29, test::rounds(300), 60)) {
    CAPTURE(bytes);
    used.document.reset(bytes);
    pipeline().run(used.document, session);
    Record fresh;
    fresh.document = tagged(bytes);
    REQUIRE(json_of(used) == json_of(fresh));
  }
}

TEST_CASE("extractor: finds what the pipeline keeps") {
  const Extractor extractor(VIGIE_TEST_RESOURCE);
  for (const std::string& bytes : random_texts(30, test::rounds(300), 60)) {
    CAPTURE(bytes);
    const Document document = tagged(bytes);
    const auto found = extractor.extract(bytes);
    const auto kept = kept_mentions(document);
    REQUIRE(found.size() == kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const Mention& mention = document.mentions[kept[i]];
      REQUIRE(found[i].bytes == document.in_original(mention.span));
      REQUIRE(found[i].kind == pipeline().types().name(mention.type));
      REQUIRE(found[i].entity == mention.entity);
    }
  }
}

// What all rules find together, and what each finds when it is tried at every character, zones
// aside.
void check_one_by_one(const RuleEngine& engine, const Document& document, const Seen& seen) {
  const auto line = [&](const RuleMatch& match) {
    std::string out =
        engine.rules()[match.rule].id + ' ' + std::string(match.span.in(document.text())) + " at " +
        std::to_string(match.span.begin) + " in " + std::string(match.whole.in(document.text()));
    for (const Capture& capture : match.captures) {
      out += ' ' + std::string(capture.name) + '=' + std::string(capture.span.in(document.text()));
    }
    return out;
  };
  std::vector<std::string> together;
  RuleEngine::Work work;
  for (std::size_t pass = 0; pass < engine.passes().size(); ++pass) {
    engine.search(document, pass, seen, work,
                  [&](const RuleMatch& match) { together.push_back(line(match)); });
  }
  std::vector<std::string> alone;
  for (std::uint32_t rule = 0; rule < engine.rules().size(); ++rule) {
    for (const RuleMatch& match : engine.matches(document, rule, seen)) {
      const std::uint32_t start = document.sentences[match.sentence].span.begin;
      if (document.in_zones(start, engine.rules()[rule].zones)) alone.push_back(line(match));
    }
  }
  std::sort(together.begin(), together.end());
  std::sort(alone.begin(), alone.end());
  REQUIRE(test::joined(together) == test::joined(alone));
}

// Rules of every kind, also such as ours are not.
const RuleEngine& odd_rules() {
  static const RuleEngine engine([] {
    constexpr std::string_view kPatterns[] = {
        "pattern (?:^|[^\\p{L}])à (?P<span>\\p{Lu}\\p{L}+)",
        "pattern \\p{L}+ \\p{L}+",
        "pattern (?:le|la|l') ?(?P<span>[A-Z]{2,6})",
        "pattern [0-9]+(?:[ .][0-9]{3})*(?:,[0-9]+)?(?: ?€| %)?",
        "pattern (?i:macron|SOLEIMANI)\n  align expand",
        "pattern [a-z]{3}\n  align contract",
        "pattern \\p{Lu}\\p{Ll}+(?: de| du|-)? ?\\p{Lu}\\p{Ll}*",
        "pattern (?P<day>[0-3]?[0-9]) (?P<month>{{months}})(?: (?P<year>[0-9]{4}))?",
        "pattern [^ ]+ ?»?",
        "pattern x*",
        "pattern .{3,9}$",
        "pattern \\p{Greek}+|[[:digit:]]{2}",
        "left l'\n  pattern \\p{Lu}\\p{Ll}+\n  right [,.]?",
        "tokens <Cap>+",
        "tokens {{functions}} [ <Up>{1,2} ]",
        "tokens (?P<a><digits>) {{months}} | @LOC+ <!low>?",
        "tokens le? \"Jean-Yves\" #PER?",
        "left ^ | ,\n  tokens @PER | <CAPS> <any>\n  right <any>"};
    std::string text;
    int number = 0;
    for (const std::string_view pattern : kPatterns) {
      text += "rule odd." + std::to_string(number++) + "\n  type PER\n  why w\n  + [x]\n  - y\n  " +
              std::string(pattern) + '\n';
    }
    std::vector<Fault> faults;
    std::vector<Rule> rules = parse_rules({"odd.rules", text}, resources().words, faults);
    check_patterns(rules, faults);
    for (const Fault& fault : faults) FAIL_CHECK(fault.place.to_string(), fault.message);
    return make_rule_set(std::move(rules));
  }());
  return engine;
}

TEST_CASE("rules: the index finds what one by one finds, in random texts") {
  for (const std::string& bytes : random_texts(31, test::rounds(150), 60)) {
    CAPTURE(bytes);
    const Document document = tagged(bytes);
    check_one_by_one(*resources().rules.back().engine, document, {});
    const Seen seen{resources().types.get(), static_cast<std::uint32_t>(document.mentions.size())};
    check_one_by_one(odd_rules(), document, seen);
    check_one_by_one(odd_rules(), document, {resources().types.get(), 0});
  }
}

TEST_CASE("rules: the index finds what one by one finds, in our samples") {
  for (const char* name : {"irak", "marseille", "sahel"}) {
    const Document document = tagged(read_file("data/samples/" + std::string(name) + ".txt"));
    const Seen seen{resources().types.get(), static_cast<std::uint32_t>(document.mentions.size())};
    check_one_by_one(*resources().rules.back().engine, document, seen);
    check_one_by_one(odd_rules(), document, seen);
  }
}

TEST_CASE("rules: the index finds what one by one finds, in one long sentence") {
  // Longer than a match may be, and full of beginnings that lead nowhere.
  std::string bytes;
  for (int i = 0; i < 400; ++i) bytes += i % 97 == 96 ? "Jean-Yves " : "Abc de ";
  const Document document = tagged(bytes + "31 mai 2021");
  check_one_by_one(*resources().rules.back().engine, document, {});
  check_one_by_one(odd_rules(), document, {});
}

}  // namespace
}  // namespace vigie
