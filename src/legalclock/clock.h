// The legal clock: (law, rule, facts) → deadline with its reasons. Pure functions: the same
// input gives the same answer, now and in ten years.
//
// The arithmetic (Civil Code 91/2015 arts 147-148; examples in docs/clock.md):
//   first day   The day of the starting event is not counted; day 1 is the next day, for
//               working-day terms the next working day (art. 147(2)).
//   C           Every day counts. When the last day is a day off, the term ends on the next
//               working day (art. 148(5)), unless the rule says `roll = false`.
//   W           Only working days count, make-up Saturdays among them; so the last day is one.
//   end of day  The term ends at 24:00 of its last day (art. 148(6)). `due` is the first instant
//               after that day: WHAT HAPPENS AT t IS ON TIME WHEN t < due.
//   H           Hours from the instant of the event, pauses added to the millisecond.
//   before      "At least N days before": count N days (or working days) back from the event's
//               day, which is not counted; on time until 24:00 of the day reached, which never
//               rolls forward.
//   minimum     "At least N days": kept when it ends at t >= due; it does not roll.
//   pause       A pause from instant p to instant r stops the clock on the days from p's day up
//               to the day before r's day: the clock runs again, with the days that were left,
//               on the day of resumption (Decree 155/2026 art. 12, art. 28b: remaining days, no
//               reset). A paused day is no day of the term; for W only paused working days
//               matter, for C all. A pause that begins and ends on one day adds nothing; days up
//               to and including the starting day, and days after the term has run out, add
//               nothing; overlapping pauses count once. A rolled end rolls over paused days too.
//               While a pause is open, `due` is what it would be if the clock resumed at `now`.
//   extension   Adds its days to the length, in the unit of the rule.
//   version     The version of a rule in force at receipt of the case, unless a transitional
//               clause lets the starting event choose (Decree 155/2026 art. 22).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "legalclock/reason.h"
#include "legalclock/rules.h"

namespace langnghe::legalclock {

struct Pause {
  Millis from = 0;
  std::optional<Millis> to;  // nothing: still paused
};

struct Extension {
  int days = 0;               // in the unit of the rule
  std::string document;       // number of the written decision; never empty
  std::optional<Date> date;   // of the decision; must not lie after the term it extends
};

struct Facts {
  Millis start = 0;  // the starting event; for `before` rules the event to come. For MC.apology
                     // that is a moment ON the due date, not Deadline::due, which is after it.
  bool remote = false;   // vùng sâu, vùng xa
  bool complex = false;  // found complex, in writing
  bool special = false;  // specially complex (denunciations)
  int instance = 0;      // 1 or 2; 0: not known, not checked
  std::string category = {};                // for targets by category
  std::optional<int> target_days = {};      // replaces the length of a `target` rule
  std::vector<Extension> extensions = {};   // in order
  std::vector<Pause> pauses = {};           // any order
  std::optional<Millis> end = {};           // the event that stopped the clock
  std::optional<Millis> receipt = {};       // of the case: chooses the version; default start
};

enum class ClockState { kRunning, kPaused, kMet, kMissed };
std::string_view state_code(ClockState state);  // "running" "paused" "met" "missed"

struct Deadline {
  const Rule* rule = nullptr;  // the version chosen; lives in Law
  std::string rule_id;         // as asked for: "KN.accept"
  std::string version;         // rule->id: "KN.accept.v2"
  ClockState state = ClockState::kRunning;
  Date first_day;              // day 1; counting back, the first day counted
  Date due_date;               // the last day on time
  Millis due = 0;              // on time: t < due
  int length = 0;              // after variants and extensions, in rule->unit
  std::optional<int> remaining;  // while paused: days (hours) left when it resumes
  std::optional<Date> warn_date;  // the last day of `also_warn`
  std::optional<Millis> warn_due;
  std::vector<Reason> reasons;   // in the order in which a reader wants them

  // The earlier of due and warn_due: what a queue sorts by.
  Millis earliest() const { return warn_due && *warn_due < due ? *warn_due : due; }
};

// The deadline of one rule. `rule` is an exact id or a family. `now` decides only the state and,
// while a pause is open, the provisional due. Refuses (clock.refuse.*): unknown_rule (kNotFound),
// not_in_force, instance, out_of_range, pause_order, pause_not_allowed, end_before_start,
// extension_not_allowed, extension_too_long, extension_late, extension_document, target.
// O(log rules + pauses + days off named in the reasons).
Result<Deadline> compute(const Law& law, std::string_view rule, const Facts& facts, Millis now);

// Whether one more extension could be granted on `decided`, without computing reasons. The
// refusals are those of compute.
Result<void> may_extend(const Law& law, std::string_view rule, const Facts& facts,
                        const Extension& extension);

// The time left. Days are counted from today (not counted) to the last day (counted): 0 on the
// last day itself, negative when late.
struct TimeLeft {
  int calendar_days = 0;
  int working_days = 0;
  Millis millis = 0;
};
TimeLeft time_left(const Calendar& calendar, Millis due, Millis now);

enum class Urgency { kFine, kSoon, kToday, kLate };
std::string_view urgency_code(Urgency urgency);  // "fine" "soon" "today" "late"
// What "due soon" means wherever nobody says otherwise: colours, counts and lists alike.
inline constexpr int kSoonDays = 3;
// kLate: now >= due; kToday: the last day is today; kSoon: at most soon_days working days left.
Urgency urgency(const Calendar& calendar, Millis due, Millis now, int soon_days = kSoonDays);
// The same for a database: a due instant after `now` and not after this one is soon, or today.
Millis soon_until(const Calendar& calendar, Millis now, int soon_days = kSoonDays);

// Re-dating after a calendar or rule change: the clocks whose due or version moves, in order.
// A clock that can no longer be computed (its rule is gone) comes back with `refused` set.
// At least a million clocks in 2 s on one core.
struct StoredClock {
  std::string rule;  // id or family as asked for when it was started
  Facts facts;
  Millis due = 0;  // as stored
  std::string version;
};
struct Redated {
  std::size_t index = 0;  // into the batch
  Millis old_due = 0, new_due = 0;
  Date new_due_date;
  std::string version;
  std::optional<Error> refused;
};
std::vector<Redated> redate(const Law& law, std::span<const StoredClock> clocks, Millis now);

}  // namespace langnghe::legalclock
