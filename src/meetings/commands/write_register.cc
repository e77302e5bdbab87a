#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> write_register(const Room& room, storage::Transaction& tx, const std::string& code,
                             const RegisterColumns& columns, std::int64_t officer, Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->register_no == 0) return refuse(Fault::kConflict, "meetings.refused.not_received");
  Errors errors;
  if (find(room.pack.topics, columns.topic) == nullptr)
    errors.push_back({Fault::kInvalid, "topic", "meetings.refused.topic"});
  if (columns.people < 1 || columns.people > 10'000)
    errors.push_back({Fault::kInvalid, "people", "meetings.refused.people"});
  found->topic = columns.topic;
  found->people = columns.people;
  found->competent = columns.competent;
  found->prior_body = take_words(errors, columns.prior_body, kMostLine, "prior_body", false);
  found->guided_to = take_words(errors, columns.guided_to, kMostLine, "guided_to", false);
  found->guided_no = take_words(errors, columns.guided_no, 60, "guided_no", !found->guided_to.empty());
  found->handled_by = take_words(errors, columns.handled_by, kMostLine, "handled_by", false);
  found->transfer_no = take_words(errors, columns.transfer_no, 60, "transfer_no", false);
  found->result = take_words(errors, columns.result, 1000, "result", false);
  found->note = take_words(errors, columns.note, 1000, "note", false);
  if (found->competent && !found->guided_to.empty())
    errors.push_back({Fault::kInvalid, "guided_to", "meetings.refused.guided_competent"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  return save_visit(room, tx, std::move(*found), "registered", officer, at);
}

}  // namespace langnghe::meetings
