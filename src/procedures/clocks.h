// When a dossier is due, by the legal clock, and when somebody should look at it. Pure.
#pragma once

#include "procedures/room.h"

namespace langnghe::procedures {

// What counts from the receipt of a complete file.
struct Appointment {
  Date counted_from;        // the day of receipt, or the next working day: after the procedure's
                            // cutoff, or (for the same day) when it was no working day
  Millis due = 0;           // on time: t < due
  std::string rule;         // "MC.term": version of the rule
  std::string reasons;      // legalclock::reasons_json
  Millis warn_at = 0;       // when Catalogue::warn_percent of the office time is left
};
Result<Appointment> appointment(const legalclock::Law& law, const Catalogue& catalogue,
                                const Procedure& procedure, Millis received);

// The day a file of that instant counts as received on.
Date counted_day(const legalclock::Calendar& calendar, const Procedure& procedure, Millis received);

// When warn_percent of the office time between the two is left.
Millis warn_time(const legalclock::Law& law, const Catalogue& catalogue, Millis from, Millis due);

// The last instant at which an apology is in time for a due date (MC.apology).
Result<Millis> apology_by(const legalclock::Law& law, Millis due);

}  // namespace langnghe::procedures
