// Which commune is a point in? Our own boundaries of the province (packs/vn/geo), ray
// casting with bounding boxes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langnghe::directory {

class CommuneMap {
 public:
  // A GeoJSON FeatureCollection of Polygon and MultiPolygon, each with properties.code.
  // Throws SetupError naming file and feature.
  static CommuneMap load(const std::string& path);
  static CommuneMap parse(std::string_view geojson, const std::string& source);

  // The commune's code, or "" outside all of them. Degrees, WGS 84. A few µs.
  std::string_view commune_at(double lat, double lon) const;
  std::size_t size() const { return areas_.size(); }

 private:
  struct Box {
    double west, south, east, north;
    bool holds(double lat, double lon) const {
      return west <= lon && lon <= east && south <= lat && lat <= north;
    }
  };
  struct Corner {
    double lon, lat;
  };
  struct Polygon {
    Box box;
    std::vector<std::vector<Corner>> rings;  // the outer one, then holes
  };
  struct Area {
    std::string code;
    std::vector<Polygon> polygons;
  };
  std::vector<Area> areas_;
};

}  // namespace langnghe::directory
