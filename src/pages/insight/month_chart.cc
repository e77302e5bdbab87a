#include "pages/insight/month_chart.h"

#include "pages/insight/bar_chart.h"

namespace langnghe::pages {

std::string month_chart(const std::vector<insight::MonthFigures>& newest_first, const web::Words& words) {
  std::vector<Bar> bars;
  for (auto one = newest_first.rbegin(); one != newest_first.rend(); ++one)
    bars.push_back({one->month.substr(5, 2) + "/" + one->month.substr(2, 2),
                    {{"chart__done", static_cast<double>(one->settled - one->settled_late)},
                     {"chart__late", static_cast<double>(one->settled_late)},
                     {"chart__open", static_cast<double>(one->received - one->settled)}}});
  return bar_chart("chart-title", words("figures.chart"), bars, words);
}

}  // namespace langnghe::pages
