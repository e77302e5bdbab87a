#include "insight/scan/circles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <tuple>
#include <unordered_set>

#include "base/result.h"
#include "insight/scan/parallel.h"
#include "insight/scan/random.h"

namespace langnghe::insight::scan {

namespace {

double straight(const Site& a, const Site& b) {
  const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
  return std::sqrt(dx * dx + dy * dy + dz * dz);
}

struct Neighbour {
  double distance;
  std::uint32_t site;
};

}  // namespace

std::vector<Site> sites_of(const std::vector<Place>& places, Coordinates coordinates) {
  std::vector<Site> sites;
  std::map<std::pair<double, double>, std::size_t> known;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const Place& place = places[i];
    const auto [at, fresh] = known.try_emplace({place.a, place.b}, sites.size());
    if (fresh) {
      Site site;
      if (coordinates == Coordinates::kLatLong) {
        const double latitude = place.a * std::numbers::pi / 180;
        const double longitude = place.b * std::numbers::pi / 180;
        site.x = kEarthRadiusKm * std::cos(latitude) * std::cos(longitude);
        site.y = kEarthRadiusKm * std::cos(latitude) * std::sin(longitude);
        site.z = kEarthRadiusKm * std::sin(latitude);
      } else {
        site.x = place.a;
        site.y = place.b;
      }
      sites.push_back(site);
    }
    sites[at->second].places.push_back(i);
  }
  return sites;
}

std::vector<std::uint32_t> site_of_place(const std::vector<Site>& sites, std::size_t places) {
  std::vector<std::uint32_t> of(places);
  for (std::uint32_t i = 0; i < sites.size(); ++i) {
    for (const auto place : sites[i].places) of[place] = i;
  }
  return of;
}

double distance(const Site& a, const Site& b, Coordinates coordinates) {
  const double chord = straight(a, b);
  if (coordinates == Coordinates::kCartesian) return chord;
  return 2 * kEarthRadiusKm * std::asin(std::min(1.0, chord / (2 * kEarthRadiusKm)));
}

Circles circles_around(const std::vector<Site>& sites, const std::vector<double>& weights,
                       double max_weight, std::optional<double> max_km, Coordinates coordinates,
                       int threads) {
  // The straight line through the earth orders places as the great circle does.
  double reach = std::numeric_limits<double>::infinity();
  if (max_km) {
    reach = *max_km;
    const double half = *max_km / (2 * kEarthRadiusKm);
    if (coordinates == Coordinates::kLatLong) {
      reach = half < std::numbers::pi / 2 ? 2 * kEarthRadiusKm * std::sin(half)
                                          : std::numeric_limits<double>::infinity();
    }
  }

  std::vector<std::vector<Neighbour>> lists(sites.size());
  share_out(sites.size(), threads, [&](std::size_t, std::size_t center) {
    auto& near = lists[center];
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
      const double away = straight(sites[center], sites[i]);
      if (away <= reach) near.push_back({away, i});
    }
    std::sort(near.begin(), near.end(), [&](const Neighbour& l, const Neighbour& r) {
      if (l.distance != r.distance) return l.distance < r.distance;
      const Site &a = sites[l.site], &b = sites[r.site];
      return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z);
    });
    double weight = 0;
    std::size_t inside = 0;
    while (inside < near.size() && weight + weights[near[inside].site] <= max_weight) {
      weight += weights[near[inside++].site];
    }
    near.resize(inside);
    near.shrink_to_fit();
  });

  std::size_t count = 0;
  for (const auto& list : lists) count += list.size();
  if (count > 1'000'000'000) {
    throw SetupError("scan: more than a billion circles; give a smaller --max-km or --max-share");
  }
  Circles circles;
  circles.first.push_back(0);
  circles.sites.reserve(count);
  circles.repeated.reserve(count);
  // Sets are told apart by a sum of random numbers, one a site (128 bits: no two sets of any
  // real run meet).
  struct Name {
    std::uint64_t low = 0, high = 0;
    bool operator==(const Name&) const = default;
  };
  struct Mixed {
    std::size_t operator()(const Name& name) const { return name.low; }
  };
  Random random(0x5ca1ab1e, 0);
  std::vector<Name> names(sites.size());
  for (auto& name : names) name = {random.next(), random.next()};
  std::unordered_set<Name, Mixed> seen;
  seen.reserve(count);
  for (const auto& list : lists) {
    Name name;
    for (const auto& neighbour : list) {
      const auto site = neighbour.site;
      circles.sites.push_back(site);
      bool news = false;
      if (weights[site] > 0) {
        name = {name.low + names[site].low, name.high + names[site].high};
        news = seen.insert(name).second;
      }
      circles.repeated.push_back(!news);
    }
    circles.first.push_back(static_cast<std::uint32_t>(circles.sites.size()));
  }
  return circles;
}

}  // namespace langnghe::insight::scan
