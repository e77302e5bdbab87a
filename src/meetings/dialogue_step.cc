#include "meetings/dialogue_step.h"

namespace langnghe::meetings {

Result<Dialogue> dialogue_for(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer,
                              std::string_view action, Millis at) {
  auto found = row_by_code<Dialogue>(tx, code);
  if (!found) return refuse(Fault::kNotFound, "meetings.refused.no_dialogue");
  if (!may(room, officer, action, found->unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  return std::move(*found);
}

Result<Dialogue> save_dialogue(const Room& room, storage::Transaction& tx, Dialogue one, std::string_view verb,
                               std::int64_t officer, Millis at) {
  one.changed_at = at;
  const std::string unit = unit_code(room, one.unit);
  return update_row(tx, std::move(one), {verb, unit, officer}, at);
}

Result<QuestionAt> question_for(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at) {
  auto question = row_by_code<Question>(tx, code);
  if (!question) return refuse(Fault::kNotFound, "meetings.refused.no_question");
  auto dialogue = row_by_id<Dialogue>(tx, question->dialogue);
  if (!may(room, officer, "dialogue.prepare", dialogue->unit, at))
    return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  return QuestionAt{std::move(*question), std::move(*dialogue)};
}

Result<Question> save_question(const Room& room, storage::Transaction& tx, const QuestionAt& one, std::string_view verb,
                               std::int64_t officer, Millis at) {
  Question question = one.question;
  question.changed_at = at;
  return update_row(tx, std::move(question), {verb, unit_of_officer(room, officer), officer}, at);
}

}  // namespace langnghe::meetings
