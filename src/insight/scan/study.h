// The input made ready for scanning: cases and expected cases by site and piece of time, the
// windows and the circles to try, and what replicas are drawn from.
#pragma once

#include <cstdint>
#include <vector>

#include "insight/scan/circles.h"
#include "insight/scan/scan.h"
#include "insight/scan/time_axis.h"

namespace langnghe::insight::scan {

// Windows that end before `end` and begin at `begin` … end - 1.
struct Row {
  int begin = 0;
  int end = 0;
};

// Cases of one stratum for the permutation model: places keep theirs, times are shuffled.
struct Shuffle {
  std::vector<std::uint32_t> where;  // site of each case, ascending
  std::vector<std::uint16_t> when;   // time of each case, ascending
};

struct Study {
  std::vector<Site> sites;  // one for all places when the shape is time alone
  TimeAxis axis;
  // Times are pieces of the axis; in a prospective study everything before the first window
  // that reaches the end is one time.
  int times = 0;
  std::vector<std::size_t> piece_of_time;  // first piece of each time

  std::int64_t total = 0;
  // Sums from the beginning: entry site * (times + 1) + t counts what lies before time t.
  std::vector<std::int64_t> cases;
  // In units of 1 / unit cases: whole numbers for the permutation model without strata, where
  // equal expectations must compare equal.
  std::vector<double> expected;
  double unit = 1;

  Circles circles;
  std::vector<Row> rows;
  std::size_t windows = 0;
  double max_expected = 0;        // of any circle, in cases
  std::int64_t max_observed = 0;  // cases any circle can have in a replica

  std::vector<Shuffle> shuffles;  // permutation
  std::vector<double> weights;    // Poisson: expected cases by site * times + t
};

// Throws SetupError as scan() does.
Study prepare(const Input& input, const Settings& settings, int threads);

}  // namespace langnghe::insight::scan
