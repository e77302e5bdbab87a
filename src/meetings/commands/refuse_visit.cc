#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<Visit> refuse_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& ground, const std::string& words, std::int64_t officer,
                           Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "booked" && found->state != "received")
    return refuse(Fault::kConflict, "meetings.refused.visit_over");
  if (found->answered_at) return refuse(Fault::kConflict, "meetings.refused.answered");
  Errors errors;
  const Entry* reason = find(room.pack.grounds, ground);
  if (reason == nullptr || !reason->in_force(local_date(at)))
    errors.push_back({Fault::kInvalid, "ground", "meetings.refused.ground"});
  found->refusal_words = take_words(errors, words, 1000, "refusal_words", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  if (found->register_no == 0)
    if (auto taken = take_in(room, tx, *found, at); !taken) return tl::unexpected<Errors>(taken.error());
  found->state = "refused";
  found->ground = ground;
  found->refused_at = at;
  // Other grounds are explained by mouth. The notice has a term since 1 July 2026 only.
  if (reason->written)
    if (const auto due = legalclock::compute(room.law, "TCD.refuse", {.start = at}, at)) found->refusal_due = due->due;
  found->due_at.reset();  // nobody waits for an answer to what was not heard
  return save_visit(room, tx, std::move(*found), "refused", officer, at);
}

Result<Visit> send_refusal(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& number, std::int64_t officer, Millis at) {
  auto found = visit_for(room, tx, code, officer, "reception.record", at);
  if (!found) return found;
  if (found->state != "refused" || found->refusal_sent_at)
    return refuse(Fault::kConflict, "meetings.refused.visit_over");
  auto no = words_of(number, 60, "refusal_no");
  if (!no) return tl::unexpected<Errors>(no.error());
  found->refusal_no = std::move(*no);
  found->refusal_sent_at = at;
  return save_visit(room, tx, std::move(*found), "refusal_sent", officer, at);
}

}  // namespace langnghe::meetings
