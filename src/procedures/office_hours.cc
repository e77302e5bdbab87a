#include "procedures/office_hours.h"

#include <algorithm>

namespace langnghe::procedures {
namespace {

// Milliseconds of office time of a working day that lie before this time of the day.
Millis open_before(const OfficeHours& hours, Millis of_day) {
  const auto part = [&](int from, int to) {
    return std::clamp<Millis>(of_day - from * kMinute, 0, (to - from) * kMinute);
  };
  return part(hours.morning_from, hours.morning_to) + part(hours.afternoon_from, hours.afternoon_to);
}

// The time of a working day at which that much office time is over.
Millis time_of(const OfficeHours& hours, Millis open) {
  const Millis morning = (hours.morning_to - hours.morning_from) * kMinute;
  return open <= morning ? hours.morning_from * kMinute + open : hours.afternoon_from * kMinute + (open - morning);
}

}  // namespace

Millis add_working_minutes(const legalclock::Calendar& calendar, const OfficeHours& hours, Millis from,
                           std::int64_t minutes) {
  if (minutes <= 0) return from;
  Date day = local_date(from);
  Millis left = minutes * kMinute;
  const Millis whole = hours.day_minutes() * kMinute;
  if (calendar.working(day)) {
    const Millis gone = open_before(hours, from - start_of(day));
    if (left <= whole - gone) return start_of(day) + time_of(hours, gone + left);
    left -= whole - gone;
  }
  // Whole days in one go; what is left is more than nothing and at most a day.
  const Millis days = (left - 1) / whole;
  day = calendar.add_working_days(day, static_cast<int>(days) + 1);
  return start_of(day) + time_of(hours, left - days * whole);
}

std::int64_t working_minutes_between(const legalclock::Calendar& calendar, const OfficeHours& hours, Millis a,
                                     Millis b) {
  if (b <= a) return 0;
  const Date first = local_date(a), last = local_date(b);
  Millis sum = 0;
  if (calendar.working(first)) sum -= open_before(hours, a - start_of(first));
  if (calendar.working(last)) sum += open_before(hours, b - start_of(last));
  // Working days from the first up to the day before the last.
  sum += static_cast<Millis>(calendar.working_days_between(add_days(first, -1), add_days(last, -1))) *
         hours.day_minutes() * kMinute;
  return sum / kMinute;
}

}  // namespace langnghe::procedures
