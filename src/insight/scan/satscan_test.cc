// The runs of SaTScan 10.3 in the shared data, cluster by cluster.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "insight/scan/day.h"
#include "insight/scan/input.h"
#include "insight/scan/scan.h"

namespace langnghe::insight::scan {
namespace {

const std::string kFolder = std::string(LANGNGHE_SHARED_DATA) + "/scan/";

using Row = std::vector<std::string>;

// A table of SaTScan: blanks between the columns, names in the first line.
std::vector<std::map<std::string, std::string>> table(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  std::string line;
  Row names;
  std::vector<std::map<std::string, std::string>> rows;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    Row row;
    for (std::string word; words >> word;) row.push_back(word);
    if (names.empty()) {
      names = row;
      continue;
    }
    auto& out = rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) out[names[i]] = row[i];
  }
  return rows;
}

struct Case {
  std::string name;
  Files files;
  Settings settings;
};

Case nyc(const std::string& name, Mode mode) {
  Case run{name, {kFolder + "inputs/NYCfever.cas", kFolder + "inputs/NYCfever.geo", ""}, {}};
  run.settings.mode = mode;
  run.settings.from = parse_day("2001/11/1", 2000)->date;
  run.settings.to = parse_day("2001/11/24", 2000)->date;
  run.settings.max_km = 3;
  run.settings.max_length = 7;
  return run;
}

Case new_mexico(const std::string& name, Model model, Shape shape) {
  Case run{name, {kFolder + "inputs/nm_nocov.cas", kFolder + "inputs/nm.geo", ""}, {}};
  if (model == Model::kPoisson) run.files.population = kFolder + "inputs/nm_nocov.pop";
  run.settings.model = model;
  run.settings.shape = shape;
  run.settings.time_unit = TimeUnit::kYear;
  run.settings.from = parse_day("1973/1/1", 2000)->date;
  run.settings.to = parse_day("1991/12/31", 2000)->date;
  return run;
}

void compare(Case run) {
  if (!std::filesystem::exists(kFolder)) GTEST_SKIP() << "no shared data at " << kFolder;
  const auto loaded = load(run.files, run.settings);
  const auto result = scan(loaded.input, run.settings);
  const auto clusters = table(kFolder + "expected/" + run.name + ".col.txt");
  const auto members = table(kFolder + "expected/" + run.name + ".gis.txt");
  ASSERT_FALSE(clusters.empty());
  ASSERT_GE(result.clusters.size(), clusters.size());
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    SCOPED_TRACE(run.name + " cluster " + std::to_string(i + 1));
    auto row = clusters[i];
    const auto& cluster = result.clusters[i];
    std::vector<std::string> expected, found;
    for (auto member : members) {
      if (member["CLUSTER"] == row["CLUSTER"]) expected.push_back(member["LOC_ID"]);
    }
    for (const auto place : cluster.places) found.push_back(loaded.input.places[place].id);
    EXPECT_EQ(found, expected);  // nearest first, as there
    EXPECT_EQ(loaded.input.places[*cluster.center].id, row["LOC_ID"]);
    EXPECT_NEAR(cluster.radius_km, std::stod(row["RADIUS"]), 0.0051);
    EXPECT_EQ(cluster.from, parse_day(row["START_DATE"], 2000)->date);
    EXPECT_EQ(cluster.to, parse_day(row["END_DATE"], 2000)->date);
    EXPECT_EQ(cluster.observed, std::stoll(row["OBSERVED"]));
    EXPECT_NEAR(cluster.expected, std::stod(row["EXPECTED"]), 0.0051);
    // Written there with six places.
    EXPECT_NEAR(cluster.llr, std::stod(row.contains("LLR") ? row["LLR"] : row["TEST_STAT"]), 6e-7);
    const double p = std::stod(row["P_VALUE"]);
    const double error = std::sqrt(p * (1 - p) / 999 + 1.0 / 999 / result.replicas) * std::sqrt(2);
    EXPECT_NEAR(*cluster.p, p, 4 * error);
    if (run.settings.mode == Mode::kProspective) {
      EXPECT_DOUBLE_EQ(*cluster.recurrence_days, std::max(1.0, 1 / *cluster.p));
    }
  }
}

TEST(SatScan, NycFeverProspectivePermutation) {
  compare(nyc("std999_nyc_prospective_st_permutation", Mode::kProspective));
}

TEST(SatScan, NycFeverProspectivePermutationWithSequentialStop) {
  auto run = nyc("nyc_prospective_st_permutation", Mode::kProspective);
  run.settings.stop_after = 50;
  if (!std::filesystem::exists(kFolder)) GTEST_SKIP() << "no shared data at " << kFolder;
  const auto loaded = load(run.files, run.settings);
  const auto result = scan(loaded.input, run.settings);
  EXPECT_LT(result.replicas, 400);
  // 50 of 207 there.
  EXPECT_NEAR(*result.clusters.at(0).p, 0.242, 4 * 0.043);
  EXPECT_DOUBLE_EQ(*result.clusters.at(0).p, 50.0 / result.replicas);
  EXPECT_NEAR(result.clusters.at(1).llr, 3.164201, 6e-7);
  EXPECT_NEAR(result.clusters.at(2).llr, 2.137259, 6e-7);
}

TEST(SatScan, NycFeverRetrospectivePermutation) {
  compare(nyc("std999_nyc_retrospective_st_permutation", Mode::kRetrospective));
}

TEST(SatScan, NewMexicoPermutation) {
  compare(new_mexico("std999_nm_nocov_st_permutation", Model::kPermutation, Shape::kSpaceTime));
}

TEST(SatScan, NewMexicoPoisson) {
  compare(new_mexico("std999_nm_nocov_st_poisson", Model::kPoisson, Shape::kSpaceTime));
}

TEST(SatScan, NewMexicoSpatialPoisson) {
  compare(new_mexico("std999_nm_nocov_spatial_poisson", Model::kPoisson, Shape::kSpace));
}

}  // namespace
}  // namespace langnghe::insight::scan
