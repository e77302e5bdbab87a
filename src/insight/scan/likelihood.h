// The log likelihood ratio and its inverse: how many cases a window needs to reach a ratio.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace langnghe::insight::scan {

// Kulldorff (1997): c ln(c/m) + (C-c) ln((C-c)/(C-m)) for c cases where m were expected, of
// C in all, when c > m; else 0.
double log_likelihood_ratio(double cases, double expected, double total);

// For a ratio M (a level): the fewest cases c with which a window of expected m can reach M.
// Kept for steps of sqrt(m), rounded so that it never asks too much: a window with fewer
// cases than it says is certainly below M, one with as many must be looked at.
struct Thresholds {
  float scale = 0;  // entry = sqrt(expected) * scale
  std::vector<std::int32_t> least;
};

class ThresholdLevels {
 public:
  // expected at most `max_expected`; entries never exceed `cap`, which no window reaches.
  ThresholdLevels(double total, double max_expected, int min_cases, std::int32_t cap);

  // Levels lie 0.5 apart up to 32, where replicas are; above, each is a tenth higher.
  static int level_of(double ratio);
  // The ratio a level stands for, never above those that have the level.
  static double ratio_of(int level);

  // The thresholds of the level of a ratio. Made when first asked for; safe from several
  // threads.
  const Thresholds& at(double ratio);

 private:
  static constexpr int kLevels = 300;

  std::unique_ptr<Thresholds> make(double ratio) const;

  double total_;
  double max_expected_;
  int min_cases_;
  std::int32_t cap_;
  std::mutex mutex_;
  std::array<std::unique_ptr<Thresholds>, kLevels> levels_;
};

}  // namespace langnghe::insight::scan
