#include "pages/insight/month_chart.h"

#include <fmt/core.h>

#include <algorithm>

namespace langnghe::pages {
namespace {

constexpr int kBar = 44, kGap = 16, kHeight = 220, kTop = 24, kLeft = 76, kBottom = 34;

// 1, 2 or 5 times a power of ten: the smallest that is not below `most`.
std::int64_t round_up(std::int64_t most) {
  for (std::int64_t step = 1;; step *= 10)
    for (const std::int64_t nice : {step, 2 * step, 5 * step})
      if (nice >= most) return nice;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else out += c;
  return out;
}

std::string label(std::string_view css, int x, int y, std::string_view text) {
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", css, x, y, escaped(text));
}

}  // namespace

std::string month_chart(const std::vector<insight::MonthFigures>& newest_first, const web::Words& words) {
  const std::vector<insight::MonthFigures> months(newest_first.rbegin(), newest_first.rend());
  std::int64_t most = 1;
  for (const auto& one : months) most = std::max(most, one.received);
  const std::int64_t top = round_up(most);
  const int width = kLeft + static_cast<int>(months.size()) * (kBar + kGap) + kGap;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" "
      "aria-labelledby=\"chart-title\"><title id=\"chart-title\">{}</title>",
      width, kTop + kHeight + kBottom, escaped(words("figures.chart")));
  for (const int part : {0, 1, 2}) {
    const int y = kTop + kHeight * part / 2;
    out += fmt::format("<path class=\"chart__line\" d=\"M{} {}H{}\"/>", kLeft, y, width);
    if (top >= 2 || part != 1) out += label("chart__scale", kLeft - 8, y + 5, words.number(top * (2 - part) / 2));
  }
  int x = kLeft + kGap;
  for (const auto& one : months) {
    int y = kTop + kHeight;
    const auto bar = [&](std::string_view css, std::int64_t count) {
      const int tall = static_cast<int>(count * kHeight / top);
      y -= tall;
      if (tall > 0)
        out += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", css, x, y, kBar, tall);
    };
    bar("chart__done", one.settled - one.settled_late);
    bar("chart__late", one.settled_late);
    bar("chart__open", one.received - one.settled);
    out += label("chart__month", x + kBar / 2, kTop + kHeight + 22, one.month.substr(5, 2) + "/" + one.month.substr(2, 2));
    x += kBar + kGap;
  }
  return out + "</svg>";
}

}  // namespace langnghe::pages
