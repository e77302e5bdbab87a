#include "insight/scan/population.h"

#include <algorithm>

namespace langnghe::insight::scan {

double person_days(const std::vector<std::pair<int, double>>& points, int begin, int end) {
  const auto level = [](double people, int from, int to) {
    return from < to ? people * (to - from) : 0.0;
  };
  double sum = level(points.front().second, begin, std::min(end, points.front().first));
  sum += level(points.back().second, std::max(begin, points.back().first), end);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto [day0, people0] = points[i - 1];
    const auto [day1, people1] = points[i];
    const int from = std::max(begin, day0), to = std::min(end, day1);
    if (from >= to) continue;
    const double slope = (people1 - people0) / (day1 - day0);
    const double middle = people0 + slope * ((from + to) / 2.0 - day0);
    sum += middle * (to - from);
  }
  return sum;
}

}  // namespace langnghe::insight::scan
