#include "directives/joint_store.h"
#include "directives/record.h"

namespace langnghe::directives {
namespace {

Result<Supervision> told(const Room& room, storage::Transaction& tx, std::string_view verb, const Supervision& one,
                         OfficerId who, Millis at) {
  record(room, tx, verb, "supervision/" + std::to_string(one.id), who, {}, digest_of_supervision(tx, one.id), at);
  return one;
}

// 12:00 of a day: of dates we know no hour.
Millis noon(Date day) { return start_of(day) + 12 * kHour; }

std::optional<Date>* day_of(Supervision& round, std::string_view step) {
  const bool critique = round.kind == "critique";
  if (step == "ended") return &round.ended_on;
  if (step == "result") return &round.result_on;
  if (step == "plan" && !critique) return &round.plan_on;
  if (step == "report" && !critique) return &round.report_on;
  if (step == "draft" && critique) return &round.draft_on;
  return nullptr;
}

}  // namespace

Result<Supervision> plan_supervision(const Room& room, storage::Transaction& tx, std::int64_t programme,
                                     const NewSupervision& wanted, OfficerId who, Millis at) {
  const auto of = find_programme(tx, programme);
  if (!of) return refuse(Fault::kNotFound, "directives.refused.unknown");
  const auto directory = room.directory.now();
  const directory::Unit *unit = directory->unit(wanted.unit), *body = directory->unit(wanted.body);
  Errors errors;
  Supervision one;
  if (wanted.kind != "supervision" && wanted.kind != "critique")
    errors.push_back({Fault::kInvalid, "round_kind", "directives.refused.round_kind"});
  one.title = checked(errors, wanted.title, "round_title", true, kMostTitle);
  const bool front = unit != nullptr && (unit->kind == directory::UnitKind::kFront || unit->kind == directory::UnitKind::kUnion);
  if (!front || !of->has(unit->id)) errors.push_back({Fault::kInvalid, "round_unit", "directives.refused.supervisor"});
  if (body == nullptr || !of->has(body->id) || body == unit)
    errors.push_back({Fault::kInvalid, "round_body", "directives.refused.body"});
  if (!wanted.begins_on) errors.push_back({Fault::kInvalid, "begins_on", "directives.refused.date"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  if (!may(room, who, "supervision.run", unit->code, at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  one.programme = programme;
  one.kind = wanted.kind;
  one.unit = unit->id;
  one.body = body->id;
  one.begins_on = *wanted.begins_on;
  one.officer = who;
  one.entered_at = at;
  one.id = insert_supervision(tx, one);
  const auto joined = links::join(room.links, tx, {"round_of", {"supervision", one.id, one.code()}, {"programme", of->id, of->code()}},
                                  {who, acting_unit(room, who)}, at);
  if (!joined) return tl::unexpected<Errors>(joined.error());
  return told(room, tx, "supervision_planned", one, who, at);
}

Result<Supervision> record_supervision_step(const Room& room, storage::Transaction& tx, std::int64_t round,
                                            const std::string& step, std::optional<Date> day,
                                            const std::string& words, OfficerId who, Millis at) {
  touch_supervision(tx, round);
  auto one = find_supervision(tx, round);
  if (!one) return refuse(Fault::kNotFound, "directives.refused.unknown");
  const bool own = may(room, who, "supervision.run", unit_code(room, one->unit), at);
  const bool body = (step == "report" || step == "draft") && may(room, who, "directive.report", unit_code(room, one->body), at);
  if (!own && !body) return refuse(Fault::kForbidden, "directives.refused.not_yours");
  std::optional<Date>* into = day_of(*one, step);
  if (into == nullptr) return refuse(Fault::kInvalid, "directives.refused.step", "step");
  if (*into) return refuse(Fault::kConflict, "directives.refused.step_done", "step");
  Errors errors;
  if (!day)
    errors.push_back({Fault::kInvalid, "step_on", "directives.refused.date"});
  else if (*day > local_date(at))
    errors.push_back({Fault::kInvalid, "step_on", "directives.refused.future"});
  else if (step == "ended" && *day < one->begins_on)
    errors.push_back({Fault::kInvalid, "step_on", "directives.refused.ended_before"});
  else if (step == "result" && (!one->ended_on || *day < *one->ended_on))
    errors.push_back({Fault::kInvalid, "step_on", "directives.refused.result_before"});
  const std::string said = checked(errors, words, "step_words", step == "result", kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  *into = day;
  if (step == "result") one->result = said;
  update_supervision(tx, *one);
  return told(room, tx, "supervision_" + step, *one, who, at);
}

Result<Supervision> recommend(const Room& room, storage::Transaction& tx, std::int64_t round,
                              const std::string& words, const std::string& unit_of, std::optional<Date> answer_due,
                              OfficerId who, Millis at) {
  touch_supervision(tx, round);
  const auto one = find_supervision(tx, round);
  if (!one) return refuse(Fault::kNotFound, "directives.refused.unknown");
  if (!may(room, who, "supervision.run", unit_code(room, one->unit), at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  Errors errors;
  Recommendation made;
  made.words = checked(errors, words, "recommend_words", true, kMostWords);
  const directory::Unit* unit = room.directory.now()->unit(unit_of);
  if (unit == nullptr) errors.push_back({Fault::kInvalid, "recommend_unit", "directives.refused.unit"});
  made.made_on = local_date(at);
  if (answer_due && *answer_due < made.made_on)
    errors.push_back({Fault::kInvalid, "answer_due", "directives.refused.due_past"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  made.supervision = round;
  made.unit = unit->id;
  made.answer_due = answer_due;
  made.id = insert_recommendation(tx, made);
  const auto joined = links::join(room.links, tx, {"recommended_by", {"recommendation", made.id, made.code()}, {"supervision", one->id, one->code()}},
                                  {who, acting_unit(room, who)}, at);
  if (!joined) return tl::unexpected<Errors>(joined.error());
  return told(room, tx, "supervision_recommended", *one, who, at);
}

Result<Supervision> answer_recommendation(const Room& room, storage::Transaction& tx, std::int64_t recommendation,
                                          const std::string& taken, const std::string& words, OfficerId who, Millis at) {
  const auto made = find_recommendation(tx, recommendation);
  if (!made) return refuse(Fault::kNotFound, "directives.refused.unknown");
  if (!may(room, who, "directive.report", unit_code(room, made->unit), at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  touch_supervision(tx, made->supervision);
  Errors errors;
  if (taken != "fully" && taken != "partly" && taken != "no")
    errors.push_back({Fault::kInvalid, "taken", "directives.refused.taken"});
  const std::string said = checked(errors, words, "answer_words", true, kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  if (tx.run("UPDATE joint_recommendation SET answered_on = :answered_on, taken = :taken, answer = :answer "
             "WHERE id = :id AND answered_on = ''",
             iso_date(local_date(at)), taken, said, recommendation) != 1)
    return refuse(Fault::kConflict, "directives.refused.answered");
  return told(room, tx, "supervision_answered", *find_supervision(tx, made->supervision), who, at);
}

std::vector<Term> terms_of(const Room& room, const Supervision& round, Millis now) {
  std::vector<Term> out;
  const auto add = [&](std::string_view rule, std::string_view step, Date start, const std::optional<Date>& done) {
    legalclock::Facts facts;
    facts.start = noon(start);
    if (done) facts.end = noon(*done);
    auto deadline = legalclock::compute(room.law, rule, facts, now);
    if (deadline) out.push_back({std::string(step), std::move(*deadline), done});
  };
  if (round.kind == "critique") {
    add("PB.draft", "draft", round.begins_on, round.draft_on);
  } else {
    add("GS.plan", "plan", round.begins_on, round.plan_on);
    add("GS.report", "report", round.begins_on, round.report_on);
  }
  if (round.ended_on && round.kind == "supervision") add("GS.result", "result", *round.ended_on, round.result_on);
  return out;
}

}  // namespace langnghe::directives
