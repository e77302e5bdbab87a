#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> answer_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& answer, const std::string& words,
                           const std::string& number, std::int64_t officer, Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "received") return refuse(Fault::kConflict, "meetings.refused.not_received");
  if (found->answered_at) return refuse(Fault::kConflict, "meetings.refused.answered");
  Errors errors;
  if (answer != "accepted" && answer != "longer" && answer != "refused" && answer != "forwarded")
    errors.push_back({Fault::kInvalid, "answer", "meetings.refused.answer"});
  found->answer_words = take_words(errors, words, kMostOfficial, "answer_words", true);
  found->answer_no = take_words(errors, number, 60, "answer_no", false);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  found->answer = answer;
  found->answered_at = at;
  return save_visit(room, tx, std::move(*found), "answered", officer, at);
}

}  // namespace langnghe::meetings
