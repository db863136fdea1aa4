// Lists of a name a line.
#include <simdjson.h>

#include "gazetteers/list_builder.h"

namespace vigie {
namespace {

// "# a comment", "#" and "## so"; "#MeToo" is a name.
bool is_comment(std::string_view line) {
  return line.starts_with('#') &&
         (line.size() == 1 || line[1] == ' ' || line[1] == '\t' || line[1] == '#');
}

}  // namespace

void read_plain(std::string_view text, ListBuilder& list) {
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::string_view line = trimmed(take_line(text));
    ++number;
    if (line.empty()) continue;
    if (!simdjson::validate_utf8(line.data(), line.size())) {
      list.fault(number, 0, std::string(kNotUtf8));
    } else if (is_comment(line)) {
      list.read_head(number, line.substr(1));
    } else if (!list.has_default_type() && !list.has_bad_default()) {
      list.refuse(number,
                  "names without a type, expected --type TYPE or a line \"# type: ORG\" above "
                  "them; a table needs a header line with a column \"name\"");
      return;
    } else if (line.find('\t') != std::string_view::npos) {
      list.fault(number, 1,
                 "a tab, expected one name a line; for columns add a header line that starts with "
                 "\"name\"");
    } else {
      ListEntry entry = list.start(number);
      entry.name = line;
      list.add(std::move(entry));
    }
  }
}

}  // namespace vigie
