#include "directives/task_changes.h"

#include "directives/record.h"
#include "directives/store.h"
#include "directives/tell.h"

namespace langnghe::directives {
namespace {

struct Opened {
  Task task;
  Document document;
  std::string words;
};

Result<Opened> open_task(const Room& room, storage::Transaction& tx, std::int64_t id, const std::string& reason, std::string_view field,
                         OfficerId who, Millis at) {
  if (!find_task(tx, id)) return refuse(Fault::kNotFound, "directives.refused.unknown");
  touch_task(tx, id);
  Opened out{*find_task(tx, id), {}, {}};
  out.document = *document_by_id(tx, out.task.document);
  if (!may(room, who, "directive.register", unit_code(room, out.document.unit), at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  if (withdrawn(tx, id)) return refuse(Fault::kConflict, "directives.refused.withdrawn");
  Errors errors;
  out.words = checked(errors, reason, field, true, kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  return out;
}

void keep(storage::Transaction& tx, std::int64_t task, const TaskChange& one) {
  tx.run("INSERT INTO directive_task_change (task, at, officer, kind, words, old_due, new_due) VALUES (:task, :at, :officer, :kind, "
         ":words, :old_due, :new_due)",
         task, one.at, one.officer, one.kind, one.words, one.old_due, one.new_due);
}

}  // namespace

Result<Task> extend_task(const Room& room, storage::Transaction& tx, std::int64_t id, Date new_due, const std::string& reason,
                         OfficerId who, Millis at) {
  auto opened = open_task(room, tx, id, reason, "extend_words", who, at);
  if (!opened) return tl::unexpected<Errors>(opened.error());
  Task& task = opened->task;
  const Millis due = end_of(new_due);
  if (due <= task.due_at || new_due < local_date(at)) return refuse(Fault::kInvalid, "directives.refused.not_later", "new_due");
  keep(tx, id, {at, who, "extended", opened->words, task.due_at, due});
  tx.run("UPDATE directive_task SET due_at = :due WHERE id = :id", due, id);
  tx.run("UPDATE directive_duty SET due_at = :due WHERE task = :id AND state = 'open'", due, id);
  for (const Duty& duty : duties_of_task(tx, id))
    if (duty.state == "open") tell(room, tx, duty, "directive.extended", opened->document.number, {notices::Arg::day("due", new_due)}, at);
  task.due_at = due;
  record(room, tx, "extended", task_subject(id), who, {{"due", iso_utc(due)}}, digest_of_task(tx, id), at);
  return task;
}

Result<Task> withdraw_task(const Room& room, storage::Transaction& tx, std::int64_t id, const std::string& reason, OfficerId who,
                           Millis at) {
  auto opened = open_task(room, tx, id, reason, "withdraw_words", who, at);
  if (!opened) return tl::unexpected<Errors>(opened.error());
  keep(tx, id, {at, who, "withdrawn", opened->words, opened->task.due_at, opened->task.due_at});
  for (const Duty& duty : duties_of_task(tx, id))
    if (duty.state != "done") tell(room, tx, duty, "directive.withdrawn", opened->document.number, {}, at);
  record(room, tx, "withdrawn", task_subject(id), who, {}, digest_of_task(tx, id), at);
  return opened->task;
}

std::vector<TaskChange> changes_of(storage::Session& session, std::int64_t task) {
  std::vector<TaskChange> out;
  session.each<Millis, OfficerId, std::string, std::string, Millis, Millis>(
      "SELECT at, officer, kind, words, old_due, new_due FROM directive_task_change WHERE task = :task ORDER BY id",
      [&](Millis at, OfficerId officer, std::string kind, std::string words, Millis old_due, Millis new_due) {
        out.push_back({at, officer, std::move(kind), std::move(words), old_due, new_due});
      },
      task);
  return out;
}

bool withdrawn(storage::Session& session, std::int64_t task) {
  return session.value<std::int64_t>("SELECT id FROM directive_task_change WHERE task = :task AND kind = 'withdrawn'", task).has_value();
}

}  // namespace langnghe::directives
