#include "legalclock/lunar.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace langnghe::legalclock {
namespace {

Date date(std::string_view text) { return *parse_date(text); }

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) result.push_back(field);
  return result;
}

TEST(Lunar, TetOf1970To2030AsFourVietnameseSourcesHaveIt) {
  std::ifstream file(LANGNGHE_SHARED_DATA "/calendar/tet_1970_2030.csv");
  ASSERT_TRUE(file) << "shared calendar data";
  std::string line;
  std::getline(file, line);
  int years = 0, differing = 0;
  while (std::getline(file, line)) {
    const auto row = fields(line);
    const auto day = tet(std::stoi(row[0]));
    ASSERT_TRUE(day) << row[0];
    EXPECT_EQ(iso_date(*day), row[1]);
    const bool differs = iso_date(*day) != row[5];
    EXPECT_EQ(differs, row[7].starts_with('1')) << row[0] << " against the Chinese new year";
    differing += differs;
    ++years;
  }
  EXPECT_EQ(years, 61);
  EXPECT_EQ(differing, 3);
}

TEST(Lunar, TetDiffersFromTheChineseNewYear) {
  EXPECT_EQ(tet(1985), date("1985-01-21"));
  EXPECT_EQ(tet(2007), date("2007-02-17"));
  EXPECT_EQ(tet(2027), date("2027-02-06"));
  EXPECT_EQ(tet(2053), date("2053-02-18"));
}

TEST(Lunar, HungKingsDayOfTheYearsInTheDossier) {
  const std::map<int, std::string> days = {
      {2019, "2019-04-14"}, {2020, "2020-04-02"}, {2021, "2021-04-21"},
      {2022, "2022-04-10"}, {2023, "2023-04-29"}, {2024, "2024-04-18"},
      {2025, "2025-04-07"}, {2026, "2026-04-26"}, {2027, "2027-04-16"}};
  for (const auto& [year, day] : days) EXPECT_EQ(to_solar({year, 3, 10, false}), date(day));
}

TEST(Lunar, LeapMonths) {
  const std::map<int, int> leap = {{1984, 0},  {1985, 2},  {1987, 7}, {1995, 8}, {2001, 4},
                                   {2004, 2},  {2006, 7},  {2009, 5}, {2012, 4}, {2014, 9},
                                   {2017, 6},  {2020, 4},  {2023, 2}, {2025, 6}, {2026, 0},
                                   {2028, 5},  {2031, 3},  {2033, 11}};
  for (const auto& [year, month] : leap) EXPECT_EQ(leap_month(year), month) << year;
}

TEST(Lunar, ALeapMonthHasItsOwnDates) {
  EXPECT_EQ(to_lunar(date("2025-07-25")), (LunarDate{2025, 6, 1, true}));
  EXPECT_EQ(to_solar({2025, 6, 1, true}), date("2025-07-25"));
  EXPECT_EQ(to_solar({2025, 6, 1, false}), date("2025-06-25"));
  EXPECT_FALSE(to_solar({2026, 6, 1, true}));
  EXPECT_FALSE(to_solar({2025, 5, 1, true}));
  EXPECT_FALSE(to_solar({2025, 7, 1, true}));
}

TEST(Lunar, EveryDayOf1969To2105GoesThereAndBack) {
  LunarDate before{};
  int years = 0;
  for (Date day = *tet(1969); day < date("2105-01-01"); day = add_days(day, 1)) {
    const auto lunar = to_lunar(day);
    ASSERT_TRUE(lunar) << iso_date(day);
    ASSERT_EQ(to_solar(*lunar), day) << iso_date(day);
    if (lunar->day == 1) {
      ASSERT_TRUE(before.day == 0 || before.day == 29 || before.day == 30) << iso_date(day);
      if (lunar->month == 1 && !lunar->leap) {
        ++years;
        ASSERT_EQ(tet(lunar->year), day);
        ASSERT_EQ(lunar->year, static_cast<int>(day.year()));
      } else if (before.day != 0) {
        ASSERT_TRUE(lunar->leap ? lunar->month == before.month
                                : lunar->month == before.month % 12 + 1)
            << iso_date(day);
      }
    } else {
      ASSERT_EQ(lunar->day, before.day + 1);
    }
    before = *lunar;
  }
  EXPECT_EQ(years, 136);
}

TEST(Lunar, TetLiesBetween20JanuaryAnd21FebruaryTo2100) {
  for (int year = kFirstLunarYear; year <= 2100; ++year) {
    const Date day = *tet(year);
    EXPECT_GE(day, Date(std::chrono::year{year} / 1 / 20)) << year;
    EXPECT_LE(day, Date(std::chrono::year{year} / 2 / 21)) << year;
  }
}

TEST(Lunar, RefusesWhatItDoesNotKnow) {
  EXPECT_FALSE(tet(kFirstLunarYear - 1));
  EXPECT_FALSE(tet(kLastLunarYear + 1));
  EXPECT_TRUE(tet(kFirstLunarYear));
  EXPECT_TRUE(tet(kLastLunarYear));
  EXPECT_FALSE(to_lunar(date("1960-01-01")));
  EXPECT_FALSE(to_lunar(date("1969-01-01")));
  EXPECT_FALSE(to_solar({2026, 13, 1, false}));
  EXPECT_FALSE(to_solar({2026, 0, 1, false}));
  EXPECT_FALSE(to_solar({2026, 1, 31, false}));
  // One of any two neighbouring months of 29 days has no day 30.
  int missing = 0;
  for (int month = 1; month <= 12; ++month) missing += !to_solar({2026, month, 30, false});
  EXPECT_GE(missing, 5);
  EXPECT_LE(missing, 7);
}

TEST(Sky, NewMoonMeeusExample49a) {
  // 1977-02-18T03:37:42 TD is the worked example; UT is 48 s less.
  EXPECT_NEAR(static_cast<double>(new_moon(-283)),
              static_cast<double>(*parse_instant("1977-02-18T03:36:54Z")), 5.0 * kSecond);
}

TEST(Sky, SunLongitudeMeeusExample25b) {
  // 1992-10-13T00:00 TD: apparent longitude 199°54'21.818"; UT is 59 s earlier.
  EXPECT_NEAR(sun_longitude(*parse_instant("1992-10-12T23:59:01Z")), 199.9060606, 0.0006);
}

}  // namespace
}  // namespace langnghe::legalclock
