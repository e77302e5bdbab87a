#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> receive_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                            std::int64_t officer, Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "booked" && found->state != "absent")
    return refuse(Fault::kConflict, "meetings.refused.visit_over");
  if (found->on_day > iso_date(local_date(at))) return refuse(Fault::kInvalid, "meetings.refused.not_yet");
  if (auto taken = take_in(room, tx, *found, at); !taken) return tl::unexpected<Errors>(taken.error());
  // Who came late finds the slot given away: the visit counts without it.
  if (found->state == "absent") found->slot.reset();
  found->state = "received";
  return save_visit(room, tx, std::move(*found), "received", officer, at);
}

}  // namespace langnghe::meetings
