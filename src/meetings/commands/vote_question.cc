#include "meetings/dialogue_step.h"

namespace langnghe::meetings {

Result<Question> vote_question(const Room&, storage::Transaction& tx, const std::string& code, const std::string& voter, Millis at) {
  auto found = row_by_code<Question>(tx, code);
  if (!found || found->public_words.empty()) return refuse(Fault::kNotFound, "meetings.refused.no_question");
  if (found->head) found = row_by_id<Question>(tx, *found->head);  // a vote for one is a vote for its group
  const auto dialogue = row_by_id<Dialogue>(tx, found->dialogue);
  if (found->state != "open" || (dialogue->state != "announced" && dialogue->state != "live"))
    return refuse(Fault::kConflict, "meetings.refused.questions_closed");
  if (tx.run("INSERT INTO question_vote (question, voter) VALUES (:question, :voter) ON CONFLICT (question, voter) DO NOTHING",
             found->id, voter) == 0)
    return refuse(Fault::kConflict, "meetings.refused.voted");
  ++found->votes;
  found->changed_at = at;
  return update_row(tx, std::move(*found), {"voted", "", 0}, at);
}

}  // namespace langnghe::meetings
