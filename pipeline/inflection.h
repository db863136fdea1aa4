// French words in their forms: feminine and plural.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// The forms that a line of a word list stands for. Marks right behind a word say in what it
/// varies:
///   directeur:f=directrice:p    directeur, directrice, directeurs, directrices
///   conseiller:fp               conseiller, conseillere, ... (with the accent)
///   ancien:fp ministre:p        ancien ministre, ancienne ministre, anciens ministres, ...
/// `f` adds the feminine and `p` the plural, by the rules of spelling or as given behind `=`. All
/// words of a line vary together. A line without marks is one form, itself. Pure.
[[nodiscard]] std::vector<std::string> inflected(std::string_view line);

/// The feminine of an adjective or noun by rule: regular endings only (-er, -ien, -on, -if, -eux,
/// -el, -eau, -e, others with an e more).
[[nodiscard]] std::string feminine_of(std::string_view word);
/// The plural by rule: -s, -x, -z stay, -al gives -aux, -eau, -eu and -ou of no exception an x or
/// s.
[[nodiscard]] std::string plural_of(std::string_view word);

}  // namespace vigie
