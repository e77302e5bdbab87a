#include "insight/scan/likelihood.h"

#include <gtest/gtest.h>

#include <cmath>

#include "insight/scan/kernel.h"
#include "insight/scan/random.h"

namespace langnghe::insight::scan {
namespace {

TEST(Likelihood, IsTheFormulaOfKulldorff1997) {
  EXPECT_DOUBLE_EQ(log_likelihood_ratio(4, 2, 10), 4 * std::log(2.0) + 6 * std::log(6.0 / 8));
  EXPECT_EQ(log_likelihood_ratio(2, 2, 10), 0);
  EXPECT_EQ(log_likelihood_ratio(1, 2, 10), 0);
  EXPECT_DOUBLE_EQ(log_likelihood_ratio(10, 5, 10), 10 * std::log(2.0));
}

// No window is ever passed over that could reach the ratio, and few are looked at in vain.
TEST(Thresholds, NeverAskForMoreThanNeeded) {
  for (const auto& kernel : kernels<std::int32_t>()) {
    constexpr double kTotal = 5000;
    ThresholdLevels levels(kTotal, kTotal, 2, 5001);
    Random random(3, 3);
    for (int i = 0; i < 20'000; ++i) {
      const double ratio = i % 2 ? 25 * random.unit() : 3000 * random.unit();
      const Thresholds& thresholds = levels.at(ratio);
      const double expected = std::pow(10, -4 + 7.6 * random.unit());
      const double before[2 + kThresholdBlock] = {0, expected};
      const Row row{0, 1};
      std::int32_t out[1 + kThresholdBlock];
      kernel.thresholds(before, &row, 1, thresholds.scale * thresholds.scale,
                        thresholds.least.data(),
                        static_cast<std::int32_t>(thresholds.least.size()) - 1, out);
      const std::int32_t least = out[0];
      const double level = ThresholdLevels::ratio_of(ThresholdLevels::level_of(ratio));
      int needed = 2;
      while (needed <= kTotal &&
             !(needed > expected && log_likelihood_ratio(needed, expected, kTotal) >= level)) {
        ++needed;
      }
      ASSERT_LE(least, needed) << "expected " << expected << " ratio " << ratio;
      // Below a hundredth of a case the steps of the table are coarse against it.
      if (expected < 0.01) continue;
      ASSERT_GE(least, needed - 2 - needed / 10) << "expected " << expected << " ratio " << ratio;
    }
  }
}

TEST(Thresholds, ALevelIsNeverAboveItsRatio) {
  int last = 0;
  for (double ratio = 0; ratio < 1e9; ratio = ratio * 1.003 + 0.01) {
    const int level = ThresholdLevels::level_of(ratio);
    ASSERT_LE(ThresholdLevels::ratio_of(level), ratio);
    ASSERT_GE(level, last);
    ASSERT_GT(ThresholdLevels::ratio_of(level + 1), ratio * (1 - 1e-12));
    last = level;
  }
}

template <class Lane>
void expect_any_finds_all(const Kernel<Lane>& kernel) {
  alignas(kLaneBytes) Lane sum[11 * kLanes<Lane>];
  std::int32_t least[64];
  Random random(8, 8);
  for (int round = 0; round < 2000; ++round) {
    for (int lane = 0; lane < kLanes<Lane>; ++lane) {
      Lane before = 0;
      for (int t = 0; t <= 10; ++t) {
        sum[t * kLanes<Lane> + lane] = before;
        before = static_cast<Lane>(before + random.below(5));
      }
    }
    const Row rows[3] = {{0, 4}, {3, 9}, {9, 10}};
    bool expected = false;
    int at = 0;
    for (const auto& row : rows) {
      for (int s = row.begin; s < row.end; ++s, ++at) {
        least[at] = 1 + static_cast<std::int32_t>(random.below(3) + 4 * (row.end - s));
        for (int lane = 0; lane < kLanes<Lane>; ++lane) {
          expected |=
              sum[row.end * kLanes<Lane> + lane] - sum[s * kLanes<Lane> + lane] >= least[at];
        }
      }
    }
    ASSERT_EQ(kernel.any(sum, rows, 3, least), expected);
  }
}

TEST(Kernel, SeesAnyWindowOfAnyReplica) {
  for (const auto& kernel : kernels<std::int16_t>()) expect_any_finds_all(kernel);
  for (const auto& kernel : kernels<std::int32_t>()) expect_any_finds_all(kernel);
}

}  // namespace
}  // namespace langnghe::insight::scan
