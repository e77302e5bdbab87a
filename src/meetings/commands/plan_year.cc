#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<int> plan_year(const Room& room, storage::Transaction& tx, NewDay day, int year,
                      const Pattern& pattern, std::int64_t officer, Millis at) {
  const Date today = local_date(at);
  const int now = static_cast<int>(today.year());
  if (year < now || year > now + 1) return refuse(Fault::kInvalid, "meetings.refused.year", "year");
  if (pattern.kind != Pattern::Kind::kWeekly && pattern.numbers.empty())
    return refuse(Fault::kInvalid, "meetings.refused.numbers", "numbers");
  if (pattern.kind != Pattern::Kind::kMonthlyDate && (pattern.weekday < 1 || pattern.weekday > 5))
    return refuse(Fault::kInvalid, "meetings.refused.weekday", "weekday");
  int added = 0;
  for (const PlannedDay& one : plan_days(room.law.calendar, year, add_days(today, 1), pattern)) {
    day.day = one.day;
    const auto made = add_day(room, tx, day, officer, at);
    if (made) {
      ++added;
      continue;
    }
    // A day that is there already stays as it is; anything else is wrong for every day.
    if (made.error().front().message != "meetings.refused.day_taken") return tl::unexpected<Errors>(made.error());
  }
  if (added == 0) return refuse(Fault::kConflict, "meetings.refused.none_added", "year");
  return added;
}

}  // namespace langnghe::meetings
