// Records for the writers, and what a writer makes of them.
#pragma once

#include <string>

#include "pipeline/formats/format_table.h"
#include "support/builder.h"
#include "support/test.h"
#include "support/tiny.h"

namespace vigie::test {

/// A record around the document of `builder`, which is emptied.
inline Record record_of(Builder& builder, std::string id = "doc") {
  Record record;
  record.document = std::move(builder.document);
  record.id = std::move(id);
  record.source = "f.txt";
  record.line = 1;
  return record;
}

/// What the format writes for one record, without what comes before and after all records.
inline std::string written(std::string_view format, const Record& record,
                           const WriterOptions& options = {}) {
  const FormatRow* row = find_format(format);
  REQUIRE(row != nullptr);
  const auto writer = row->make(mute_pipeline(), options);
  std::string out;
  writer->write(record, out);
  return out;
}

/// "L'Université de Bagdad & <Qasem Soleimani>" with a place within an organisation, and a person.
inline Builder nested() {
  Builder b("L'Université de Bagdad & <Qasem Soleimani>");
  const auto outer = b.kept("Université de Bagdad", types::ORG);
  const auto inner = b.kept("Bagdad", types::LOC);
  b.document.mentions[inner].enclosing = outer;
  b.document.mentions[inner].id = b.document.keep("geonames:98182");
  const auto person = b.kept("Qasem Soleimani", types::PER);
  b.part(person, "Qasem", "given");
  b.part(person, "Soleimani", "family");
  b.document.mentions[outer].entity = 0;
  b.document.mentions[inner].entity = 1;
  b.document.mentions[person].entity = 2;
  b.document.entities = {{types::ORG, outer, 1}, {types::LOC, inner, 1}, {types::PER, person, 1}};
  return b;
}

}  // namespace vigie::test
