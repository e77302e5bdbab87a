#include "directives/commands/duty.h"

namespace langnghe::directives {
namespace {

bool urged_today(const Duty& duty, Millis at) {
  return duty.urged_at && local_date(*duty.urged_at) == local_date(at);
}

void put(storage::Transaction& tx, Duty& duty, const std::string& words, OfficerId who, Millis at) {
  insert_urge(tx, duty.id, {at, who, words});
  ++duty.urges;
  duty.urged_at = at;
  update_duty(tx, duty);
}

}  // namespace

Result<Duty> urge_duty(const Room& room, storage::Transaction& tx, std::int64_t id,
                       const std::string& words, OfficerId who, Millis at) {
  auto duty = open_duty(room, tx, id, "directive.follow", who, at);
  if (!duty) return duty;
  if (duty->state != "open") return refuse(Fault::kConflict, "directives.refused.not_open");
  if (urged_today(*duty, at)) return refuse(Fault::kConflict, "directives.refused.urged_today");
  Errors errors;
  const std::string said = checked(errors, words, "urge_words", true, kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  put(tx, *duty, said, who, at);
  record_duty(room, tx, "urged", *duty, who, {{"unit", unit_code(room, duty->unit)}}, at);
  return duty;
}

Result<int> urge_late(const Room& room, storage::Transaction& tx, std::int64_t task,
                      const std::string& words, OfficerId who, Millis at) {
  if (!find_task(tx, task)) return refuse(Fault::kNotFound, "directives.refused.unknown");
  Errors errors;
  const std::string said = checked(errors, words, "urge_words", true, kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  touch_task(tx, task);
  int count = 0;
  bool allowed = false;
  for (Duty& duty : duties_of_task(tx, task)) {
    if (!may(room, who, "directive.follow", unit_code(room, duty.unit), at)) continue;
    allowed = true;
    if (duty.state != "open" || at < duty.due_at || urged_today(duty, at)) continue;
    put(tx, duty, said, who, at);
    ++count;
  }
  if (!allowed) return refuse(Fault::kForbidden, "directives.refused.not_yours");
  if (count == 0) return refuse(Fault::kConflict, "directives.refused.nobody_late");
  record(room, tx, "urged", task_subject(task), who, {{"units", std::to_string(count)}},
         digest_of_task(tx, task), at);
  return count;
}

}  // namespace langnghe::directives
