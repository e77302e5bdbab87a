#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> visit_became(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& case_code, std::int64_t officer, Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "received") return refuse(Fault::kConflict, "meetings.refused.not_received");
  if (!found->case_code.empty()) return refuse(Fault::kConflict, "meetings.refused.case_already");
  if (!read_code(case_code)) return refuse(Fault::kInvalid, "meetings.refused.case", "case_code");
  found->case_code = *read_code(case_code);
  return save_visit(room, tx, std::move(*found), "became_case", officer, at);
}

}  // namespace langnghe::meetings
