// Text for terminals: no input may drive one.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// Appends `text` (valid UTF-8) with control characters as U+FFFD. Tabs and line feeds stay,
/// carriage returns are left out.
void append_printable(std::string_view text, std::string& out);

/// `text` on one line: control characters, tabs and line ends as blanks.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace vigie
