// Who must receive, and whether they did. Pure functions over the pack and the calendar.
#pragma once

#include <set>
#include <vector>

#include "directory/directory.h"
#include "meetings/pack.h"

namespace langnghe::meetings {

// The level of a body: that of the territory it serves; nothing for the country's.
std::optional<Level> level_of(const directory::Units& units, const directory::Unit& unit);
// The duty of the head of a unit on a day, or nullptr.
const Duty* duty_of(const std::vector<Duty>& duties, const directory::Units& units,
                    const directory::Unit& unit, Date day);

struct HeldDay {
  Date day{};
  bool by_head = true;  // false: a deputy sat in
};

struct DutyMonth {
  int required = 0;  // days, or weeks when the duty is per week
  int held = 0;      // those that count
  bool over = false;  // the month is past
  bool met() const { return held >= required; }
};

// A month under one duty. Per week: the weeks (Monday to Sunday) that begin in the month, lie
// wholly within the term of the duty and have a working day; a week with one day held counts.
// `today` decides only `over`.
DutyMonth judge_month(const Duty& duty, std::chrono::year_month month,
                      const std::vector<HeldDay>& held, const legalclock::Calendar& calendar,
                      Date today);

}  // namespace langnghe::meetings
