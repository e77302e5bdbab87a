// The best ratio of each random replica: the yardstick for the real one.
#pragma once

#include <vector>

#include "insight/scan/likelihood.h"
#include "insight/scan/study.h"

namespace langnghe::insight::scan {

// In the order of replicas. With settings.stop_after = h the list ends with the h-th replica
// that is at least as good as `observed`.
std::vector<double> best_of_replicas(const Study& study, const Settings& settings, int threads,
                                     ThresholdLevels& levels, double observed);

// Two ratios closer than this are equal; so says SaTScan, and rounding stays below it.
inline constexpr double kSameRatio = 1e-9;

}  // namespace langnghe::insight::scan
