#include "meetings/visit_step.h"

namespace langnghe::meetings {

Result<int> post_days(const Room& room, storage::Transaction& tx, std::int64_t unit, Date until,
                      std::int64_t officer, Millis at) {
  if (!may(room, officer, "reception.plan", unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  const std::string today = iso_date(local_date(at)), last = iso_date(until);
  int posted = 0;
  for (ReceptionDay& day : select_rows<ReceptionDay>(
           tx, "WHERE unit = :unit AND state = 'planned' AND posted_at IS NULL AND on_day >= :today AND "
               "on_day <= :last ORDER BY on_day, id", {unit, std::string_view(today), std::string_view(last)})) {
    day.posted_at = at;
    if (auto saved = save_day(room, tx, std::move(day), "posted", officer, at); !saved)
      return tl::unexpected<Errors>(saved.error());
    ++posted;
  }
  if (posted == 0) return refuse(Fault::kConflict, "meetings.refused.none_posted", "until");
  return posted;
}

}  // namespace langnghe::meetings
