// Any line: a message or a record whose members put together are JSON again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "pipeline/formats/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string line(reinterpret_cast<const char*>(data), size);
  vigie::JsonLineParser parser;
  vigie::JsonRecord record;
  if (parser.parse(line, record)) return 0;
  std::string rebuilt = "{";
  for (const auto& member : record.members) {
    if (rebuilt.size() > 1) rebuilt += ',';
    rebuilt += member.raw;
  }
  rebuilt += '}';
  vigie::JsonRecord again;
  vigie::JsonLineParser other;
  if (other.parse(rebuilt, again)) std::abort();
  if (again.members.size() != record.members.size() || again.text != record.text) std::abort();
  return 0;
}
