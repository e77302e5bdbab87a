#include "meetings/duty.h"

#include <algorithm>

namespace langnghe::meetings {

std::optional<Level> level_of(const directory::Units& units, const directory::Unit& unit) {
  const directory::Unit* territory = units.territory_of(unit.code);
  if (territory == nullptr) return std::nullopt;
  if (territory->kind == directory::UnitKind::kProvince) return Level::kProvince;
  if (territory->kind == directory::UnitKind::kDistrict) return Level::kDistrict;
  if (directory::is_commune_level(territory->kind)) return Level::kCommune;
  return std::nullopt;
}

const Duty* duty_of(const std::vector<Duty>& duties, const directory::Units& units,
                    const directory::Unit& unit, Date day) {
  const auto level = level_of(units, unit);
  for (const Duty& duty : duties) {
    if (duty.level != level || !duty.in_force(day)) continue;
    if (std::find(duty.kinds.begin(), duty.kinds.end(), unit.kind) != duty.kinds.end()) return &duty;
    for (const std::string& suffix : duty.suffixes)
      if (unit.code.ends_with("." + suffix)) return &duty;
  }
  return nullptr;
}

DutyMonth judge_month(const Duty& duty, std::chrono::year_month month,
                      const std::vector<HeldDay>& held, const legalclock::Calendar& calendar,
                      Date today) {
  DutyMonth out;
  const Date first = month / 1;
  const Date last = Date(std::chrono::year_month_day_last(month.year(), std::chrono::month_day_last(month.month())));
  out.over = today > last;
  std::set<int> days;  // distinct days that count, from the first of the month
  for (const HeldDay& one : held)
    if ((one.by_head || duty.delegable) && duty.in_force(one.day)) days.insert(days_between(first, one.day));
  const int length = days_between(first, last) + 1;
  if (duty.per == Per::kMonth) {
    out.required = duty.least;
    for (int day : days) out.held += day >= 0 && day < length;
    return out;
  }
  for (int day = 0; day < length; ++day) {
    const Date monday = add_days(first, day);
    if (weekday(monday) != 1) continue;
    const Date sunday = add_days(monday, 6);
    if (!duty.in_force(monday) || !duty.in_force(sunday)) continue;
    if (calendar.working_days_between(add_days(monday, -1), sunday) == 0) continue;
    out.required += duty.least;
    int in_week = 0;
    for (int held_day : days) in_week += held_day >= day && held_day < day + 7;
    out.held += std::min(in_week, duty.least);
  }
  return out;
}

}  // namespace langnghe::meetings
