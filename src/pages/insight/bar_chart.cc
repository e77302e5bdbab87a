#include "pages/insight/bar_chart.h"

#include <fmt/core.h>

#include <algorithm>

namespace langnghe::pages {
namespace {

constexpr int kBar = 44, kGap = 16, kHeight = 220, kTop = 24, kLeft = 76, kBottom = 34;

// 1, 2 or 5 times a power of ten: the smallest that is not below `most`.
std::int64_t round_up(double most) {
  for (std::int64_t step = 1;; step *= 10)
    for (const std::int64_t nice : {step, 2 * step, 5 * step})
      if (static_cast<double>(nice) >= most) return nice;
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

std::string bar_chart(std::string_view id, std::string_view title, const std::vector<Bar>& bars, const web::Words& words) {
  double most = 1;
  for (const Bar& one : bars) {
    double sum = 0;
    for (const auto& [css, value] : one.parts) sum += value;
    most = std::max(most, sum);
  }
  const std::int64_t top = round_up(most);
  const int width = kLeft + static_cast<int>(bars.size()) * (kBar + kGap) + kGap;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}\"><title id=\"{}\">{}</title>",
      width, kTop + kHeight + kBottom, id, id, escaped(title));
  for (const int part : {0, 1, 2}) {
    const int y = kTop + kHeight * part / 2;
    out += fmt::format("<path class=\"chart__line\" d=\"M{} {}H{}\"/>", kLeft, y, width);
    if (top >= 2 || part != 1) out += label("chart__scale", kLeft - 8, y + 5, words.number(top * (2 - part) / 2));
  }
  int x = kLeft + kGap;
  for (const Bar& one : bars) {
    int y = kTop + kHeight;
    for (const auto& [css, value] : one.parts) {
      const int tall = static_cast<int>(value * kHeight / static_cast<double>(top));
      y -= tall;
      if (tall > 0)
        out += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", css, x, y, kBar, tall);
    }
    out += label("chart__month", x + kBar / 2, kTop + kHeight + 22, one.label);
    x += kBar + kGap;
  }
  return out + "</svg>";
}

}  // namespace langnghe::pages
