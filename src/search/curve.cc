#include "search/curve.h"

#include <fmt/format.h>

namespace langnghe::search {
namespace {

constexpr double kLeft = 60, kTop = 30, kWide = 540, kHigh = 310;

double x_of(double threshold) { return kLeft + kWide * threshold; }
double y_of(double share) { return kTop + kHigh * (1 - share); }

std::string line(const Measured& measured, double AtThreshold::*what, const char* colour, const char* dashes) {
  std::string points;
  for (const AtThreshold& at : measured.curve) points += fmt::format("{:.1f},{:.1f} ", x_of(at.threshold), y_of(at.*what));
  return fmt::format("<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\"{} points=\"{}\"/>\n", colour, dashes, points);
}

std::string label(double x, double y, const char* anchor, const std::string& text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, text);
}

}  // namespace

std::string curve_svg(const Measured& measured, double shipped) {
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#241c15\">\n"
      "<rect width=\"640\" height=\"400\" fill=\"#fff\"/>\n";
  for (int i = 0; i <= 10; i += 2) {
    const double share = i / 10.0;
    out += fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#ddd0bb\"/>\n", kLeft, kLeft + kWide, y_of(share));
    out += label(kLeft - 8, y_of(share) + 4, "end", fmt::format("{:.1f}", share));
    out += label(x_of(share), kTop + kHigh + 20, "middle", fmt::format("{:.1f}", share));
  }
  out += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\" stroke=\"#857660\" stroke-dasharray=\"3 3\"/>\n",
                     x_of(shipped), kTop, kTop + kHigh);
  out += label(x_of(shipped), kTop - 8, "middle", fmt::format("shipped: {:.2f}", shipped));
  out += line(measured, &AtThreshold::recall, "#1f6b4a", "");
  out += line(measured, &AtThreshold::precision, "#a4121f", " stroke-dasharray=\"8 4\"");
  out += line(measured, &AtThreshold::quiet, "#4a5a8a", " stroke-dasharray=\"2 4\"");
  out += label(x_of(0.02), y_of(measured.curve.front().recall) - 8, "start", "recall at 3");
  out += label(x_of(0.02), y_of(measured.curve.front().precision) - 8, "start", "precision");
  out += label(x_of(0.02), y_of(0.03), "start", "quiet: of the cases in no pair, those with no suggestion");
  out += label(kLeft + kWide / 2, 392, "middle", "threshold of the score");
  return out + "</svg>\n";
}

}  // namespace langnghe::search
