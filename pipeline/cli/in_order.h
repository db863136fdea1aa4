// Documents in flight: read, annotated in several threads, written in the order they came.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "vigie/writer.h"

namespace vigie::cli {

/// One document on its way, or what is to be said instead of one.
struct InFlight {
  Record record;
  bool has_document = false;
  bool failed = false;                  ///< of the run: a source, or this document
  std::vector<std::string> complaints;  ///< to be told before the document
};

/// What is done with each document.
struct Steps {
  /// Fills the next one and returns true; false at the end. One call at a time, in order.
  std::function<bool(InFlight&)> read;
  /// Annotates it. Calls for different documents run at the same time.
  std::function<void(Record&)> annotate;
  /// Writes it. One call at a time, in the order of reading; beside calls of `read`.
  std::function<void(InFlight&)> write;
};

/// Takes every document through all steps, with up to `threads` of them in work at once; 0: as many
/// as this process may use. What comes out does not depend on `threads`. No more than a few
/// documents a thread are held at any time, and of large ones (a megabyte and more) hardly more
/// than one. Whatever a step throws ends the run and is thrown again.
///
/// The first document, and all of them with one thread, are done in the calling thread, step by
/// step; then the documents go through a pipeline of oneTBB.
void run_in_order(const Steps& steps, std::size_t threads);

}  // namespace vigie::cli
