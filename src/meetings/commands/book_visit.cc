#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> book_visit(const Room& room, storage::Transaction& tx, const Booking& booking,
                         std::int64_t officer, Millis at) {
  const auto day = row_by_code<ReceptionDay>(tx, booking.day);
  if (!day || (!day->posted_at && officer == 0)) return refuse(Fault::kNotFound, "meetings.refused.no_day");
  if (officer != 0 && !may(room, officer, "reception.record", day->unit, at))
    return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  if (day->state != "planned" || instant_of(day->day(), day->to_minute) <= at)
    return refuse(Fault::kConflict, "meetings.refused.day_over");
  Errors errors;
  Visit visit;
  if (find(room.pack.topics, booking.topic) == nullptr)
    errors.push_back({Fault::kInvalid, "topic", "meetings.refused.topic"});
  visit.words = take_words(errors, booking.words, kMostWords, "words", true);
  check_party(errors, room.pack, booking.companions, booking.people);
  check_person(errors, booking.person, true);
  if (booking.person.phone.empty() && booking.person.email.empty())
    errors.push_back({Fault::kInvalid, "phone", "meetings.refused.reach"});
  const int past = booking.slot - day->from_minute;
  if (past < 0 || past % day->slot_minutes != 0 || booking.slot + day->slot_minutes > day->to_minute ||
      instant_of(day->day(), booking.slot) <= at)
    errors.push_back({Fault::kInvalid, "slot", "meetings.refused.slot"});
  else if (tx.value<std::int64_t>("SELECT id FROM visit WHERE day = :day AND slot = :slot AND state IN "
                                  "('booked', 'received')", day->id, booking.slot))
    errors.push_back({Fault::kConflict, "slot", "meetings.refused.slot_taken"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  visit.code = make_code();
  visit.day = day->id;
  visit.unit = day->unit;
  visit.host = day->host;
  visit.on_day = day->on_day;
  visit.slot = booking.slot;
  visit.channel = officer == 0 ? "web" : "desk";
  visit.kind = day->kind;
  visit.mode = day->mode;
  visit.topic = booking.topic;
  visit.companions = booking.companions;
  visit.people = std::max(booking.people, booking.companions + 1);
  visit.named = true;
  visit.language = booking.language == "en" ? "en" : "vi";
  visit.booked_at = visit.changed_at = at;
  insert_row(tx, visit, {"booked", officer == 0 ? "" : unit_code(room, visit.unit), officer}, at);
  room.vault.seal(tx, {"visit", visit.id, visit.code}, booking.person, at);
  return visit;
}

}  // namespace langnghe::meetings
