// People at risk between censuses.
#pragma once

#include <utility>
#include <vector>

namespace langnghe::insight::scan {

// Person-days between two days (the second not included), counted from any fixed day. Points
// are (day, people), ascending, at least one: straight lines between them, level outside.
double person_days(const std::vector<std::pair<int, double>>& points, int begin, int end);

}  // namespace langnghe::insight::scan
