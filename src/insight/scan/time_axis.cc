#include "insight/scan/time_axis.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>

#include "base/result.h"

namespace langnghe::insight::scan {

namespace {

// The same day `count` units earlier; the 31st of a shorter month is its last day. Counted
// from one anchor, so that 31, 28, 31 does not decay to 28.
Date units_before(Date anchor, TimeUnit unit, int count) {
  if (unit == TimeUnit::kDay) return add_days(anchor, -count);
  const Date moved = unit == TimeUnit::kMonth ? anchor - std::chrono::months(count)
                                              : anchor - std::chrono::years(count);
  if (moved.ok()) return moved;
  return moved.year() / moved.month() / std::chrono::last;
}

}  // namespace

TimeAxis::TimeAxis(Date from, Date to, TimeUnit unit, int length)
    : from_(from), unit_(unit), length_(length) {
  if (!from.ok() || !to.ok() || to < from) {
    throw SetupError("scan: the study period is empty; give --from and a later --to");
  }
  if (length < 1) throw SetupError("scan: the time length is below 1; give 1 or more");
  const Date after = add_days(to, 1);
  first_days_.push_back(days_between(from, after));
  for (int back = length;; back += length) {
    const int day = days_between(from, units_before(after, unit, back));
    if (day <= 0) break;
    first_days_.push_back(day);
  }
  first_days_.push_back(0);
  std::reverse(first_days_.begin(), first_days_.end());
  while (days_between(from, units_before(after, unit, units_)) > 0) ++units_;
}

std::size_t TimeAxis::piece_of(Date day) const {
  const int offset = days_between(from_, day);
  const auto next = std::upper_bound(first_days_.begin(), first_days_.end(), offset);
  return static_cast<std::size_t>(next - first_days_.begin()) - 1;
}

std::size_t TimeAxis::longest_window(const Settings& settings) const {
  int units = units_;
  if (settings.max_length) units = std::min(units, *settings.max_length);
  if (settings.max_length_share || !settings.max_length) {
    // A hair is added so that 0.3 of 10 is 3.
    const double share = settings.max_length_share.value_or(0.5);
    units = std::min(units, static_cast<int>(std::floor(units_ * share + 1e-9)));
  }
  const int pieces = std::min(units / length_, static_cast<int>(size()));
  if (pieces < 1) {
    if (size() == 1) return 1;
    throw SetupError(
        fmt::format("scan: the longest window is {} of {} time units, less than one piece; raise "
                    "--max-length or --max-length-share",
                    units, units_));
  }
  return static_cast<std::size_t>(pieces);
}

}  // namespace langnghe::insight::scan
