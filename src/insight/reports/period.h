// The windows of statutory reports (law.md 9.1, Circular 01/2024/TT-TTCP art. 7): from the 15th to
// the 14th. "2026-Q1" 15 Dec 2025 – 14 Mar 2026, "2026-Q2" 15 Mar – 14 Jun, "2026-H1" 15 Dec – 14 Jun,
// "2026-9M" 15 Dec – 14 Sep, "2026" 15 Dec – 14 Dec, "2026-03" 15 Feb – 14 Mar; several years:
// "2021-2025".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace langnghe::insight {

struct Period {
  std::string name;                  // as above
  std::int64_t from = 0, to = 0;     // months of reports: from included, to not

  std::int64_t from_day() const;     // included
  std::int64_t to_day() const;       // not included
  Millis ends_at() const;            // 24:00 of its last day
  bool year_from_to() const { return name.size() == 9 && name[4] == '-'; }
};

std::optional<Period> parse_period(std::string_view name);
// The one of the same length before it.
Period period_before(const Period& period);
// Those that have begun, newest first: quarters, half-years, nine months, years; as many years back.
std::vector<Period> periods_until(Millis now, int years);
// Those that ended on or before the instant, of the year of that end: what has to be frozen.
std::vector<Period> ended_periods(Millis now, int days_back);

}  // namespace langnghe::insight
