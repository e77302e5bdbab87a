#include "insight/scan/scan.h"

#include <gtest/gtest.h>

#include <numeric>

#include "base/result.h"
#include "insight/scan/draw.h"
#include "insight/scan/naive.h"
#include "insight/scan/study.h"

namespace langnghe::insight::scan {
namespace {

using namespace std::chrono_literals;

Date day(int year, unsigned month, unsigned date) {
  return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(date);
}

using ByDay = std::vector<std::vector<std::int64_t>>;

ByDay cases_by_day(const Input& input, const Settings& settings) {
  ByDay out(input.places.size(),
            std::vector<std::int64_t>(days_between(settings.from, settings.to) + 1, 0));
  for (const auto& row : input.cases) {
    out[row.place][days_between(settings.from, row.date)] += row.count;
  }
  return out;
}

struct Problem {
  Input input;
  Settings settings;
};

// A small world with everything that can go wrong in it: places on one spot, places in rows
// (equal distances), places without cases, days without cases, short first pieces of time.
Problem make_problem(std::uint64_t seed) {
  Random random(seed, 77);
  const auto pick = [&](std::uint32_t count) { return random.below(count); };
  Problem problem;
  auto& [input, settings] = problem;
  settings.model = pick(2) ? Model::kPoisson : Model::kPermutation;
  settings.shape =
      settings.model == Model::kPermutation ? Shape::kSpaceTime : static_cast<Shape>(pick(3));
  settings.mode =
      settings.shape != Shape::kSpace && pick(2) ? Mode::kProspective : Mode::kRetrospective;
  settings.coordinates = pick(2) ? Coordinates::kCartesian : Coordinates::kLatLong;
  settings.time_unit = static_cast<TimeUnit>(pick(3));
  settings.time_length = 1 + static_cast<int>(pick(2));
  settings.min_cases = 1 + static_cast<int>(pick(3));
  settings.seed = seed;
  settings.replicas = 70;
  settings.threads = 1 + static_cast<int>(pick(3));
  settings.from = add_days(day(2019, 11, 3), static_cast<int>(pick(400)));
  const int unit = settings.time_unit == TimeUnit::kDay     ? 1
                   : settings.time_unit == TimeUnit::kMonth ? 31
                                                            : 366;
  const int days = unit * (4 + static_cast<int>(pick(12))) + static_cast<int>(pick(20));
  settings.to = add_days(settings.from, days - 1);
  // The plain definition counts months by equal days, so none that some months lack.
  while (static_cast<unsigned>(add_days(settings.to, 1).day()) > 28) {
    settings.to = add_days(settings.to, 1);
  }
  settings.max_share = pick(2) ? 0.5 : 0.3 + 0.6 * random.unit();
  if (pick(2)) settings.max_km = settings.coordinates == Coordinates::kCartesian ? 2.5 : 30;
  if (pick(2)) settings.max_length = settings.time_length * (1 + static_cast<int>(pick(4)));
  if (pick(3) == 0) settings.max_length_share = 0.9;

  const std::uint32_t places = 2 + pick(9);
  for (std::uint32_t i = 0; i < places; ++i) {
    Place place{"P" + std::to_string(i), 0, 0};
    if (settings.coordinates == Coordinates::kCartesian) {
      place.a = pick(4);
      place.b = pick(4);
    } else {
      place.a = 11 + random.unit();
      place.b = 108 + random.unit();
    }
    if (i > 0 && pick(6) == 0) {
      place.a = input.places.back().a;
      place.b = input.places.back().b;
    }
    input.places.push_back(place);
  }
  const std::uint32_t strata = 1 + pick(2) * pick(3);
  const std::uint32_t rows = 3 + pick(60);
  for (std::uint32_t i = 0; i < rows; ++i) {
    input.cases.push_back({pick(places), pick(4),
                           add_days(settings.from, static_cast<int>(pick(days))), pick(strata)});
  }
  // Every stratum and place lives, so that no population is zero under cases.
  for (std::uint32_t s = 0; s < strata; ++s) {
    input.cases.push_back(
        {pick(places), 2, add_days(settings.from, static_cast<int>(pick(days))), s});
    for (std::uint32_t p = 0; p < places; ++p) {
      const std::uint32_t censuses = 1 + pick(3);
      for (std::uint32_t i = 0; i < censuses; ++i) {
        input.population.push_back(
            {p, add_days(settings.from, static_cast<int>(pick(2 * days)) - days / 2),
             1.0 + pick(1000), s});
      }
    }
  }
  return problem;
}

std::string told(const Settings& settings) {
  return "seed " + std::to_string(settings.seed) + " model " +
         std::to_string(static_cast<int>(settings.model)) + " shape " +
         std::to_string(static_cast<int>(settings.shape)) + " mode " +
         std::to_string(static_cast<int>(settings.mode)) + " unit " +
         std::to_string(static_cast<int>(settings.time_unit)) + " x " +
         std::to_string(settings.time_length);
}

TEST(Scan, FindsWhatThePlainDefinitionFindsInAllModelsShapesAndModes) {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    auto [input, settings] = make_problem(seed);
    SCOPED_TRACE(told(settings));
    settings.replicas = 0;
    Result result;
    try {
      result = scan(input, settings);
    } catch (const SetupError& error) {
      // A window limit that leaves nothing is refused; anything else is a fault.
      ASSERT_NE(std::string(error.what()).find("longest window"), std::string::npos)
          << error.what();
      continue;
    }
    const auto expected = naive::clusters(input, settings, cases_by_day(input, settings));
    ASSERT_EQ(result.clusters.empty(), expected.empty());
    if (expected.empty()) continue;
    // Where windows tie exactly, which of them is told is a convention, and the ones after
    // it follow from it; so the list is compared up to the first tie.
    const auto windows = naive::best_windows(input, settings, cases_by_day(input, settings));
    for (std::size_t i = 0; i < std::min(expected.size(), result.clusters.size()); ++i) {
      const auto& cluster = result.clusters[i];
      ASSERT_NEAR(cluster.llr, expected[i].llr, 1e-9);
      const auto ties = std::count_if(windows.begin(), windows.end(), [&](const auto& window) {
        return std::abs(window.llr - cluster.llr) < 1e-9;
      });
      if (ties > 1) break;
      const std::set<std::uint32_t> members(cluster.places.begin(), cluster.places.end());
      ASSERT_EQ(members, expected[i].places);
      ASSERT_EQ(cluster.observed, expected[i].observed);
      ASSERT_NEAR(cluster.expected, expected[i].expected, 1e-9 * (1 + cluster.expected));
      ASSERT_EQ(days_between(settings.from, cluster.from), expected[i].from);
      ASSERT_EQ(days_between(settings.from, cluster.to), expected[i].to);
      if (cluster.center) {
        ASSERT_TRUE(members.contains(*cluster.center));
      }
      ++compared;
    }
  }
  EXPECT_GT(compared, 500);
}

TEST(Scan, GivesEachReplicaTheRatioOfThePlainDefinition) {
  int compared = 0;
  for (std::uint64_t seed = 1001; seed <= 1040; ++seed) {
    auto [input, settings] = make_problem(seed);
    SCOPED_TRACE(told(settings));
    settings.replicas = seed % 10 == 0 ? 150 : 7;  // more than one batch now and then
    Result result;
    try {
      result = scan(input, settings);
    } catch (const SetupError&) {
      continue;
    }
    const Study study = prepare(input, settings, 1);
    Draw draw(study);
    for (std::size_t r = 0; r < result.replica_llr.size(); ++r) {
      // The same replica, cell by cell, laid back on places and days: all cases of a site on
      // its first place, all of a time on its first day.
      ByDay cases(input.places.size(),
                  std::vector<std::int64_t>(days_between(settings.from, settings.to) + 1, 0));
      Random random(settings.seed, r);
      std::int64_t drawn = 0;
      draw.replica(random, [&](std::uint32_t cell) {
        const auto site = cell / static_cast<std::uint32_t>(study.times);
        const auto time = cell % static_cast<std::uint32_t>(study.times);
        const auto place = settings.shape == Shape::kTime ? 0 : study.sites[site].places.front();
        ++cases[place][study.axis.first_day(study.piece_of_time[time])];
        ++drawn;
      });
      // Cases before all windows may have been left out; they belong to no window.
      cases[0][0] += study.total - drawn;
      double best = 0;
      for (const auto& window : naive::best_windows(input, settings, cases)) {
        best = std::max(best, window.llr);
      }
      ASSERT_NEAR(result.replica_llr[r], best, 1e-9) << "replica " << r;
      ++compared;
    }
  }
  EXPECT_GT(compared, 150);
}

TEST(Scan, DoesNotDependOnTheNumberOfThreads) {
  for (std::uint64_t seed = 2001; seed <= 2010; ++seed) {
    auto [input, settings] = make_problem(seed);
    settings.max_length = settings.time_length;
    settings.replicas = 333;
    settings.threads = 1;
    const auto one = scan(input, settings);
    settings.threads = 5;
    const auto five = scan(input, settings);
    ASSERT_EQ(one.replica_llr, five.replica_llr);
    settings.seed += 1;
    if (one.clusters.empty()) continue;
    EXPECT_NE(one.replica_llr, scan(input, settings).replica_llr);
  }
}

TEST(Scan, StopsSequentiallyAtTheHthBetterReplicaWhateverTheThreads_BesagClifford1991) {
  auto [input, settings] = make_problem(2);
  settings.max_length = settings.time_length;
  settings.replicas = 999;
  const auto whole = scan(input, settings);
  ASSERT_FALSE(whole.clusters.empty());
  settings.stop_after = 10;
  int better = 0;
  std::size_t end = 0;
  while (end < whole.replica_llr.size() && better < settings.stop_after) {
    better += whole.replica_llr[end++] >= whole.clusters[0].llr - 1e-9;
  }
  for (const int threads : {1, 4}) {
    settings.threads = threads;
    const auto stopped = scan(input, settings);
    ASSERT_EQ(stopped.replicas, static_cast<int>(end));
    EXPECT_TRUE(std::equal(stopped.replica_llr.begin(), stopped.replica_llr.end(),
                           whole.replica_llr.begin()));
    if (better == settings.stop_after) {
      EXPECT_DOUBLE_EQ(*stopped.clusters[0].p, 10.0 / static_cast<double>(end));
    }
  }
}

// Under the null hypothesis p-values are even: the mean of n of them lies within 4 standard
// errors of one half.
void expect_even_p_values(Model model) {
  double sum = 0;
  constexpr int kStudies = 300;
  for (int i = 0; i < kStudies; ++i) {
    Random random(99, static_cast<std::uint64_t>(i));
    Input input;
    Settings settings;
    settings.model = model;
    settings.coordinates = Coordinates::kCartesian;
    settings.from = day(2026, 1, 1);
    settings.to = day(2026, 1, 20);
    settings.replicas = 99;
    settings.seed = static_cast<std::uint64_t>(i) + 5;
    settings.threads = 1;
    for (std::uint32_t p = 0; p < 16; ++p) {
      input.places.push_back({std::to_string(p), p / 4 + 0.1 * random.unit(), p % 4 + 0.0});
      input.population.push_back({p, day(2026, 1, 1), 100.0 * (1 + p), 0});
    }
    for (int c = 0; c < 200; ++c) {
      // As many in each place as people.
      std::uint32_t ticket = random.below(136), place = 0;
      while (ticket > place) ticket -= ++place;
      input.cases.push_back(
          {place, 1, add_days(settings.from, static_cast<int>(random.below(20))), 0});
    }
    sum += *scan(input, settings).clusters.at(0).p;
  }
  EXPECT_NEAR(sum / kStudies, 0.505, 4 * 0.29 / std::sqrt(kStudies));
}

TEST(Scan, PValuesAreEvenWhenNothingIsGoingOnPermutation) {
  expect_even_p_values(Model::kPermutation);
}

TEST(Scan, PValuesAreEvenWhenNothingIsGoingOnPoisson) { expect_even_p_values(Model::kPoisson); }

// 40,000 cases do not fit 16-bit lanes: the wide ones must say the same as the definition.
TEST(Scan, CountsBeyondSixteenBits) {
  Input input;
  Settings settings;
  settings.coordinates = Coordinates::kCartesian;
  settings.from = day(2026, 1, 1);
  settings.to = day(2026, 1, 6);
  settings.replicas = 5;
  settings.threads = 1;
  Random random(4, 4);
  for (std::uint32_t p = 0; p < 5; ++p) {
    input.places.push_back({std::to_string(p), p * 1.0, p * p * 0.5});
    for (int d = 0; d < 6; ++d) {
      input.cases.push_back({p, 1'400 + random.below(90), add_days(settings.from, d), 0});
    }
  }
  const auto result = scan(input, settings);
  const auto expected = naive::clusters(input, settings, cases_by_day(input, settings));
  ASSERT_FALSE(expected.empty());
  EXPECT_NEAR(result.clusters[0].llr, expected[0].llr, 1e-8);
  const Study study = prepare(input, settings, 1);
  Draw draw(study);
  for (std::size_t r = 0; r < 5; ++r) {
    ByDay cases(5, std::vector<std::int64_t>(6, 0));
    Random replica(settings.seed, r);
    draw.replica(replica, [&](std::uint32_t cell) { ++cases[cell / 6][cell % 6]; });
    double best = 0;
    for (const auto& window : naive::best_windows(input, settings, cases)) {
      best = std::max(best, window.llr);
    }
    EXPECT_NEAR(result.replica_llr[r], best, 1e-8);
  }
}

class Refuses : public ::testing::Test {
 protected:
  Refuses() {
    settings.from = day(2026, 1, 1);
    settings.to = day(2026, 1, 10);
    input.places = {{"a", 10, 106}, {"b", 11, 107}};
    input.cases = {{0, 3, day(2026, 1, 2), 0}, {1, 2, day(2026, 1, 5), 0}};
  }

  std::string complaint() {
    try {
      scan(input, settings);
    } catch (const SetupError& error) {
      return error.what();
    }
    return "";
  }

  Input input;
  Settings settings;
};

TEST_F(Refuses, NothingWhenAllIsWell) { EXPECT_EQ(complaint(), ""); }

TEST_F(Refuses, ACaseOutsideTheStudyPeriod) {
  input.cases.push_back({0, 1, day(2026, 1, 11), 0});
  EXPECT_NE(complaint().find("2026-01-11 lies outside the study period"), std::string::npos);
}

TEST_F(Refuses, CasesWherePopulationIsZero) {
  settings.model = Model::kPoisson;
  input.population = {{0, day(2026, 1, 1), 100, 0}, {1, day(2026, 1, 1), 0, 0}};
  EXPECT_NE(complaint().find("b has 2 cases but a population of zero"), std::string::npos);
}

TEST_F(Refuses, NoCases) {
  input.cases = {{0, 0, day(2026, 1, 2), 0}};
  EXPECT_NE(complaint().find("no cases"), std::string::npos);
}

TEST_F(Refuses, ThePermutationModelWithoutSpaceOrTime) {
  settings.shape = Shape::kSpace;
  EXPECT_NE(complaint().find("permutation"), std::string::npos);
  settings.shape = Shape::kTime;
  EXPECT_NE(complaint().find("permutation"), std::string::npos);
}

TEST_F(Refuses, AnEmptyStudyPeriod) {
  settings.to = day(2025, 12, 31);
  EXPECT_NE(complaint().find("study period is empty"), std::string::npos);
}

TEST_F(Refuses, AWindowShorterThanOnePieceOfTime) {
  settings.max_length_share = 0.05;
  EXPECT_NE(complaint().find("longest window"), std::string::npos);
}

TEST(Scan, APlaceWithoutPeopleAndWithoutCasesIsNoTrouble) {
  Input input;
  Settings settings;
  settings.model = Model::kPoisson;
  settings.shape = Shape::kSpace;
  settings.from = day(2026, 1, 1);
  settings.to = day(2026, 12, 31);
  input.places = {{"a", 10, 106}, {"b", 11, 107}, {"c", 12, 108}};
  input.cases = {{0, 30, day(2026, 1, 2), 0}, {1, 10, day(2026, 1, 5), 0}};
  input.population = {{0, day(2026, 1, 1), 400, 0}, {1, day(2026, 1, 1), 600, 0}};
  const auto result = scan(input, settings);
  ASSERT_EQ(result.clusters.size(), 1u);
  EXPECT_EQ(result.clusters[0].places, std::vector<std::uint32_t>{0});
  EXPECT_DOUBLE_EQ(result.clusters[0].expected, 16);
}

TEST(Scan, PlacesOnOneSpotAreToldTogether) {
  Input input;
  Settings settings;
  settings.from = day(2026, 1, 1);
  settings.to = day(2026, 1, 10);
  input.places = {{"a", 10, 106}, {"b", 11, 107}, {"a2", 10, 106}};
  for (int d = 0; d < 10; ++d) {
    for (std::uint32_t p = 0; p < 3; ++p)
      input.cases.push_back({p, 2, add_days(settings.from, d), 0});
  }
  input.cases.push_back({2, 9, day(2026, 1, 4), 0});
  settings.max_share = 0.8;
  const auto result = scan(input, settings);
  ASSERT_FALSE(result.clusters.empty());
  EXPECT_EQ(result.clusters[0].places, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(result.clusters[0].observed, 13);
  EXPECT_EQ(result.clusters[0].from, day(2026, 1, 4));
  EXPECT_EQ(result.clusters[0].radius_km, 0);
}

TEST(Scan, RecurrenceIsTheTimeBetweenAnalysesOverP) {
  auto [input, settings] = make_problem(2);
  settings.mode = Mode::kProspective;
  settings.shape = Shape::kSpaceTime;
  settings.time_unit = TimeUnit::kMonth;
  settings.time_length = 1;
  settings.max_length = 3;
  settings.from = day(2019, 1, 1);
  settings.to = day(2021, 12, 31);
  for (auto& row : input.cases) row.date = day(2021, 12, 5);
  input.cases.push_back({0, 3, day(2019, 4, 4), 0});
  const auto result = scan(input, settings);
  ASSERT_FALSE(result.clusters.empty());
  EXPECT_DOUBLE_EQ(*result.clusters[0].recurrence_days, 365.25 / 12 / *result.clusters[0].p);
  EXPECT_EQ(result.clusters[0].to, settings.to);
}

}  // namespace
}  // namespace langnghe::insight::scan
