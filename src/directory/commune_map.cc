#include "directory/commune_map.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/result.h"

namespace langnghe::directory {

CommuneMap CommuneMap::load(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw SetupError(path + ": cannot be read; it holds the communes' boundaries");
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str(), path);
}

CommuneMap CommuneMap::parse(std::string_view geojson, const std::string& source) {
  std::size_t number = 0;
  try {
    const auto json = nlohmann::json::parse(geojson);
    CommuneMap map;
    for (const auto& feature : json.at("features")) {
      ++number;
      Area area;
      area.code = feature.at("properties").at("code").get<std::string>();
      const auto& geometry = feature.at("geometry");
      const auto& type = geometry.at("type").get_ref<const std::string&>();
      if (type != "Polygon" && type != "MultiPolygon")
        throw SetupError(source + ": feature " + std::to_string(number) + " is a " + type +
                         "; make it a Polygon or MultiPolygon");
      const auto& coordinates = geometry.at("coordinates");
      const auto add = [&](const nlohmann::json& rings) {
        Polygon polygon;
        constexpr double kFar = std::numeric_limits<double>::infinity();
        polygon.box = {kFar, kFar, -kFar, -kFar};
        for (const auto& ring : rings) {
          auto& corners = polygon.rings.emplace_back();
          for (const auto& corner : ring) {
            const double lon = corner.at(0).get<double>(), lat = corner.at(1).get<double>();
            corners.push_back({lon, lat});
            polygon.box.west = std::min(polygon.box.west, lon);
            polygon.box.east = std::max(polygon.box.east, lon);
            polygon.box.south = std::min(polygon.box.south, lat);
            polygon.box.north = std::max(polygon.box.north, lat);
          }
          if (corners.size() < 4)
            throw SetupError(source + ": feature " + std::to_string(number) + " (" + area.code +
                             ") has a ring of fewer than 4 points");
        }
        area.polygons.push_back(std::move(polygon));
      };
      if (type == "Polygon")
        add(coordinates);
      else
        for (const auto& rings : coordinates) add(rings);
      map.areas_.push_back(std::move(area));
    }
    return map;
  } catch (const nlohmann::json::exception& error) {
    throw SetupError(source + ": feature " + std::to_string(number) +
                     " is not GeoJSON with properties.code: " + error.what());
  }
}

std::string_view CommuneMap::commune_at(double lat, double lon) const {
  for (const Area& area : areas_) {
    for (const Polygon& polygon : area.polygons) {
      if (!polygon.box.holds(lat, lon)) continue;
      // Even-odd over all rings: a hole takes away what the outer ring gave. Borders belong
      // to the south and west, so that a point on a shared border is in one commune only.
      bool inside = false;
      for (const auto& ring : polygon.rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
          const Corner& a = ring[i];
          const Corner& b = ring[j];
          if ((a.lat > lat) == (b.lat > lat)) continue;
          // The same arithmetic from both sides of a shared border: from the lower end up.
          const Corner& low = a.lat < b.lat ? a : b;
          const Corner& high = a.lat < b.lat ? b : a;
          const double cross =
              low.lon + (lat - low.lat) / (high.lat - low.lat) * (high.lon - low.lon);
          if (lon < cross) inside = !inside;
        }
      if (inside) return area.code;
    }
  }
  return "";
}

}  // namespace langnghe::directory
