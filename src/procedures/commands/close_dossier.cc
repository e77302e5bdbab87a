// The ends of a dossier: handed over and signed for, stopped, withdrawn.
#include "procedures/apology.h"
#include "procedures/step.h"

namespace langnghe::procedures {

Result<Dossier> hand_over(const Room& room, storage::Transaction& tx, const std::string& code,
                          const std::string& to, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "hand", officer, at);
  if (!found) return found;
  if (to != "self" && to != "representative" && to != "post")
    return refuse(Fault::kInvalid, "procedures.refused.handed_to", "to");
  move(room, *found, "hand");
  found->handed_at = at;
  found->handed_to = to;
  if (found->fee > 0 && !found->fee_paid_at) found->fee_paid_at = at;
  return save(room, tx, std::move(*found), "handed", officer, at);
}

Result<Dossier> stop_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                             const std::string& words, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "stop", officer, at);
  if (!found) return found;
  Errors errors;
  found->words = take_words(errors, words, kMostWords, "words", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  leave_step(tx, *found, "", officer, at);
  move(room, *found, "stop");
  found->holder = found->received_unit;
  auto saved = save(room, tx, std::move(*found), "stopped", officer, at);
  if (!saved) return saved;
  settle_apology(room, tx, "dossier", saved->id, false, at);
  tell_applicant(room, tx, *saved, "dossier.stopped", at);
  return saved;
}

Result<Dossier> withdraw_dossier(const Room& room, storage::Transaction& tx, const std::string& code, Millis at) {
  auto found = dossier_for(room, tx, code, "withdraw", 0, at);
  if (!found) return found;
  leave_step(tx, *found, "", 0, at);
  move(room, *found, "withdraw");
  found->holder = found->received_unit;
  auto saved = save(room, tx, std::move(*found), "withdrawn", 0, at);
  if (saved) settle_apology(room, tx, "dossier", saved->id, false, at);
  return saved;
}

}  // namespace langnghe::procedures
