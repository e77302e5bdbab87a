#include "base/text.h"
#include "consultations/opinion_store.h"

namespace langnghe::consultations {

Result<Consultation> explain_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                          const std::string& code, const std::string& decision, Millis at) {
  auto one = consultation_for(room, tx, who, "consultation.answer", code, at);
  if (!one) return one;
  if (one->state != "closed") return wrong_state();
  Errors errors;
  check_text(errors, decision, "decision", 8000);
  // Nobody's words may be left lying: looked at, grouped, answered.
  std::int64_t waiting = 0, loose = 0, unanswered = 0;
  for (const Opinion& opinion : opinions_of(tx, one->id)) {
    waiting += opinion.state == "waiting" ? 1 : 0;
    loose += opinion.state == "shown" && opinion.group == 0 ? 1 : 0;
  }
  for (const OpinionGroup& group : groups_of(tx, one->id)) unanswered += group.answer.empty() ? 1 : 0;
  for (const auto& [count, key] : {std::pair{waiting, "consultations.refused.unmoderated"},
                                   std::pair{loose, "consultations.refused.ungrouped"},
                                   std::pair{unanswered, "consultations.refused.unanswered"}})
    if (count > 0) errors.push_back({Fault::kConflict, "", key, {{"count", std::to_string(count)}}});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one->state = "explained";
  one->decision = trim(decision);
  one->explained_at = at;
  update_consultation(tx, *one);
  kConsultations.record(tx, one->id, "explained", one->commune, at);
  for (const Opinion& opinion : opinions_of(tx, one->id)) tell_author(tx, opinion, "opinion.answered", at);
  return one;
}

}  // namespace langnghe::consultations
