#include "procedures/clocks.h"

#include "procedures/office_hours.h"

namespace langnghe::procedures {

Date counted_day(const legalclock::Calendar& calendar, const Procedure& procedure, Millis received) {
  const Date day = local_date(received);
  const bool late = procedure.term.cutoff && received - start_of(day) > *procedure.term.cutoff * kMinute;
  if (late) return calendar.add_working_days(day, 1);
  return procedure.term.length == 0 ? calendar.working_day_on_or_after(day) : day;
}

Millis warn_time(const legalclock::Law& law, const Catalogue& catalogue, Millis from, Millis due) {
  const auto total = working_minutes_between(law.calendar, catalogue.hours, from, due);
  return add_working_minutes(law.calendar, catalogue.hours, from, total * (100 - catalogue.warn_percent) / 100);
}

Result<Appointment> appointment(const legalclock::Law& law, const Catalogue& catalogue,
                                const Procedure& procedure, Millis received) {
  Appointment out;
  out.counted_from = counted_day(law.calendar, procedure, received);
  const Millis start = out.counted_from == local_date(received) ? received : start_of(out.counted_from);
  if (procedure.term.length == 0) {
    using legalclock::Reason;
    using legalclock::ReasonKind;
    out.due = end_of(out.counted_from);
    out.rule = "MC.term";
    // The day of receipt itself: art. 147(2), by which it would not count, is about terms in days.
    const std::vector<Reason> reasons = {{.kind = ReasonKind::kEndOfDay, .what = "deadline", .at = out.counted_from,
                                          .citation = std::string(legalclock::kEndOfDay24)}};
    out.reasons = legalclock::reasons_json(reasons);
  } else {
    const bool calendar_days = procedure.term.unit == legalclock::Unit::kCalendarDays;
    const auto due = legalclock::compute(law, calendar_days ? "MC.term_calendar" : "MC.term",
                                         {.start = start, .target_days = procedure.term.length}, start);
    if (!due) return tl::unexpected<Errors>(due.error());
    out.due = due->due;
    out.rule = due->version;
    out.reasons = legalclock::reasons_json(due->reasons);
  }
  out.warn_at = warn_time(law, catalogue, start, out.due);
  return out;
}

Result<Millis> apology_by(const legalclock::Law& law, Millis due) {
  const auto last = legalclock::compute(law, "MC.apology", {.start = due - 1}, due - 1);
  if (!last) return tl::unexpected<Errors>(last.error());
  return last->due;
}

}  // namespace langnghe::procedures
