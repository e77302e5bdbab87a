#include <set>

#include "meetings/reception.h"
#include "meetings/table.h"

namespace langnghe::meetings {

std::optional<Visit> find_visit(storage::Session& session, std::string_view code) {
  return row_by_code<Visit>(session, code);
}

std::vector<Visit> visits_of_day(storage::Session& session, std::int64_t day) {
  return select_rows<Visit>(session, "WHERE day = :day ORDER BY slot IS NULL, slot, id", {day});
}

std::vector<int> free_slots(storage::Session& session, const ReceptionDay& day, Millis now) {
  std::set<int> taken;
  session.each<int>(
      "SELECT slot FROM visit WHERE day = :day AND slot IS NOT NULL AND state IN ('booked', 'received')",
      [&](int slot) { taken.insert(slot); }, day.id);
  std::vector<int> out;
  if (day.state != "planned") return out;
  for (int slot = day.from_minute; slot + day.slot_minutes <= day.to_minute; slot += day.slot_minutes)
    if (!taken.contains(slot) && instant_of(day.day(), slot) > now) out.push_back(slot);
  return out;
}

std::vector<Visit> register_of(storage::Session& session, std::int64_t unit, Date from, Date to) {
  const std::string first = iso_date(from), last = iso_date(to);
  return select_rows<Visit>(session,
                            "WHERE unit = :unit AND register_no > 0 AND on_day >= :first AND on_day <= :last "
                            "ORDER BY on_day, register_no",
                            {unit, std::string_view(first), std::string_view(last)});
}

std::vector<Visit> open_visits(storage::Session& session, const std::vector<std::int64_t>& units) {
  std::string list = "-1";
  for (std::int64_t unit : units) list += "," + std::to_string(unit);
  return select_rows<Visit>(session, "WHERE unit IN (" + list + ") AND ((state = 'received' AND answered_at IS NULL) OR "
                            "(state = 'refused' AND refusal_due IS NOT NULL AND refusal_sent_at IS NULL)) "
                            "ORDER BY COALESCE(due_at, refusal_due), id LIMIT 200");
}

}  // namespace langnghe::meetings
