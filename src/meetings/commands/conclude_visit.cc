#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> conclude_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                             const std::string& words, const std::string& number, Date resolve_by,
                             std::int64_t officer, Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "received") return refuse(Fault::kConflict, "meetings.refused.not_received");
  Errors errors;
  found->conclusion = take_words(errors, words, kMostOfficial, "conclusion", true);
  found->conclusion_no = take_words(errors, number, 60, "conclusion_no", true);
  if (resolve_by < local_date(*found->received_at))
    errors.push_back({Fault::kInvalid, "resolve_by", "meetings.refused.resolve_before"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  found->resolve_by = iso_date(resolve_by);
  found->concluded_at = at;
  return save_visit(room, tx, std::move(*found), "concluded", officer, at);
}

}  // namespace langnghe::meetings
