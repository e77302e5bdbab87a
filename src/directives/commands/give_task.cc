#include <set>

#include "directives/record.h"
#include "directives/store.h"

namespace langnghe::directives {
namespace {

// When it is due, and why: the term through the legal clock, or the day itself.
Result<void> set_due(const Room& room, const NewTask& wanted, Task& task, Millis at) {
  if (wanted.due_on) {
    if (*wanted.due_on < local_date(at)) return refuse(Fault::kInvalid, "directives.refused.due_past", "due_on");
    task.due_at = end_of(*wanted.due_on);
    return {};
  }
  if (wanted.term_unit != "W" && wanted.term_unit != "C")
    return refuse(Fault::kInvalid, "directives.refused.term_unit", "term_unit");
  if (wanted.term < 1 || wanted.term > 1000)
    return refuse(Fault::kInvalid, "directives.refused.term", "term");
  legalclock::Facts facts;
  facts.start = at;
  facts.target_days = wanted.term;
  const auto deadline = legalclock::compute(room.law, wanted.term_unit == "W" ? "CD.task_w" : "CD.task_c", facts, at);
  if (!deadline) return tl::unexpected<Errors>(deadline.error());
  task.term = wanted.term;
  task.term_unit = wanted.term_unit;
  task.due_at = deadline->due;
  task.reasons = legalclock::reasons_json(deadline->reasons);
  return {};
}

}  // namespace

Result<Task> give_task(const Room& room, storage::Transaction& tx, const std::string& code,
                       const NewTask& wanted, OfficerId who, Millis at) {
  const auto document = find_document(tx, code);
  if (!document) return refuse(Fault::kNotFound, "directives.refused.unknown");
  if (!may(room, who, "directive.register", unit_code(room, document->unit), at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  Task task;
  task.document = document->id;
  task.given_at = at;
  task.officer = who;
  Errors errors;
  task.title = checked(errors, wanted.title, "task_title", true, kMostTitle);
  task.result = checked(errors, wanted.result, "task_result", true, kMostWords);
  if (const auto due = set_due(room, wanted, task, at); !due)
    errors.insert(errors.end(), due.error().begin(), due.error().end());
  std::set<std::int64_t> units;
  const auto directory = room.directory.now();
  // A commune's document binds the commune, not the province.
  const directory::Unit* territory = directory->units().territory_of(unit_code(room, document->unit));
  for (const std::string& one : wanted.units) {
    const directory::Unit* unit = directory->unit(one);
    if (unit == nullptr || !unit->valid_on(local_date(at)))
      errors.push_back({Fault::kInvalid, "units", "directives.refused.unit"});
    else if (territory != nullptr && !directory->units().is_within(unit->code, territory->code))
      errors.push_back({Fault::kForbidden, "units", "directives.refused.not_below"});
    else
      units.insert(unit->id);
  }
  if (wanted.units.empty()) errors.push_back({Fault::kInvalid, "units", "directives.refused.no_units"});
  if (document->standing == "replaced" || document->standing == "ended")
    errors.push_back({Fault::kConflict, "", "directives.refused.not_in_force"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  task.id = insert_task(tx, task);
  for (const std::int64_t unit : units) {
    Duty duty;
    duty.task = task.id;
    duty.document = document->id;
    duty.unit = unit;
    duty.due_at = task.due_at;
    insert_duty(tx, duty);
  }
  const auto joined = links::join(room.links, tx, {"task_of", {"task", task.id, task.code()}, subject_of(*document)},
                                  {who, acting_unit(room, who)}, at);
  if (!joined) return tl::unexpected<Errors>(joined.error());
  record(room, tx, "tasked", task_subject(task.id), who,
         {{"directive", document->code}, {"due", iso_utc(task.due_at)}, {"units", std::to_string(units.size())}},
         digest_of_task(tx, task.id), at);
  return task;
}

}  // namespace langnghe::directives
