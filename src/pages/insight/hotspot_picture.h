// Pictures of an alarm, drawn by the server: where it is, and how many against how many expected.
// The same stands in words and in a table beside them.
#pragma once

#include <string>
#include <vector>

#include "insight/hotspots/hotspots.h"
#include "web/format.h"

namespace langnghe::pages {

// Boundaries of communes, ready to be drawn. Made once from the pack's GeoJSON.
class CommuneOutlines {
 public:
  explicit CommuneOutlines(const std::string& geojson);
  // The communes in question and what lies around them; "" when none of them has a boundary.
  // `at` and `radius_km` add the circle of a cluster of points.
  std::string svg(const std::vector<std::string>& communes, double lat, double lon, double radius_km, bool circle,
                  const std::string& title) const;

 private:
  struct Outline {
    std::string code, name;
    double west = 180, east = -180, south = 90, north = -90;
    std::vector<std::vector<std::pair<double, double>>> rings;  // lon, lat
  };
  std::vector<Outline> all_;
};

// Bars of what was seen, a line of what was expected.
std::string hotspot_curve(const std::vector<insight::hotspots::Curve>& curve, const web::Words& words);

}  // namespace langnghe::pages
