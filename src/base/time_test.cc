#include "base/time.h"

#include <gtest/gtest.h>

namespace langnghe {
namespace {

TEST(Time, LocalDateIsVietnams) {
  // 17:00Z is midnight in Vietnam.
  EXPECT_EQ(iso_date(local_date(*parse_instant("2026-06-30T16:59:59Z"))), "2026-06-30");
  EXPECT_EQ(iso_date(local_date(*parse_instant("2026-06-30T17:00:00Z"))), "2026-07-01");
}

TEST(Time, EndOfDayIsTheStartOfTheNext) {
  const Date day = *parse_date("2026-02-28");
  EXPECT_EQ(end_of(day), start_of(*parse_date("2026-03-01")));
  EXPECT_EQ(iso_date(add_days(day, 1)), "2026-03-01");
  EXPECT_EQ(days_between(day, *parse_date("2026-03-02")), 2);
}

TEST(Time, ParsesZonesAndRefusesNonsense) {
  EXPECT_EQ(parse_instant("2026-07-01T09:00"), parse_instant("2026-07-01T02:00:00Z"));
  EXPECT_EQ(parse_instant("2026-07-01T09:00:00+07:00"), parse_instant("2026-07-01 09:00:00"));
  EXPECT_EQ(parse_instant("2026-07-01T24:00"), parse_instant("2026-07-02"));
  for (const char* bad : {"", "2026", "2026-02-30", "2026-07-01T", "2026-07-01T9:00", "2026-07-01T25:00",
                          "2026-07-01T09:60", "2026-07-01T09:00+7", "2026-07-01T09:00:00x"})
    EXPECT_FALSE(parse_instant(bad)) << bad;
}

TEST(Time, PrintsBothZones) {
  const Millis at = *parse_instant("1969-12-31T23:59:59Z");
  EXPECT_EQ(at, -1000);
  EXPECT_EQ(iso_utc(at), "1969-12-31T23:59:59Z");
  EXPECT_EQ(iso_local(at), "1970-01-01T06:59:59+07:00");
}

}  // namespace
}  // namespace langnghe
