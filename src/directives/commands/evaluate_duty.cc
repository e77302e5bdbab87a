#include "directives/commands/duty.h"

namespace langnghe::directives {

Result<Duty> evaluate_duty(const Room& room, storage::Transaction& tx, std::int64_t id,
                           const std::string& grade, const std::string& words, OfficerId who, Millis at) {
  auto duty = open_duty(room, tx, id, "directive.follow", who, at);
  if (!duty) return duty;
  if (duty->state != "reported") return refuse(Fault::kConflict, "directives.refused.not_reported");
  Errors errors;
  if (grade != "met" && grade != "partly" && grade != "not_met")
    errors.push_back({Fault::kInvalid, "grade", "directives.refused.grade"});
  duty->grade_words = checked(errors, words, "grade_words", grade != "met", kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  duty->grade = grade;
  duty->graded_by = who;
  // Sent back: it is open again, and late when its day has passed.
  duty->state = grade == "not_met" ? "open" : "done";
  if (grade == "not_met") duty->done_at.reset();
  update_duty(tx, *duty);
  record_duty(room, tx, "evaluated", *duty, who, {{"unit", unit_code(room, duty->unit)}, {"grade", grade}}, at);
  return duty;
}

}  // namespace langnghe::directives
