#include "meetings/reception.h"
#include "meetings/table.h"

namespace langnghe::meetings {

std::string visit_secret(const Room& room, std::string_view code) { return secret_for(room.secret_key, "visit", code); }
bool is_visit_secret(const Room& room, std::string_view code, std::string_view typed) {
  return is_secret_for(room.secret_key, "visit", code, typed);
}

std::optional<ReceptionDay> find_day(storage::Session& session, std::string_view code) {
  return row_by_code<ReceptionDay>(session, code);
}

std::vector<ReceptionDay> days_of(storage::Session& session, const std::vector<std::int64_t>& units,
                                  Date from, Date to, bool posted_only, int limit) {
  const std::string first = iso_date(from), last = iso_date(to);
  std::string where = "WHERE on_day >= :first AND on_day <= :last";
  if (posted_only) where += " AND posted_at IS NOT NULL";
  if (!units.empty()) {
    // Numbers of the directory, never text from outside.
    std::string list;
    for (std::int64_t unit : units) list += (list.empty() ? "" : ",") + std::to_string(unit);
    where += " AND unit IN (" + list + ")";
  }
  return select_rows<ReceptionDay>(session, where + " ORDER BY on_day, from_minute, id LIMIT :most",
                                   {std::string_view(first), std::string_view(last), std::int64_t{limit}});
}

Date last_posting_day(const legalclock::Law& law, Date day) {
  const auto due = legalclock::compute(law, "TCD.schedule", {.start = start_of(day)}, start_of(day));
  return due ? due->due_date : day;
}

Posting posting_of(const legalclock::Law& law, const ReceptionDay& day, Millis now) {
  const Millis due = end_of(last_posting_day(law, day.day()));
  if (day.posted_at) return *day.posted_at < due ? Posting::kInTime : Posting::kLate;
  return now < due ? Posting::kDue : Posting::kMissed;
}

}  // namespace langnghe::meetings
