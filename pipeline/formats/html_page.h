// The parts of the page that are the same for every text.
#pragma once

#include <string_view>

namespace vigie {

/// Style sheet and script of the page that the HTML writer makes. Static storage, ASCII.
[[nodiscard]] std::string_view html_page_style();
[[nodiscard]] std::string_view html_page_script();

}  // namespace vigie
