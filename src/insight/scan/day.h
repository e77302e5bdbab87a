// Dates as people and SaTScan write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace langnghe::insight::scan {

enum class Precision { kYear, kMonth, kDay };

struct Day {
  Date date{};  // the first day of what is known
  Precision precision = Precision::kDay;

  Date last() const;  // the last day of what is known
};

// "2026", "26", "2026-07", "2026/7/1", "2026-07-01T09:00…"; two digits mean the year nearest
// to `near_year`. Nothing when it is no date.
std::optional<Day> parse_day(std::string_view text, int near_year);

}  // namespace langnghe::insight::scan
