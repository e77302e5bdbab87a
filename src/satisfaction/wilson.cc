#include "satisfaction/wilson.h"

#include <algorithm>
#include <cmath>

namespace langnghe::satisfaction {

Share wilson(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return {};
  constexpr double z = 1.959964;
  const double n = static_cast<double>(whole), p = static_cast<double>(part) / n;
  const double middle = p + z * z / (2 * n), spread = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {p, std::max(0.0, (middle - spread) / scale), std::min(1.0, (middle + spread) / scale)};
}

}  // namespace langnghe::satisfaction
