#include "insight/scan/output.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <iterator>
#include <numbers>

#include "base/json.h"
#include "base/result.h"
#include "insight/scan/circles.h"

namespace langnghe::insight::scan {

namespace {

std::string_view id_of(const Input& input, std::uint32_t place) { return input.places[place].id; }

std::string joined(const Input& input, const std::vector<std::uint32_t>& places,
                   std::string_view separator) {
  std::string out;
  for (const auto place : places) {
    if (!out.empty()) out += separator;
    out += id_of(input, place);
  }
  return out;
}

std::string quoted(std::string_view text) {
  if (text.find_first_of(",;\"\r\n ") == text.npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void members(JsonWriter& json, const Input& input, const Cluster& cluster) {
  json.key("center");
  if (cluster.center) {
    json.value(id_of(input, *cluster.center));
  } else {
    json.null();
  }
  json.field("radius_km", cluster.radius_km);
  json.key("locations");
  json.array();
  for (const auto place : cluster.places) json.value(id_of(input, place));
  json.end();
  json.field("from", iso_date(cluster.from));
  json.field("to", iso_date(cluster.to));
  json.field("observed", cluster.observed);
  json.field("expected", cluster.expected);
  json.field("llr", cluster.llr);
  json.field("p", cluster.p);
  json.field("recurrence_days", cluster.recurrence_days);
}

std::string_view name(Model model) {
  return model == Model::kPermutation ? "space-time permutation" : "discrete Poisson";
}
std::string_view name(Shape shape) {
  switch (shape) {
    case Shape::kSpace:
      return "space";
    case Shape::kTime:
      return "time";
    case Shape::kSpaceTime:
      break;
  }
  return "space and time";
}

// The point at a distance and bearing on the globe, in degrees.
std::pair<double, double> away(double latitude, double longitude, double km, double bearing) {
  constexpr double kDegree = std::numbers::pi / 180;
  const double lat = latitude * kDegree, angle = km / kEarthRadiusKm;
  const double to_lat = std::asin(std::sin(lat) * std::cos(angle) +
                                  std::cos(lat) * std::sin(angle) * std::cos(bearing));
  const double turn = std::atan2(std::sin(bearing) * std::sin(angle) * std::cos(lat),
                                 std::cos(angle) - std::sin(lat) * std::sin(to_lat));
  double to_longitude = longitude + turn / kDegree;
  if (to_longitude > 180) to_longitude -= 360;
  if (to_longitude < -180) to_longitude += 360;
  return {to_lat / kDegree, to_longitude};
}

void point(JsonWriter& json, double latitude, double longitude) {
  json.array();
  json.raw(fmt::format("{:.6f}", longitude));
  json.raw(fmt::format("{:.6f}", latitude));
  json.end();
}

void circle(JsonWriter& json, const Place& center, double km) {
  json.object();
  if (km > 0) {
    json.field("type", "Polygon");
    json.key("coordinates");
    json.array();
    json.array();
    constexpr int kCorners = 64;
    for (int i = 0; i <= kCorners; ++i) {
      // Counterclockwise, as RFC 7946 wants the outer ring; the last corner is the first.
      const double bearing = -2 * std::numbers::pi * (i % kCorners) / kCorners;
      const auto [latitude, longitude] = away(center.a, center.b, km, bearing);
      point(json, latitude, longitude);
    }
    json.end();
    json.end();
  } else {
    json.field("type", "Point");
    json.key("coordinates");
    point(json, center.a, center.b);
  }
  json.end();
}

}  // namespace

std::string as_json(const Input& input, const Settings&, const Result& result) {
  JsonWriter json;
  json.object();
  json.field("total_cases", result.total_cases);
  json.field("replicas", result.replicas);
  json.key("clusters");
  json.array();
  for (const auto& cluster : result.clusters) {
    json.object();
    members(json, input, cluster);
    json.end();
  }
  json.end();
  json.end();
  return std::move(json).text() + "\n";
}

std::string as_geojson(const Input& input, const Settings& settings, const Result& result) {
  if (settings.coordinates != Coordinates::kLatLong) {
    throw SetupError("scan: GeoJSON needs degrees; use --coordinates latlong or another --format");
  }
  JsonWriter json;
  json.object();
  json.field("type", "FeatureCollection");
  json.key("features");
  json.array();
  int rank = 0;
  for (const auto& cluster : result.clusters) {
    json.object();
    json.field("type", "Feature");
    json.key("geometry");
    if (cluster.center) {
      circle(json, input.places[*cluster.center], cluster.radius_km);
    } else {
      json.null();
    }
    json.key("properties");
    json.object();
    json.field("rank", ++rank);
    members(json, input, cluster);
    json.end();
    json.end();
  }
  json.end();
  json.end();
  return std::move(json).text() + "\n";
}

std::string as_csv(const Input& input, const Settings&, const Result& result) {
  std::string out =
      "rank,center,radius_km,location_count,locations,from,to,observed,expected,"
      "observed_to_expected,llr,p,recurrence_days\n";
  int rank = 0;
  for (const auto& cluster : result.clusters) {
    const std::string center = cluster.center ? quoted(id_of(input, *cluster.center)) : "";
    fmt::format_to(std::back_inserter(out),
                   "{},{},{:.6g},{},{},{},{},{},{:.9g},{:.6g},{:.9g},{},{}\n", ++rank, center,
                   cluster.radius_km, cluster.places.size(),
                   quoted(joined(input, cluster.places, " ")), iso_date(cluster.from),
                   iso_date(cluster.to), cluster.observed, cluster.expected,
                   static_cast<double>(cluster.observed) / cluster.expected, cluster.llr,
                   cluster.p ? fmt::format("{:.6g}", *cluster.p) : "",
                   cluster.recurrence_days ? fmt::format("{:.6g}", *cluster.recurrence_days) : "");
  }
  return out;
}

std::string as_text(const Input& input, const Settings& settings, const Result& result) {
  std::string out;
  const auto print = [&out]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  print("{} scan of {}, {} model\n",
        settings.mode == Mode::kProspective ? "Prospective" : "Retrospective", name(settings.shape),
        name(settings.model));
  print("{} to {}; {} places, {} cases, {} replicas, seed {}\n\n", iso_date(settings.from),
        iso_date(settings.to), result.place_count, result.total_cases, result.replicas,
        settings.seed);
  if (result.clusters.empty()) {
    out += "No window has more cases than expected.\n";
    return out;
  }
  const bool prospective = settings.mode == Mode::kProspective;
  std::size_t width = 6;
  for (const auto& cluster : result.clusters) {
    if (cluster.center) width = std::max(width, id_of(input, *cluster.center).size());
  }
  print("{:>3}  {:<{}}  {:>9}  {:>6}  {:<10}  {:<10}  {:>8}  {:>10}  {:>6}  {:>10}  {:>8}{}\n", "#",
        "center", width, "radius", "places", "from", "to", "observed", "expected", "o/e", "llr",
        "p", prospective ? "  once in days" : "");
  int rank = 0;
  for (const auto& cluster : result.clusters) {
    print(
        "{:>3}  {:<{}}  {:>9.2f}  {:>6}  {:<10}  {:<10}  {:>8}  {:>10.3f}  {:>6.2f}  {:>10.6f}  "
        "{:>8}",
        ++rank, cluster.center ? id_of(input, *cluster.center) : "all", width, cluster.radius_km,
        cluster.places.size(), iso_date(cluster.from), iso_date(cluster.to), cluster.observed,
        cluster.expected, static_cast<double>(cluster.observed) / cluster.expected, cluster.llr,
        cluster.p ? fmt::format("{:.5f}", *cluster.p) : "-");
    if (prospective) {
      print("  {:>12}",
            cluster.recurrence_days ? fmt::format("{:.1f}", *cluster.recurrence_days) : "-");
    }
    out += '\n';
  }
  if (settings.shape != Shape::kTime) {
    out += '\n';
    rank = 0;
    for (const auto& cluster : result.clusters) {
      print("{:>3}  {}\n", ++rank, joined(input, cluster.places, ", "));
    }
  }
  return out;
}

}  // namespace langnghe::insight::scan
