#include "meetings/commitment.h"
#include "meetings/table.h"

namespace langnghe::meetings {
namespace {

// The files belong to the step, their digests are part of its row.
Result<void> keep_step(const Room& room, storage::Transaction& tx, CommitmentStep& step, const std::vector<std::string>& tokens,
                       const Commitment& one) {
  insert_row(tx, step, {tokens.empty() ? "taken" : "prepared", unit_code(room, one.unit), step.officer}, step.at);
  if (tokens.empty()) return {};
  const auto files = room.attachments.claim(tx, tokens, {"commitment_step", step.id, "evidence"}, step.at);
  if (!files) return tl::unexpected<Errors>(files.error());
  step.files = static_cast<int>(files->size());
  for (const documents::Attachment& file : *files) step.digests += (step.digests.empty() ? "" : " ") + file.digest;
  auto saved = update_row(tx, step, {"taken", unit_code(room, one.unit), step.officer}, step.at);
  if (!saved) return tl::unexpected<Errors>(saved.error());
  return {};
}

}  // namespace

Result<Commitment> step_commitment(const Promises& promises, storage::Transaction& tx, const std::string& code,
                                   const std::string& action_id, const StepInput& input, std::int64_t officer, Millis at) {
  const Room& room = promises.room;
  auto one = row_by_code<Commitment>(tx, code);
  if (!one) return refuse(Fault::kNotFound, "meetings.refused.no_commitment");
  const lifecycle::Action* action = promises.lifecycle.action(action_id);
  if (action == nullptr || action->by != lifecycle::By::kOfficer) return refuse(Fault::kNotFound, "meetings.refused.no_commitment");
  if (!may(room, officer, action->grant, one->unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  if (!action->starts_from(one->state)) return refuse(Fault::kConflict, "meetings.refused.commitment_state");
  Errors errors;
  CommitmentStep step;
  step.words = take_words(errors, input.words, kMostWords, "words", action->needs(lifecycle::Requirement::kWords));
  if (action->needs(lifecycle::Requirement::kEvidence) && input.attachments.empty())
    errors.push_back({Fault::kInvalid, "evidence", "meetings.refused.evidence"});
  for (const lifecycle::Field& field : action->fields) {
    if (field.type != lifecycle::FieldType::kDate) continue;
    if (!input.day)
      errors.push_back({Fault::kInvalid, field.name, "meetings.refused.day"});
    else if (iso_date(*input.day) <= one->due_day || static_cast<int>(input.day->year()) >= legalclock::kLastCalendarYear)
      errors.push_back({Fault::kInvalid, field.name, "meetings.refused.not_later", {{"day", one->due_day}}});
    else
      step.day = iso_date(*input.day);
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  step.code = make_code();
  step.commitment = one->id;
  step.action = action->id;
  step.officer = officer;
  step.at = at;
  if (auto kept = keep_step(room, tx, step, action->takes(lifecycle::Requirement::kEvidence) ? input.attachments : std::vector<std::string>{}, *one); !kept)
    return tl::unexpected<Errors>(kept.error());
  if (!step.day.empty()) {
    one->due_day = step.day;
    one->level = 0;
  }
  if (!action->to.empty()) {
    one->state = action->to;
    one->closed_on = promises.lifecycle.state(action->to)->rest ? iso_date(local_date(at)) : "";
  }
  ++one->steps;
  one->changed_at = at;
  const std::string unit = unit_code(room, one->unit);
  auto saved = update_row(tx, std::move(*one), {action->id, unit, officer}, at);
  if (!saved || step.files == 0) return saved;
  const auto joined = links::join(promises.links, tx, {"evidence_of", {"evidence", step.id, step.code}, saved->subject(), ""},
                                  {officer, unit_of_officer(room, officer)}, at);
  if (!joined) return tl::unexpected<Errors>(joined.error());
  return saved;
}

std::vector<const lifecycle::Action*> commitment_actions(const Promises& promises, const Commitment& one, std::int64_t officer, Millis at) {
  std::vector<const lifecycle::Action*> out;
  for (const lifecycle::Action* action : promises.lifecycle.actions_from(one.state, lifecycle::By::kOfficer))
    if (may(promises.room, officer, action->grant, one.unit, at)) out.push_back(action);
  return out;
}

lifecycle::Lifecycle commitment_lifecycle(const std::string& pack, const std::function<bool(std::string_view)>& grant) {
  return lifecycle::load_lifecycles(pack + "/lifecycles/meetings", {.grant = grant}).front();
}

}  // namespace langnghe::meetings
