#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> enter_visit(const Room& room, storage::Transaction& tx, const WalkIn& entry,
                          std::int64_t officer, Millis at) {
  if (!may(room, officer, "reception.record", entry.unit, at))
    return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  Errors errors;
  Visit visit;
  if (!entry.day.empty()) {
    const auto day = row_by_code<ReceptionDay>(tx, entry.day);
    if (!day || day->unit != entry.unit || day->state == "cancelled")
      return refuse(Fault::kNotFound, "meetings.refused.no_day");
    if (day->day() != local_date(at)) errors.push_back({Fault::kInvalid, "day", "meetings.refused.not_today"});
    visit.day = day->id;
    visit.host = day->host;
  } else {
    visit.host = entry.host;
  }
  if (find(room.pack.topics, entry.topic) == nullptr)
    errors.push_back({Fault::kInvalid, "topic", "meetings.refused.topic"});
  if (entry.kind != "regular" && entry.kind != "periodic" && entry.kind != "unscheduled")
    errors.push_back({Fault::kInvalid, "kind", "meetings.refused.kind"});
  if (entry.mode != "direct" && entry.mode != "online")
    errors.push_back({Fault::kInvalid, "mode", "meetings.refused.mode"});
  visit.words = take_words(errors, entry.words, kMostWords, "words", true);
  check_party(errors, room.pack, entry.companions, entry.people);
  check_person(errors, entry.person, true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  visit.code = make_code();
  visit.unit = entry.unit;
  visit.channel = "desk";
  visit.kind = entry.kind;
  visit.mode = entry.mode;
  visit.topic = entry.topic;
  visit.companions = entry.companions;
  visit.people = std::max(entry.people, entry.companions + 1);
  visit.named = true;
  visit.language = entry.language == "en" ? "en" : "vi";
  visit.state = "received";
  visit.booked_at = visit.changed_at = at;
  if (auto taken = take_in(room, tx, visit, at); !taken) return tl::unexpected<Errors>(taken.error());
  insert_row(tx, visit, {"received", unit_code(room, visit.unit), officer}, at);
  room.vault.seal(tx, {"visit", visit.id, visit.code}, entry.person, at);
  return visit;
}

}  // namespace langnghe::meetings
