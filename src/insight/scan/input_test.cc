#include "insight/scan/input.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/result.h"
#include "insight/scan/day.h"
#include "insight/scan/output.h"
#include "insight/scan/table.h"

namespace langnghe::insight::scan {
namespace {

Date day(int year, unsigned month, unsigned date) {
  return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(date);
}

class LoadTest : public ::testing::Test {
 protected:
  LoadTest()
      : folder_(std::filesystem::path(testing::TempDir()) / ("scan" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    files.places = write("places", "a 10.5 106.5\nb 11 107\n");
    settings.from = day(2026, 1, 1);
    settings.to = day(2026, 1, 31);
  }
  ~LoadTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    const auto path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Loaded with_cases(const std::string& text) {
    files.cases = write("cases", text);
    return load(files, settings, options);
  }
  std::string complaint(const std::string& text) {
    try {
      with_cases(text);
    } catch (const SetupError& error) {
      const std::string what = error.what();
      const std::string folder = folder_.string() + "/";
      return what.starts_with(folder) ? what.substr(folder.size()) : what;
    }
    return "";
  }

  std::filesystem::path folder_;
  Files files;
  Settings settings;
  LoadOptions options;
};

TEST_F(LoadTest, ReadsSatScanFilesWithAnyBlanksAndLineEnds) {
  const auto loaded = with_cases("a\t1\t2026/1/5\t\r\n  b   3 2026/01/31\r\n\r\na 2 2026-1-6");
  ASSERT_EQ(loaded.input.cases.size(), 3u);
  EXPECT_EQ(loaded.input.cases[1].place, 1u);
  EXPECT_EQ(loaded.input.cases[1].count, 3u);
  EXPECT_EQ(loaded.input.cases[1].date, day(2026, 1, 31));
  EXPECT_EQ(loaded.input.cases[2].date, day(2026, 1, 6));
  EXPECT_DOUBLE_EQ(loaded.input.places[0].b, 106.5);
}

TEST_F(LoadTest, FindsColumnsOfACsvByTheirNames) {
  files.places = write(
      "places",
      "\xEF\xBB\xBFname,Longitude,code,latitude\n\"Xã \"\"A\"\", x\",106.5,a,10.5\n,107,b,11\n");
  const auto loaded = with_cases(
      "open_dt,what,place\n2026-01-05 23:59:00,\"two\nlines\",b\n2026-01-06T08:00+07:00,x,a\n");
  ASSERT_EQ(loaded.input.cases.size(), 2u);
  EXPECT_EQ(loaded.input.cases[0].place, 1u);
  EXPECT_EQ(loaded.input.cases[0].count, 1u);
  EXPECT_EQ(loaded.input.cases[1].date, day(2026, 1, 6));
  EXPECT_DOUBLE_EQ(loaded.input.places[0].a, 10.5);
}

TEST_F(LoadTest, SaysFileAndLineOfWhatIsWrong) {
  EXPECT_EQ(complaint("a 1 2026/1/5\nx 1 2026/1/6\n"),
            "cases:2: place \"x\" is not in the file of places; add it there");
  EXPECT_EQ(complaint("a 1 2026/2/30\n"),
            "cases:1: the date \"2026/2/30\" is none; write 2026-07-01");
  EXPECT_EQ(complaint("a one 2026/1/5\n"), "cases:1: the count \"one\" is not a number");
  EXPECT_EQ(complaint("a -1 2026/1/5\n"), "cases:1: the count -1 is not a whole number of cases");
  EXPECT_EQ(complaint("a 1.5 2026/1/5\n"), "cases:1: the count 1.5 is not a whole number of cases");
  EXPECT_EQ(complaint("a 1\n"), "cases:1: the date \"\" is none; write 2026-07-01");
  EXPECT_EQ(complaint("a 1 2026-01\n"),
            "cases:1: the date \"2026-01\" is too coarse for the time unit; give the whole date, "
            "or a larger --time-unit");
  EXPECT_EQ(complaint("a 1 2026-02-01\n"),
            "cases:1: 2026-02-01 lies outside the study period 2026-01-01 to 2026-01-31; widen "
            "it, or skip such cases with --skip-outside");
  EXPECT_EQ(complaint("id,count\na,1\n"),
            "cases:1: the header has no column for the date; name one \"date\"");
  EXPECT_EQ(complaint("district,cases,date\na,1,2026-01-05\n"),
            "cases:1: the header has no column for the place; name one \"id\"");
  EXPECT_EQ(complaint("a 1 2026-01-05 x\nb 1 2026-01-05\n"),
            "cases:2: 0 covariates where other rows have 1");
  EXPECT_EQ(complaint("a,1,\"2026-01-05\n"), "cases:1: a quote is opened and never closed");
  EXPECT_EQ(complaint(""), "cases: there are no cases in it");
  files.places = write("places", "a 10 106\nb 95 107\n");
  EXPECT_EQ(complaint("a 1 2026/1/5\n"), "places:2: latitude 95 is not between -90 and 90");
  files.places = write("places", "a 10 106\n\nb 5 107\na 10 107");
  EXPECT_EQ(complaint("a 1 2026/1/5\n"),
            "places:4: place \"a\" stands on line 1 with other coordinates");
  files.places = "/nowhere/places";
  EXPECT_EQ(complaint("a 1 2026/1/5\n"),
            "/nowhere/places: cannot be read; check the name and the rights");
}

TEST_F(LoadTest, SkipsCasesOutsideWhenAsked) {
  options.skip_outside = true;
  const auto loaded = with_cases("a 4 2025-12-31\na 1 2026-01-01\nb 2 2026-02-01\n");
  EXPECT_EQ(loaded.input.cases.size(), 1u);
  EXPECT_EQ(loaded.skipped_cases, 6u);
}

TEST_F(LoadTest, ThePeriodIsThatOfTheCasesWhenNotGiven) {
  settings.from = settings.to = Date{};
  settings.time_unit = TimeUnit::kMonth;
  with_cases("a 1 2024-02\nb 1 2023-12\n");
  EXPECT_EQ(settings.from, day(2023, 12, 1));
  EXPECT_EQ(settings.to, day(2024, 2, 29));
}

TEST_F(LoadTest, ACaseOfAYearThatBeginsBeforeTheStudyIsInside) {
  settings.from = day(2025, 7, 1);
  settings.to = day(2026, 6, 30);
  settings.time_unit = TimeUnit::kYear;
  EXPECT_EQ(with_cases("a 1 2025\n").input.cases[0].date, day(2025, 7, 1));
}

TEST_F(LoadTest, CensusesOfAYearAreOfTheFirstOfJuly) {
  settings.model = Model::kPoisson;
  settings.time_unit = TimeUnit::kYear;
  settings.from = day(1973, 1, 1);
  settings.to = day(1991, 12, 31);
  files.population = write("pop", "a 73 15537 1 1\na 1982/3 20 2 1\nb 1991/2/3 30.5 1 1\n");
  const auto loaded = with_cases("a 1 1977 1 1\nb 1 1980 2 1\n");
  const auto& population = loaded.input.population;
  ASSERT_EQ(population.size(), 3u);
  EXPECT_EQ(population[0].date, day(1973, 7, 1));
  EXPECT_EQ(population[1].date, day(1982, 3, 15));
  EXPECT_EQ(population[2].date, day(1991, 2, 3));
  EXPECT_EQ(population[0].stratum, loaded.input.cases[0].stratum);
  EXPECT_EQ(population[1].stratum, loaded.input.cases[1].stratum);
  EXPECT_NE(population[0].stratum, population[1].stratum);
  EXPECT_EQ(population[2].stratum, population[0].stratum);
  EXPECT_DOUBLE_EQ(population[2].people, 30.5);
}

TEST_F(LoadTest, ASpatialScanNeedsNoDates) {
  settings = {};
  settings.shape = Shape::kSpace;
  settings.model = Model::kPoisson;
  const auto loaded = with_cases("a 5\nb 7\n");
  EXPECT_EQ(loaded.input.cases[1].count, 7u);
  EXPECT_TRUE(settings.from.ok());
  EXPECT_EQ(settings.from, settings.to);
}

TEST_F(LoadTest, ATemporalScanNeedsNoPlaces) {
  settings.shape = Shape::kTime;
  settings.model = Model::kPoisson;
  files.places.clear();
  const auto loaded = with_cases("anywhere 5 2026-01-03\nelsewhere 1 2026-01-09\n");
  const auto result = scan(loaded.input, settings);
  ASSERT_EQ(result.clusters.size(), 1u);
  EXPECT_EQ(result.clusters[0].from, day(2026, 1, 3));
  EXPECT_EQ(result.clusters[0].observed, 5);
  EXPECT_NEAR(result.clusters[0].expected, 6.0 / 31, 1e-12);
  const auto json = as_json(loaded.input, settings, result);
  EXPECT_NE(json.find("\"center\":null"), std::string::npos) << json;
  EXPECT_NE(as_text(loaded.input, settings, result).find("2026-01-03"), std::string::npos);
}

TEST(ParseDay, ReadsWhatPeopleWrite) {
  EXPECT_EQ(parse_day("2026-07-01T09:00", 2000)->date, day(2026, 7, 1));
  EXPECT_EQ(parse_day("73", 1980)->date, day(1973, 1, 1));
  EXPECT_EQ(parse_day("24", 2020)->last(), day(2024, 12, 31));
  EXPECT_EQ(parse_day("2024/2", 2020)->last(), day(2024, 2, 29));
  for (const char* wrong : {"", "2026-13-01", "2026-02-29", "2026-1-1-1", "x", "123", "2026-",
                            "-2026", "1e3", "01/02/2026"}) {
    EXPECT_FALSE(parse_day(wrong, 2000)) << wrong;
  }
}

// Whatever bytes come, the reader ends, or complains in its own words.
TEST_F(LoadTest, SurvivesAnyBytes) {
  std::uint64_t state = 7;
  const auto next = [&state] {
    return state = state * 6364136223846793005u + 1442695040888963407u;
  };
  const std::string alphabet = "ab,;\"\n\r\t 0129.-/x\xC3\xFF";
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += alphabet[(next() >> 33) % alphabet.size()];
    try {
      with_cases(text);
    } catch (const SetupError&) {
    }
  }
}

TEST_F(LoadTest, TellsClustersInEveryFormat) {
  files.places = write("places", "\"a,\"\"1\" 10.5 106.5\nb 11 107\n");
  const auto loaded = with_cases("\"a,\"\"1\" 9 2026-01-03\nb 2 2026-01-13\nb 4 2026-01-23\n");
  settings.mode = Mode::kProspective;
  const auto result = scan(loaded.input, settings);
  ASSERT_FALSE(result.clusters.empty());
  const auto json = as_json(loaded.input, settings, result);
  EXPECT_EQ(
      json.rfind(
          "{\"total_cases\":15,\"replicas\":999,\"clusters\":[{\"center\":\"b\",\"radius_km\":0,"
          "\"locations\":[\"b\"],\"from\":\"2026-01-",
          0),
      0u)
      << json;
  EXPECT_NE(json.find("\"recurrence_days\":"), std::string::npos);
  const auto csv = as_csv(loaded.input, settings, result);
  EXPECT_NE(csv.find("\n1,b,0,1,b,2026-01-"), std::string::npos) << csv;
  const auto map = as_geojson(loaded.input, settings, result);
  EXPECT_NE(map.find("{\"type\":\"Point\",\"coordinates\":[107.000000,11.000000]}"),
            std::string::npos)
      << map;
  settings.coordinates = Coordinates::kCartesian;
  EXPECT_THROW(as_geojson(loaded.input, settings, result), SetupError);
}

}  // namespace
}  // namespace langnghe::insight::scan
