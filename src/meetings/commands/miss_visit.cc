#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> miss_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                         std::int64_t officer, Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "booked") return refuse(Fault::kConflict, "meetings.refused.visit_over");
  if (found->on_day > iso_date(local_date(at))) return refuse(Fault::kInvalid, "meetings.refused.not_yet");
  found->state = "absent";
  return save_visit(room, tx, std::move(*found), "absent", officer, at);
}

}  // namespace langnghe::meetings
