#include <algorithm>

#include "directives/joint_store.h"
#include "directives/record.h"

namespace langnghe::directives {
namespace {

using std::chrono::year;

int year_of(Date day) { return static_cast<int>(day.year()); }

// Found, open to this officer through its leading unit or a party, and locked.
Result<Programme> open_programme(const Room& room, storage::Transaction& tx, std::int64_t id, OfficerId who, Millis at) {
  const auto found = find_programme(tx, id);
  if (!found) return refuse(Fault::kNotFound, "directives.refused.unknown");
  const bool allowed = std::any_of(found->parties.begin(), found->parties.end(), [&](std::int64_t unit) {
    return may(room, who, "programme.run", unit_code(room, unit), at);
  });
  if (!allowed) return refuse(Fault::kForbidden, "directives.refused.not_yours");
  touch_programme(tx, id);
  return *found;
}

Result<Programme> told(const Room& room, storage::Transaction& tx, std::string_view verb, const Programme& one,
                       OfficerId who, Millis at) {
  record(room, tx, verb, "programme/" + std::to_string(one.id), who, {}, digest_of_programme(tx, one.id), at);
  return one;
}

// A day that has come.
void check_past(Errors& errors, const std::optional<Date>& day, std::string_view field, Millis at) {
  if (!day)
    errors.push_back({Fault::kInvalid, std::string(field), "directives.refused.date"});
  else if (*day > local_date(at))
    errors.push_back({Fault::kInvalid, std::string(field), "directives.refused.future"});
}

}  // namespace

Result<Programme> enter_programme(const Room& room, storage::Transaction& tx, const NewProgramme& wanted,
                                  OfficerId who, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->unit(wanted.unit);
  if (unit == nullptr) return refuse(Fault::kInvalid, "directives.refused.unit", "unit");
  if (!may(room, who, "programme.run", wanted.unit, at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  Errors errors;
  Programme one;
  one.title = checked(errors, wanted.title, "title", true, kMostTitle);
  one.purpose = checked(errors, wanted.purpose, "purpose", true, kMostWords);
  one.from_year = wanted.from_year;
  one.to_year = wanted.to_year;
  if (one.from_year < 1990 || one.from_year > 2100)
    errors.push_back({Fault::kInvalid, "from_year", "directives.refused.year"});
  if (one.to_year < one.from_year || one.to_year > one.from_year + 10)
    errors.push_back({Fault::kInvalid, "to_year", "directives.refused.years"});
  if (wanted.signed_on) check_past(errors, wanted.signed_on, "signed_on", at);
  one.signed_on = wanted.signed_on;
  one.unit = unit->id;
  one.is_public = wanted.is_public;
  one.entered_at = at;
  one.officer = who;
  one.parties = {unit->id};
  for (const std::string& code : wanted.parties) {
    const directory::Unit* party = directory->unit(code);
    if (party == nullptr)
      errors.push_back({Fault::kInvalid, "parties", "directives.refused.unit"});
    else if (!one.has(party->id))
      one.parties.push_back(party->id);
  }
  if (one.parties.size() < 2) errors.push_back({Fault::kInvalid, "parties", "directives.refused.parties"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  std::sort(one.parties.begin(), one.parties.end());
  one.id = insert_programme(tx, one);
  return told(room, tx, "programme_entered", one, who, at);
}

Result<Programme> add_programme_task(const Room& room, storage::Transaction& tx, std::int64_t programme, int in_year,
                                     const std::string& title, const std::string& unit, std::optional<Date> due_on,
                                     OfficerId who, Millis at) {
  auto one = open_programme(room, tx, programme, who, at);
  if (!one) return one;
  Errors errors;
  const std::string text = checked(errors, title, "task_title", true, kMostTitle);
  if (in_year < one->from_year || in_year > one->to_year)
    errors.push_back({Fault::kInvalid, "task_year", "directives.refused.task_year",
                      {{"from", std::to_string(one->from_year)}, {"to", std::to_string(one->to_year)}}});
  const directory::Unit* party = room.directory.now()->unit(unit);
  if (party == nullptr || !one->has(party->id))
    errors.push_back({Fault::kInvalid, "task_unit", "directives.refused.not_party"});
  if (!due_on)
    errors.push_back({Fault::kInvalid, "task_due", "directives.refused.date"});
  else if (year_of(*due_on) != in_year)
    errors.push_back({Fault::kInvalid, "task_due", "directives.refused.due_year"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  tx.run(
      "INSERT INTO programme_task (programme, year, title, unit, due_on, done_on, result) VALUES (:programme, "
      ":year, :title, :unit, :due_on, '', '')",
      programme, in_year, text, party->id, iso_date(*due_on));
  return told(room, tx, "programme_tasked", *one, who, at);
}

Result<Programme> finish_programme_task(const Room& room, storage::Transaction& tx, std::int64_t task,
                                        const std::string& result, std::optional<Date> done_on, OfficerId who,
                                        Millis at) {
  const auto programme = tx.value<std::int64_t>("SELECT programme FROM programme_task WHERE id = :id", task);
  if (!programme) return refuse(Fault::kNotFound, "directives.refused.unknown");
  auto one = open_programme(room, tx, *programme, who, at);
  if (!one) return one;
  Errors errors;
  const std::string text = checked(errors, result, "done_result", true, kMostWords);
  check_past(errors, done_on, "done_on", at);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  if (tx.run("UPDATE programme_task SET done_on = :done_on, result = :result WHERE id = :id AND done_on = ''",
             iso_date(*done_on), text, task) != 1)
    return refuse(Fault::kConflict, "directives.refused.done");
  return told(room, tx, "programme_task_done", *one, who, at);
}

Result<Programme> hold_meeting(const Room& room, storage::Transaction& tx, std::int64_t programme,
                               std::optional<Date> held_on, const std::string& words, OfficerId who, Millis at) {
  auto one = open_programme(room, tx, programme, who, at);
  if (!one) return one;
  Errors errors;
  const std::string text = checked(errors, words, "meeting_words", true, kMostWords);
  check_past(errors, held_on, "held_on", at);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  tx.run("INSERT INTO programme_meeting (programme, held_on, words, officer) VALUES (:programme, :held_on, :words, :officer)",
         programme, iso_date(*held_on), text, who);
  return told(room, tx, "programme_met", *one, who, at);
}

Result<Programme> give_notice(const Room& room, storage::Transaction& tx, std::int64_t programme,
                              std::optional<Date> given_on, const std::string& words, OfficerId who, Millis at) {
  auto one = open_programme(room, tx, programme, who, at);
  if (!one) return one;
  Errors errors;
  const std::string text = checked(errors, words, "notice_words", true, kMostWords);
  check_past(errors, given_on, "given_on", at);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  tx.run("INSERT INTO front_notice (programme, given_on, words, officer) VALUES (:programme, :given_on, :words, :officer)",
         programme, iso_date(*given_on), text, who);
  return told(room, tx, "programme_notice", *one, who, at);
}

Date next_notice(const Room& room, const Programme& programme, const std::vector<FrontNotice>& given) {
  Date from = programme.signed_on.value_or(local_date(programme.entered_at));
  for (const FrontNotice& one : given) from = std::max(from, one.given_on);
  const auto month = from.year() / from.month() + std::chrono::months(room.pack.notice_months);
  Date day = month / from.day();
  if (!day.ok()) day = Date(month / std::chrono::last);
  return room.law.calendar.working_day_on_or_after(day);
}

}  // namespace langnghe::directives
