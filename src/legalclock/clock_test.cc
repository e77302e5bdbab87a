#include "legalclock/clock.h"

#include <algorithm>
#include <chrono>
#include <random>

#include "legalclock/testing.h"

namespace langnghe::legalclock {
namespace {

Facts from(std::string_view start) { return {.start = at(start)}; }

const Reason* reason(const Deadline& deadline, ReasonKind kind) {
  for (const Reason& each : deadline.reasons)
    if (each.kind == kind) return &each;
  return nullptr;
}

std::string refusal(std::string_view rule, const Facts& facts, const Law& in = law()) {
  const auto result = compute(in, rule, facts, facts.start);
  return result ? "granted" : result.error().front().message;
}

// --- Which law applies ---------------------------------------------------------------------

TEST(Version, TheOneInForceAtReceipt_OverTheNightOf30June2026) {
  const Deadline before = deadline("KN.accept", from("2026-06-30T23:59:59"));
  EXPECT_EQ(before.version, "KN.accept.v1");
  EXPECT_EQ(iso_date(before.due_date), "2026-07-10");
  const Deadline after = deadline("KN.accept", from("2026-07-01T00:00"));
  EXPECT_EQ(after.version, "KN.accept.v2");
  EXPECT_EQ(iso_date(after.due_date), "2026-07-10");
  EXPECT_EQ(reason(after, ReasonKind::kLawVersion)->from, date("2026-07-01"));
}

TEST(Version, ReceiptDecidesNotTheStartingEvent) {
  Facts facts = from("2026-07-03");
  facts.receipt = at("2026-06-29T15:00");
  EXPECT_EQ(deadline("KN.accept", facts).version, "KN.accept.v1");
}

TEST(Version, AnExactIdWorksAtAnyTimeAndSaysSo) {
  const Deadline forced = deadline("KN.accept.v1", from("2026-07-03"));
  EXPECT_EQ(forced.version, "KN.accept.v1");
  EXPECT_EQ(reason(forced, ReasonKind::kLawVersion)->count, 2);
}

TEST(Version, Decree155of2026Art22_OldComplaintsFollowTheNewRulesOnDialogue) {
  Facts facts = from("2026-08-10");
  facts.receipt = at("2026-05-04");
  const Deadline notice = deadline("KN.dialogue_notice", facts);
  EXPECT_EQ(iso_date(notice.due_date), "2026-08-05");
  EXPECT_NE(reason(notice, ReasonKind::kTransitional), nullptr);
  // Where no clause says so, the receipt decides: no red line for an old petition.
  EXPECT_EQ(refusal("TCD.redline", facts), "clock.refuse.not_in_force");
}

TEST(Version, NothingInForceIsRefused) {
  EXPECT_EQ(refusal("KN.accept", from("2012-06-30")), "clock.refuse.not_in_force");
  EXPECT_EQ(refusal("TCD.refuse", from("2026-06-30")), "clock.refuse.not_in_force");
  EXPECT_EQ(refusal("KN.nothing", from("2026-06-30")), "clock.refuse.unknown_rule");
  EXPECT_EQ(refusal("KN", from("2026-06-30")), "clock.refuse.unknown_rule");
}

// --- Days --------------------------------------------------------------------------------------

TEST(Days, CivilCodeArt147_TheDayOfTheEventIsNotCounted) {
  const Deadline answer = deadline("TCD.answer", from("2026-07-06T08:00"));  // a Monday
  EXPECT_EQ(iso_date(answer.first_day), "2026-07-07");
  EXPECT_EQ(iso_date(answer.due_date), "2026-07-20");
  EXPECT_EQ(deadline("TCD.answer", from("2026-07-06T23:59:59")).due, answer.due);
}

TEST(Days, CivilCodeArt148_5_ALastDayOffMovesToTheNextWorkingDay) {
  const Deadline resolve = deadline("KN.res1", from("2026-08-03"));
  // Day 30 is 2 September, National Day.
  EXPECT_EQ(iso_date(resolve.due_date), "2026-09-03");
  const Reason* rolled = reason(resolve, ReasonKind::kRolled);
  ASSERT_NE(rolled, nullptr);
  EXPECT_EQ(rolled->from, date("2026-09-02"));
  EXPECT_EQ(rolled->what, "national");
  const Deadline sunday = deadline("KN.res1", from("2026-07-31"));  // day 30: 30 August
  EXPECT_EQ(reason(sunday, ReasonKind::kRolled)->what, "weekend,swap,national");
}

TEST(Days, AMakeUpSaturdayCounts_20240504_20250426_20260110) {
  EXPECT_EQ(iso_date(deadline("TC.transfer", from("2024-04-26")).due_date), "2024-05-07");
  EXPECT_EQ(iso_date(deadline("TC.transfer", from("2025-04-21")).due_date), "2025-04-26");
  const Deadline january = deadline("TC.transfer", from("2026-01-05"));
  EXPECT_EQ(iso_date(january.due_date), "2026-01-10");
  ASSERT_NE(reason(january, ReasonKind::kMakeUpDay), nullptr);
  EXPECT_EQ(reason(january, ReasonKind::kMakeUpDay)->at, date("2026-01-10"));
  // A calendar-day term that ends on such a Saturday ends there.
  EXPECT_EQ(iso_date(deadline("KN.send2", from("2026-01-03")).due_date), "2026-01-10");
  EXPECT_EQ(iso_date(deadline("KN.publish", from("2025-12-26")).due_date), "2026-01-10");
  EXPECT_EQ(reason(deadline("KN.publish", from("2025-12-26")), ReasonKind::kRolled), nullptr);
}

TEST(Days, OverTetTheReasonsNameIt) {
  const Deadline answer = deadline("TCD.answer", from("2026-02-10T09:00"));
  EXPECT_EQ(iso_date(answer.due_date), "2026-03-03");
  const Reason* tet = reason(answer, ReasonKind::kDaysOff);
  ASSERT_NE(tet, nullptr);
  EXPECT_EQ(tet->what, "tet");
  EXPECT_EQ(tet->from, date("2026-02-14")) << "with the weekends on both sides";
  EXPECT_EQ(tet->to, date("2026-02-22"));
  EXPECT_EQ(tet->count, 5);
  EXPECT_EQ(reason(answer, ReasonKind::kWeekends)->count, 2);
}

TEST(Days, LeapYears) {
  EXPECT_EQ(iso_date(deadline("KN.res1", from("2024-01-31")).due_date), "2024-03-01");
  EXPECT_EQ(iso_date(deadline("KN.res1", from("2024-01-30")).due_date), "2024-02-29");
  EXPECT_EQ(iso_date(deadline("KN.res1", from("2025-01-29")).due_date), "2025-02-28");
  EXPECT_EQ(iso_date(deadline("KN.res1", from("2028-02-29")).due_date), "2028-03-30");
}

TEST(Days, AYearWithoutAnOfficialCalendarIsSaidToBeAProjection) {
  const Deadline answer = deadline("TCD.answer", from("2028-01-20"));
  ASSERT_NE(reason(answer, ReasonKind::kProjection), nullptr);
  EXPECT_EQ(reason(answer, ReasonKind::kProjection)->what, "2028");
  EXPECT_EQ(reason(deadline("TCD.answer", from("2026-03-02")), ReasonKind::kProjection), nullptr);
  const Deadline august = deadline("TC.transfer", from("2026-08-18"));
  ASSERT_NE(reason(august, ReasonKind::kUnconfirmed), nullptr);
  EXPECT_EQ(reason(august, ReasonKind::kUnconfirmed)->at, date("2026-08-22"));
}

TEST(Days, Law02of2011Art27_SevenWorkingDaysCanPassTenCalendarDaysAroundTet) {
  const Deadline tet = deadline("KN.accept", from("2027-02-03"));
  EXPECT_EQ(iso_date(tet.due_date), "2027-02-19");
  EXPECT_EQ(tet.warn_date, date("2027-02-15"));  // day 10 is a Saturday
  EXPECT_EQ(tet.earliest(), *tet.warn_due);
  EXPECT_EQ(reason(tet, ReasonKind::kAlsoWarn)->what, "earlier");
  const Deadline calm = deadline("KN.accept", from("2026-07-06"));
  EXPECT_EQ(iso_date(calm.due_date), "2026-07-15");
  EXPECT_EQ(calm.warn_date, date("2026-07-16"));
  EXPECT_EQ(calm.earliest(), calm.due);
  EXPECT_EQ(reason(calm, ReasonKind::kAlsoWarn)->what, "later");
}

TEST(Days, CountingBackNeverRollsForward) {
  // Five days before Friday 10 July 2026 is Sunday the 5th: a later day would be too late.
  const Deadline notice = deadline("KN.dialogue_notice", from("2026-07-10T08:00"));
  EXPECT_EQ(iso_date(notice.due_date), "2026-07-05");
  EXPECT_EQ(reason(notice, ReasonKind::kRolled), nullptr);
  EXPECT_EQ(reason(notice, ReasonKind::kCountedBack)->at, date("2026-07-10"));
}

// --- Pauses ------------------------------------------------------------------------------------

TEST(Pauses, Decree155of2026Art28b_TheRemainingDaysNoReset) {
  Facts facts = from("2026-07-01");
  facts.pauses = {{at("2026-07-11T10:00"), at("2026-07-21T08:00")}};
  // Days 1 to 9 ran until the 10th; 21 July is day 10 of 30.
  const Deadline resumed = deadline("KN.res1", facts);
  EXPECT_EQ(iso_date(resumed.due_date), "2026-08-10");
  const Reason* pause = reason(resumed, ReasonKind::kPause);
  ASSERT_NE(pause, nullptr);
  EXPECT_EQ(pause->from, date("2026-07-11"));
  EXPECT_EQ(pause->to, date("2026-07-20"));
  EXPECT_EQ(pause->count, 10);
}

TEST(Pauses, TheWorkedExampleOfDocsClockMd) {
  Facts facts = from("2026-07-03T16:40");
  EXPECT_EQ(iso_date(deadline("KN.res1", facts).due_date), "2026-08-03");
  facts.pauses = {{at("2026-07-20T10:00"), at("2026-07-30")}};
  EXPECT_EQ(iso_local(deadline("KN.res1", facts).due), "2026-08-13T00:00:00+07:00");
}

TEST(Pauses, WhileItLastsTheRemainderStandsStill) {
  Facts facts = from("2026-07-01");
  facts.pauses = {{at("2026-07-11T10:00"), std::nullopt}};
  for (const char* now : {"2026-07-11T10:00", "2026-07-15", "2026-10-01"}) {
    const Deadline paused = deadline("KN.res1", facts, at(now));
    EXPECT_EQ(paused.state, ClockState::kPaused) << now;
    EXPECT_EQ(paused.remaining, 21) << now;
    // As if it resumed now.
    EXPECT_GE(paused.due_date, add_days(local_date(at(now)), 20));
  }
}

TEST(Pauses, AfterTheTermRanOutAPauseChangesNothing) {
  Facts facts = from("2026-07-01");
  facts.pauses = {{at("2026-08-01"), std::nullopt}};
  const Deadline late = deadline("KN.res1", facts, at("2026-08-20"));
  EXPECT_EQ(late.state, ClockState::kMissed);
  EXPECT_EQ(iso_date(late.due_date), "2026-07-31");
}

TEST(Pauses, OnTheLastDayStillStopTheClock) {
  Facts facts = from("2026-07-01");
  facts.pauses = {{at("2026-07-31T16:00"), at("2026-08-04T09:00")}};
  EXPECT_EQ(iso_date(deadline("KN.res1", facts).due_date), "2026-08-04");
}

TEST(Pauses, OnlyWorkingDaysMatterToAWorkingDayTerm) {
  Facts facts = from("2026-07-06");  // Monday; ten working days: 20 July
  facts.pauses = {{at("2026-07-11"), at("2026-07-13")}};  // a weekend
  EXPECT_EQ(iso_date(deadline("PA.answer", facts).due_date), "2026-07-20");
  facts.pauses = {{at("2026-07-10"), at("2026-07-14")}};  // Friday to Monday
  EXPECT_EQ(iso_date(deadline("PA.answer", facts).due_date), "2026-07-22");
  // Overlapping and unordered: counted once.
  facts.pauses = {{at("2026-07-13"), at("2026-07-14")}, {at("2026-07-10"), at("2026-07-14")}};
  EXPECT_EQ(iso_date(deadline("PA.answer", facts).due_date), "2026-07-22");
}

TEST(Pauses, RefusedWhereTheRuleHasNoneOrTheyMakeNoSense) {
  Facts facts = from("2026-07-06");
  facts.pauses = {{at("2026-07-07"), at("2026-07-08")}};
  EXPECT_EQ(refusal("KN.send1", facts), "clock.refuse.pause_not_allowed");
  facts.pauses = {{at("2026-07-08"), at("2026-07-07")}};
  EXPECT_EQ(refusal("KN.res1", facts), "clock.refuse.pause_order");
}

// --- Extensions --------------------------------------------------------------------------------

TEST(Extensions, Law25of2018Art30_OnceForComplexTwiceForSpeciallyComplex) {
  Facts facts = from("2026-07-01");
  facts.extensions = {{30, "12/QĐ-UBND", date("2026-07-20")}};
  EXPECT_EQ(refusal("TC.res", facts), "clock.refuse.extension_not_allowed");
  facts.complex = true;
  EXPECT_EQ(iso_date(deadline("TC.res", facts).due_date), "2026-09-03");
  facts.extensions.push_back({30, "15/QĐ-UBND", date("2026-08-20")});
  EXPECT_EQ(refusal("TC.res", facts), "clock.refuse.extension_not_allowed");
  facts.special = true;
  EXPECT_EQ(iso_date(deadline("TC.res", facts).due_date), "2026-09-29");
  facts.extensions.push_back({30, "19/QĐ-UBND", {}});
  EXPECT_EQ(refusal("TC.res", facts), "clock.refuse.extension_not_allowed");
}

TEST(Extensions, Decree31of2019Art3_InWritingBeforeTheTermRunsOut) {
  Facts facts = from("2026-07-01");
  facts.complex = true;
  facts.extensions = {{30, "12/QĐ-UBND", date("2026-07-31")}};
  EXPECT_EQ(refusal("TC.res", facts), "granted");
  facts.extensions[0].date = date("2026-08-01");
  EXPECT_EQ(refusal("TC.res", facts), "clock.refuse.extension_late");
  facts.extensions = {{31, "12/QĐ-UBND", {}}};
  EXPECT_EQ(refusal("TC.res", facts), "clock.refuse.extension_too_long");
  facts.extensions = {{30, "", {}}};
  EXPECT_EQ(refusal("TC.res", facts), "clock.refuse.extension_document");
  facts.extensions.clear();
  EXPECT_TRUE(may_extend(law(), "TC.res", facts, {30, "12/QĐ-UBND", date("2026-07-31")}));
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {30, "12/QĐ-UBND", date("2026-08-01")}));
}

TEST(Extensions, MayBeDecidedWhileTheClockIsPaused) {
  Facts facts = from("2026-07-01");
  facts.complex = true;
  facts.pauses = {{at("2026-07-10"), std::nullopt}};
  EXPECT_TRUE(may_extend(law(), "TC.res", facts, {30, "12/QĐ-UBND", date("2026-08-20")}));
}

TEST(Facts, RefusedWhenTheyDoNotFit) {
  Facts facts = from("2026-07-01");
  facts.instance = 2;
  EXPECT_EQ(refusal("KN.res1", facts), "clock.refuse.instance");
  facts = from("2026-07-01");
  facts.target_days = 5;
  EXPECT_EQ(refusal("KN.res1", facts), "clock.refuse.target");
  facts.target_days = 0;
  EXPECT_EQ(refusal("PA.resolve", facts), "clock.refuse.target");
  facts = from("2026-07-01");
  facts.end = facts.start - 1;
  EXPECT_EQ(refusal("KN.res1", facts), "clock.refuse.end_before_start");
  for (const Millis start : {std::numeric_limits<Millis>::min(), Millis{-1'000'000'000'000'000},
                             at("2120-12-30"), std::numeric_limits<Millis>::max()})
    EXPECT_EQ(refusal("KN.res1", {.start = start}), "clock.refuse.out_of_range") << start;
}

TEST(Marks, MemoryCheckAndHouseRulesSayWhatTheyAre) {
  const auto mark = [](std::string_view rule, std::string_view start) {
    const Deadline d = deadline(rule, from(start));
    const Reason* each = reason(d, ReasonKind::kConfidence);
    return each ? each->what : std::string();
  };
  EXPECT_EQ(mark("MC.apology", "2026-07-10"), "memory");
  EXPECT_EQ(mark("KN.publish", "2026-07-10"), "check");
  EXPECT_EQ(mark("PA.answer", "2026-07-10"), "target");
  EXPECT_EQ(mark("PA.reopen", "2026-07-10"), "house");
  EXPECT_EQ(mark("KN.res1", "2026-07-10"), "");
}

// --- Time left -----------------------------------------------------------------------------------

TEST(TimeLeft, InBothKindsOfDaysAndUrgency) {
  const Calendar& calendar = law().calendar;
  const Millis due = end_of(date("2026-09-03"));  // the Thursday after National Day
  const auto left = [&](std::string_view now) { return time_left(calendar, due, at(now)); };
  EXPECT_EQ(left("2026-08-28T10:00").calendar_days, 6);
  EXPECT_EQ(left("2026-08-28T10:00").working_days, 1);
  EXPECT_EQ(left("2026-09-03T23:59").calendar_days, 0);
  EXPECT_EQ(left("2026-09-04T00:00").calendar_days, -1);
  EXPECT_EQ(left("2026-09-07T00:00").working_days, -2);
  const auto is = [&](std::string_view now) { return urgency(calendar, due, at(now)); };
  EXPECT_EQ(is("2026-08-25"), Urgency::kFine);
  EXPECT_EQ(is("2026-08-26"), Urgency::kSoon);
  EXPECT_EQ(is("2026-09-02"), Urgency::kSoon);
  EXPECT_EQ(is("2026-09-03T23:59:59"), Urgency::kToday);
  EXPECT_EQ(is("2026-09-04T00:00"), Urgency::kLate);
}

TEST(TimeLeft, TheBoundForADatabaseSaysTheSameAsTheUrgencyOnEachDayAndInstant) {
  const Calendar& calendar = law().calendar;
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const Millis now = at("2025-12-20") + static_cast<Millis>(random() % 500) * kDay + static_cast<Millis>(random()) % kDay;
    const Millis due = start_of(add_days(local_date(now), static_cast<int>(random() % 24) - 6)) +
                       (random() % 4 == 0 ? static_cast<Millis>(random()) % kDay : 0);
    const Urgency exact = urgency(calendar, due, now);
    EXPECT_EQ(due > now && due <= soon_until(calendar, now),
              exact == Urgency::kSoon || exact == Urgency::kToday)
        << iso_local(now) << " " << iso_local(due);
  }
  // Over Tết 2026 (16 to 20 February off): three working days are twelve days by the calendar.
  EXPECT_EQ(soon_until(calendar, at("2026-02-13T08:00")), at("2026-02-26"));
}

// --- Against a naive reckoning, day by day ---------------------------------------------------

Date naive_last(const Rule& rule, int length, Date start, const std::vector<Pause>& pauses) {
  const auto paused = [&](Date day) {
    return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& pause) {
      return local_date(pause.from) <= day && day < local_date(*pause.to);
    });
  };
  Date day = start;
  for (int count = 0; count < length;) {
    day = add_days(day, 1);
    if (paused(day)) continue;
    if (rule.unit == Unit::kCalendarDays || law().calendar.working(day)) ++count;
  }
  if (rule.roll)
    while (!law().calendar.working(day) || paused(day)) day = add_days(day, 1);
  return day;
}

TEST(Property, AgreesWithNaiveCountingIsMonotoneAndPausesOnlyProlong) {
  std::mt19937 random(2026);
  const auto between = [&](int a, int b) { return std::uniform_int_distribution(a, b)(random); };
  const std::vector<std::string> rules = {"KN.res1", "KN.res2", "TC.res",     "PA.answer",
                                          "PA.resolve", "KN.first_bar", "PA.reopen"};
  const Millis first = at("2018-01-01");
  for (int round = 0; round < 4000; ++round) {
    const std::string& id = rules[static_cast<std::size_t>(between(0, 6))];
    Facts facts;
    facts.start = first + between(0, 12 * 365 * 24 * 60) * kMinute;
    const Deadline plain = deadline(id, facts);
    ASSERT_GT(plain.due, facts.start);
    ASSERT_EQ(plain.due_date, naive_last(*plain.rule, plain.length, local_date(facts.start), {}))
        << id << " " << iso_local(facts.start);

    Facts later = facts;
    later.start += between(0, 20 * 24) * kHour;
    ASSERT_GE(deadline(id, later).due, plain.due) << id << " " << iso_local(facts.start);

    for (int count = between(1, 3); count > 0; --count) {
      const Millis begin = facts.start + between(0, 60 * 24) * kHour;
      facts.pauses.push_back({begin, begin + between(0, 15 * 24) * kHour});
    }
    const Deadline paused = deadline(id, facts);
    ASSERT_EQ(paused.due_date,
              naive_last(*paused.rule, paused.length, local_date(facts.start), facts.pauses))
        << id << " " << iso_local(facts.start);
    ASSERT_GE(paused.due, plain.due);

    // One pause of k days inside the term moves a calendar term by at least k days, and a
    // working-day term by at least the working days in it.
    Facts one = {.start = facts.start};
    const Date begin = add_days(local_date(facts.start), between(1, 5));
    const int k = between(1, 30);
    one.pauses = {{start_of(begin), start_of(add_days(begin, k))}};
    const Deadline moved = deadline(id, one);
    if (plain.rule->unit == Unit::kCalendarDays) {
      const Date nominal = add_days(local_date(facts.start), plain.length);
      ASSERT_GE(days_between(nominal, moved.due_date), k);
    } else if (begin <= plain.due_date) {
      ASSERT_EQ(law().calendar.working_days_between(plain.due_date, moved.due_date),
                law().calendar.working_days_between(add_days(begin, -1), add_days(begin, k - 1)));
    }
  }
}

TEST(Hours, RunByTheInstantAndStopInPauses) {
  std::vector<Problem> problems;
  Law hours = law();
  hours.rules = Rules::parse(
      {{"h.toml", R"([[source]]
id = "civil_code_147_2"
name = { vi = "a", en = "a" }
[[source]]
id = "civil_code_148_5"
name = { vi = "a", en = "a" }
[[source]]
id = "civil_code_148_6"
name = { vi = "a", en = "a" }
[[source]]
id = "working_week"
name = { vi = "a", en = "a" }
[[event]]
id = "received"
name = { vi = "a", en = "a" }
[[rule]]
id = "X.hours"
name = { vi = "a", en = "a" }
start = "received"
pauses = ["received"]
length = 72
unit = "H"
citation = { vi = "a", en = "a" }
confidence = "H"
)"}},
      problems);
  ASSERT_TRUE(problems.empty()) << problems[0].text();
  Facts facts = from("2026-07-03T15:30");
  EXPECT_EQ(compute(hours, "X.hours", facts, facts.start)->due, at("2026-07-06T15:30"));
  facts.pauses = {{at("2026-07-04T00:00"), at("2026-07-04T01:00")},
                  {at("2026-07-04T00:30"), at("2026-07-04T02:00")}};
  EXPECT_EQ(compute(hours, "X.hours", facts, facts.start)->due, at("2026-07-06T17:30"));
}

// --- Re-dating -----------------------------------------------------------------------------------

TEST(Redate, TellsTheClocksThatMove) {
  std::vector<StoredClock> clocks;
  for (const char* start : {"2026-02-10", "2026-03-02", "2026-11-20"}) {
    const Deadline d = deadline("TCD.answer", from(start));
    clocks.push_back({"TCD.answer", from(start), d.due, d.version});
  }
  clocks.push_back({"KN.gone", from("2026-03-02"), 1, "KN.gone"});
  EXPECT_EQ(redate(law(), std::span(clocks).first(3), at("2026-12-01")).size(), 0u);
  clocks[2].due -= kDay;  // as if Culture Day had been unknown
  const auto moved = redate(law(), clocks, at("2026-12-01"));
  ASSERT_EQ(moved.size(), 2u);
  EXPECT_EQ(moved[0].index, 2u);
  EXPECT_EQ(moved[0].new_due, moved[0].old_due + kDay);
  ASSERT_TRUE(moved[1].refused);
  EXPECT_EQ(moved[1].refused->message, "clock.refuse.unknown_rule");
}

TEST(Redate, AMillionClocksInSeconds) {
  std::vector<StoredClock> clocks(1'000'000);
  const char* const rules[] = {"PA.answer", "PA.resolve", "KN.accept", "KN.res1"};
  for (std::size_t i = 0; i < clocks.size(); ++i) {
    clocks[i].rule = rules[i % 4];
    clocks[i].facts.start = at("2026-01-01") + static_cast<Millis>(i) * 25 * kSecond;
    if (i % 8 == 0)
      clocks[i].facts.pauses = {{clocks[i].facts.start + kDay, clocks[i].facts.start + 4 * kDay}};
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto moved = redate(law(), clocks, at("2026-12-01"));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  RecordProperty("seconds", std::to_string(took.count()));
  EXPECT_LT(took.count(), 10.0);
  // i % 8 == 0 gives pauses to PA.answer only, which allows them: all are computed.
  EXPECT_TRUE(std::none_of(moved.begin(), moved.end(),
                           [](const Redated& each) { return each.refused.has_value(); }));
  EXPECT_EQ(moved.size(), clocks.size());
}

}  // namespace
}  // namespace langnghe::legalclock
