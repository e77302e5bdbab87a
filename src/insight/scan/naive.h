// For the tests: the scan statistic written down as plainly as its definition, slow and
// without any of the tricks of the real one.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <set>
#include <string>
#include <vector>

#include "insight/scan/scan.h"

namespace langnghe::insight::scan::naive {

struct Window {
  std::set<std::uint32_t> places;
  int from = 0, to = 0;  // days since the start of the study, both inside
  std::int64_t observed = 0;
  double expected = 0;
  double llr = 0;
};

inline double ratio(double c, double m, double total) {
  if (c <= m) return 0;
  const double outside = c < total ? (total - c) * std::log((total - c) / (total - m)) : 0;
  return c * std::log(c / m) + outside;
}

// First days of the pieces of time, found by walking back one day at a time.
inline std::vector<int> piece_starts(const Settings& settings) {
  const int days = days_between(settings.from, settings.to) + 1;
  if (settings.shape == Shape::kSpace) return {0, days};
  std::vector<int> starts{days};
  const Date after = add_days(settings.to, 1);
  int units = 0;
  for (int day = days - 1; day > 0; --day) {
    const Date date = add_days(settings.from, day);
    bool unit_begins = settings.time_unit == TimeUnit::kDay;
    const bool same_day = date.day() == after.day();
    if (settings.time_unit == TimeUnit::kMonth) unit_begins = same_day;
    if (settings.time_unit == TimeUnit::kYear) {
      unit_begins = same_day && date.month() == after.month();
    }
    if (unit_begins && ++units % settings.time_length == 0) starts.push_back(day);
  }
  starts.push_back(0);
  std::reverse(starts.begin(), starts.end());
  return starts;
}

inline int units_of(const Settings& settings) {
  Settings ones = settings;
  ones.time_length = 1;
  return static_cast<int>(piece_starts(ones).size()) - 1;
}

inline double km(const Place& a, const Place& b, Coordinates coordinates) {
  if (coordinates == Coordinates::kCartesian) return std::hypot(a.a - b.a, a.b - b.b);
  // Haversine.
  const double degree = std::numbers::pi / 180;
  const double u = std::sin((b.a - a.a) * degree / 2), v = std::sin((b.b - a.b) * degree / 2);
  const double h = u * u + std::cos(a.a * degree) * std::cos(b.a * degree) * v * v;
  return 2 * 6367 * std::asin(std::min(1.0, std::sqrt(h)));
}

// Expected cases of every place on every day, by the definition of the model.
inline std::vector<std::vector<double>> expected_by_day(const Input& input,
                                                        const Settings& settings) {
  const int days = days_between(settings.from, settings.to) + 1;
  std::vector<std::vector<double>> out(input.places.size(), std::vector<double>(days, 0.0));
  std::set<std::uint32_t> strata;
  for (const auto& row : input.cases) strata.insert(row.stratum);
  for (const auto stratum : strata) {
    double total = 0;
    std::vector<double> by_place(input.places.size(), 0.0), by_day(days, 0.0);
    for (const auto& row : input.cases) {
      if (row.stratum != stratum) continue;
      total += row.count;
      by_place[row.place] += row.count;
      by_day[days_between(settings.from, row.date)] += row.count;
    }
    if (total == 0) continue;
    if (settings.model == Model::kPermutation) {
      for (std::size_t p = 0; p < by_place.size(); ++p) {
        for (int d = 0; d < days; ++d) out[p][d] += by_place[p] * by_day[d] / total;
      }
      continue;
    }
    std::vector<std::vector<double>> people(input.places.size(), std::vector<double>(days, 0.0));
    double all = 0;
    for (std::uint32_t p = 0; p < input.places.size(); ++p) {
      std::map<int, double> census;
      for (const auto& row : input.population) {
        if (row.place == p && row.stratum == stratum) {
          census[days_between(settings.from, row.date)] += row.people;
        }
      }
      if (census.empty()) continue;
      const auto at = [&](double t) {
        if (t <= census.begin()->first) return census.begin()->second;
        if (t >= census.rbegin()->first) return census.rbegin()->second;
        auto next = census.upper_bound(static_cast<int>(std::floor(t)));
        const auto before = std::prev(next);
        return before->second + (next->second - before->second) * (t - before->first) /
                                    (next->first - before->first);
      };
      for (int d = 0; d < days; ++d) {
        // Censuses are taken at the beginning of a day, so within a day the line is straight.
        people[p][d] = at(d + 0.5);
        all += people[p][d];
      }
    }
    for (std::size_t p = 0; p < people.size(); ++p) {
      for (int d = 0; d < days; ++d) out[p][d] += total * people[p][d] / all;
    }
  }
  return out;
}

// All windows allowed, around each place: sets of places nearest first.
inline std::vector<std::vector<std::vector<std::uint32_t>>> circles(
    const Input& input, const Settings& settings, const std::vector<double>& weight) {
  std::vector<std::vector<std::vector<std::uint32_t>>> out;
  double total = 0;
  for (const double w : weight) total += w;
  if (settings.shape == Shape::kTime) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t p = 0; p < input.places.size(); ++p) all.push_back(p);
    return {{all}};
  }
  const auto spot = [&](std::uint32_t p) {
    return std::make_pair(input.places[p].a, input.places[p].b);
  };
  std::set<std::pair<double, double>> begun;
  for (std::uint32_t c = 0; c < input.places.size(); ++c) {
    if (!begun.insert(spot(c)).second) continue;
    std::vector<std::uint32_t> order;
    for (std::uint32_t p = 0; p < input.places.size(); ++p) order.push_back(p);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t l, std::uint32_t r) {
      const double a = km(input.places[c], input.places[l], settings.coordinates);
      const double b = km(input.places[c], input.places[r], settings.coordinates);
      if (std::abs(a - b) > 1e-9) return a < b;
      return spot(l) < spot(r);
    });
    std::vector<std::vector<std::uint32_t>> around;
    std::vector<std::uint32_t> inside;
    double sum = 0;
    for (std::size_t i = 0; i < order.size();) {
      std::size_t next = i;
      double here = 0;
      while (next < order.size() && spot(order[next]) == spot(order[i])) {
        here += weight[order[next++]];
      }
      if (sum + here > settings.max_share * total * (1 + 1e-12)) break;
      if (settings.max_km &&
          km(input.places[c], input.places[order[i]], settings.coordinates) > *settings.max_km) {
        break;
      }
      sum += here;
      inside.insert(inside.end(), order.begin() + static_cast<std::ptrdiff_t>(i),
                    order.begin() + static_cast<std::ptrdiff_t>(next));
      around.push_back(inside);
      i = next;
    }
    out.push_back(around);
  }
  return out;
}

// The best window around every centre, in the order of centres. `cases` are those of a place
// on a day, so that replicas can be judged too.
inline std::vector<Window> best_windows(const Input& input, const Settings& settings,
                                        const std::vector<std::vector<std::int64_t>>& cases) {
  const auto expected = expected_by_day(input, settings);
  const auto starts = piece_starts(settings);
  const int pieces = static_cast<int>(starts.size()) - 1;
  int longest = units_of(settings);
  if (settings.max_length) longest = std::min(longest, *settings.max_length);
  if (!settings.max_length || settings.max_length_share) {
    longest = std::min(longest,
                       static_cast<int>(std::floor(
                           units_of(settings) * settings.max_length_share.value_or(0.5) + 1e-9)));
  }
  longest = std::max(1, longest / settings.time_length);
  double total = 0;
  std::vector<double> weight(input.places.size(), 0.0);
  for (std::size_t p = 0; p < cases.size(); ++p) {
    for (const auto n : cases[p]) total += static_cast<double>(n);
    for (const auto m : expected[p]) weight[p] += m;
  }
  std::vector<Window> out;
  for (const auto& around : circles(input, settings, weight)) {
    Window best;
    for (const auto& places : around) {
      for (int end = 1; end <= pieces; ++end) {
        if (settings.mode == Mode::kProspective && end < pieces) continue;
        for (int begin = std::max(0, end - longest); begin < end; ++begin) {
          Window window{{places.begin(), places.end()}, starts[begin], starts[end] - 1};
          for (const auto p : places) {
            for (int d = window.from; d <= window.to; ++d) {
              window.observed += cases[p][d];
              window.expected += expected[p][d];
            }
          }
          if (window.observed < settings.min_cases) continue;
          window.llr = ratio(static_cast<double>(window.observed), window.expected, total);
          if (window.llr > best.llr + 1e-9) best = window;
        }
      }
    }
    out.push_back(best);
  }
  return out;
}

inline bool overlap(const Window& a, const Window& b) {
  if (a.to < b.from || b.to < a.from) return false;
  return std::any_of(a.places.begin(), a.places.end(),
                     [&](std::uint32_t p) { return b.places.contains(p); });
}

inline std::vector<Window> clusters(const Input& input, const Settings& settings,
                                    const std::vector<std::vector<std::int64_t>>& cases) {
  auto windows = best_windows(input, settings, cases);
  std::stable_sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
    if (std::abs(a.llr - b.llr) > 1e-9) return a.llr > b.llr;
    return a.places.size() < b.places.size();
  });
  std::vector<Window> kept;
  for (const auto& window : windows) {
    if (window.llr <= 0 || (!kept.empty() && window.llr < 0.001)) continue;
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Window& better) { return overlap(better, window); })) {
      kept.push_back(window);
    }
  }
  return kept;
}

}  // namespace langnghe::insight::scan::naive
