// The date of a page, from the dates its datelines and "Publie le ..." lines show.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "vigie/document.h"

namespace vigie {

/// The date written in `day`, `month` (digits, or a name of which `month_number` is the number) and
/// `year` (four digits, two, or none). All zero when there is no such day.
[[nodiscard]] DocumentDate date_of(std::string_view day, std::string_view month,
                                   std::uint8_t month_number, std::string_view year);

/// The date of a page that shows these dates, each in order of the page. A dateline's full date is
/// the best; a dateline without a year takes it from the publication; of several publication dates
/// ("Publie le", "Mis a jour le") the earliest counts.
[[nodiscard]] DocumentDate page_date(const std::vector<DocumentDate>& datelines,
                                     const std::vector<DocumentDate>& publications);

/// `day`, of which the year is not told, in the year of `published` or the one before it: a page is
/// dated before it is put on line. Without a year when there is no such day.
[[nodiscard]] DocumentDate with_year_of(DocumentDate day, const DocumentDate& published);

}  // namespace vigie
