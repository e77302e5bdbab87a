// A year of reception days, made around the days off. Pure: nothing is stored here.
#pragma once

#include <string>
#include <vector>

#include "legalclock/calendar.h"

namespace langnghe::meetings {

struct Pattern {
  enum class Kind { kWeekly, kMonthlyWeekday, kMonthlyDate };
  Kind kind = Kind::kMonthlyWeekday;
  unsigned weekday = 2;        // 1 Monday … 5 Friday: weekly and monthly by weekday
  std::vector<int> numbers;    // which of the month: {1, 3}; or dates: {5, 20}
};

struct PlannedDay {
  Date day{};
  Date wanted{};               // what the pattern says; another day when that is off
  std::string_view holiday;    // the id of the holiday that moved it; "" for a weekend
  bool moved() const { return day != wanted; }
};

// Every day of the year from `from` on. A day off goes to the next working day of the same
// month; when there is none left, to the last working day before it. No day comes twice.
std::vector<PlannedDay> plan_days(const legalclock::Calendar& calendar, int year, Date from,
                                  const Pattern& pattern);

}  // namespace langnghe::meetings
