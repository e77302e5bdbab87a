// How often hot spots are called that are none, and how soon real ones are seen: docs/hotspots.md
// holds the numbers.
//
//   hotspots_bench year  [SEED]        365 nights of background: false alarms
//   hotspots_bench power [SEED]        outbreaks of several sizes: seen or not, days of delay
//   hotspots_bench speed PLACES CASES_A_DAY   one night
//
// Cases are made up: places of different size, a rhythm of the week, eight categories, points for
// two of three, some settled, some never touched. What is found on several nights about mostly the
// same cases is one alarm, as in the product.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "insight/hotspots/finding.h"
#include "insight/scan/random.h"

namespace {

using namespace langnghe;
using namespace langnghe::insight::hotspots;
using insight::scan::Random;

struct House {
  Random random;
  Data all;
  std::vector<double> weight;  // of places, sums to 1
  double a_day;
  std::int64_t last_id = 0;

  House(std::uint64_t seed, int places, double cases_a_day) : random(seed, 0), a_day(cases_a_day) {
    const double side = std::sqrt(places / 124.0);
    double sum = 0;
    for (int i = 0; i < places; ++i) {
      all.places.push_back({std::to_string(i), 10.7 + 1.6 * side * random.unit(), 107.4 + 1.6 * side * random.unit()});
      weight.push_back(std::exp(normal() * 0.8));
      sum += weight.back();
    }
    for (double& one : weight) one /= sum;
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h"}) all.categories.emplace_back(name);
    all.sources.emplace_back();
  }
  double normal() { return std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(6.283185307179586 * random.unit()); }
  int poisson(double mean) {
    if (mean > 60) return std::max(0, static_cast<int>(std::lround(mean + std::sqrt(mean) * normal())));
    int count = 0;
    for (double left = std::exp(-mean), product = random.unit(); product > left; product *= random.unit()) ++count;
    return count;
  }
  std::uint32_t place() {
    double at = random.unit();
    for (std::uint32_t i = 0; i < weight.size(); ++i)
      if ((at -= weight[i]) < 0) return i;
    return static_cast<std::uint32_t>(weight.size() - 1);
  }
  Seen one(Date day, std::uint32_t where, std::uint32_t category) {
    Seen out;
    out.id = ++last_id;
    out.category = category;
    out.place = where;
    out.day = day;
    if (random.below(3) != 0)
      out.point.emplace(all.places[where].lat + 0.02 * normal(), all.places[where].lon + 0.02 * normal());
    return out;
  }
  void a_day_of(Date day) {
    static constexpr double kRhythm[] = {0.5, 1.4, 1.2, 1.1, 1.1, 1.1, 0.6};
    const int count = poisson(a_day * kRhythm[weekday(day)]);
    for (int i = 0; i < count; ++i) all.cases.push_back(one(day, place(), random.below(8)));
  }
  // How it stands at the end of a day: the age decides how likely a case is still open. A hash of
  // its number keeps it the same from night to night.
  Data at(const Pack& pack, Date day) {
    Data out;
    out.day = day;
    out.places = all.places, out.categories = all.categories, out.sources = all.sources;
    for (const Seen& one : all.cases) {
      const int age = days_between(one.day, day);
      if (age < 0 || age >= pack.received_days) continue;
      std::uint64_t state = static_cast<std::uint64_t>(one.id) * 7919;
      const double u = static_cast<double>(insight::scan::split_mix(state) >> 11) * 0x1.0p-53;
      Seen seen = one;
      seen.open = age < -14 * std::log(1 - u) || u > 0.95;
      seen.silent = seen.open && age > pack.silent_after && u > 0.5;
      out.cases.push_back(std::move(seen));
    }
    return out;
  }
};

double overlap(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  std::vector<std::int64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(std::max<std::size_t>(1, std::min(a.size(), b.size())));
}

void year(const Pack& pack, std::uint64_t seed) {
  House house(seed, 124, 40);
  const Date start = *parse_date("2026-01-01");
  for (int day = -180; day < 0; ++day) house.a_day_of(add_days(start, day));
  struct Alive {
    Finding finding;
    int last;
  };
  std::vector<Alive> alive;
  std::map<std::string_view, int> alarms;
  double seconds = 0;
  for (int night = 0; night < 365; ++night) {
    const Date day = add_days(start, night);
    house.a_day_of(day);
    const Data data = house.at(pack, day);
    const auto begin = std::chrono::steady_clock::now();
    const Counted counted = clusters(pack, data, 1);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    for (const Finding& one : counted.findings) {
      bool known = false;
      for (Alive& old : alive)
        if (night - old.last <= pack.quiet_nights && (old.finding.kind == Kind::kCluster) == (one.kind == Kind::kCluster) &&
            overlap(old.finding.cases, one.cases) >= pack.same_share)
          known = true, old.last = night, old.finding.cases = one.cases;
      if (known) continue;
      ++alarms[code_of(one.kind)];
      alive.push_back({one, night});
      std::printf("  night %3d: %s, category '%s', %s: %.0f against %.1f, once in %.0f days\n", night, std::string(code_of(one.kind)).c_str(),
                  one.category.c_str(), one.level.c_str(), one.observed, one.expected, one.recurrence_days);
    }
  }
  std::printf("seed %llu: a year, 365 nights, %.2f s a night; false alarms:", static_cast<unsigned long long>(seed), seconds / 365);
  for (const auto& [kind, count] : alarms) std::printf(" %s %d", std::string(kind).c_str(), count);
  std::printf("%s\n", alarms.empty() ? " none" : "");
}

void power(const Pack& pack, std::uint64_t seed) {
  for (const double extra : {1.0, 2.0, 3.0, 5.0}) {
    constexpr int kTrials = 20, kDays = 14;
    int seen = 0;
    std::vector<int> delays;
    for (int trial = 0; trial < kTrials; ++trial) {
      House house(seed + static_cast<std::uint64_t>(trial), 124, 40);
      const Date start = *parse_date("2026-06-01");
      for (int day = -180; day < 0; ++day) house.a_day_of(add_days(start, day));
      const std::uint32_t where = house.place(), what = house.random.below(8);
      for (int day = 0; day < kDays; ++day) {
        const Date today = add_days(start, day);
        house.a_day_of(today);
        for (int i = house.poisson(extra); i > 0; --i) house.all.cases.push_back(house.one(today, where, what));
        const Counted counted = clusters(pack, house.at(pack, today), 1);
        if (std::none_of(counted.findings.begin(), counted.findings.end(), [&](const Finding& one) {
              return one.kind == Kind::kCluster && std::find(one.communes.begin(), one.communes.end(), std::to_string(where)) != one.communes.end();
            }))
          continue;
        ++seen;
        delays.push_back(day + 1);
        break;
      }
    }
    std::sort(delays.begin(), delays.end());
    std::printf("%.0f more a day in one commune and category: seen %d of %d within %d days; median day %d\n", extra, seen, kTrials,
                kDays, delays.empty() ? 0 : delays[delays.size() / 2]);
    std::fflush(stdout);
  }
}

void speed(const Pack& pack, int places, double a_day) {
  House house(1, places, a_day);
  const Date today = *parse_date("2026-06-01");
  for (int day = -180; day <= 0; ++day) house.a_day_of(add_days(today, day));
  const Data data = house.at(pack, today);
  const auto begin = std::chrono::steady_clock::now();
  const Counted counted = clusters(pack, data, 0);
  std::printf("%d communes, %zu cases of 180 days, %d tests: %.1f s\n", places, data.cases.size(), counted.tests,
              std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  const Pack pack;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  if (what == "year") year(pack, seed);
  else if (what == "power") power(pack, seed);
  else if (what == "speed" && argc > 3) speed(pack, std::atoi(argv[2]), std::atof(argv[3]));
  else {
    std::fprintf(stderr, "usage: hotspots_bench year [SEED] | power [SEED] | speed PLACES CASES_A_DAY\n");
    return 2;
  }
  return 0;
}
