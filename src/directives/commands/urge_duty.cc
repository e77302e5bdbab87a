#include "directives/commands/duty.h"
#include "directives/tell.h"

namespace langnghe::directives {
namespace {

bool urged_today(const Duty& duty, Millis at) {
  return duty.urged_at && local_date(*duty.urged_at) == local_date(at);
}

// The urging stands on record and goes to the unit as a notice, which leads to the letter.
void put(const Room& room, storage::Transaction& tx, Duty& duty, const std::string& words, OfficerId who, Millis at) {
  insert_urge(tx, duty.id, {at, who, words});
  ++duty.urges;
  duty.urged_at = at;
  update_duty(tx, duty);
  tell(room, tx, duty, "directive.urged", document_by_id(tx, duty.document)->number,
       {notices::Arg::day("due", local_date(duty.due_at - 1))}, at);
}

}  // namespace

std::optional<OfficerId> told_at(const Room& room, std::int64_t unit, Millis at) {
  const auto directory = room.directory.now();
  const std::string code = unit_code(room, unit);
  if (const directory::Officer* head = directory->head_of(code, local_date(at))) return head->id;
  for (const directory::Officer* one : directory->who_may("directive.report", code, "", at))
    if (one->unit == code) return one->id;
  const auto others = directory->who_may("directive.report", code, "", at);
  if (others.empty()) return std::nullopt;
  return others.front()->id;
}

Result<Duty> urge_duty(const Room& room, storage::Transaction& tx, std::int64_t id,
                       const std::string& words, OfficerId who, Millis at) {
  auto duty = open_duty(room, tx, id, "directive.follow", who, at);
  if (!duty) return duty;
  if (duty->state != "open") return refuse(Fault::kConflict, "directives.refused.not_open");
  if (urged_today(*duty, at)) return refuse(Fault::kConflict, "directives.refused.urged_today");
  Errors errors;
  const std::string said = checked(errors, words, "urge_words", true, kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  put(room, tx, *duty, said, who, at);
  record_duty(room, tx, "urged", *duty, who, {{"unit", unit_code(room, duty->unit)}}, at);
  return duty;
}

Result<int> urge_late(const Room& room, storage::Transaction& tx, std::int64_t task,
                      const std::string& words, OfficerId who, Millis at) {
  if (!find_task(tx, task)) return refuse(Fault::kNotFound, "directives.refused.unknown");
  if (withdrawn(tx, task)) return refuse(Fault::kConflict, "directives.refused.withdrawn");
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
    put(room, tx, duty, said, who, at);
    ++count;
  }
  if (!allowed) return refuse(Fault::kForbidden, "directives.refused.not_yours");
  if (count == 0) return refuse(Fault::kConflict, "directives.refused.nobody_late");
  record(room, tx, "urged", task_subject(task), who, {{"units", std::to_string(count)}},
         digest_of_task(tx, task), at);
  return count;
}

}  // namespace langnghe::directives
