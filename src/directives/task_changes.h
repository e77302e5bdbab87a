// A task that changes after it was given: a later day, or taken back. Both with a reason that stays.
#pragma once

#include "directives/directives.h"

namespace langnghe::directives {

struct TaskChange {
  Millis at = 0;
  OfficerId officer = 0;
  std::string kind;     // extended | withdrawn
  std::string words;    // the reason
  Millis old_due = 0, new_due = 0;
};

// directive.register at the document's unit. The new last day lies after the one of now and not in
// the past; it becomes the day of every unit that is not done. Each of these units is told.
Result<Task> extend_task(const Room& room, storage::Transaction& tx, std::int64_t task, Date new_due, const std::string& reason,
                         OfficerId who, Millis at);
// Nobody has to do it any more: it leaves coverage and duties; what was reported stays. Units that
// were not done are told. Once.
Result<Task> withdraw_task(const Room& room, storage::Transaction& tx, std::int64_t task, const std::string& reason, OfficerId who,
                           Millis at);

std::vector<TaskChange> changes_of(storage::Session& session, std::int64_t task);
bool withdrawn(storage::Session& session, std::int64_t task);

// Who is told what a unit has to do: its head, else who may report there; nothing when there is none.
std::optional<OfficerId> told_at(const Room& room, std::int64_t unit, Millis at);

}  // namespace langnghe::directives
