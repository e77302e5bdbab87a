#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<ReceptionDay> cancel_day(const Room& room, storage::Transaction& tx, const std::string& code,
                                const std::string& reason, std::int64_t officer, Millis at) {
  auto found = day_for(room, tx, code, officer, "reception.plan", at);
  if (!found) return found;
  if (found->state != "planned") return refuse(Fault::kConflict, "meetings.refused.day_over");
  auto why = words_of(reason, kMostLine, "cancel_reason");
  if (!why) return tl::unexpected<Errors>(why.error());
  for (Visit& visit : visits_of_day(tx, found->id)) {
    if (visit.state != "booked") continue;
    visit.state = "cancelled";
    if (auto saved = save_visit(room, tx, std::move(visit), "cancelled", officer, at); !saved)
      return tl::unexpected<Errors>(saved.error());
  }
  found->state = "cancelled";
  found->reason = std::move(*why);
  ++found->sequence;
  return save_day(room, tx, std::move(*found), "cancelled", officer, at);
}

}  // namespace langnghe::meetings
