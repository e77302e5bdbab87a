// How long a whole scan takes: the observed clusters and 999 replicas.
//
//   scan_bench city     [--threads N]   254 places x 184 days, 5,000 cases, 3 km, 14 days
//   scan_bench country  [--threads N]   3,321 places x 60 days, 1,000,000 cases, 50 km
//
// The places are made up but lie as densely as in Boston and in Vietnam; half of them crowd
// around a few towns. docs/scan.md holds the numbers measured.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <string_view>

#include "insight/scan/random.h"
#include "insight/scan/scan.h"

namespace {

namespace sc = langnghe::insight::scan;

double normal(sc::Random& random) {
  return std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(6.283185307179586 * random.unit());
}

// Places in a box of degrees, every second one near one of the towns.
std::vector<sc::Place> scatter(sc::Random& random, int count, int towns, double south, double west,
                               double height, double width, double spread) {
  std::vector<std::pair<double, double>> centers;
  for (int i = 0; i < towns; ++i) {
    centers.emplace_back(south + height * random.unit(), west + width * random.unit());
  }
  std::vector<sc::Place> places;
  for (int i = 0; i < count; ++i) {
    sc::Place place{fmt::format("{:05}", i), south + height * random.unit(),
                    west + width * random.unit()};
    if (i % 2 == 0) {
      const auto& [a, b] = centers[random.below(static_cast<std::uint32_t>(towns))];
      place.a = a + spread * normal(random);
      place.b = b + spread * normal(random);
    }
    places.push_back(place);
  }
  return places;
}

void spread_cases(sc::Random& random, sc::Input& input, const sc::Settings& settings, int count) {
  const int days = langnghe::days_between(settings.from, settings.to) + 1;
  for (int i = 0; i < count; ++i) {
    const auto place = random.below(static_cast<std::uint32_t>(input.places.size()));
    const int day = static_cast<int>(random.below(static_cast<std::uint32_t>(days)));
    input.cases.push_back({place, 1, langnghe::add_days(settings.from, day), 0});
  }
}

void time_it(const char* name, const sc::Input& input, const sc::Settings& settings) {
  const auto begin = std::chrono::steady_clock::now();
  const auto result = sc::scan(input, settings);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%-32s %8.3f s   best llr %.6f p %.3f\n", name, seconds.count(),
              result.clusters.at(0).llr, result.clusters.at(0).p.value_or(0));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace std::chrono;
  const std::string_view what = argc > 1 ? argv[1] : "city";
  sc::Settings settings;
  if (argc > 3 && std::string_view(argv[2]) == "--threads") settings.threads = std::atoi(argv[3]);
  sc::Input input;
  sc::Random random(2026, 0);
  if (what == "city") {
    settings.from = year(2011) / 7 / 1;
    settings.to = year(2011) / 12 / 31;
    settings.max_km = 3;
    settings.max_length = 14;
    input.places = scatter(random, 254, 4, 42.23, -71.18, 0.15, 0.15, 0.012);
    spread_cases(random, input, settings, 5'000);
    time_it("city, retrospective", input, settings);
    settings.mode = sc::Mode::kProspective;
    time_it("city, prospective", input, settings);
  } else if (what == "country") {
    settings.from = year(2026) / 1 / 1;
    settings.to = langnghe::add_days(settings.from, 59);
    settings.max_km = 50;
    settings.mode = sc::Mode::kProspective;
    input.places = scatter(random, 3'321, 30, 8.6, 104.0, 14.5, 2.2, 0.35);
    spread_cases(random, input, settings, 1'000'000);
    time_it("country, prospective, 30 days", input, settings);
    settings.max_length = 7;
    time_it("country, prospective, 7 days", input, settings);
  } else {
    std::fprintf(stderr, "usage: scan_bench city|country [--threads N]\n");
    return 2;
  }
  return 0;
}
