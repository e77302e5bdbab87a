// From unit to unit along the control sheet (form 06), to the result.
#include "procedures/apology.h"
#include "procedures/step.h"

namespace langnghe::procedures {
namespace {

int last_step(const Room& room, const Dossier& dossier) {
  return static_cast<int>(procedure_of(room, dossier).steps.size()) - 1;
}

}  // namespace

Result<Dossier> pass_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                             const std::string& words, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "pass", officer, at);
  if (!found) return found;
  if (found->step >= last_step(room, *found)) return refuse(Fault::kConflict, "procedures.refused.last_step");
  Errors errors;
  const std::string note = take_words(errors, words, kMostLine, "words", false);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  leave_step(tx, *found, note, officer, at);
  ++found->step;
  enter_step(room, tx, *found, at);
  return save(room, tx, std::move(*found), "passed", officer, at);
}

Result<Dossier> finish_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& result_no, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "finish", officer, at);
  if (!found) return found;
  if (found->step < last_step(room, *found)) return refuse(Fault::kConflict, "procedures.refused.steps_left");
  Errors errors;
  found->result_no = take_words(errors, result_no, 60, "result_no", false);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  leave_step(tx, *found, found->result_no, officer, at);
  move(room, *found, "finish");
  found->finished_at = at;
  found->holder = found->received_unit;
  auto saved = save(room, tx, std::move(*found), "finished", officer, at);
  if (!saved) return saved;
  settle_apology(room, tx, "dossier", saved->id, true, at);
  tell_applicant(room, tx, *saved, "dossier.ready", at);
  return saved;
}

}  // namespace langnghe::procedures
