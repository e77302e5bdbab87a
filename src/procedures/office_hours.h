// Time as an office counts it: minutes in which it is open, on working days of the calendar.
// Steps of a control sheet are planned in such hours. Pure functions.
#pragma once

#include "base/time.h"
#include "legalclock/calendar.h"
#include "procedures/catalogue.h"

namespace langnghe::procedures {

// The instant at which that many working minutes have passed since `from`. What ends with a
// half-day ends then, not when the office opens again. minutes >= 0.
Millis add_working_minutes(const legalclock::Calendar& calendar, const OfficeHours& hours, Millis from,
                           std::int64_t minutes);
// From a to b, rounded down; 0 when b <= a.
std::int64_t working_minutes_between(const legalclock::Calendar& calendar, const OfficeHours& hours, Millis a,
                                     Millis b);

}  // namespace langnghe::procedures
