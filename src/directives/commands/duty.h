// A duty opened for a change: found, its unit's officer allowed, its task locked. Private.
#pragma once

#include "directives/record.h"
#include "directives/store.h"
#include "directives/task_changes.h"

namespace langnghe::directives {

inline Result<Duty> open_duty(const Room& room, storage::Transaction& tx, std::int64_t id,
                              std::string_view action, OfficerId who, Millis at) {
  auto found = find_duty(tx, id);
  if (!found) return refuse(Fault::kNotFound, "directives.refused.unknown");
  if (!may(room, who, action, unit_code(room, found->unit), at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  if (withdrawn(tx, found->task)) return refuse(Fault::kConflict, "directives.refused.withdrawn");
  touch_task(tx, found->task);
  return *find_duty(tx, id);  // as it is now that nobody else changes it
}

inline void record_duty(const Room& room, storage::Transaction& tx, std::string_view verb, const Duty& duty,
                        OfficerId who, std::initializer_list<std::pair<std::string_view, std::string>> facts,
                        Millis at) {
  record(room, tx, verb, task_subject(duty.task), who, facts, digest_of_task(tx, duty.task), at);
}

}  // namespace langnghe::directives
