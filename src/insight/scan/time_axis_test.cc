#include "insight/scan/time_axis.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace langnghe::insight::scan {
namespace {

Date day(int year, unsigned month, unsigned date) {
  return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(date);
}

TEST(TimeAxis, CutsFromTheLastDayBackwardsAndTheFirstPieceTakesTheRest) {
  const TimeAxis axis(day(2026, 1, 1), day(2026, 1, 10), TimeUnit::kDay, 3);
  ASSERT_EQ(axis.size(), 4u);
  EXPECT_EQ(axis.begin(0), day(2026, 1, 1));
  EXPECT_EQ(axis.last(0), day(2026, 1, 1));
  EXPECT_EQ(axis.begin(1), day(2026, 1, 2));
  EXPECT_EQ(axis.last(3), day(2026, 1, 10));
  EXPECT_EQ(axis.piece_of(day(2026, 1, 1)), 0u);
  EXPECT_EQ(axis.piece_of(day(2026, 1, 4)), 1u);
  EXPECT_EQ(axis.piece_of(day(2026, 1, 5)), 2u);
}

TEST(TimeAxis, KnowsLeapYears) {
  const TimeAxis axis(day(2019, 3, 1), day(2024, 2, 29), TimeUnit::kYear, 1);
  ASSERT_EQ(axis.size(), 5u);
  EXPECT_EQ(axis.begin(4), day(2023, 3, 1));
  EXPECT_EQ(axis.last(4), day(2024, 2, 29));
  EXPECT_EQ(axis.first_day(1) - axis.first_day(0), 366);
}

TEST(TimeAxis, MonthsThatEndOnTheThirtieth) {
  // Back from 31 May: the pieces begin on 31 January, the last of February, 31 March …
  const TimeAxis axis(day(2026, 1, 31), day(2026, 5, 30), TimeUnit::kMonth, 1);
  ASSERT_EQ(axis.size(), 4u);
  EXPECT_EQ(axis.begin(1), day(2026, 2, 28));
  EXPECT_EQ(axis.begin(2), day(2026, 3, 31));
  EXPECT_EQ(axis.begin(3), day(2026, 4, 30));
}

TEST(TimeAxis, TheLongestWindowIsTheShareOfBegunUnits) {
  Settings settings;
  const TimeAxis years(day(1973, 1, 1), day(1991, 12, 31), TimeUnit::kYear, 1);
  EXPECT_EQ(years.longest_window(settings), 9u);  // half of 19
  settings.max_length = 12;
  EXPECT_EQ(years.longest_window(settings), 12u);  // no share asked for
  settings.max_length_share = 0.5;
  EXPECT_EQ(years.longest_window(settings), 9u);
  settings.max_length_share = 0.01;
  EXPECT_THROW(years.longest_window(settings), SetupError);
  const TimeAxis pairs(day(2026, 1, 1), day(2026, 1, 10), TimeUnit::kDay, 2);
  settings = {};
  EXPECT_EQ(pairs.longest_window(settings), 2u);  // 5 days hold two pieces of 2
}

TEST(TimeAxis, RefusesAnEmptyPeriod) {
  EXPECT_THROW(TimeAxis(day(2026, 1, 2), day(2026, 1, 1), TimeUnit::kDay, 1), SetupError);
  EXPECT_THROW(TimeAxis(day(2026, 1, 1), day(2026, 1, 1), TimeUnit::kDay, 0), SetupError);
}

}  // namespace
}  // namespace langnghe::insight::scan
