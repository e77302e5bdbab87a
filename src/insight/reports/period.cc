#include "insight/reports/period.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "insight/aggregates/streams.h"

namespace langnghe::insight {
namespace {

std::optional<int> digits(std::string_view text, std::size_t length) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.size() != length || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

Period make(std::string name, int year, int first, int months) {
  const std::int64_t from = year * std::int64_t{12} + first;
  return {std::move(name), from, from + months};
}

}  // namespace

std::int64_t Period::from_day() const { return first_day(from); }
std::int64_t Period::to_day() const { return first_day(to); }
Millis Period::ends_at() const { return start_of(date_of(to_day())); }

std::optional<Period> parse_period(std::string_view name) {
  const auto year = digits(name.substr(0, 4), 4);
  if (!year || *year < 2000 || *year > 2200) return std::nullopt;
  const std::string_view rest = name.substr(4);
  const std::string text(name);
  if (rest.empty()) return make(text, *year, 0, 12);
  if (rest.size() == 3 && rest.starts_with("-Q") && rest[2] >= '1' && rest[2] <= '4')
    return make(text, *year, (rest[2] - '1') * 3, 3);
  if (rest == "-H1") return make(text, *year, 0, 6);
  if (rest == "-9M") return make(text, *year, 0, 9);
  if (!rest.starts_with("-")) return std::nullopt;
  if (const auto month = digits(rest.substr(1), 2); month && *month >= 1 && *month <= 12)
    return make(text, *year, *month - 1, 1);
  if (const auto last = digits(rest.substr(1), 4); last && *last > *year && *last - *year <= 20)
    return make(text, *year, 0, (*last - *year + 1) * 12);
  return std::nullopt;
}

Period period_before(const Period& period) {
  const std::int64_t months = period.to - period.from, from = period.from - months;
  const int year = static_cast<int>(from / 12), first = static_cast<int>(from % 12);
  Period out{period.name, from, period.from};
  // Half-years and nine months begin with the year: what went before is the year before.
  if (months == 6 || months == 9) return make(std::to_string(period.from / 12 - 1), static_cast<int>(period.from / 12) - 1, 0, 12);
  if (months == 1) out.name = fmt::format("{}-{:02}", year, first + 1);
  if (months == 3) out.name = fmt::format("{}-Q{}", year, first / 3 + 1);
  if (months == 12) out.name = std::to_string(year);
  if (months > 12) out.name = fmt::format("{}-{}", year, period.from / 12 - 1);
  return out;
}

std::vector<Period> periods_until(Millis now, int years) {
  std::vector<Period> out;
  const std::int64_t today = day_number(now);
  const int newest = static_cast<int>(report_month(today) / 12);
  for (int year = newest; year > newest - years; --year)
    for (const char* part : {"", "-9M", "-H1", "-Q4", "-Q3", "-Q2", "-Q1"})
      if (const auto one = parse_period(std::to_string(year) + part); one && one->from_day() <= today) out.push_back(*one);
  return out;
}

std::vector<Period> ended_periods(Millis now, int days_back) {
  std::vector<Period> out;
  for (Period& one : periods_until(now, 2))
    if (one.ends_at() <= now && one.ends_at() > now - days_back * kDay) out.push_back(std::move(one));
  return out;
}

}  // namespace langnghe::insight
