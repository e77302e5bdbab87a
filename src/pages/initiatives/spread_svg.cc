// A model's spread as pictures made by the server; the table below them says the same.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "pages/initiatives/model_page.h"

namespace langnghe::pages {
namespace {

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

struct Dot {
  double x = 0, y = 0;
  bool there = false;
};

// The place of an entry: its point, else its commune's, else its unit's.
std::optional<directory::Point> point_of(const directory::Snapshot& directory, const initiatives::Spread& one) {
  if (one.lat && one.lon) return directory::Point{*one.lat, *one.lon};
  const directory::Unit* unit = one.commune.empty() ? nullptr : directory.unit(one.commune);
  if (unit == nullptr) {
    const directory::Unit* body = directory.units().unit_by_id(one.unit);
    unit = body == nullptr ? nullptr : directory.units().territory_of(body->code);
  }
  return unit == nullptr ? std::nullopt : unit->place;
}

}  // namespace

web::Html spread_tree_svg(const ModelServices& services, const web::Words& words, const std::vector<initiatives::Spread>& all) {
  constexpr int kRow = 46, kStep = 26, kWidth = 620;
  const std::size_t shown = std::min<std::size_t>(all.size(), 60);
  const int height = static_cast<int>(shown) * kRow + 8;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"spread\" viewBox=\"0 0 {} {}\" role=\"img\" "
      "aria-labelledby=\"tree-title\"><title id=\"tree-title\">{}</title>",
      kWidth, height, escape(words("models.spread.tree")));
  std::map<std::int64_t, int> line;
  for (std::size_t i = 0; i < shown; ++i) {
    const initiatives::Spread& one = all[i];
    line[one.id] = static_cast<int>(i);
    const int x = 14 + std::min(one.depth, 9) * kStep, y = static_cast<int>(i) * kRow + 22;
    if (const auto from = line.find(one.origin); one.depth > 0 && from != line.end())
      out += fmt::format("<path d=\"M{} {}V{}H{}\" fill=\"none\" stroke=\"#857660\" stroke-width=\"2\"/>", x - kStep,
                         from->second * kRow + 30, y, x - 8);
    out += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"8\" fill=\"{}\"/>", x, y, one.depth == 0 ? "#8a1a26" : "#1d5f41");
    out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"15\" font-weight=\"600\" fill=\"#241c15\">{}</text>", x + 16, y + 1,
                       escape(unit_name(services, one.unit, words.language())));
    out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"13\" fill=\"#5b4f43\">{} · {}</text>", x + 16, y + 18, one.year,
                       escape(words("initiatives.state." + one.state)));
  }
  return {out + "</svg>"};
}

web::Html spread_map_svg(const ModelServices& services, const web::Words& words, const std::vector<initiatives::Spread>& all) {
  constexpr double kWidth = 620, kHeight = 420, kEdge = 40;
  const auto directory = services.directory.now();
  std::map<std::int64_t, directory::Point> points;
  double south = 90, north = -90, west = 180, east = -180;
  for (const initiatives::Spread& one : all)
    if (const auto point = point_of(*directory, one)) {
      points[one.id] = *point;
      south = std::min(south, point->lat), north = std::max(north, point->lat);
      west = std::min(west, point->lon), east = std::max(east, point->lon);
    }
  if (points.size() < 2) return {};
  // One scale both ways, the middle in the middle.
  const double squeeze = std::cos((south + north) / 2 * 3.14159265 / 180);
  const double scale = std::min((kWidth - 2 * kEdge) / std::max((east - west) * squeeze, 0.02),
                                (kHeight - 2 * kEdge) / std::max(north - south, 0.02));
  const auto place = [&](const directory::Point& point) {
    return Dot{kWidth / 2 + (point.lon - (east + west) / 2) * squeeze * scale, kHeight / 2 - (point.lat - (north + south) / 2) * scale, true};
  };
  std::string lines, dots;
  for (const initiatives::Spread& one : all) {
    const auto here = points.find(one.id);
    if (here == points.end()) continue;
    const Dot at = place(here->second);
    if (const auto from = points.find(one.origin); one.depth > 0 && from != points.end()) {
      const Dot start = place(from->second);
      lines += fmt::format("<path d=\"M{:.0f} {:.0f}Q{:.0f} {:.0f} {:.0f} {:.0f}\" fill=\"none\" stroke=\"#857660\" stroke-width=\"2\"/>",
                           start.x, start.y, (start.x + at.x) / 2, std::min(start.y, at.y) - 24, at.x, at.y);
    }
    dots += fmt::format("<circle cx=\"{:.0f}\" cy=\"{:.0f}\" r=\"9\" fill=\"{}\" stroke=\"#fff\" stroke-width=\"2\"/>", at.x, at.y,
                        one.depth == 0 ? "#8a1a26" : "#1d5f41");
    if (all.size() <= 12) {
      const bool right = at.x > kWidth * 0.65;
      dots += fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" font-size=\"14\" text-anchor=\"{}\" fill=\"#241c15\">{}</text>",
                          at.x + (right ? -14 : 14), at.y + 5, right ? "end" : "start",
                          escape(unit_name(services, one.unit, words.language())));
    }
  }
  return {fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"spread\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
                      "aria-labelledby=\"spread-map-title\"><title id=\"spread-map-title\">{}</title>"
                      "<path fill=\"#f3ebdd\" d=\"M0 0h{:.0f}v{:.0f}H0z\"/>{}{}</svg>",
                      kWidth, kHeight, escape(words("models.spread.map")), kWidth, kHeight, lines, dots)};
}

}  // namespace langnghe::pages
