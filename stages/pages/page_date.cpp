#include "stages/pages/page_date.h"

#include <algorithm>
#include <tuple>

namespace vigie {
namespace {

// The number at the start of `text`, up to four digits; 0 when there is none.
unsigned number_of(std::string_view text) {
  unsigned value = 0;
  for (std::size_t i = 0; i < text.size() && i < 4 && text[i] >= '0' && text[i] <= '9'; ++i) {
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return value;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

auto key(const DocumentDate& date) {
  return std::tuple(date.year, date.month, date.day);
}

}  // namespace

DocumentDate date_of(std::string_view day, std::string_view month, std::uint8_t month_number,
                     std::string_view year) {
  const unsigned d = number_of(day);
  const unsigned m = all_digits(month) ? number_of(month) : month_number;
  unsigned y = number_of(year);
  if (year.size() == 2) y += y < 70 ? 2000U : 1900U;
  if (m < 1 || m > 12 || d < 1 || d > days_in_month(m, y)) return {};
  DocumentDate date;
  date.year = static_cast<std::uint16_t>(y);
  date.month = static_cast<std::uint8_t>(m);
  date.day = static_cast<std::uint8_t>(d);
  return date;
}

DocumentDate with_year_of(DocumentDate day, const DocumentDate& published) {
  constexpr int kLate = 1;  // month: a page may be put on line before the date it bears
  const int year = published.year - (day.month > published.month + kLate ? 1 : 0);
  if (day.day > days_in_month(day.month, static_cast<unsigned>(year))) return day;  // 29 February
  day.year = static_cast<std::uint16_t>(year);
  return day;
}

DocumentDate page_date(const std::vector<DocumentDate>& datelines,
                       const std::vector<DocumentDate>& publications) {
  DocumentDate published;
  for (const DocumentDate& date : publications) {
    if (!date.is_full()) continue;
    if (!published.is_full() || key(date) < key(published)) published = date;
  }
  for (const DocumentDate& date : datelines) {
    if (date.is_full()) return date;
    if (date.day != 0 && published.is_full()) return with_year_of(date, published);
  }
  if (published.is_full() || datelines.empty()) return published;
  return datelines.front();
}

}  // namespace vigie
