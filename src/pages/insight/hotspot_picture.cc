#include "pages/insight/hotspot_picture.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace langnghe::pages {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else out += c;
  return out;
}

}  // namespace

CommuneOutlines::CommuneOutlines(const std::string& geojson) {
  const auto json = nlohmann::json::parse(geojson, nullptr, false);
  if (json.is_discarded() || !json.contains("features")) return;
  for (const auto& feature : json["features"]) {
    Outline one;
    one.code = feature["properties"].value("code", "");
    one.name = feature["properties"].value("name", "");
    const auto& geometry = feature["geometry"];
    const auto take = [&](const nlohmann::json& polygon) {
      std::vector<std::pair<double, double>> ring;
      for (const auto& corner : polygon.at(0)) {
        const double lon = corner.at(0), lat = corner.at(1);
        ring.emplace_back(lon, lat);
        one.west = std::min(one.west, lon), one.east = std::max(one.east, lon);
        one.south = std::min(one.south, lat), one.north = std::max(one.north, lat);
      }
      one.rings.push_back(std::move(ring));
    };
    if (geometry.value("type", "") == "Polygon") take(geometry["coordinates"]);
    else
      for (const auto& polygon : geometry["coordinates"]) take(polygon);
    all_.push_back(std::move(one));
  }
}

std::string CommuneOutlines::svg(const std::vector<std::string>& communes, double lat, double lon, double radius_km,
                                 bool circle, const std::string& title) const {
  constexpr double kWidth = 620, kHeight = 420;
  double west = 180, east = -180, south = 90, north = -90;
  const auto meant = [&](const Outline& one) { return std::find(communes.begin(), communes.end(), one.code) != communes.end(); };
  for (const Outline& one : all_) {
    if (!meant(one)) continue;
    west = std::min(west, one.west), east = std::max(east, one.east);
    south = std::min(south, one.south), north = std::max(north, one.north);
  }
  if (west > east) return {};
  // A little of what lies around, one scale both ways.
  const double squeeze = std::cos((south + north) / 2 * 3.14159265 / 180);
  const double scale = std::min(kWidth / (1.5 * std::max((east - west) * squeeze, 0.01)), kHeight / (1.5 * std::max(north - south, 0.01)));
  const double mid_lon = (west + east) / 2, mid_lat = (south + north) / 2;
  const auto x = [&](double at) { return kWidth / 2 + (at - mid_lon) * squeeze * scale; };
  const auto y = [&](double at) { return kHeight / 2 - (at - mid_lat) * scale; };
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"spread\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
      "aria-labelledby=\"hotspot-map-title\"><title id=\"hotspot-map-title\">{}</title><path fill=\"#f3ebdd\" d=\"M0 0h{:.0f}v{:.0f}H0z\"/>",
      kWidth, kHeight, escaped(title), kWidth, kHeight);
  std::string names;
  // What is meant is drawn last, above its neighbours.
  for (const bool now : {false, true})
    for (const Outline& one : all_) {
      if (meant(one) != now || x(one.east) < 0 || x(one.west) > kWidth || y(one.south) < 0 || y(one.north) > kHeight) continue;
      std::string path;
      for (const auto& ring : one.rings) {
        double last_x = -1e9, last_y = -1e9;
        std::string points;
        int count = 0;
        for (const auto& [at_lon, at_lat] : ring) {
          const double px = x(at_lon), py = y(at_lat);
          if (std::hypot(px - last_x, py - last_y) < 4) continue;
          points += fmt::format("{}{:.0f} {:.0f}", count++ == 0 ? "M" : "L", px, py);
          last_x = px, last_y = py;
        }
        if (count > 2) path += points + "z";
      }
      if (path.empty()) continue;
      out += fmt::format("<path fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\" d=\"{}\"/>", now ? "#e9b6ae" : "#fbf7f0", now ? "#8a1a26" : "#857660",
                         now ? 2.5 : 1, path);
      const double cx = x((one.west + one.east) / 2), cy = y((one.south + one.north) / 2);
      if ((now ? communes.size() <= 8 : all_.size() <= 400) && cx > 60 && cx < kWidth - 60 && cy > 20 && cy < kHeight - 10)
        names += fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" font-size=\"{}\" text-anchor=\"middle\" fill=\"#241c15\"{}>{}</text>", cx, cy,
                             now ? 17 : 12, now ? " font-weight=\"600\"" : "", escaped(one.name));
    }
  if (circle)
    out += fmt::format("<circle cx=\"{:.0f}\" cy=\"{:.0f}\" r=\"{:.0f}\" fill=\"#8a1a26\" fill-opacity=\".25\" stroke=\"#8a1a26\" stroke-width=\"2\"/>",
                       x(lon), y(lat), std::max(8.0, radius_km / 111.1 * scale));
  return out + names + "</svg>";
}

std::string hotspot_curve(const std::vector<insight::hotspots::Curve>& curve, const web::Words& words) {
  if (curve.empty()) return {};
  constexpr double kLeft = 44, kTop = 14, kTall = 200, kBottom = 30, kWidth = 620;
  double most = 4;
  for (const auto& one : curve) most = std::max({most, one.observed, one.expected});
  const double step = (kWidth - kLeft - 8) / static_cast<double>(curve.size());
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-labelledby=\"curve-title\">"
      "<title id=\"curve-title\">{}</title>",
      kWidth, kTop + kTall + kBottom, escaped(words("hotspots.curve")));
  for (const double part : {0.0, 0.5, 1.0}) {
    const double at = kTop + kTall * (1 - part);
    out += fmt::format("<path class=\"chart__line\" d=\"M{:.0f} {:.0f}H{:.0f}\"/><text class=\"chart__scale\" x=\"{:.0f}\" y=\"{:.0f}\">{}</text>",
                       kLeft, at, kWidth, kLeft - 6, at + 5, words.number(static_cast<std::int64_t>(std::lround(most * part))));
  }
  std::string line;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const double x = kLeft + step * static_cast<double>(i), tall = curve[i].observed / most * kTall;
    if (tall > 0)
      out += fmt::format("<rect class=\"chart__late\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", x + step * 0.1,
                         kTop + kTall - tall, step * 0.8, tall);
    line += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", x + step / 2, kTop + kTall - curve[i].expected / most * kTall);
  }
  out += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"#1c4f77\" stroke-width=\"2.5\"/>", line);
  for (const std::size_t i : {std::size_t{0}, curve.size() - 1})
    out += fmt::format("<text class=\"chart__scale\" x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"{}\">{}</text>", i == 0 ? kLeft + 70 : kWidth - 4,
                       kTop + kTall + 22, "end", words.date(curve[i].day));
  return out + "</svg>";
}

}  // namespace langnghe::pages
