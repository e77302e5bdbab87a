#include "meetings/schedule.h"

#include <algorithm>
#include <set>

namespace langnghe::meetings {
namespace {

using std::chrono::year;

std::vector<Date> wanted_days(int of, const Pattern& pattern) {
  std::vector<Date> out;
  for (unsigned month = 1; month <= 12; ++month) {
    const auto in = year(of) / std::chrono::month(month);
    const unsigned last = static_cast<unsigned>(
        std::chrono::year_month_day_last(in / std::chrono::last).day());
    int nth = 0;
    for (unsigned number = 1; number <= last; ++number) {
      const Date day = in / std::chrono::day(number);
      const auto chosen = [&](int one) {
        return std::find(pattern.numbers.begin(), pattern.numbers.end(), one) != pattern.numbers.end();
      };
      if (pattern.kind == Pattern::Kind::kMonthlyDate) {
        if (chosen(static_cast<int>(number))) out.push_back(day);
      } else if (weekday(day) == pattern.weekday) {
        ++nth;
        if (pattern.kind == Pattern::Kind::kWeekly || chosen(nth)) out.push_back(day);
      }
    }
  }
  return out;
}

Date around(const legalclock::Calendar& calendar, Date wanted) {
  for (Date day = wanted; day.month() == wanted.month(); day = add_days(day, 1))
    if (calendar.working(day)) return day;
  Date day = wanted;
  while (!calendar.working(day)) day = add_days(day, -1);
  return day;
}

}  // namespace

std::vector<PlannedDay> plan_days(const legalclock::Calendar& calendar, int of, Date from,
                                  const Pattern& pattern) {
  std::vector<PlannedDay> out;
  std::set<Date> taken;
  for (const Date& wanted : wanted_days(of, pattern)) {
    PlannedDay one{around(calendar, wanted), wanted, {}};
    if (one.day < from || !taken.insert(one.day).second) continue;
    if (one.moved()) one.holiday = calendar.day(wanted).holiday;
    out.push_back(one);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return out;
}

}  // namespace langnghe::meetings
