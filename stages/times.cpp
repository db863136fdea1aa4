#include "stages/times.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/mention_order.h"

namespace vigie {
namespace {

// An expression of the text, in order.
struct Found {
  std::uint32_t mention = 0;
  std::uint32_t sentence = 0;
  TimeExpression expression;
  std::optional<TimePeriod> period;  // once its value is known
  bool tells = false;                // kept, and no furniture: later expressions may refer to it
};

struct TimesScratch final : Scratch {
  std::vector<Found> found;
  std::vector<NamedText> captures;
};

std::uint32_t sentence_of(const Document& document, std::uint32_t token) {
  const auto after = std::partition_point(
      document.sentences.begin(), document.sentences.end(),
      [&](const Sentence& sentence) { return sentence.tokens.first <= token; });
  return static_cast<std::uint32_t>(after - document.sentences.begin()) - 1;
}

// An hour or a part of the day that leaves its day open.
bool needs_day(const TimeExpression& e) {
  return e.kind == TimeExpression::Kind::point && (e.hour >= 0 || !e.part.empty()) &&
         e.shift.unit == TimeUnit::none && e.weekday == 0 && e.day == 0 && e.month == 0 &&
         !e.easter && (!e.direction || e.direction_from_story);
}

bool needs_year(const TimeExpression& e) {
  return e.kind == TimeExpression::Kind::point && !e.year && e.shift.unit == TimeUnit::none &&
         (e.month != 0 || e.easter || e.quarter != 0 || e.half != 0);
}

// Does the value hang on whether the clause tells of the past or of the future?
bool needs_tense(const TimeExpression& e) {
  if (e.kind == TimeExpression::Kind::fixed || e.year || e.decade || e.century != 0) return false;
  return e.shift.unit == TimeUnit::none || e.shift.unit == TimeUnit::weekend;
}

// How many expressions are looked at around one: time stays linear on hostile text.
constexpr std::size_t kAround = 32;

class Reader {
 public:
  Reader(Document& document, TimesScratch& work, const TimeReader& reader, const ClauseTense& tense)
      : document_(document), work_(work), reader_(reader), tense_(tense) {}

  void run() {
    collect();
    if (document_.date.is_full())
      written_ = day_of(document_.date.year, document_.date.month, document_.date.day);
    // Hours after all dates: "vers 0 h 40, jeudi" takes its day from what follows.
    for (std::size_t i = 0; i < work_.found.size(); ++i) {
      if (!needs_day(work_.found[i].expression)) date(i);
    }
    for (std::size_t i = 0; i < work_.found.size(); ++i) {
      if (needs_day(work_.found[i].expression)) hour(i);
    }
  }

 private:
  void collect() {
    work_.found.clear();
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      const bool kept = mention.verdict.state == State::kept;
      // What lies within another time may be shown in its stead by a scheme.
      if (mention.value.kind != ValueKind::timex || mention.tokens.size() == 0 ||
          (!kept && mention.verdict.reason != Reason::inside))
        continue;
      work_.captures.clear();
      for (const Part& part : parts_of(document_, m)) {
        work_.captures.push_back({document_.pooled(part.name), part.span.in(document_.text())});
      }
      std::optional<TimeExpression> expression = reader_.read(work_.captures);
      if (!expression) continue;
      const bool furniture = is_furniture(document_.zone_kind_at(mention.span.begin));
      work_.found.push_back({m, sentence_of(document_, mention.tokens.first),
                             *std::move(expression), std::nullopt, kept && !furniture});
    }
    std::sort(work_.found.begin(), work_.found.end(), [&](const Found& a, const Found& b) {
      const Span x = document_.mentions[a.mention].span;
      const Span y = document_.mentions[b.mention].span;
      return x.begin != y.begin ? x.begin < y.begin : a.mention < b.mention;
    });
  }

  [[nodiscard]] TimeReference reference_for(const Found& found) const {
    TimeReference reference;
    reference.written = written_;
    if (needs_tense(found.expression)) {
      reference.tense = tense_.at(document_, document_.sentences[found.sentence],
                                  document_.mentions[found.mention].tokens);
    }
    return reference;
  }

  void give(Found& found, TimeValue value) {
    Value& target = document_.mentions[found.mention].value;
    target.main = document_.keep(value.timex);
    target.unit = document_.keep(value.mod);
    target.open = value.open;
    found.period = value.period;
  }

  void date(std::size_t i) {
    Found& found = work_.found[i];
    const bool fixed = found.expression.kind == TimeExpression::Kind::fixed;
    TimeReference reference = fixed ? TimeReference{} : reference_for(found);
    reference.story = story_;
    if (needs_year(found.expression)) reference.story_year = year_nearby(i);
    give(found, time_value(found.expression, reference));
    if (!found.tells || !found.period) return;
    story_ = found.period;
    if (found.expression.year) explicit_at_ = i;
  }

  // The year of an explicit date just before in the text, or of the other end of the same stretch
  // ("du 28 decembre au 3 janvier 2020"). Close to the day of writing that day tells more.
  [[nodiscard]] std::optional<int> year_nearby(std::size_t i) const {
    const Found& found = work_.found[i];
    if (const Found* next = next_of(i)) {
      const TimeExpression& e = next->expression;
      if (e.year && e.month != 0 && found.expression.month != 0 && joined(found, *next))
        return *e.year - (found.expression.month > e.month ? 1 : 0);
    }
    if (!explicit_at_) return std::nullopt;
    const Found& last = work_.found[*explicit_at_];
    if (last.sentence + 1 < found.sentence) return std::nullopt;
    if (written_ && *last.expression.year >= year_of(*written_) - 1) return std::nullopt;
    return last.expression.year;
  }

  // The next expression that counts, or null.
  [[nodiscard]] const Found* next_of(std::size_t i) const {
    const std::size_t end = std::min(work_.found.size(), i + kAround);
    while (++i < end) {
      if (work_.found[i].tells) return &work_.found[i];
    }
    return nullptr;
  }

  // Do only a word or two stand between them, in one sentence?
  [[nodiscard]] bool joined(const Found& a, const Found& b) const {
    const TokenRange x = document_.mentions[a.mention].tokens;
    const TokenRange y = document_.mentions[b.mention].tokens;
    constexpr std::uint32_t kBetween = 2;
    return a.sentence == b.sentence && y.first >= x.last && y.first - x.last <= kBetween;
  }

  [[nodiscard]] static bool is_day(const Found& found) {
    return found.tells && found.period && found.period->unit == TimeUnit::day;
  }

  void hour(std::size_t i) {
    Found& found = work_.found[i];
    TimeReference reference = reference_for(found);
    reference.clock_day = day_nearby(i);
    give(found, time_value(found.expression, reference));
  }

  // The day that an hour belongs to: of a date right behind it, of the last one before it in its
  // sentence, or of the last few sentences.
  [[nodiscard]] std::optional<Day> day_nearby(std::size_t i) const {
    const Found& found = work_.found[i];
    std::optional<Day> behind;
    if (const Found* next = next_of(i); next != nullptr && is_day(*next) && joined(found, *next))
      behind = next->period->first;
    constexpr std::uint32_t kSentences = 10;
    for (std::size_t j = i; j-- > (i > kAround ? i - kAround : 0);) {
      const Found& before = work_.found[j];
      if (before.sentence + kSentences < found.sentence) break;
      if (!is_day(before) || needs_day(before.expression)) continue;
      if (before.sentence == found.sentence) {
        if (behind && !joined(before, found)) return behind;
        return before.period->first;
      }
      if (behind) return behind;
      constexpr int kFar = 400;  // days: a biography's dates say nothing about tonight
      if (written_ && std::abs((before.period->first - *written_).count()) > kFar) break;
      return before.period->first;
    }
    return behind;
  }

  Document& document_;
  TimesScratch& work_;
  const TimeReader& reader_;
  const ClauseTense& tense_;
  std::optional<Day> written_;
  std::optional<TimePeriod> story_;         // the time that the text named last
  std::optional<std::size_t> explicit_at_;  // the last date with a year of its own
};

}  // namespace

std::unique_ptr<Scratch> Times::make_scratch() const {
  return std::make_unique<TimesScratch>();
}

void Times::run(Document& document, Scratch* scratch) const {
  Reader(document, static_cast<TimesScratch&>(*scratch), reader_, tense_).run();
}

}  // namespace vigie
