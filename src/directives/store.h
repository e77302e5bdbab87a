// The SQL of documents, tasks, duties, reports. Private.
#pragma once

#include <string>

#include "directives/directives.h"

// Of directive_duty: nobody has taken its task back.
#define NOT_WITHDRAWN "task NOT IN (SELECT task FROM directive_task_change WHERE kind = 'withdrawn')"

namespace langnghe::directives {

std::int64_t insert_document(storage::Transaction& tx, const Document& document);
// False when somebody else changed it since `version` was read.
bool update_document(storage::Transaction& tx, const Document& document);
std::string digest_of(const Document& document);
std::string ledger_subject(const Document& document);  // "directive/25-nq-tw"

std::int64_t insert_task(storage::Transaction& tx, const Task& task);
// Locks the task against others' changes until the transaction ends.
void touch_task(storage::Transaction& tx, std::int64_t task);
std::int64_t insert_duty(storage::Transaction& tx, const Duty& duty);
void update_duty(storage::Transaction& tx, const Duty& duty);
std::int64_t insert_report(storage::Transaction& tx, const Report& report);
void insert_urge(storage::Transaction& tx, std::int64_t duty, const Urge& urge);
// The task with everything its units did, from the rows as they are.
std::string digest_of_task(storage::Session& session, std::int64_t task);
std::string task_subject(std::int64_t task);  // "task/5"

// In joint.cc.
void each_joint_state(storage::Session& session,
                      const std::function<void(std::string, std::string)>& tell);

}  // namespace langnghe::directives
