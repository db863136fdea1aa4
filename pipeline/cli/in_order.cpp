#include "pipeline/cli/in_order.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>

namespace vigie::cli {
namespace {

namespace tbb = oneapi::tbb;

// A text of this size takes some ten times as much memory while it is annotated. It is annotated
// where it is read, while nothing else is being read.
constexpr std::size_t kLarge = std::size_t{1} << 20U;

// A document and what is known of its way. The flag makes what one thread wrote visible to the
// next: oneTBB does so as well, but a thread sanitizer cannot see into its library.
struct Seat {
  InFlight document;
  bool annotated = false;
  std::atomic<bool> passed_on{false};

  void pass_on() { passed_on.store(true, std::memory_order_release); }
  void take() { static_cast<void>(passed_on.load(std::memory_order_acquire)); }
};

bool is_large(const Seat& seat) {
  return seat.document.record.document.original().size() >= kLarge;
}

// Seats that nobody sits on, for the next documents: their memory is used again.
class Seats {
 public:
  Seat* take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (free_.empty()) {
      all_.push_back(std::make_unique<Seat>());
      return all_.back().get();
    }
    Seat* seat = free_.back();
    free_.pop_back();
    return seat;
  }
  void give_back(Seat* seat) {
    // The memory of a large text is not kept.
    if (is_large(*seat)) seat->document.record = {};
    const std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(seat);
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Seat>> all_;
  std::vector<Seat*> free_;
};

bool read_next(const Steps& steps, Seat& seat) {
  seat.document.has_document = false;
  seat.document.failed = false;
  seat.document.complaints.clear();
  seat.annotated = false;
  return steps.read(seat.document);
}

void annotate(const Steps& steps, Seat& seat) {
  if (seat.document.has_document && !seat.annotated) steps.annotate(seat.document.record);
  seat.annotated = true;
}

}  // namespace

void run_in_order(const Steps& steps, std::size_t threads) {
  Seats seats;
  // A run of one document needs no threads: they would be started for nothing.
  for (std::size_t done = 0; threads == 1 || done == 0; ++done) {
    Seat* seat = seats.take();
    if (!read_next(steps, *seat)) return;
    annotate(steps, *seat);
    steps.write(seat->document);
    seats.give_back(seat);
    // Not before: oneTBB takes half a millisecond to wake.
    if (threads == 0)
      threads = static_cast<std::size_t>(std::max(1, tbb::info::default_concurrency()));
  }

  const auto read = [&](tbb::flow_control& flow) -> Seat* {
    Seat* seat = seats.take();
    if (!read_next(steps, *seat)) {
      seats.give_back(seat);
      flow.stop();
      return nullptr;
    }
    if (is_large(*seat)) annotate(steps, *seat);
    seat->pass_on();
    return seat;
  };
  const auto work = [&](Seat* seat) {
    seat->take();
    annotate(steps, *seat);
    seat->pass_on();
    return seat;
  };
  const auto write = [&](Seat* seat) {
    seat->take();
    steps.write(seat->document);
    seats.give_back(seat);
  };
  // More threads than processors are allowed to whoever asks for them.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  constexpr std::size_t kInFlight = 4;  // documents a thread: none waits for a slow one before it
  arena.execute([&] {
    tbb::parallel_pipeline(
        kInFlight * threads,
        tbb::make_filter<void, Seat*>(tbb::filter_mode::serial_in_order, read) &
            tbb::make_filter<Seat*, Seat*>(tbb::filter_mode::parallel, work) &
            tbb::make_filter<Seat*, void>(tbb::filter_mode::serial_in_order, write));
  });
}

}  // namespace vigie::cli
