#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<ReceptionDay> hold_day(const Room& room, storage::Transaction& tx, const std::string& code,
                              std::int64_t held_by, const std::string& reason, std::int64_t officer,
                              Millis at) {
  auto found = day_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "planned") return refuse(Fault::kConflict, "meetings.refused.day_over");
  if (found->day() > local_date(at)) return refuse(Fault::kInvalid, "meetings.refused.not_yet", "held_by");
  const auto directory = room.directory.now();
  const directory::Officer* sat = directory->officer(held_by);
  if (sat == nullptr || !sat->valid_on(found->day()) || sat->unit != unit_code(room, found->unit))
    return refuse(Fault::kInvalid, "meetings.refused.host", "held_by");
  auto why = words_of(reason, kMostLine, "held_reason", held_by != found->host);
  if (!why) return tl::unexpected<Errors>(why.error());
  found->state = "held";
  found->held_by = held_by;
  if (!why->empty()) found->reason = std::move(*why);
  return save_day(room, tx, std::move(*found), "held", officer, at);
}

}  // namespace langnghe::meetings
