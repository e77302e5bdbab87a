#include <fmt/core.h>

#include <map>

#include "meetings/dialogue.h"

namespace langnghe::meetings {

std::vector<DialogueYear> dialogue_report(const Room& room, storage::Session& session, int year, Millis now) {
  const std::string first = fmt::format("{:04}-01-01", year), last = fmt::format("{:04}-12-31", year);
  std::map<std::int64_t, int> held;
  session.each<std::int64_t, int>(
      "SELECT unit, COUNT(*) FROM dialogue WHERE state IN ('live', 'ended', 'concluded') AND on_day >= :first AND on_day <= :last GROUP BY unit",
      [&](std::int64_t unit, int count) { held[unit] = count; }, first, last);
  const Date end = *parse_date(last), today = local_date(now);
  const auto directory = room.directory.now();
  std::vector<DialogueYear> out;
  for (const directory::Unit& unit : directory->units().all()) {
    if (directory::is_territory(unit.kind) || !unit.valid_on(end)) continue;
    DialogueYear row;
    row.unit = unit.id;
    row.duty = duty_of(room.pack.yearly, directory->units(), unit, end);
    if (row.duty == nullptr) continue;
    const auto found = held.find(unit.id);
    row.held = found == held.end() ? 0 : found->second;
    row.over = end < today;
    if (row.held == 0 && directory->head_of(unit.code, end < today ? end : today) == nullptr) continue;
    out.push_back(row);
  }
  return out;
}

}  // namespace langnghe::meetings
