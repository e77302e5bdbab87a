#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<ReceptionDay> day_for(const Room& room, storage::Transaction& tx, const std::string& code,
                             std::int64_t officer, std::string_view action, Millis at) {
  auto found = row_by_code<ReceptionDay>(tx, code);
  if (!found) return refuse(Fault::kNotFound, "meetings.refused.no_day");
  if (!may(room, officer, action, found->unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  return std::move(*found);
}

Result<Visit> visit_for(const Room& room, storage::Transaction& tx, const std::string& code,
                        std::int64_t officer, std::string_view action, Millis at) {
  auto found = row_by_code<Visit>(tx, code);
  if (!found) return refuse(Fault::kNotFound, "meetings.refused.no_visit");
  if (!may(room, officer, action, found->unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  return std::move(*found);
}

Result<ReceptionDay> save_day(const Room& room, storage::Transaction& tx, ReceptionDay day,
                              std::string_view verb, std::int64_t officer, Millis at) {
  day.changed_at = at;
  const std::string unit = unit_code(room, day.unit);
  return update_row(tx, std::move(day), {verb, unit, officer}, at);
}

Result<Visit> save_visit(const Room& room, storage::Transaction& tx, Visit visit, std::string_view verb,
                         std::int64_t officer, Millis at) {
  visit.changed_at = at;
  const std::string unit = officer == 0 ? "" : unit_code(room, visit.unit);
  return update_row(tx, std::move(visit), {verb, unit, officer}, at);
}

Result<void> take_in(const Room& room, storage::Transaction& tx, Visit& visit, Millis at) {
  const int year = static_cast<int>(local_date(at).year());
  // Two transactions asking for a number of one register wait for one another.
  visit.register_no = static_cast<int>(*tx.value<std::int64_t>(
      "INSERT INTO visit_number (unit, year, last) VALUES (:unit, :year, 1) "
      "ON CONFLICT (unit, year) DO UPDATE SET last = visit_number.last + 1 RETURNING last",
      visit.unit, year));
  visit.received_at = at;
  visit.on_day = iso_date(local_date(at));
  const auto due = legalclock::compute(room.law, "TCD.answer", {.start = at}, at);
  if (!due) return tl::unexpected<Errors>(due.error());
  visit.due_at = due->due;
  visit.due_rule = due->version;
  visit.due_reasons = legalclock::reasons_json(due->reasons);
  return {};
}

void check_party(Errors& errors, const Pack& pack, int companions, int people) {
  if (people < 1 || people > 10'000) errors.push_back({Fault::kInvalid, "people", "meetings.refused.people"});
  if (companions < 0 || companions > 100) {
    errors.push_back({Fault::kInvalid, "companions", "meetings.refused.companions"});
    return;
  }
  const int together = companions + 1;
  // Those in the room have the matter too, so the larger number is how many people it concerns.
  const Representatives* rule = pack.representatives_of(std::max(people, together));
  if (rule != nullptr && together > rule->most)
    errors.push_back({Fault::kInvalid, "companions", "meetings.refused.representatives",
                      {{"most", std::to_string(rule->most)}, {"citation", rule->citation.vi}}});
}

}  // namespace langnghe::meetings
