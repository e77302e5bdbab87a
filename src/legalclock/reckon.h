// The arithmetic alone, without reasons: what compute() explains and redate() runs a million
// times. Inside only.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "legalclock/clock.h"

namespace langnghe::legalclock {

// Days on which the clock stands: from <= day < to.
struct Stop {
  Date from, to;
};

struct Reckoned {
  const Rule* rule = nullptr;
  bool forced = false;  // asked for by exact id although not in force
  Date version_day;     // the day that chose the version
  std::string_view variant;  // what replaced the ordinary length; empty: nothing
  int base = 0;         // the length before extensions
  int length = 0;       // and with them
  Date start_day, first_day;
  Date nominal;         // the last day before rolling
  Date last;            // the last day on time
  Millis due = 0;
  std::vector<Stop> stops;        // in order, apart, after the starting day
  std::optional<Date> paused_on;  // the first day of a pause that is still open
  int remaining = 0;              // then: what is left
  std::optional<Date> warn_nominal, warn_last;
  std::optional<Millis> warn_due;

  bool stopped(Date day) const;
};

tl::expected<Reckoned, Error> reckon(const Law& law, std::string_view id, const Facts& facts,
                                     Millis now);

}  // namespace langnghe::legalclock
