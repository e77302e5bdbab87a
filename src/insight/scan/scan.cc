#include "insight/scan/scan.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "insight/scan/kernel.h"
#include "insight/scan/likelihood.h"
#include "insight/scan/parallel.h"
#include "insight/scan/replicas.h"
#include "insight/scan/study.h"

namespace langnghe::insight::scan {

namespace {

// The best cylinder around one centre.
struct Candidate {
  std::uint32_t center = 0;
  std::uint32_t sites = 0;  // how many, nearest first
  int begin = 0, end = 0;   // times
  std::int64_t observed = 0;
  double expected = 0;
  double llr = 0;
};

// Among equals the smaller circle wins, then the window that ends first, then the longer one.
Candidate best_around(const Study& study, ThresholdLevels& levels, std::uint32_t center) {
  const auto times = static_cast<std::size_t>(study.times);
  const auto& circles = study.circles;
  std::vector<std::int64_t> cases(times + 1, 0);
  std::vector<double> expected(times + 1 + kThresholdBlock, 0.0);
  std::vector<std::int32_t> least(study.windows + kThresholdBlock);
  Candidate best{.center = center};
  for (auto i = circles.first[center]; i < circles.first[center + 1]; ++i) {
    const std::size_t site = circles.sites[i];
    for (std::size_t t = 0; t <= times; ++t) {
      cases[t] += study.cases[site * (times + 1) + t];
      expected[t] += study.expected[site * (times + 1) + t];
    }
    const Thresholds& thresholds = levels.at(best.llr);
    const float factor = static_cast<float>(thresholds.scale * thresholds.scale / study.unit);
    kernels<std::int32_t>().front().thresholds(
        expected.data(), study.rows.data(), study.rows.size(), factor, thresholds.least.data(),
        static_cast<std::int32_t>(thresholds.least.size()) - 1, least.data());
    const std::int32_t* need = least.data();
    for (const auto& row : study.rows) {
      const auto end = static_cast<std::size_t>(row.end);
      for (int s = row.begin; s < row.end; ++s, ++need) {
        const auto begin = static_cast<std::size_t>(s);
        const std::int64_t here = cases[end] - cases[begin];
        if (here < *need) continue;
        const double mean = (expected[end] - expected[begin]) / study.unit;
        const double llr =
            log_likelihood_ratio(static_cast<double>(here), mean, static_cast<double>(study.total));
        if (llr > best.llr + (best.llr > 0 ? kSameRatio : 0)) {
          best = {center, i - circles.first[center] + 1, s, row.end, here, mean, llr};
        }
      }
    }
  }
  return best;
}

// Best first; among equals the fewer places, then the earlier place of the input.
void rank(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& l, const Candidate& r) {
    const double a = std::round(l.llr / kSameRatio), b = std::round(r.llr / kSameRatio);
    if (a != b) return a > b;
    if (l.sites != r.sites) return l.sites < r.sites;
    return l.center < r.center;
  });
}

// Keeps a candidate when no better one has a place in common with it at a common time.
std::vector<Candidate> without_overlap(const Study& study,
                                       const std::vector<Candidate>& candidates) {
  std::vector<Candidate> kept;
  std::vector<std::vector<std::pair<int, int>>> taken(study.sites.size());
  for (const auto& candidate : candidates) {
    const auto* first = &study.circles.sites[study.circles.first[candidate.center]];
    const bool free = std::all_of(first, first + candidate.sites, [&](std::uint32_t site) {
      return std::none_of(taken[site].begin(), taken[site].end(), [&](const auto& window) {
        return window.first < candidate.end && candidate.begin < window.second;
      });
    });
    if (!free) continue;
    std::for_each(first, first + candidate.sites, [&](std::uint32_t site) {
      taken[site].emplace_back(candidate.begin, candidate.end);
    });
    kept.push_back(candidate);
  }
  return kept;
}

// When circles around several places hold the same set, it is told by the first of them.
std::uint32_t first_center(const Study& study, const Candidate& candidate) {
  const auto set_around = [&](std::uint32_t center) {
    const auto first = study.circles.sites.begin() + study.circles.first[center];
    std::vector<std::uint32_t> set(first, first + candidate.sites);
    std::sort(set.begin(), set.end());
    return set;
  };
  const auto set = set_around(candidate.center);
  for (const auto site : set) {
    if (site >= candidate.center) break;
    const auto circles = study.circles.first[site + 1] - study.circles.first[site];
    if (circles >= candidate.sites && set_around(site) == set) return site;
  }
  return candidate.center;
}

double days_of_unit(const Settings& settings) {
  constexpr double kDaysInYear = 365.25;
  switch (settings.time_unit) {
    case TimeUnit::kDay:
      return settings.time_length;
    case TimeUnit::kMonth:
      return settings.time_length * kDaysInYear / 12;
    case TimeUnit::kYear:
      return settings.time_length * kDaysInYear;
  }
  return settings.time_length;
}

Cluster describe(const Study& study, const Settings& settings, const Candidate& candidate) {
  Cluster cluster;
  const auto first = study.circles.sites.begin() + study.circles.first[candidate.center];
  for (auto site = first; site != first + candidate.sites; ++site) {
    const auto& places = study.sites[*site].places;
    cluster.places.insert(cluster.places.end(), places.begin(), places.end());
  }
  if (settings.shape != Shape::kTime) {
    const Site& middle = study.sites[candidate.center];
    cluster.center = middle.places.front();
    cluster.radius_km =
        distance(middle, study.sites[first[candidate.sites - 1]], settings.coordinates);
  }
  const std::size_t pieces = study.axis.size();
  const auto end = static_cast<std::size_t>(candidate.end);
  const std::size_t after = end < study.piece_of_time.size() ? study.piece_of_time[end] : pieces;
  cluster.from = study.axis.begin(study.piece_of_time[static_cast<std::size_t>(candidate.begin)]);
  cluster.to = study.axis.last(after - 1);
  cluster.observed = candidate.observed;
  cluster.expected = candidate.expected;
  cluster.llr = candidate.llr;
  return cluster;
}

}  // namespace

Result scan(const Input& input, const Settings& settings) {
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const int threads = settings.threads > 0 ? settings.threads : static_cast<int>(cores);
  const Study study = prepare(input, settings, threads);

  Result result;
  result.total_cases = study.total;
  result.place_count = input.places.size();
  ThresholdLevels levels(static_cast<double>(study.total), study.max_expected, settings.min_cases,
                         static_cast<std::int32_t>(study.max_observed) + 1);

  std::vector<Candidate> candidates(study.circles.centers());
  share_out(candidates.size(), threads, [&](std::size_t, std::size_t center) {
    candidates[center] = best_around(study, levels, static_cast<std::uint32_t>(center));
  });
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.llr <= 0; });
  rank(candidates);
  candidates = without_overlap(study, candidates);

  const double observed = candidates.empty() ? 0 : candidates.front().llr;
  if (settings.replicas > 0 && observed > 0) {
    result.replica_llr = best_of_replicas(study, settings, threads, levels, observed);
  }
  result.replicas = static_cast<int>(result.replica_llr.size());
  auto sorted = result.replica_llr;
  std::sort(sorted.begin(), sorted.end());
  const auto replicas_at_least = [&](double llr) {
    return sorted.end() - std::lower_bound(sorted.begin(), sorted.end(), llr - kSameRatio);
  };
  const bool stopped =
      settings.stop_after > 0 && replicas_at_least(observed) >= settings.stop_after;

  constexpr double kWorthTelling = 0.001;
  for (auto candidate : candidates) {
    if (!result.clusters.empty() && candidate.llr < kWorthTelling) break;
    candidate.center = first_center(study, candidate);
    Cluster cluster = describe(study, settings, candidate);
    if (result.replicas > 0) {
      // Besag & Clifford (1991): h / n when the h-th better one ended it, else (1 + b) / (1 + n).
      const auto ahead = static_cast<double>(replicas_at_least(candidate.llr));
      cluster.p = stopped ? ahead / result.replicas : (ahead + 1) / (result.replicas + 1);
      if (!result.clusters.empty() && *cluster.p > settings.max_p) break;
      if (settings.mode == Mode::kProspective) {
        cluster.recurrence_days = std::max(1.0, days_of_unit(settings) / *cluster.p);
      }
    }
    result.clusters.push_back(std::move(cluster));
    if (result.clusters.size() >= settings.max_clusters) break;
  }
  return result;
}

}  // namespace langnghe::insight::scan
