#include "meetings/visit_step.h"

namespace langnghe::meetings {
namespace {

constexpr int kBackDays = 7;  // an unscheduled reception may be written down a week later

Errors check(const Room& room, NewDay& day, Millis at) {
  Errors errors;
  const Date today = local_date(at);
  if (auto off = day_off(room.law.calendar, day.day, "day"); off && day.kind != "unscheduled") errors.push_back(*off);
  if (day.day < today && (day.kind != "unscheduled" || days_between(day.day, today) > kBackDays))
    errors.push_back({Fault::kInvalid, "day", "meetings.refused.day_past"});
  if (day.from_minute < 0 || day.to_minute > 24 * 60 || day.from_minute >= day.to_minute)
    errors.push_back({Fault::kInvalid, "to", "meetings.refused.hours"});
  if (day.slot_minutes < 5 || day.slot_minutes > 240)
    errors.push_back({Fault::kInvalid, "slot_minutes", "meetings.refused.slot_minutes"});
  if (day.kind != "periodic" && day.kind != "regular" && day.kind != "unscheduled")
    errors.push_back({Fault::kInvalid, "kind", "meetings.refused.kind"});
  if (day.mode != "direct" && day.mode != "online")
    errors.push_back({Fault::kInvalid, "mode", "meetings.refused.mode"});
  day.place = take_words(errors, day.place, kMostLine, "place", true);
  day.content = take_words(errors, day.content, 1000, "content", false);
  const auto directory = room.directory.now();
  const directory::Officer* host = directory->officer(day.host);
  if (host == nullptr || !host->valid_on(day.day) || host->unit != unit_code(room, day.unit))
    errors.push_back({Fault::kInvalid, "host", "meetings.refused.host"});
  return errors;
}

}  // namespace

Result<ReceptionDay> add_day(const Room& room, storage::Transaction& tx, const NewDay& asked,
                             std::int64_t officer, Millis at) {
  if (!may(room, officer, "reception.plan", asked.unit, at))
    return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  NewDay day = asked;
  if (Errors errors = check(room, day, at); !errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  ReceptionDay row;
  row.on_day = iso_date(day.day);
  if (day.kind != "unscheduled" &&
      tx.value<std::int64_t>("SELECT id FROM reception_day WHERE host = :host AND on_day = :day AND state <> 'cancelled'",
                             day.host, row.on_day))
    return refuse(Fault::kConflict, "meetings.refused.day_taken", "day");
  row.code = make_code();
  row.unit = day.unit;
  row.host = day.host;
  row.from_minute = day.from_minute;
  row.to_minute = day.to_minute;
  row.slot_minutes = day.slot_minutes;
  row.kind = day.kind;
  row.mode = day.mode;
  row.place = day.place;
  row.content = day.content;
  row.created_at = row.changed_at = at;
  insert_row(tx, row, {"planned", unit_code(room, row.unit), officer}, at);
  return row;
}

}  // namespace langnghe::meetings
