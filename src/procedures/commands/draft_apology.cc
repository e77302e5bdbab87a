// Before the date is missed the apology lies on the head's desk.
#include <algorithm>

#include "ledger/table.h"
#include "notices/notices.h"
#include "procedures/apology.h"
#include "procedures/clocks.h"
#include "procedures/office_hours.h"

namespace langnghe::procedures {
namespace {

// The end of the first working day by which it can be done, after today and the date given first.
Millis new_date(const Room& room, Millis expected, Millis due, Millis at) {
  const Date least = std::max(local_date(at), local_date(due - 1));
  const Date could = local_date(expected);
  return end_of(could > least && room.law.calendar.working(could) ? could
                                                                  : room.law.calendar.add_working_days(std::max(could, least), 1));
}

void tell_head(const Room& room, storage::Transaction& tx, const Apology& apology, std::string_view what,
               std::int64_t unit, Millis due, Millis at) {
  const auto directory = room.directory.now();
  const directory::Officer* head = directory->head_of(unit_code(room, unit), local_date(at));
  if (head == nullptr) return;
  notices::Notice notice;
  notice.to = notices::Recipient::of_officer(head->id);
  notice.what = std::string(what);
  notice.code = apology.subject_code;
  notice.link = "/staff/apologies";
  if (const directory::Unit* owner = directory->units().unit_by_id(apology.owner))
    notice.args.push_back(notices::Arg::text("unit", owner->name_vi, owner->name_en));
  notice.args.push_back(notices::Arg::day("due", local_date(due - 1)));
  notice.dedupe = std::string(what) + "/" + apology.code;
  notices::put(tx, notice, at);
}

LateThing thing_of(const Dossier& dossier, const std::vector<StepDone>& lines) {
  LateThing out;
  out.kind = "dossier";
  out.id = dossier.id;
  out.code = dossier.code;
  out.topic = dossier.procedure_key;
  out.owner = dossier.unit;
  out.due_at = dossier.appointed.value_or(0);
  // At fault is who overran first; else who has it in hand.
  out.unit = dossier.holder;
  for (const StepDone& line : lines)
    if (line.out_at && *line.out_at > line.due_at) {
      out.unit = line.unit;
      out.stage = line.step;
      return out;
    }
  if (!lines.empty()) out.stage = lines.back().step;
  return out;
}

}  // namespace

Millis expected_finish(const Room& room, const Dossier& dossier, const std::vector<StepDone>& lines, Millis now) {
  const Procedure& procedure = procedure_of(room, dossier);
  std::int64_t left = procedure.planned_minutes(static_cast<std::size_t>(dossier.step + 1));
  if (!lines.empty() && !lines.back().out_at)
    left += working_minutes_between(room.law.calendar, room.catalogue.hours, now, lines.back().due_at);
  return add_working_minutes(room.law.calendar, room.catalogue.hours, now, left);
}

bool will_miss(const Room& room, const Dossier& dossier, const std::vector<StepDone>& lines, Millis now) {
  if (dossier.state != "processing" || !dossier.appointed || !dossier.received_at) return false;
  if (now >= *dossier.appointed) return true;
  return now >= warn_time(room.law, room.catalogue, *dossier.received_at, *dossier.appointed) &&
         expected_finish(room, dossier, lines, now) >= *dossier.appointed;
}

Result<Apology> draft_apology(const Room& room, storage::Transaction& tx, const LateThing& thing,
                              std::int64_t officer, Millis at) {
  if (officer != 0 && !may(room, officer, "dossier.work", thing.owner, at))
    return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  if (apology_of(tx, thing.kind, thing.id)) return refuse(Fault::kConflict, "procedures.refused.apology_once");
  Apology out;
  out.code = thing.kind + "/" + thing.code;
  out.subject_kind = thing.kind;
  out.subject_id = thing.id;
  out.subject_code = thing.code;
  out.topic = thing.topic;
  out.unit = thing.unit;
  out.owner = thing.owner;
  out.stage = thing.stage;
  // A step of somebody else's that overran is the reason; else the head says which.
  out.reason = thing.unit != thing.owner ? "other_body" : "overload";
  out.due_at = thing.due_at;
  Millis expected = std::max(at, thing.due_at);
  if (thing.kind == "dossier")
    if (const auto dossier = dossier_of(tx, thing.id))
      expected = expected_finish(room, *dossier, steps_of(tx, thing.id), at);
  out.new_due = new_date(room, expected, thing.due_at, at);
  out.drafted_at = out.changed_at = at;
  out.drafted_by = officer;
  ledger::insert_row(tx, out, {"drafted", unit_code(room, unit_of_officer(room, officer)), officer}, at);
  tell_head(room, tx, out, "apology.to_sign", out.owner, out.due_at, at);
  return out;
}

int draft_due_apologies(const Room& room, storage::Database& database, Millis now) {
  // Whose step or date ends within the next days and who has no apology yet.
  const auto ids = database.read([&](storage::Session& session) {
    return session.rows<std::int64_t>(
        "SELECT id FROM dossier WHERE next_due IS NOT NULL AND next_due <= :soon AND state = 'processing' AND "
        "reappointed IS NULL AND NOT EXISTS (SELECT 1 FROM apology WHERE subject_kind = 'dossier' AND subject_id = "
        "dossier.id) ORDER BY next_due LIMIT 2000",
        now + 5 * kDay);
  });
  int drafted = 0;
  for (const auto& [id] : ids) {
    const auto candidate = database.read([&](storage::Session& session) -> std::optional<LateThing> {
      const auto dossier = dossier_of(session, id);
      if (!dossier) return std::nullopt;
      const auto lines = steps_of(session, id);
      if (!will_miss(room, *dossier, lines, now)) return std::nullopt;
      return thing_of(*dossier, lines);
    });
    if (!candidate) continue;
    // Somebody may have been faster: then there is one, or the dossier is done.
    const auto made = database.write([&](storage::Transaction& tx) -> Result<Apology> {
      const auto dossier = dossier_of(tx, id);
      if (!dossier || dossier->state != "processing") return refuse(Fault::kConflict, "procedures.refused.state");
      return draft_apology(room, tx, *candidate, 0, now);
    });
    if (made) ++drafted;
  }
  return drafted;
}

int escalate_missed(const Room& room, storage::Database& database, Millis now) {
  const auto codes = database.read([&](storage::Session& session) {
    return session.rows<std::string>(
        "SELECT code FROM apology WHERE state = 'sent' AND outcome = '' AND new_due <= :now ORDER BY new_due LIMIT 2000",
        now);
  });
  int told = 0;
  for (const auto& [code] : codes) {
    const auto done = database.write([&](storage::Transaction& tx) -> Result<Apology> {
      auto apology = find_apology(tx, code);
      if (!apology || apology->state != "sent" || !apology->outcome.empty())
        return refuse(Fault::kConflict, "procedures.refused.state");
      const auto directory = room.directory.now();
      const directory::Unit* superior = directory->units().superior(unit_code(room, apology->owner));
      apology->outcome = "missed";
      apology->outcome_at = apology->changed_at = now;
      apology->superior = superior == nullptr ? apology->owner : superior->id;
      tell_head(room, tx, *apology, "apology.missed", apology->superior, apology->new_due, now);
      return ledger::update_row(tx, std::move(*apology), {"missed", "", 0}, now, "procedures.refused.faster");
    });
    if (done) ++told;
  }
  return told;
}

}  // namespace langnghe::procedures
