// How often who must receive, at the boundary; the citation is in the name.
#include "meetings/testing.h"

namespace langnghe::meetings {
namespace {

using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month;

const Duty& duty(std::string_view id) {
  for (const Duty& one : pack().duties)
    if (one.id == id) return one;
  ADD_FAILURE() << id;
  return pack().duties.front();
}

DutyMonth judged(std::string_view id, int y, unsigned m, std::vector<std::string> days, bool by_head = true,
                 std::string_view today = "2030-01-01") {
  std::vector<HeldDay> held;
  for (const std::string& day : days) held.push_back({date(day), by_head});
  return judge_month(duty(id), year(y) / month(m), held, law().calendar, date(today));
}

class DutyOf : public MeetingsFixture {
 protected:
  std::string of(const char* unit, const char* day) {
    const auto now = directory->now();
    const Duty* found = duty_of(pack().duties, now->units(), *now->unit(unit), date(day));
    return found == nullptr ? "" : found->id;
  }
};

TEST_F(DutyOf, Law42of2013Art15_2d_CommuneWeeklyUntil30June2026_Law136of2025TwiceAMonthFrom1July) {
  EXPECT_EQ(of("22945.UBND", "2026-06-30"), "TCD.commune.v1");
  EXPECT_EQ(of("22945.UBND", "2026-07-01"), "TCD.commune.v2");
}

TEST_F(DutyOf, Law42of2013Art12_5_Province_Art18_2_Agency) {
  EXPECT_EQ(of("68.UBND", "2026-06-30"), "TCD.province.v1");
  EXPECT_EQ(of("68.UBND", "2026-07-01"), "TCD.province.v2");
  EXPECT_EQ(of("68.SXD", "2026-07-01"), "TCD.agency");
}

TEST_F(DutyOf, Regulation11of2019_SecretariesFrom18February2019) {
  EXPECT_EQ(of("68.TU", "2019-02-17"), "");
  EXPECT_EQ(of("68.TU", "2019-02-18"), "DANG.province");
  EXPECT_EQ(of("22945.DU", "2026-07-01"), "DANG.commune");
}

TEST(Duty, Law42of2013Art12_5_ProvinceOneDayAMonth) {
  EXPECT_FALSE(judged("TCD.province.v1", 2026, 5, {}).met());
  EXPECT_FALSE(judged("TCD.province.v1", 2026, 5, {"2026-04-30", "2026-06-01"}).met());
  EXPECT_TRUE(judged("TCD.province.v1", 2026, 5, {"2026-05-29"}).met());
}

TEST(Duty, Law136of2025_CommuneTwoDaysAMonthFrom1July2026) {
  EXPECT_FALSE(judged("TCD.commune.v2", 2026, 7, {"2026-07-07"}).met());
  EXPECT_FALSE(judged("TCD.commune.v2", 2026, 7, {"2026-07-07", "2026-07-07"}).met()) << "one day twice is one day";
  EXPECT_TRUE(judged("TCD.commune.v2", 2026, 7, {"2026-07-07", "2026-07-31"}).met());
}

TEST(Duty, Law42of2013Art15_2d_CommuneOneDayAWeek) {
  // May 2026 has four Mondays; in the week of 27 April only the Monday is of April.
  const auto month = judged("TCD.commune.v1", 2026, 5, {"2026-05-06", "2026-05-13", "2026-05-20", "2026-05-27"});
  EXPECT_EQ(month.required, 4);
  EXPECT_TRUE(month.met());
  EXPECT_FALSE(judged("TCD.commune.v1", 2026, 5, {"2026-05-06", "2026-05-07", "2026-05-20", "2026-05-27"}).met())
      << "two days in one week leave another week without";
  // The week of 25 May ends on 31 May; that of 29 June runs into the new law and is not asked for.
  EXPECT_EQ(judged("TCD.commune.v1", 2026, 6, {}).required, 4);
}

TEST(Duty, Law42of2013Art15_2d_AWeekOfTetIsNotAskedFor) {
  // Tết 2026: 16 to 20 February are all off.
  EXPECT_EQ(judged("TCD.commune.v1", 2026, 2, {}).required, 3);
}

TEST(Duty, Regulation11of2019_ProvinceOneDay_CommuneTwoDaysAMonth_Conclusion215of2025) {
  EXPECT_TRUE(judged("DANG.province", 2026, 8, {"2026-08-03"}).met());
  EXPECT_FALSE(judged("DANG.commune", 2026, 8, {"2026-08-03"}).met());
  EXPECT_TRUE(judged("DANG.commune", 2026, 8, {"2026-08-03", "2026-08-17"}).met());
}

TEST(Duty, Law42of2013Art13_5_DistrictTwoDaysAMonthUntil30June2025) {
  EXPECT_FALSE(judged("TCD.district", 2025, 6, {"2025-06-03"}).met());
  EXPECT_TRUE(judged("TCD.district", 2025, 6, {"2025-06-03", "2025-06-30"}).met());
  EXPECT_FALSE(duty("TCD.district").in_force(date("2025-07-01")));
}

TEST(Duty, Law42of2013Art18_2_AgencyHead_Decree154of2026Art10_ServiceUnit_OneDayAMonth) {
  for (const char* id : {"TCD.agency", "TCD.service"}) {
    EXPECT_FALSE(judged(id, 2026, 8, {}).met()) << id;
    EXPECT_TRUE(judged(id, 2026, 8, {"2026-08-31"}).met()) << id;
  }
}

TEST(Duty, Law136of2025_ADeputysDayCountsUntil30June2026Only) {
  EXPECT_TRUE(judged("TCD.province.v1", 2026, 6, {"2026-06-30"}, false).met());
  EXPECT_FALSE(judged("TCD.province.v2", 2026, 7, {"2026-07-01"}, false).met());
}

TEST(Duty, TheMonthIsOverOnTheDayAfterItsLast) {
  EXPECT_FALSE(judged("TCD.commune.v2", 2026, 7, {}, true, "2026-07-31").over);
  EXPECT_TRUE(judged("TCD.commune.v2", 2026, 7, {}, true, "2026-08-01").over);
}

TEST(Duty, Law10of2022Art32_OneDialogueAYearInACommune) {
  ASSERT_EQ(pack().yearly.size(), 1u);
  EXPECT_EQ(pack().yearly.front().least, 1);
  EXPECT_FALSE(pack().yearly.front().in_force(date("2023-06-30")));
  EXPECT_TRUE(pack().yearly.front().in_force(date("2023-07-01")));
}

TEST(Schedule, GoesAroundDaysOff) {
  // Wednesdays of 2026: 18 February is Tết, 2 September National Day.
  const auto days = plan_days(law().calendar, 2026, date("2026-01-01"), {Pattern::Kind::kWeekly, 3, {}});
  EXPECT_EQ(days.size(), 52u);
  for (const PlannedDay& one : days) EXPECT_TRUE(law().calendar.working(one.day)) << iso_date(one.day);
  const auto national = std::find_if(days.begin(), days.end(), [](const auto& d) { return d.wanted == date("2026-09-02"); });
  ASSERT_NE(national, days.end());
  EXPECT_EQ(iso_date(national->day), "2026-09-03");
  EXPECT_EQ(national->holiday, "national");
}

TEST(Schedule, ADayOffAtTheEndOfAMonthStaysInTheMonth) {
  const auto days = plan_days(law().calendar, 2026, date("2026-01-01"), {Pattern::Kind::kMonthlyDate, 0, {31}});
  EXPECT_EQ(iso_date(days[0].day), "2026-01-30") << "31 January 2026 is a Saturday";
  for (const PlannedDay& one : days) EXPECT_EQ(one.day.month(), one.wanted.month());
}

TEST(Schedule, FirstAndThirdTuesday) {
  const auto days = plan_days(law().calendar, 2026, date("2026-07-01"), {Pattern::Kind::kMonthlyWeekday, 2, {1, 3}});
  ASSERT_EQ(days.size(), 12u);
  EXPECT_EQ(iso_date(days[0].day), "2026-07-07");
  EXPECT_EQ(iso_date(days[1].day), "2026-07-21");
}

TEST(Representatives, Law42of2013Art29) {
  EXPECT_EQ(pack().representatives_of(4), nullptr);
  EXPECT_EQ(pack().representatives_of(5)->most, 2);
  EXPECT_EQ(pack().representatives_of(10)->most, 2);
  EXPECT_EQ(pack().representatives_of(11)->most, 5);
  EXPECT_EQ(pack().representatives_of(5000)->most, 5);
}

}  // namespace
}  // namespace langnghe::meetings
