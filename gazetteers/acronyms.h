// Acronyms and their stops.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// "O.N.U." for "ONU", "ONU" for "O.N.U."; empty for what is neither: two to ten capitals, each
/// with a stop or none.
[[nodiscard]] std::string other_acronym(std::string_view name);

}  // namespace vigie
