// Reads what is to be scanned from files: SaTScan's .cas, .geo and .pop, or CSV.
//
//   cases        id  count  [date  [covariates…]]
//   places       id  latitude  longitude      (or x  y)
//   population   id  date  people  [covariates…]
//
// A CSV may begin with a header; columns are then found by their names in any order (id,
// count, date; id, latitude, longitude; id, date, population, and the usual other spellings),
// other columns are left alone, and a row of cases without a count is one case.
// Dates: 2026-07-01, 2026/7/1, 2026-07-01 09:00:30, and where the time unit allows it 2026-07
// or 2026. A census known by its year is of 1 July, by its month of the 15th. Years of two
// digits are those nearest the study period.
#pragma once

#include <cstddef>
#include <string>

#include "insight/scan/scan.h"

namespace langnghe::insight::scan {

struct Files {
  std::string cases;
  std::string places;      // may be empty for Shape::kTime
  std::string population;  // empty: none
};

struct LoadOptions {
  // Leave out cases of another time instead of refusing the file.
  bool skip_outside = false;
};

struct Loaded {
  Input input;
  std::size_t skipped_cases = 0;
};

// Sets settings.from and settings.to to the first and last day of the cases where they are
// not real dates yet. Throws SetupError, "FILE:LINE: what is wrong and what to do".
Loaded load(const Files& files, Settings& settings, const LoadOptions& options = {});

}  // namespace langnghe::insight::scan
