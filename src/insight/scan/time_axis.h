// The study period cut into pieces of equal length, from its last day backwards (the first
// piece takes what is left). Months and years are those of the calendar: a piece of one month
// that ends on 15 March begins on 16 February.
#pragma once

#include <cstddef>
#include <vector>

#include "base/time.h"
#include "insight/scan/scan.h"

namespace langnghe::insight::scan {

class TimeAxis {
 public:
  // Throws SetupError when the period is empty.
  TimeAxis(Date from, Date to, TimeUnit unit, int length);

  std::size_t size() const { return first_days_.size() - 1; }
  // First day of a piece, as days since the first day of the study; size() gives the day
  // after the last.
  int first_day(std::size_t piece) const { return first_days_[piece]; }
  Date begin(std::size_t piece) const { return add_days(from_, first_days_[piece]); }
  Date last(std::size_t piece) const { return add_days(from_, first_days_[piece + 1] - 1); }
  // The piece a day of the study period lies in.
  std::size_t piece_of(Date day) const;
  // Longest window in pieces by the settings, at least 1. Throws SetupError when the limit
  // leaves no window at all.
  std::size_t longest_window(const Settings& settings) const;

 private:
  Date from_;
  TimeUnit unit_;
  int length_;
  int units_ = 0;                // the period in time units, a begun one counts
  std::vector<int> first_days_;  // ascending, one more than pieces
};

}  // namespace langnghe::insight::scan
