#include <map>

#include "meetings/reception.h"
#include "meetings/table.h"

namespace langnghe::meetings {

std::vector<DutyRow> duty_report(const Room& room, storage::Session& session,
                                 std::chrono::year_month month, Millis now) {
  const Date first = month / 1;
  const Date last = month / std::chrono::last;
  // Weeks that begin in the month end in the next one.
  std::map<std::int64_t, std::vector<ReceptionDay>> by_unit;
  for (ReceptionDay& day : days_of(session, {}, first, add_days(last, 6), false, 20'000))
    if (day.state == "held") by_unit[day.unit].push_back(std::move(day));
  const auto directory = room.directory.now();
  std::vector<DutyRow> out;
  for (const directory::Unit& unit : directory->units().all()) {
    if (directory::is_territory(unit.kind) || !unit.valid_on(first)) continue;
    DutyRow row;
    row.unit = unit.id;
    row.duty = duty_of(room.pack.duties, directory->units(), unit, first);
    if (row.duty == nullptr) continue;
    const directory::Officer* head = directory->head_of(unit.code, last < local_date(now) ? last : local_date(now));
    const auto held = by_unit.find(unit.id);
    if (head == nullptr && held == by_unit.end()) continue;
    row.head = head == nullptr ? 0 : head->id;
    std::vector<HeldDay> days;
    if (held != by_unit.end())
      for (const ReceptionDay& day : held->second) {
        const bool by_head = day.held_by == day.host && (row.head == 0 || day.host == row.head);
        days.push_back({day.day(), by_head});
        const bool here = day.on_day <= iso_date(last);
        row.delegated += here && !by_head;
        row.not_posted += here && day.kind == "periodic" && posting_of(room.law, day, now) != Posting::kInTime;
      }
    row.month = judge_month(*row.duty, month, days, room.law.calendar, local_date(now));
    out.push_back(row);
  }
  return out;
}

}  // namespace langnghe::meetings
