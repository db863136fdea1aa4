#include "pipeline/cli/in_order.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "support/test.h"

namespace vigie::cli {
namespace {

struct Stop : std::runtime_error {
  Stop() : std::runtime_error("stop") {}
};

// Texts "0", "1", ... Some take longer than others; some are large; some are faults instead.
class Flow {
 public:
  explicit Flow(std::size_t count) : count_(count) {}

  std::vector<std::string> run(std::size_t threads) {
    next_ = 0;
    written_.clear();
    run_in_order(
        {[this](InFlight& next) { return read(next); },
         [this](Record& record) { annotate(record); }, [this](InFlight& done) { write(done); }},
        threads);
    return written_;
  }

  std::size_t large_every = 0;
  std::size_t stop_reading_at = SIZE_MAX;
  std::size_t stop_annotating_at = SIZE_MAX;
  std::size_t stop_writing_at = SIZE_MAX;
  std::atomic<std::size_t> at_once{0};
  std::atomic<std::size_t> most_at_once{0};

 private:
  bool read(InFlight& next) {
    CHECK_FALSE(next.has_document);
    CHECK(next.complaints.empty());
    if (next_ == count_) return false;
    if (next_ == stop_reading_at) throw Stop();
    const std::size_t number = next_++;
    if (number % 7 == 3) {
      next.complaints.push_back("fault " + std::to_string(number));
      next.failed = true;
      return true;
    }
    std::string text = std::to_string(number);
    if (large_every != 0 && number % large_every == 1) text.resize(std::size_t{2} << 20U, ' ');
    next.record.document.reset(std::move(text));
    next.record.id.clear();
    next.has_document = true;
    return true;
  }
  void annotate(Record& record) {
    const std::size_t now = ++at_once;
    std::size_t most = most_at_once;
    while (now > most && !most_at_once.compare_exchange_weak(most, now)) {
    }
    const std::string text(record.document.original());
    if (std::stoul(text) == stop_annotating_at) throw Stop();
    if (std::stoul(text) % 5 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
    record.id = "done " + std::to_string(std::stoul(text));
    --at_once;
  }
  void write(InFlight& done) {
    if (written_.size() == stop_writing_at) throw Stop();
    for (const std::string& complaint : done.complaints) written_.push_back(complaint);
    if (done.has_document) written_.push_back(done.record.id);
    CHECK(done.failed == !done.has_document);
  }

  std::size_t count_;
  std::size_t next_ = 0;
  std::vector<std::string> written_;
};

TEST_CASE("in order: as it came, whatever the number of threads") {
  for (const std::size_t count : {0U, 1U, 2U, 400U}) {
    Flow flow(count);
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < count; ++i) {
      wanted.push_back((i % 7 == 3 ? "fault " : "done ") + std::to_string(i));
    }
    for (const std::size_t threads : {1U, 2U, 5U, 16U, 0U}) {
      CAPTURE(threads);
      flow.most_at_once = 0;
      CHECK(flow.run(threads) == wanted);
      if (threads != 0) CHECK(flow.most_at_once <= threads);
    }
  }
}

TEST_CASE("in order: one thread holds one document") {
  Flow flow(50);
  CHECK(flow.run(1).size() == 50);
  CHECK(flow.most_at_once == 1);
}

TEST_CASE("in order: large texts among small ones") {
  Flow flow(60);
  flow.large_every = 6;
  const std::vector<std::string> alone = flow.run(1);
  CHECK(alone.size() == 60);
  CHECK(flow.run(3) == alone);
}

TEST_CASE(
    "in order: what a step throws ends the run, and all before it was written or not at all") {
  for (const std::size_t threads : {1U, 2U, 4U}) {
    for (const std::size_t at : {0U, 1U, 36U}) {
      Flow reading(200);
      reading.stop_reading_at = at;
      CHECK_THROWS_AS(reading.run(threads), Stop);
      Flow annotating(200);
      annotating.stop_annotating_at = at;
      CHECK_THROWS_AS(annotating.run(threads), Stop);
      Flow writing(200);
      writing.stop_writing_at = at;
      CHECK_THROWS_AS(writing.run(threads), Stop);
    }
  }
}

}  // namespace
}  // namespace vigie::cli
