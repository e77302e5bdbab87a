#include "meetings/dialogue_step.h"
#include "notices/notices.h"

namespace langnghe::meetings {
namespace {

Result<QuestionAt> to_answer(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at) {
  auto question = row_by_code<Question>(tx, code);
  if (!question) return refuse(Fault::kNotFound, "meetings.refused.no_question");
  auto dialogue = row_by_id<Dialogue>(tx, question->dialogue);
  if (!may_answer(room, officer, *dialogue, *question, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  Result<QuestionAt> one = QuestionAt{std::move(*question), std::move(*dialogue)};
  if (one->question.head) return refuse(Fault::kConflict, "meetings.refused.answer_head");
  if (one->question.state == "answered" || one->question.state == "case")
    return refuse(Fault::kConflict, "meetings.refused.answered");
  return one;
}

constexpr int kFirstHour = 7;  // nobody is told in the night

// Its head, else who prepares dialogues there; each of these once a question and day.
bool tell_body(const Room& room, storage::Transaction& tx, const Question& one, const char* what, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(one.body);
  if (unit == nullptr) return false;
  const directory::Officer* to = directory->head_of(unit->code, local_date(at));
  if (to == nullptr) {
    const auto others = directory->who_may("dialogue.prepare", unit->code, "", at);
    if (others.empty()) return false;
    to = others.front();
  }
  return notices::put(tx, {.to = notices::Recipient::of_officer(to->id), .what = what, .code = one.code,
                           .link = "/staff/dialogues/question/" + one.code,
                           .args = {notices::Arg::text("unit", unit->name_vi, unit->name_en), notices::Arg::day("due", *parse_date(one.due_day))},
                           .dedupe = std::string(what) + "/" + std::to_string(one.id) + "/" + one.due_day},
                      at);
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
  auto saved = save_question(room, tx, *one, "postponed", officer, at);
  if (saved) tell_body(room, tx, *saved, "question.later", at);
  return saved;
}

bool may_answer(const Room& room, std::int64_t officer, const Dialogue& dialogue, const Question& question, Millis at) {
  return may(room, officer, "dialogue.prepare", dialogue.unit, at) ||
         (question.state == "later" && may(room, officer, "dialogue.prepare", question.body, at));
}

std::vector<Question> questions_to_answer(storage::Session& session, const std::vector<std::int64_t>& bodies, int limit) {
  if (bodies.empty()) return {};
  std::string list;  // numbers of the directory
  for (std::int64_t body : bodies) list += (list.empty() ? "" : ",") + std::to_string(body);
  return select_rows<Question>(session, "WHERE state = 'later' AND body IN (" + list + ") ORDER BY due_day, id LIMIT :most", {std::int64_t{limit}});
}

int urge_answers(const Room& room, storage::Database& database, Millis at) {
  const Date today = local_date(at);
  if (!room.law.calendar.working(today) || at < start_of(today) + kFirstHour * kHour) return 0;
  const std::string day = iso_date(today);
  const auto late = database.read([&](storage::Session& session) {
    return select_rows<Question>(session, "WHERE state = 'later' AND due_day < :today ORDER BY due_day, id LIMIT 500", {std::string_view(day)});
  });
  int told = 0;
  for (const Question& one : late)
    told += database.write([&](storage::Transaction& tx) { return tell_body(room, tx, one, "question.late", at); });
  return told;
}

}  // namespace langnghe::meetings
