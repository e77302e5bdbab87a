// Circles around every place, as lists of places by distance, each circle one place longer
// than the one before.
#pragma once

#include <cstdint>
#include <vector>

#include "insight/scan/scan.h"

namespace langnghe::insight::scan {

// Radius of the earth in km, the one SaTScan computes with.
inline constexpr double kEarthRadiusKm = 6367;

// Places on the same spot are one site: no circle can tell them apart.
struct Site {
  double x = 0, y = 0, z = 0;         // km on the globe, or plain units with z = 0
  std::vector<std::uint32_t> places;  // in the order of the input
};

std::vector<Site> sites_of(const std::vector<Place>& places, Coordinates coordinates);
// Which site each place belongs to.
std::vector<std::uint32_t> site_of_place(const std::vector<Site>& sites, std::size_t places);

// Great-circle distance in km, or the plain distance.
double distance(const Site& a, const Site& b, Coordinates coordinates);

struct Circles {
  // Around site i: sites[first[i]] … sites[first[i + 1] - 1], nearest first, itself at the head.
  // Every head of that list is a circle. At equal distance the lesser coordinate comes first.
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> sites;
  // 1 where the circle that ends here tells replicas nothing new: its last place can never
  // have a case, or the same set of places stands around another centre.
  std::vector<std::uint8_t> repeated;

  std::size_t centers() const { return first.size() - 1; }
};

// Circles end before max_km is passed or the weights inside exceed max_weight.
// Time: O(n^2) distances and the sorting of those within reach. Throws SetupError when there
// are more than a billion circles.
Circles circles_around(const std::vector<Site>& sites, const std::vector<double>& weights,
                       double max_weight, std::optional<double> max_km, Coordinates coordinates,
                       int threads);

}  // namespace langnghe::insight::scan
