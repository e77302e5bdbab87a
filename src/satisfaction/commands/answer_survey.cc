#include "base/codes.h"
#include "ledger/table.h"
#include "satisfaction/survey.h"

namespace langnghe::satisfaction {
namespace {

void count(storage::Transaction& tx, const Answer& answer, std::string_view question, std::string_view choice) {
  tx.run("INSERT INTO survey_count (year, unit, subject_kind, topic, step, question, choice, count) VALUES (:year, :unit, :kind, "
         ":topic, :step, :question, :choice, 1) ON CONFLICT (year, unit, subject_kind, topic, step, question, choice) "
         "DO UPDATE SET count = survey_count.count + 1",
         answer.year, answer.unit, answer.subject_kind, answer.topic, answer.step, question, choice);
}

}  // namespace

std::string survey_secret(const Room& room, std::string_view kind, std::string_view code) {
  return secret_for(room.secret_key, "survey " + std::string(kind), code);
}
bool is_survey_secret(const Room& room, std::string_view kind, std::string_view code, std::string_view typed) {
  return is_secret_for(room.secret_key, "survey " + std::string(kind), code, typed);
}

Result<Answer> answer_survey(const Room& room, storage::Transaction& tx, const Given& given, std::int64_t officer, Millis at) {
  const auto subject = find_subject(tx, given.kind, given.code);
  if (!subject) return refuse(Fault::kNotFound, "satisfaction.refused.unknown", "code");
  if (given.channel == "paper" && !may(room, officer, "survey.enter", subject->unit, at))
    return refuse(Fault::kForbidden, "satisfaction.refused.not_yours");
  if (!subject->finished_at) return refuse(Fault::kConflict, "satisfaction.refused.not_finished", "code");
  if (answer_about(tx, given.kind, given.code)) return refuse(Fault::kConflict, "satisfaction.refused.answered", "code");
  Errors errors;
  Answer row;
  if (given.channel != "paper" && given.channel != "tablet" && given.channel != "link")
    errors.push_back({Fault::kInvalid, "channel", "satisfaction.refused.choice"});
  int had = 0, most = 0;
  bool alarm = false;
  std::vector<std::pair<std::string, std::string>> counted;
  for (const Question& question : room.pack.questions) {
    const auto chosen = given.choices.find(question.id);
    if (chosen == given.choices.end() || chosen->second.empty()) continue;
    const Option* option = question.option(chosen->second);
    if (option == nullptr || (question.late_only && !subject->late)) {
      errors.push_back({Fault::kInvalid, question.id, "satisfaction.refused.choice"});
      continue;
    }
    had += option->points;
    most += question.most();
    alarm = alarm || option->alarm;
    row.choices += (row.choices.empty() ? "" : ",") + question.id + "=" + option->id;
    counted.emplace_back(question.id, option->id);
  }
  row.words = take_words(errors, given.words, "words", false);
  if (errors.empty() && most == 0)
    errors.push_back({Fault::kInvalid, room.pack.questions.front().id, "satisfaction.refused.nothing"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  row.code = make_code();
  row.subject_kind = subject->kind;
  row.subject_code = subject->code;
  row.unit = subject->unit;
  row.topic = subject->topic;
  row.step = subject->late ? subject->step : "";
  row.channel = given.channel;
  row.late = subject->late;
  row.mark = (had * 100 + most / 2) / most;
  row.satisfied = row.mark >= room.pack.satisfied_from;
  row.low = alarm || row.mark < room.pack.low_below;
  row.year = year_of(at);
  row.answered_at = at;
  ledger::insert_row(tx, row, {"given", given.channel == "paper" ? unit_code(room, subject->unit) : "", officer}, at);
  count(tx, row, "", row.satisfied ? "yes" : "no");
  for (const auto& [question, choice] : counted) count(tx, row, question, choice);
  if (row.low) {
    FollowUp open;
    open.code = make_code();
    open.answer = row.id;
    open.unit = row.unit;
    open.opened_at = at;
    open.due_at = due_after(at, room.pack.follow_up_days);
    ledger::insert_row(tx, open, {"opened", "", 0}, at);
  }
  return row;
}

}  // namespace langnghe::satisfaction
