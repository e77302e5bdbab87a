// Every clock at its boundary.
#include "procedures/clocks.h"

#include "procedures/office_hours.h"
#include "procedures/testing.h"

namespace langnghe::procedures {
namespace {

const Procedure& procedure(const char* key) { return *catalogue().in_force(key, date("2026-08-03")); }
std::string due(const char* key, const char* received) {
  const auto out = appointment(law(), catalogue(), procedure(key), instant(received));
  return out ? iso_local(out->due) : out.error().front().message;
}
std::string plus(const char* from, int minutes) {
  return iso_local(add_working_minutes(law().calendar, catalogue().hours, instant(from), minutes)).substr(0, 16);
}
std::int64_t between(const char* a, const char* b) {
  return working_minutes_between(law().calendar, catalogue().hours, instant(a), instant(b));
}

TEST(Appointment, CivilCode147And148_WorkingDaysFromTheNextDayUntil24Hours) {
  // Monday 3 August 2026, 3 working days: Tuesday, Wednesday, Thursday.
  EXPECT_EQ(due("marital_status", "2026-08-03T00:00"), "2026-08-07T00:00:00+07:00");
  EXPECT_EQ(due("marital_status", "2026-08-03T23:59"), "2026-08-07T00:00:00+07:00");
  EXPECT_EQ(due("marital_status", "2026-08-04T00:00"), "2026-08-08T00:00:00+07:00");
  // Over a weekend.
  EXPECT_EQ(due("marital_status", "2026-08-06T09:00"), "2026-08-12T00:00:00+07:00");
}

TEST(Appointment, CivilCode148_5_CalendarDaysRollToTheNextWorkingDay) {
  // 30 calendar days from 3 August: Wednesday 2 September, National Day; Thursday follows.
  EXPECT_EQ(procedure("land_dispute").term.unit, legalclock::Unit::kCalendarDays);
  const auto out = appointment(law(), catalogue(), procedure("land_dispute"), instant("2026-08-03T09:00"));
  ASSERT_TRUE(out);
  EXPECT_GT(out->due, instant("2026-09-03T00:00"));
  EXPECT_TRUE(law().calendar.working(local_date(out->due - 1)));
}

TEST(Appointment, TheSameDayUntil15HoursThenTheNextWorkingDay) {
  EXPECT_EQ(due("birth", "2026-08-03T15:00"), "2026-08-04T00:00:00+07:00");
  EXPECT_EQ(due("birth", "2026-08-03T15:00:01"), "2026-08-05T00:00:00+07:00");
  // Friday afternoon: Monday. Saturday morning counters do not make Saturday a working day.
  EXPECT_EQ(due("birth", "2026-08-07T15:01"), "2026-08-11T00:00:00+07:00");
  EXPECT_EQ(due("birth", "2026-08-08T09:00"), "2026-08-11T00:00:00+07:00");
}

TEST(Appointment, EveryReasonCanBeSaidInWords) {
  for (const char* key : {"birth", "marital_status", "land_dispute"}) {
    const auto out = appointment(law(), catalogue(), procedure(key), instant("2026-08-07T16:00"));
    const auto reasons = legalclock::parse_reasons(out->reasons);
    ASSERT_TRUE(reasons && !reasons->empty()) << key;
    for (const auto& reason : *reasons)
      for (const auto& [name, value] : legalclock::reason_args(reason, "vi", law()).args)
        if (name == "citation") {
          EXPECT_NE(std::get<std::string>(value), "") << key << " " << reason_code(reason.kind);
        }
  }
}

TEST(Appointment, WithoutACutoffTheAfternoonIsStillToday) {
  EXPECT_FALSE(procedure("marital_status").term.cutoff);
  EXPECT_EQ(counted_day(law().calendar, procedure("marital_status"), instant("2026-08-03T17:29")), date("2026-08-03"));
}

TEST(OfficeHours, AHalfDayEndsWhereItEnds) {
  EXPECT_EQ(plus("2026-08-03T07:30", 240), "2026-08-03T11:30");
  EXPECT_EQ(plus("2026-08-03T07:30", 241), "2026-08-03T13:31");
  EXPECT_EQ(plus("2026-08-03T12:00", 1), "2026-08-03T13:31");
  EXPECT_EQ(plus("2026-08-03T16:30", 60), "2026-08-03T17:30");
  EXPECT_EQ(plus("2026-08-03T16:30", 61), "2026-08-04T07:31");
  EXPECT_EQ(plus("2026-08-07T17:30", 1), "2026-08-10T07:31");
  EXPECT_EQ(plus("2026-08-08T09:00", 480), "2026-08-10T17:30");
  EXPECT_EQ(plus("2026-08-03T07:30", 480 * 5), "2026-08-07T17:30");
  EXPECT_EQ(plus("2026-08-03T07:30", 480 * 5 + 1), "2026-08-10T07:31");
  EXPECT_EQ(plus("2026-08-03T20:00", 480), "2026-08-04T17:30");
}

TEST(OfficeHours, BetweenIsWhatPlusAdds) {
  EXPECT_EQ(between("2026-08-03T07:30", "2026-08-03T17:30"), 480);
  EXPECT_EQ(between("2026-08-03T11:00", "2026-08-03T14:00"), 60);
  EXPECT_EQ(between("2026-08-07T17:30", "2026-08-10T07:30"), 0);
  EXPECT_EQ(between("2026-08-08T07:30", "2026-08-09T17:30"), 0);
  EXPECT_EQ(between("2026-08-03T09:00", "2026-08-03T09:00"), 0);
  for (const int minutes : {1, 59, 240, 241, 480, 481, 1000, 4801})
    for (const char* from : {"2026-08-03T07:30", "2026-08-03T12:13", "2026-08-07T17:00", "2026-08-08T03:00",
                             "2026-08-31T16:59"})
      EXPECT_EQ(between(from, iso_local(add_working_minutes(law().calendar, catalogue().hours, instant(from), minutes)).c_str()),
                minutes)
          << from << " " << minutes;
}

TEST(Warning, AtTwentyPercentOfTheOfficeTimeLeft) {
  // 10 hours of office time from Monday 7:30: 8 of Monday, 2 of Tuesday. 20 % left is 2 hours.
  EXPECT_EQ(iso_local(warn_time(law(), catalogue(), instant("2026-08-03T07:30"), instant("2026-08-04T09:30"))),
            "2026-08-03T17:30:00+07:00");
  EXPECT_EQ(iso_local(warn_time(law(), catalogue(), instant("2026-08-03T07:30"), instant("2026-08-04T10:45"))),
            "2026-08-04T08:30:00+07:00");
}

TEST(Apologies, Decree61_2018_Art19_OneCalendarDayBeforeTheDate) {
  // Due on Thursday 6 August until 24:00: the apology is in time until 24:00 of Wednesday.
  EXPECT_EQ(iso_local(*apology_by(law(), instant("2026-08-07T00:00"))), "2026-08-06T00:00:00+07:00");
}

TEST(OnlineCheck, Decree45_2020_WithinOneWorkingDay) {
  const auto check = [](const char* filed) {
    return iso_local(legalclock::compute(law(), "MC.check", {.start = instant(filed)}, instant(filed))->due);
  };
  EXPECT_EQ(check("2026-08-03T23:59"), "2026-08-05T00:00:00+07:00");
  EXPECT_EQ(check("2026-08-07T08:00"), "2026-08-11T00:00:00+07:00");
}

TEST(Catalogue, ThirtyProceduresAndMoreEachWithItsPlanWithinItsTerm) {
  const auto all = catalogue().all_in_force(date("2026-08-03"));
  EXPECT_GE(all.size(), 33U);
  std::set<std::string> fields;
  for (const Procedure* one : all) {
    fields.insert(one->field);
    const auto due = appointment(law(), catalogue(), *one, instant("2026-08-03T07:30"));
    ASSERT_TRUE(due) << one->key;
    EXPECT_LT(add_working_minutes(law().calendar, catalogue().hours, instant("2026-08-03T07:30"), one->planned_minutes()),
              due->due)
        << one->key << ": the steps are planned longer than the term";
    EXPECT_EQ(one->steps.front().unit, "desk") << one->key;
  }
  EXPECT_GE(fields.size(), 8U);
}

TEST(Catalogue, AVersionEndsTheDayBeforeTheNext) {
  EXPECT_EQ(catalogue().in_force("household_new", date("2025-06-30"))->version, 1);
  EXPECT_EQ(catalogue().in_force("household_new", date("2025-07-01"))->version, 2);
  EXPECT_EQ(catalogue().in_force("household_new", date("2020-01-01")), nullptr);
}

}  // namespace
}  // namespace langnghe::procedures
