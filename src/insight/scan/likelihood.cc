#include "insight/scan/likelihood.h"

#include <algorithm>
#include <cmath>

namespace langnghe::insight::scan {

namespace {

constexpr float kScale = 64;
constexpr double kStep = 0.5;
constexpr int kEvenLevels = 64;  // up to kEvenLevels * kStep
constexpr double kGrowth = 1.1;

}  // namespace

double log_likelihood_ratio(double cases, double expected, double total) {
  if (cases <= expected) return 0;
  double ratio = cases * std::log(cases / expected);
  if (cases < total) {
    ratio += (total - cases) * std::log((total - cases) / (total - expected));
  }
  return ratio;
}

ThresholdLevels::ThresholdLevels(double total, double max_expected, int min_cases, std::int32_t cap)
    : total_(total), max_expected_(max_expected), min_cases_(min_cases), cap_(cap) {}

int ThresholdLevels::level_of(double ratio) {
  constexpr double kEven = kEvenLevels * kStep;
  if (ratio < kEven) return std::max(0, static_cast<int>(ratio / kStep));
  int level = kEvenLevels + static_cast<int>(std::log(ratio / kEven) / std::log(kGrowth));
  level = std::min(level, kLevels - 1);
  return ratio_of(level) <= ratio ? level : level - 1;
}

double ThresholdLevels::ratio_of(int level) {
  if (level <= kEvenLevels) return level * kStep;
  return kEvenLevels * kStep * std::pow(kGrowth, level - kEvenLevels);
}

const Thresholds& ThresholdLevels::at(double ratio) {
  const int level = level_of(ratio);
  const std::scoped_lock lock(mutex_);
  auto& slot = levels_[static_cast<std::size_t>(level)];
  if (!slot) slot = make(ratio_of(level));
  return *slot;
}

std::unique_ptr<Thresholds> ThresholdLevels::make(double ratio) const {
  auto made = std::make_unique<Thresholds>();
  made->scale = kScale;
  const auto entries = static_cast<std::size_t>(std::sqrt(max_expected_) * kScale) + 3;
  made->least.resize(entries);
  const auto reaches = [&](std::int64_t cases, double expected) {
    const auto c = static_cast<double>(cases);
    return c > expected &&
           (expected <= 0 || log_likelihood_ratio(c, expected, total_) >= ratio - 1e-9);
  };
  std::int64_t cases = min_cases_;
  for (std::size_t i = 0; i < entries; ++i) {
    // The smallest expected value that falls into this entry, with room for the rounding of
    // single precision.
    const double root = std::max(0.0, (static_cast<double>(i) * (1 - 1e-6) - 0.01) / kScale);
    const double expected = root * root;
    // The need grows with the expected value, so the search goes on from the last one:
    // double steps up, then halves.
    if (cases < cap_ && !reaches(cases, expected)) {
      std::int64_t step = 1;
      while (cases + step < cap_ && !reaches(cases + step, expected)) step *= 2;
      std::int64_t low = cases + step / 2;
      std::int64_t high = std::min<std::int64_t>(cases + step, cap_);
      while (low + 1 < high) {
        const std::int64_t middle = (low + high) / 2;
        (reaches(middle, expected) ? high : low) = middle;
      }
      cases = high;
    }
    made->least[i] = static_cast<std::int32_t>(std::min<std::int64_t>(cases, cap_));
  }
  return made;
}

}  // namespace langnghe::insight::scan
