#include "insight/scan/day.h"

#include <charconv>
#include <cstdlib>

namespace langnghe::insight::scan {

Date Day::last() const {
  switch (precision) {
    case Precision::kYear:
      return date.year() / std::chrono::December / 31;
    case Precision::kMonth:
      return date.year() / date.month() / std::chrono::last;
    case Precision::kDay:
      break;
  }
  return date;
}

std::optional<Day> parse_day(std::string_view text, int near_year) {
  // A time of day may follow; it does not matter here.
  text = text.substr(0, text.find_first_of(" T"));
  int parts[3] = {0, 1, 1};
  int count = 0;
  std::size_t year_digits = 0;
  for (;;) {
    if (count == 3) return std::nullopt;
    const auto end = text.find_first_of("-/");
    const auto part = text.substr(0, end);
    if (part.empty() || part.size() > 4) return std::nullopt;
    const auto [stop, error] =
        std::from_chars(part.data(), part.data() + part.size(), parts[count]);
    if (error != std::errc{} || stop != part.data() + part.size() || parts[count] < 0) {
      return std::nullopt;
    }
    if (count == 0) year_digits = part.size();
    if (count > 0 && part.size() > 2) return std::nullopt;
    ++count;
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  if (year_digits != 4 && year_digits != 2) return std::nullopt;
  if (year_digits == 2) {
    const int recent = 2000 + parts[0], former = 1900 + parts[0];
    parts[0] = std::abs(recent - near_year) < std::abs(former - near_year) ? recent : former;
  }
  Day day;
  day.date = std::chrono::year(parts[0]) / parts[1] / parts[2];
  day.precision = static_cast<Precision>(count - 1);
  if (!day.date.ok()) return std::nullopt;
  return day;
}

}  // namespace langnghe::insight::scan
