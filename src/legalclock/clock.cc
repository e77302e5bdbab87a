#include "legalclock/clock.h"

#include <algorithm>
#include <set>

#include "legalclock/reckon.h"

namespace langnghe::legalclock {
namespace {

std::string_view nature_word(const Rule& rule) {
  if (rule.direction == Direction::kBefore) return "before";
  switch (rule.nature) {
    case Nature::kDeadline: return "deadline";
    case Nature::kMinimum: return "minimum";
    case Nature::kEffect: return "effect";
    case Nature::kTimeBar: return "time_bar";
  }
  return "deadline";
}

ClockState state_of(const Reckoned& r, const Facts& facts, Millis now) {
  const Nature nature = r.rule->nature;
  if (facts.end) {
    if (nature == Nature::kEffect) return ClockState::kMet;
    const bool before = *facts.end < r.due;
    return before == (nature != Nature::kMinimum) ? ClockState::kMet : ClockState::kMissed;
  }
  if (r.paused_on) return ClockState::kPaused;
  if (now < r.due) return ClockState::kRunning;
  return nature == Nature::kMinimum || nature == Nature::kEffect ? ClockState::kMet
                                                                 : ClockState::kMissed;
}

// Names of the holidays of a stretch, each once, joined by commas.
class HolidayNames {
 public:
  void add(const Day& day) {
    if (day.holiday.empty() || !seen_.insert(day.holiday).second) return;
    if (!joined_.empty()) joined_ += ',';
    joined_ += day.holiday;
  }
  const std::string& joined() const { return joined_; }

 private:
  std::set<std::string_view> seen_;
  std::string joined_;
};

class Explainer {
 public:
  Explainer(const Law& law, const Reckoned& r, const Facts& facts)
      : calendar_(law.calendar), r_(r), rule_(*r.rule), facts_(facts) {}

  std::vector<Reason> explain() && {
    version();
    add({.kind = ReasonKind::kStart, .what = rule_.start, .at = r_.start_day,
         .citation = std::string(kDayNotCounted)});
    length();
    const bool days = rule_.unit != Unit::kHours;
    if (days && rule_.direction == Direction::kAfter)
      add({.kind = ReasonKind::kFirstDay, .at = r_.first_day});
    if (rule_.unit == Unit::kWorkingDays) {
      if (rule_.direction == Direction::kAfter)
        days_off(add_days(r_.start_day, 1), r_.last);
      else
        days_off(r_.last, add_days(r_.start_day, -1));
    }
    pauses();
    end();
    doubts();
    return std::move(reasons_);
  }

 private:
  void add(Reason reason) { reasons_.push_back(std::move(reason)); }

  void version() {
    if (!rule_.from && !rule_.to) return;
    add({.kind = ReasonKind::kLawVersion, .what = rule_.id, .at = r_.version_day,
         .from = rule_.from, .to = rule_.to, .count = r_.forced ? 2 : 1, .citation = rule_.id});
    const Date receipt = local_date(facts_.receipt.value_or(facts_.start));
    // Worth a word only where it made a difference.
    if (rule_.version_by_event && !rule_.in_force(receipt))
      add({.kind = ReasonKind::kTransitional, .what = rule_.id, .citation = rule_.id});
  }

  void length() {
    add({.kind = ReasonKind::kTerm, .what = std::string(nature_word(rule_)),
         .count = rule_.length, .unit = rule_.unit, .citation = rule_.id});
    if (!r_.variant.empty())
      add({.kind = ReasonKind::kVariant, .what = std::string(r_.variant), .count = r_.base,
           .unit = rule_.unit, .citation = rule_.id});
    for (const Extension& extension : facts_.extensions)
      add({.kind = ReasonKind::kExtension, .what = extension.document, .at = extension.date,
           .count = extension.days, .unit = rule_.unit, .citation = rule_.id});
  }

  // Every day from..to on which nobody works, in stretches; and the Saturdays worked.
  void days_off(Date from, Date to) {
    int weekends = 0;
    std::vector<Reason> stretches, make_up;
    for (Date day = from; day <= to;) {
      if (r_.stopped(day)) {
        day = add_days(day, 1);
        continue;
      }
      const Day first = calendar_.day(day);
      doubt(day, first);
      if (first.working()) {
        if (first.kind == DayKind::kMakeUp)
          make_up.push_back({.kind = ReasonKind::kMakeUpDay, .at = day,
                             .citation = std::string(kWorkingWeek)});
        day = add_days(day, 1);
        continue;
      }
      HolidayNames names;
      int off = 0, rest = 0;
      const Date begin = day;
      for (; day <= to && !r_.stopped(day) && !calendar_.working(day); day = add_days(day, 1)) {
        const Day each = calendar_.day(day);
        doubt(day, each);
        names.add(each);
        ++(each.kind == DayKind::kOff ? off : rest);
      }
      if (off == 0)
        weekends += rest;
      else
        stretches.push_back({.kind = ReasonKind::kDaysOff, .what = names.joined(), .from = begin,
                             .to = add_days(day, -1), .count = off,
                             .citation = std::string(kWorkingWeek)});
    }
    if (weekends > 0)
      add({.kind = ReasonKind::kWeekends, .count = weekends,
           .citation = std::string(kWorkingWeek)});
    for (Reason& each : stretches) add(std::move(each));
    for (Reason& each : make_up) add(std::move(each));
  }

  void pauses() {
    for (const Stop& stop : r_.stops) {
      if (stop.from > r_.last) break;
      Date to = stop.to;
      if (r_.paused_on && to > *r_.paused_on) to = *r_.paused_on;  // the open part comes below
      if (to <= stop.from) continue;
      const int count = rule_.unit == Unit::kWorkingDays
                            ? calendar_.working_days_between(add_days(stop.from, -1),
                                                             add_days(to, -1))
                            : days_between(stop.from, to);
      if (count > 0)
        add({.kind = ReasonKind::kPause, .from = stop.from, .to = add_days(to, -1),
             .count = count,
             .unit = rule_.unit == Unit::kHours ? Unit::kCalendarDays : rule_.unit,
             .citation = rule_.id});
    }
    if (r_.paused_on)
      add({.kind = ReasonKind::kPausedSince, .from = *r_.paused_on, .count = r_.remaining,
           .unit = rule_.unit, .citation = rule_.id});
  }

  void end() {
    if (rule_.direction == Direction::kBefore)
      add({.kind = ReasonKind::kCountedBack, .at = r_.start_day, .to = r_.last,
           .citation = rule_.id});
    if (r_.last != r_.nominal) rolled(r_.nominal, r_.last);
    else if (rule_.unit == Unit::kCalendarDays && rule_.roll &&
             rule_.direction == Direction::kAfter &&
             calendar_.day(r_.last).kind == DayKind::kMakeUp)
      add({.kind = ReasonKind::kMakeUpDay, .at = r_.last, .citation = std::string(kWorkingWeek)});
    if (rule_.unit != Unit::kHours)
      add({.kind = ReasonKind::kEndOfDay, .what = std::string(nature_word(rule_)), .at = r_.last,
           .citation = std::string(kEndOfDay24)});
    if (r_.warn_last)
      add({.kind = ReasonKind::kAlsoWarn, .what = *r_.warn_due < r_.due ? "earlier" : "later",
           .at = r_.warn_last, .count = rule_.also_warn->length, .unit = rule_.also_warn->unit,
           .citation = rule_.id});
  }

  void rolled(Date nominal, Date last) {
    HolidayNames names;
    std::string why;
    for (Date day = nominal; day < last; day = add_days(day, 1)) {
      const Day each = calendar_.day(day);
      if (each.kind == DayKind::kWeekend && each.holiday.empty()) why = "weekend";
      names.add(each);
      doubt(day, each);
    }
    doubt(last, calendar_.day(last));
    if (!names.joined().empty()) why += (why.empty() ? "" : ",") + names.joined();
    add({.kind = ReasonKind::kRolled, .what = why, .from = nominal, .to = last,
         .citation = std::string(kRollsToWorkingDay)});
  }

  // Notes a day of the calendar nobody has decided or confirmed yet.
  void doubt(Date day, const Day& what) {
    if (what.projection) projected_.insert(static_cast<int>(day.year()));
    if (what.unconfirmed) unconfirmed_.insert(day);
  }

  void doubts() {
    if (rule_.unit == Unit::kCalendarDays && rule_.roll && rule_.direction == Direction::kAfter)
      doubt(r_.last, calendar_.day(r_.last));  // whether it rolls leans on the calendar
    for (const int year : projected_)
      add({.kind = ReasonKind::kProjection, .what = std::to_string(year)});
    for (const Date day : unconfirmed_) add({.kind = ReasonKind::kUnconfirmed, .at = day});
    if (marked(rule_.confidence))
      add({.kind = ReasonKind::kConfidence,
           .what = std::string(rule_.target && rule_.confidence != Confidence::kHouse
                                   ? "target"
                                   : confidence_code(rule_.confidence)),
           .citation = rule_.id});
  }

  const Calendar& calendar_;
  const Reckoned& r_;
  const Rule& rule_;
  const Facts& facts_;
  std::vector<Reason> reasons_;
  std::set<int> projected_;
  std::set<Date> unconfirmed_;
};

}  // namespace

std::string_view state_code(ClockState state) {
  switch (state) {
    case ClockState::kRunning: return "running";
    case ClockState::kPaused: return "paused";
    case ClockState::kMet: return "met";
    case ClockState::kMissed: return "missed";
  }
  return "running";
}

Result<Deadline> compute(const Law& law, std::string_view rule, const Facts& facts, Millis now) {
  const auto reckoned = reckon(law, rule, facts, now);
  if (!reckoned) return tl::unexpected<Errors>(Errors{reckoned.error()});
  const Reckoned& r = *reckoned;
  Deadline result;
  result.rule = r.rule;
  result.rule_id = std::string(rule);
  result.version = r.rule->id;
  result.state = state_of(r, facts, now);
  result.first_day = r.first_day;
  result.due_date = r.last;
  result.due = r.due;
  result.length = r.length;
  if (result.state == ClockState::kPaused) result.remaining = r.remaining;
  result.warn_date = r.warn_last;
  result.warn_due = r.warn_due;
  try {
    result.reasons = Explainer(law, r, facts).explain();
  } catch (const std::out_of_range&) {
    return refuse(Fault::kInvalid, "clock.refuse.out_of_range", "start");
  }
  return result;
}

Result<void> may_extend(const Law& law, std::string_view rule, const Facts& facts,
                        const Extension& extension) {
  Facts longer = facts;
  longer.extensions.push_back(extension);
  // As of the day of the decision: a pause that is open then has prolonged the term so far.
  const Millis now = extension.date ? std::max(facts.start, start_of(*extension.date)) : facts.start;
  const auto reckoned = reckon(law, rule, longer, now);
  if (!reckoned) return tl::unexpected<Errors>(Errors{reckoned.error()});
  return {};
}

std::vector<Redated> redate(const Law& law, std::span<const StoredClock> clocks, Millis now) {
  std::vector<Redated> moved;
  for (std::size_t i = 0; i < clocks.size(); ++i) {
    const StoredClock& clock = clocks[i];
    const auto r = reckon(law, clock.rule, clock.facts, now);
    if (!r) {
      moved.push_back({i, clock.due, clock.due, local_date(clock.due - 1), clock.version,
                       r.error()});
    } else if (r->due != clock.due || r->rule->id != clock.version) {
      moved.push_back({i, clock.due, r->due, r->last, r->rule->id, std::nullopt});
    }
  }
  return moved;
}

TimeLeft time_left(const Calendar& calendar, Millis due, Millis now) {
  const Date today = local_date(now), last = local_date(due - 1);
  return {days_between(today, last), calendar.working_days_between(today, last), due - now};
}

std::string_view urgency_code(Urgency urgency) {
  switch (urgency) {
    case Urgency::kFine: return "fine";
    case Urgency::kSoon: return "soon";
    case Urgency::kToday: return "today";
    case Urgency::kLate: return "late";
  }
  return "fine";
}

Urgency urgency(const Calendar& calendar, Millis due, Millis now, int soon_days) {
  if (now >= due) return Urgency::kLate;
  const TimeLeft left = time_left(calendar, due, now);
  if (left.calendar_days == 0) return Urgency::kToday;
  return left.working_days <= soon_days ? Urgency::kSoon : Urgency::kFine;
}

Millis soon_until(const Calendar& calendar, Millis now, int soon_days) {
  return start_of(calendar.add_working_days(local_date(now), soon_days + 1));
}

}  // namespace langnghe::legalclock
