#include "pipeline/formats/parquet_exporter.h"
#include "vigie/error.h"

namespace vigie {
namespace {

[[noreturn]] void no_arrow() {
  throw UsageError(
      "Parquet: this Vigie was built without Arrow; build it with Arrow C++ or -D VIGIE_PYARROW "
      "(docs/hacking.md), or write csv or sqlite");
}

}  // namespace

std::unique_ptr<Exporter> make_parquet_exporter(const std::string& /*path*/,
                                                const Pipeline& /*pipeline*/,
                                                WriterOptions /*options*/) {
  no_arrow();
}

std::unique_ptr<Exporter> make_documents_exporter(const std::string& /*path*/,
                                                  const Pipeline& /*pipeline*/,
                                                  WriterOptions /*options*/) {
  no_arrow();
}

}  // namespace vigie
