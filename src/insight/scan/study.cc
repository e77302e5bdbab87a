#include "insight/scan/study.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <map>
#include <numeric>

#include "base/result.h"
#include "insight/scan/population.h"

namespace langnghe::insight::scan {

namespace {

[[noreturn]] void fail(const std::string& what) { throw SetupError("scan: " + what); }

void check(const Input& input, const Settings& settings) {
  if (settings.shape != Shape::kTime && input.places.empty()) fail("there are no places");
  if (settings.model == Model::kPermutation && settings.shape != Shape::kSpaceTime) {
    fail(
        "the permutation model compares places with times; use --shape space-time, or "
        "--model poisson");
  }
  if (settings.shape == Shape::kSpace && settings.mode == Mode::kProspective) {
    fail("a scan of space alone has no end to look at; use --mode retrospective");
  }
  if (!(settings.max_share > 0 && settings.max_share <= 1)) {
    fail("the largest share must be above 0 and at most 1; see --max-share");
  }
  if (settings.max_km && !(*settings.max_km >= 0)) fail("the largest radius is below 0");
  if (settings.max_length && *settings.max_length < 1) fail("--max-length is below 1");
  if (settings.max_length_share &&
      !(*settings.max_length_share > 0 && *settings.max_length_share <= 1)) {
    fail("--max-length-share must be above 0 and at most 1");
  }
  if (settings.min_cases < 1) fail("the fewest cases of a cluster must be 1 or more");
  if (settings.replicas < 0 || settings.stop_after < 0 || settings.threads < 0) {
    fail("replicas, sequential stop and threads cannot be below 0");
  }
  for (const auto& cases : input.cases) {
    if (!input.places.empty() && cases.place >= input.places.size()) {
      fail("a case names a place that does not exist");
    }
    if (cases.date < settings.from || settings.to < cases.date) {
      fail(fmt::format("a case of {} lies outside the study period {} to {}", iso_date(cases.date),
                       iso_date(settings.from), iso_date(settings.to)));
    }
  }
}

TimeAxis axis_of(const Settings& settings) {
  if (settings.shape == Shape::kSpace && settings.from.ok() && settings.to.ok()) {
    return TimeAxis(settings.from, settings.to, TimeUnit::kDay,
                    std::max(1, days_between(settings.from, settings.to) + 1));
  }
  return TimeAxis(settings.from, settings.to, settings.time_unit, settings.time_length);
}

std::string name_of(const Input& input, std::uint32_t place) {
  return place < input.places.size() ? input.places[place].id : "?";
}

// Expected cases by site and piece under equal risk, from the population: indirect
// standardisation when there are strata.
std::vector<double> expected_of_population(const Input& input, const Settings& settings,
                                           const Study& study,
                                           const std::vector<std::uint32_t>& site_of) {
  const std::size_t pieces = study.axis.size();
  std::vector<double> expected(study.sites.size() * pieces, 0.0);
  if (input.population.empty()) {
    if (settings.shape != Shape::kTime) {
      fail("the Poisson model needs a population; give --population, or use --model permutation");
    }
    const double days = study.axis.first_day(pieces);
    for (std::size_t t = 0; t < pieces; ++t) {
      expected[t] = static_cast<double>(study.total) *
                    (study.axis.first_day(t + 1) - study.axis.first_day(t)) / days;
    }
    return expected;
  }

  // (stratum, place) → census days and people; several rows of one day add up.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::map<int, double>> censuses;
  for (const auto& row : input.population) {
    if (row.place >= input.places.size() && !input.places.empty()) {
      fail("the population names a place that does not exist");
    }
    if (!(row.people >= 0)) fail("the population of " + name_of(input, row.place) + " is below 0");
    censuses[{row.stratum, row.place}][days_between(settings.from, row.date)] += row.people;
  }
  std::map<std::uint32_t, std::int64_t> cases_of_stratum;
  std::map<std::uint32_t, std::int64_t> cases_of_place;
  for (const auto& row : input.cases) {
    cases_of_stratum[row.stratum] += row.count;
    cases_of_place[row.place] += row.count;
  }

  std::map<std::uint32_t, std::vector<double>> exposure;
  std::map<std::uint32_t, double> exposure_of_place;
  for (const auto& [key, series] : censuses) {
    const auto [stratum, place] = key;
    const std::vector<std::pair<int, double>> points(series.begin(), series.end());
    auto& cells = exposure[stratum];
    cells.resize(expected.size());
    for (std::size_t t = 0; t < pieces; ++t) {
      const double days = person_days(points, study.axis.first_day(t), study.axis.first_day(t + 1));
      cells[site_of[place] * pieces + t] += days;
      exposure_of_place[place] += days;
    }
  }
  for (const auto& [place, count] : cases_of_place) {
    if (count > 0 && settings.shape != Shape::kTime && !(exposure_of_place[place] > 0)) {
      fail(fmt::format("{} has {} cases but a population of zero; correct the population file",
                       name_of(input, place), count));
    }
  }
  for (const auto& [stratum, count] : cases_of_stratum) {
    if (count == 0) continue;
    const auto& cells = exposure[stratum];
    const double people = std::accumulate(cells.begin(), cells.end(), 0.0);
    if (!(people > 0)) fail("a covariate group has cases but nobody in the population");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      expected[i] += static_cast<double>(count) * (cells[i] / people);
    }
  }
  return expected;
}

// What a permutation expects: cases of the place times cases of the day over all cases.
void expect_by_margins(const Input& input, const std::vector<std::uint32_t>& site_of,
                       Study& study) {
  const std::size_t sites = study.sites.size();
  const auto times = static_cast<std::size_t>(study.times);
  struct Margins {
    std::vector<std::int64_t> of_site, of_time;
    std::int64_t total = 0;
  };
  std::map<std::uint32_t, Margins> strata;
  for (const auto& row : input.cases) {
    auto& margins = strata[row.stratum];
    margins.of_site.resize(sites);
    margins.of_time.resize(times);
    const auto piece = study.axis.piece_of(row.date);
    const auto time =
        std::upper_bound(study.piece_of_time.begin(), study.piece_of_time.end(), piece) -
        study.piece_of_time.begin() - 1;
    margins.of_site[site_of[row.place]] += row.count;
    margins.of_time[static_cast<std::size_t>(time)] += row.count;
    margins.total += row.count;
  }
  study.unit = strata.size() == 1 ? static_cast<double>(study.total) : 1;
  study.expected.assign(sites * (times + 1), 0.0);
  for (const auto& [stratum, margins] : strata) {
    if (margins.total == 0) continue;
    const double divide = strata.size() == 1 ? 1 : static_cast<double>(margins.total);
    Shuffle shuffle;
    for (std::size_t s = 0; s < sites; ++s) {
      const auto here = static_cast<double>(margins.of_site[s]);
      std::int64_t before = 0;
      for (std::size_t t = 0; t < times; ++t) {
        before += margins.of_time[t];
        study.expected[s * (times + 1) + t + 1] += here * static_cast<double>(before) / divide;
      }
      shuffle.where.insert(shuffle.where.end(), static_cast<std::size_t>(margins.of_site[s]),
                           static_cast<std::uint32_t>(s));
    }
    for (std::size_t t = 0; t < times; ++t) {
      shuffle.when.insert(shuffle.when.end(), static_cast<std::size_t>(margins.of_time[t]),
                          static_cast<std::uint16_t>(t));
    }
    study.shuffles.push_back(std::move(shuffle));
  }
}

void lay_out_times(const Settings& settings, Study& study) {
  const std::size_t pieces = study.axis.size();
  const std::size_t longest =
      settings.shape == Shape::kSpace ? 1 : study.axis.longest_window(settings);
  if (settings.mode == Mode::kProspective) {
    if (pieces > longest) study.piece_of_time.push_back(0);
    for (std::size_t t = pieces - longest; t < pieces; ++t) study.piece_of_time.push_back(t);
    study.times = static_cast<int>(study.piece_of_time.size());
    study.rows.push_back({study.times - static_cast<int>(longest), study.times});
  } else {
    study.times = static_cast<int>(pieces);
    for (int t = 0; t < study.times; ++t) {
      study.piece_of_time.push_back(static_cast<std::size_t>(t));
      study.rows.push_back({std::max(0, t + 1 - static_cast<int>(longest)), t + 1});
    }
  }
  for (const auto& row : study.rows) {
    study.windows += static_cast<std::size_t>(row.end - row.begin);
  }
  if (study.times > 65'535) fail("the study period has more than 65,535 pieces of time");
}

void count_cases(const Input& input, const std::vector<std::uint32_t>& site_of, Study& study) {
  const auto times = static_cast<std::size_t>(study.times);
  study.cases.assign(study.sites.size() * (times + 1), 0);
  for (const auto& row : input.cases) {
    const auto piece = study.axis.piece_of(row.date);
    const auto after =
        std::upper_bound(study.piece_of_time.begin(), study.piece_of_time.end(), piece) -
        study.piece_of_time.begin();
    study.cases[site_of[row.place] * (times + 1) + static_cast<std::size_t>(after)] += row.count;
  }
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const auto row = study.cases.begin() + static_cast<std::ptrdiff_t>(s * (times + 1));
    std::partial_sum(row, row + study.times + 1, row);
  }
}

void draw_circles(const Settings& settings, int threads, Study& study) {
  const auto times = static_cast<std::size_t>(study.times);
  if (settings.shape == Shape::kTime) {
    study.circles.first = {0, 1};
    study.circles.sites = {0};
    study.circles.repeated = {0};
  } else {
    std::vector<double> weights;
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      weights.push_back(study.expected[s * (times + 1) + times] / study.unit);
      if (settings.model == Model::kPermutation) weights.back() = std::round(weights.back());
    }
    study.circles =
        circles_around(study.sites, weights, settings.max_share * static_cast<double>(study.total),
                       settings.max_km, settings.coordinates, threads);
  }
  for (std::size_t c = 0; c < study.circles.centers(); ++c) {
    double inside = 0;
    for (auto i = study.circles.first[c]; i < study.circles.first[c + 1]; ++i) {
      inside += study.expected[study.circles.sites[i] * (times + 1) + times] / study.unit;
    }
    study.max_expected = std::max(study.max_expected, inside);
  }
  study.max_observed = settings.model == Model::kPermutation
                           ? static_cast<std::int64_t>(std::ceil(study.max_expected + 0.5))
                           : study.total;
}

}  // namespace

Study prepare(const Input& input, const Settings& settings, int threads) {
  TimeAxis axis = axis_of(settings);
  check(input, settings);
  Study study{.sites = {},
              .axis = std::move(axis),
              .piece_of_time = {},
              .cases = {},
              .expected = {},
              .circles = {},
              .rows = {},
              .shuffles = {},
              .weights = {}};
  std::vector<std::uint32_t> site_of;
  if (settings.shape == Shape::kTime) {
    study.sites.resize(1);
    std::size_t places = input.places.size();
    for (const auto& row : input.cases) places = std::max(places, row.place + std::size_t{1});
    for (const auto& row : input.population) places = std::max(places, row.place + std::size_t{1});
    site_of.assign(places, 0);
    study.sites[0].places.resize(input.places.size());
    std::iota(study.sites[0].places.begin(), study.sites[0].places.end(), 0u);
  } else {
    study.sites = sites_of(input.places, settings.coordinates);
    site_of = site_of_place(study.sites, input.places.size());
  }
  for (const auto& row : input.cases) study.total += row.count;
  if (study.total == 0) fail("there are no cases in the study period");
  if (study.total > 2'000'000'000) fail("more than 2,000,000,000 cases");

  lay_out_times(settings, study);
  count_cases(input, site_of, study);
  if (settings.model == Model::kPermutation) {
    expect_by_margins(input, site_of, study);
  } else {
    const auto by_piece = expected_of_population(input, settings, study, site_of);
    const std::size_t pieces = study.axis.size();
    const auto times = static_cast<std::size_t>(study.times);
    study.expected.assign(study.sites.size() * (times + 1), 0.0);
    study.weights.assign(study.sites.size() * times, 0.0);
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      for (std::size_t t = 0; t < times; ++t) {
        const std::size_t last = t + 1 < times ? study.piece_of_time[t + 1] : pieces;
        double sum = 0;
        for (std::size_t p = study.piece_of_time[t]; p < last; ++p) sum += by_piece[s * pieces + p];
        study.weights[s * times + t] = sum;
        study.expected[s * (times + 1) + t + 1] = study.expected[s * (times + 1) + t] + sum;
      }
    }
  }
  draw_circles(settings, threads, study);
  return study;
}

}  // namespace langnghe::insight::scan
