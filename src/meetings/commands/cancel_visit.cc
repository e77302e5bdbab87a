#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> cancel_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                           std::int64_t officer, Millis at) {
  auto found = row_by_code<Visit>(tx, code);
  if (!found) return refuse(Fault::kNotFound, "meetings.refused.no_visit");
  if (officer != 0 && !may(room, officer, "reception.record", found->unit, at))
    return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  if (found->state != "booked") return refuse(Fault::kConflict, "meetings.refused.visit_over");
  found->state = "cancelled";
  return save_visit(room, tx, std::move(*found), "cancelled", officer, at);
}

}  // namespace langnghe::meetings
