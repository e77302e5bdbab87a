#include "insight/scan/draw.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace langnghe::insight::scan {

Draw::Draw(const Study& study) : study_(study), times_(static_cast<std::uint32_t>(study.times)) {
  if (!study.weights.empty()) make_alias();
}

void Draw::make_alias() {
  const auto& weights = study_.weights;
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  constexpr double kWhole = 4294967296.0;
  alias_.resize(weights.size());
  std::vector<double> share(weights.size());
  std::vector<std::uint32_t> small, large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    share[i] = weights[i] / mean;
    (share[i] < 1 ? small : large).push_back(i);
    alias_[i] = {0xffffffffu, i};
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t poor = small.back(), rich = large.back();
    small.pop_back();
    alias_[poor] = {static_cast<std::uint32_t>(std::min(share[poor] * kWhole, kWhole - 1)), rich};
    share[rich] -= 1 - share[poor];
    if (share[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
}

}  // namespace langnghe::insight::scan
