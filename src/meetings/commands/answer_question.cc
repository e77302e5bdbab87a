#include "meetings/dialogue_step.h"

namespace langnghe::meetings {
namespace {

Result<QuestionAt> to_answer(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at) {
  auto one = question_for(room, tx, code, officer, at);
  if (!one) return one;
  if (one->question.head) return refuse(Fault::kConflict, "meetings.refused.answer_head");
  if (one->question.state == "answered" || one->question.state == "case")
    return refuse(Fault::kConflict, "meetings.refused.answered");
  return one;
}

}  // namespace

Result<Question> answer_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                 std::int64_t officer, Millis at) {
  auto one = to_answer(room, tx, code, officer, at);
  if (!one) return tl::unexpected<Errors>(one.error());
  auto answer = words_of(words, kMostOfficial, "answer");
  if (!answer) return tl::unexpected<Errors>(answer.error());
  one->question.answer = std::move(*answer);
  one->question.answered_at = at;
  one->question.state = "answered";
  return save_question(room, tx, *one, "answered", officer, at);
}

Result<Question> decline_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                  std::int64_t officer, Millis at) {
  auto one = to_answer(room, tx, code, officer, at);
  if (!one) return tl::unexpected<Errors>(one.error());
  auto why = words_of(words, kMostWords, "decline_words");
  if (!why) return tl::unexpected<Errors>(why.error());
  one->question.answer = std::move(*why);
  one->question.answered_at = at;
  one->question.state = "declined";
  return save_question(room, tx, *one, "declined", officer, at);
}

Result<Question> question_became(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& case_code,
                                 std::int64_t officer, Millis at) {
  auto one = to_answer(room, tx, code, officer, at);
  if (!one) return tl::unexpected<Errors>(one.error());
  const auto read = read_code(case_code);
  if (!read) return refuse(Fault::kInvalid, "meetings.refused.case", "case_code");
  one->question.case_code = *read;
  one->question.answered_at = at;
  one->question.state = "case";
  return save_question(room, tx, *one, "became_case", officer, at);
}

Result<Question> answer_later(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t body, Date due,
                              std::int64_t officer, Millis at) {
  auto one = to_answer(room, tx, code, officer, at);
  if (!one) return tl::unexpected<Errors>(one.error());
  Errors errors;
  const auto directory = room.directory.now();
  if (directory->units().unit_by_id(body) == nullptr) errors.push_back({Fault::kInvalid, "body", "meetings.refused.body"});
  if (due < one->dialogue.day() || due < local_date(at)) errors.push_back({Fault::kInvalid, "due", "meetings.refused.due_before"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one->question.body = body;
  one->question.due_day = iso_date(due);
  one->question.state = "later";
  return save_question(room, tx, *one, "postponed", officer, at);
}

}  // namespace langnghe::meetings
