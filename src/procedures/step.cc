#include "procedures/step.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "ledger/table.h"
#include "notices/notices.h"
#include "procedures/office_hours.h"
#include "procedures/store.h"

namespace langnghe::procedures {
namespace {

// Where a right counts: the desk that took it in, who has it in hand, who owes it.
bool holds(const Room& room, const Dossier& dossier, std::string_view grant, std::int64_t officer, Millis at) {
  if (grant == "dossier.receive") return may(room, officer, grant, dossier.received_unit, at);
  if (grant == "dossier.lead")
    return may(room, officer, grant, dossier.unit, at) || may(room, officer, grant, dossier.holder, at);
  return may(room, officer, grant, dossier.holder, at);
}

}  // namespace

const Procedure& procedure_of(const Room& room, const Dossier& dossier) {
  const Procedure* found = room.catalogue.find(dossier.procedure_key, dossier.procedure_version);
  if (found == nullptr)
    throw std::logic_error("procedure " + dossier.procedure_key + " version " +
                           std::to_string(dossier.procedure_version) +
                           " is not in the pack; keep old versions with their `to`");
  return *found;
}

bool may_see(const Room& room, const Dossier& dossier, std::int64_t officer, Millis at) {
  for (const std::int64_t unit : {dossier.received_unit, dossier.holder, dossier.unit})
    if (may(room, officer, "dossier.see", unit, at)) return true;
  return false;
}

std::vector<std::string> allowed_actions(const Room& room, const Dossier& dossier, std::int64_t officer, Millis at) {
  std::vector<std::string> out;
  const int last = static_cast<int>(procedure_of(room, dossier).steps.size()) - 1;
  for (const lifecycle::Action* action : room.lifecycle.actions_from(dossier.state, lifecycle::By::kOfficer)) {
    if (!holds(room, dossier, action->grant, officer, at)) continue;
    if (action->id == "ask_supplement" && dossier.supplements > 0) continue;
    // Until the last line of the control sheet it is handed on, then the result is there.
    if (action->id == "pass" && dossier.step >= last) continue;
    if (action->id == "finish" && dossier.step < last) continue;
    out.push_back(action->id);
  }
  return out;
}

Result<Dossier> dossier_for(const Room& room, storage::Transaction& tx, const std::string& code,
                            std::string_view action, std::int64_t officer, Millis at) {
  auto found = find_dossier(tx, code);
  if (!found) return refuse(Fault::kNotFound, "procedures.refused.unknown");
  const lifecycle::Action* known = room.lifecycle.action(action);
  if (known == nullptr) throw std::logic_error("no action " + std::string(action) + " in the lifecycle of dossiers");
  if (known->by == lifecycle::By::kOfficer && !holds(room, *found, known->grant, officer, at))
    return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  if (!known->starts_from(found->state)) return refuse(Fault::kConflict, "procedures.refused.state");
  return std::move(*found);
}

void move(const Room& room, Dossier& dossier, std::string_view action) {
  const lifecycle::Action* known = room.lifecycle.action(action);
  if (!known->to.empty()) dossier.state = known->to;
}

std::int64_t step_unit(const Room& room, const Dossier& dossier, const StepPlan& plan) {
  if (plan.unit == "desk") return dossier.received_unit;
  if (plan.unit == "owner") return dossier.unit;
  const auto directory = room.directory.now();
  const directory::Unit* owner = directory->units().unit_by_id(dossier.unit);
  if (owner == nullptr) return 0;
  // A body of the province in which the owing body lies.
  for (const directory::Unit* one : directory->units().path(owner->code))
    if (one->kind == directory::UnitKind::kProvince) {
      const directory::Unit* body = directory->unit(one->code + "." + plan.unit);
      return body == nullptr ? 0 : body->id;
    }
  return 0;
}

void leave_step(storage::Transaction& tx, Dossier& dossier, const std::string& words, std::int64_t officer,
                Millis at) {
  auto lines = steps_of(tx, dossier.id);
  if (lines.empty() || lines.back().out_at) return;
  StepDone& last = lines.back();
  last.out_at = at;
  last.officer = officer;
  last.words = words;
  update_step(tx, dossier.id, last);
  if (dossier.step_late.empty() && at > last.due_at) dossier.step_late = last.step;
}

void enter_step(const Room& room, storage::Transaction& tx, Dossier& dossier, Millis at) {
  const Procedure& procedure = procedure_of(room, dossier);
  const StepPlan& plan = procedure.steps.at(static_cast<std::size_t>(dossier.step));
  const std::int64_t unit = step_unit(room, dossier, plan);
  StepDone line;
  line.seq = static_cast<int>(steps_of(tx, dossier.id).size()) + 1;
  line.step = plan.step;
  // A province without that body: who owes the result does it.
  line.unit = unit != 0 ? unit : dossier.unit;
  line.in_at = at;
  line.due_at = add_working_minutes(room.law.calendar, room.catalogue.hours, at, plan.minutes);
  insert_step(tx, dossier.id, line);
  dossier.holder = line.unit;
}

void set_next(const Room& room, storage::Session& session, Dossier& dossier) {
  dossier.next_due = dossier.next_warn = std::nullopt;
  if (dossier.state != "processing") return;
  const auto lines = steps_of(session, dossier.id);
  dossier.next_due = dossier.appointed;
  if (dossier.appointed && dossier.received_at)
    dossier.next_warn = warn_time(room.law, room.catalogue, dossier.reappointed.value_or(*dossier.received_at),
                                  *dossier.appointed);
  if (lines.empty() || lines.back().out_at) return;
  const StepDone& open = lines.back();
  if (!dossier.next_due || open.due_at < *dossier.next_due) dossier.next_due = open.due_at;
  const Millis warn = warn_time(room.law, room.catalogue, open.in_at, open.due_at);
  if (!dossier.next_warn || warn < *dossier.next_warn) dossier.next_warn = warn;
}

Result<void> begin(const Room& room, storage::Transaction& tx, Dossier& dossier, Millis at) {
  const Procedure& procedure = procedure_of(room, dossier);
  auto due = appointment(room.law, room.catalogue, procedure, at);
  if (!due) return tl::unexpected<Errors>(due.error());
  dossier.received_at = at;
  dossier.appointed = dossier.first_appointed = due->due;
  dossier.reappointed = dossier.apologised_at = std::nullopt;
  dossier.due_rule = due->rule;
  dossier.due_reasons = due->reasons;
  dossier.step = 0;
  enter_step(room, tx, dossier, at);
  return {};
}

Result<Dossier> save(const Room& room, storage::Transaction& tx, Dossier dossier, std::string_view verb,
                     std::int64_t officer, Millis at, const std::string& more) {
  dossier.changed_at = at;
  if (dossier.state != "registered") set_next(room, tx, dossier);
  const std::string unit = officer == 0 ? "" : unit_code(room, unit_of_officer(room, officer));
  const std::string extra = step_lines(steps_of(tx, dossier.id));
  return ledger::update_row(tx, std::move(dossier), {verb, unit, officer, more, extra}, at,
                            "procedures.refused.faster");
}

void insert(const Room& room, storage::Transaction& tx, Dossier& dossier, std::string_view verb,
            std::int64_t officer, Millis at) {
  dossier.changed_at = at;
  const std::string unit = officer == 0 ? "" : unit_code(room, unit_of_officer(room, officer));
  ledger::insert_row(tx, dossier, {verb, unit, officer}, at);
}

std::string papers_text(Errors& errors, const Procedure& procedure, const std::vector<PaperTick>& papers) {
  std::string out;
  std::set<int> seen;
  for (const PaperTick& tick : papers) {
    if (tick.paper < 0 || tick.paper >= static_cast<int>(procedure.papers.size()) || !seen.insert(tick.paper).second) {
      errors.push_back({Fault::kInvalid, "papers", "procedures.refused.paper"});
      return {};
    }
  }
  for (const int paper : seen) {
    const auto tick = std::find_if(papers.begin(), papers.end(), [&](const PaperTick& one) { return one.paper == paper; });
    out += (out.empty() ? "" : ",") + std::to_string(paper) + (tick->original ? "o" : "c");
  }
  return out;
}

void check_papers(Errors& errors, const Procedure& procedure, const std::vector<PaperTick>& papers) {
  for (std::size_t i = 0; i < procedure.papers.size(); ++i) {
    if (procedure.papers[i].optional) continue;
    const auto tick = std::find_if(papers.begin(), papers.end(),
                                   [&](const PaperTick& one) { return one.paper == static_cast<int>(i); });
    if (tick == papers.end())
      errors.push_back({Fault::kInvalid, "paper_" + std::to_string(i), "procedures.refused.paper_missing"});
    else if (procedure.papers[i].original && !tick->original)
      errors.push_back({Fault::kInvalid, "paper_" + std::to_string(i), "procedures.refused.paper_original"});
  }
}

void tell_applicant(const Room& room, storage::Transaction& tx, const Dossier& dossier, std::string_view what,
                    Millis at) {
  notices::Notice notice;
  notice.to = {"dossier", dossier.id};
  notice.what = std::string(what);
  notice.code = dossier.code;
  notice.link = "/dossier";
  const auto directory = room.directory.now();
  if (const directory::Unit* unit = directory->units().unit_by_id(dossier.received_unit))
    notice.args.push_back(notices::Arg::text("unit", unit->name_vi, unit->name_en));
  if (dossier.appointed) notice.args.push_back(notices::Arg::day("due", local_date(*dossier.appointed - 1)));
  notices::put(tx, notice, at);
}

}  // namespace langnghe::procedures
