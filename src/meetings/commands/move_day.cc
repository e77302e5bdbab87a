#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<ReceptionDay> move_day(const Room& room, storage::Transaction& tx, const std::string& code,
                              Date to_day, int from_minute, int to_minute, const std::string& reason,
                              std::int64_t officer, Millis at) {
  auto found = day_for(room, tx, code, officer, "reception.plan", at);
  if (!found) return found;
  ReceptionDay day = std::move(*found);
  if (day.state != "planned") return refuse(Fault::kConflict, "meetings.refused.day_over");
  Errors errors;
  if (auto off = day_off(room.law.calendar, to_day, "day")) errors.push_back(*off);
  if (to_day < local_date(at)) errors.push_back({Fault::kInvalid, "day", "meetings.refused.day_past"});
  if (from_minute < 0 || to_minute > 24 * 60 || from_minute >= to_minute)
    errors.push_back({Fault::kInvalid, "to", "meetings.refused.hours"});
  const std::string new_day = iso_date(to_day);
  if (new_day == day.on_day && from_minute == day.from_minute && to_minute == day.to_minute)
    errors.push_back({Fault::kInvalid, "day", "meetings.refused.same_day"});
  const std::string why = take_words(errors, reason, kMostLine, "reason", true);
  if (errors.empty() &&
      tx.value<std::int64_t>("SELECT id FROM reception_day WHERE host = :host AND on_day = :day AND id <> :id AND "
                             "state <> 'cancelled'", day.host, new_day, day.id))
    errors.push_back({Fault::kConflict, "day", "meetings.refused.day_taken"});
  // Booked visits keep their place in the row of slots: all of them have to fit again.
  const int shift = from_minute - day.from_minute;
  auto visits = visits_of_day(tx, day.id);
  for (const Visit& visit : visits)
    if (visit.state == "booked" && visit.slot && *visit.slot + shift + day.slot_minutes > to_minute) {
      errors.push_back({Fault::kInvalid, "to", "meetings.refused.slots_lost"});
      break;
    }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  day.moved_from = day.on_day;
  day.on_day = new_day;
  day.from_minute = from_minute;
  day.to_minute = to_minute;
  day.reason = why;
  ++day.sequence;
  // Later slots first when all move later, so that no two stand on one for a moment.
  if (shift > 0) std::reverse(visits.begin(), visits.end());
  for (Visit& visit : visits) {
    if (visit.state != "booked") continue;
    visit.on_day = new_day;
    if (visit.slot) *visit.slot += shift;
    if (auto saved = save_visit(room, tx, std::move(visit), "moved", officer, at); !saved)
      return tl::unexpected<Errors>(saved.error());
  }
  return save_day(room, tx, std::move(day), "moved", officer, at);
}

}  // namespace langnghe::meetings
