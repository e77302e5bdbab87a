#include "legalclock/calendar.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/result.h"
#include "legalclock/testing.h"

namespace langnghe::legalclock {
namespace {

const Calendar& calendar() { return law().calendar; }

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) result.push_back(field);
  return result;
}

std::vector<std::string> iso(const std::vector<Date>& days) {
  std::vector<std::string> result;
  for (const Date day : days) result.push_back(iso_date(day));
  return result;
}

TEST(Calendar, NoOfficialDayOffIsAWeekendAndEveryMakeUpDayIsASaturday) {
  int official = 0;
  for (int year = 2010; year <= 2030; ++year) {
    official += calendar().official(year);
    for (const Date day : calendar().days_off(year)) {
      EXPECT_NE(weekday(day), 0u) << iso_date(day);
      EXPECT_NE(weekday(day), 6u) << iso_date(day);
    }
    for (const Date day : calendar().make_up_days(year)) EXPECT_EQ(weekday(day), 6u);
  }
  EXPECT_EQ(official, 8) << "2019 to 2026";
}

TEST(Calendar, OfficialTablesAsPublished) {
  EXPECT_EQ(iso(calendar().days_off(2024)),
            (std::vector<std::string>{"2024-01-01", "2024-02-08", "2024-02-09", "2024-02-12",
                                      "2024-02-13", "2024-02-14", "2024-04-18", "2024-04-29",
                                      "2024-04-30", "2024-05-01", "2024-09-02", "2024-09-03"}));
  EXPECT_EQ(iso(calendar().make_up_days(2024)), std::vector<std::string>{"2024-05-04"});
  EXPECT_EQ(iso(calendar().make_up_days(2025)), std::vector<std::string>{"2025-04-26"});
  EXPECT_EQ(iso(calendar().make_up_days(2026)),
            (std::vector<std::string>{"2026-01-10", "2026-08-22"}));
  EXPECT_EQ(iso(calendar().make_up_days(2019)),
            (std::vector<std::string>{"2019-01-05", "2019-05-04"}));
  EXPECT_TRUE(calendar().day(date("2026-08-22")).unconfirmed);
  EXPECT_FALSE(calendar().day(date("2026-01-10")).unconfirmed);
}

// The holiday rules, with the swaps of the year, must give what was decided.
TEST(Calendar, ComputedHolidaysAgreeWithTheOfficialTablesBesideTheSwaps) {
  const std::map<int, std::set<std::string>> swapped = {{2019, {"2019-04-29"}},
                                                        {2024, {"2024-04-29"}},
                                                        {2025, {"2025-05-02"}},
                                                        {2026, {"2026-01-02", "2026-08-31"}}};
  for (int year = 2019; year <= 2027; ++year) {
    std::vector<std::string> expected;
    for (const std::string& day : iso(calendar().days_off(year)))
      if (!swapped.contains(year) || !swapped.at(year).contains(day)) expected.push_back(day);
    EXPECT_EQ(iso(calendar().computed_days_off(year)), expected) << year;
  }
}

TEST(Calendar, WeekdaysOffOf2015To2024AsPythonHolidaysHasThem) {
  std::ifstream file(LANGNGHE_SHARED_DATA
                     "/calendar/vn_public_holidays_2015_2030_python-holidays.csv");
  ASSERT_TRUE(file) << "shared calendar data";
  std::map<int, std::set<std::string>> expected;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto row = fields(line);
    const Date day = date(row[0]);
    if (weekday(day) != 0 && weekday(day) != 6)
      expected[static_cast<int>(day.year())].insert(row[0]);
  }
  for (int year = 2015; year <= 2024; ++year) {
    const auto days = iso(calendar().days_off(year));
    EXPECT_EQ(std::set<std::string>(days.begin(), days.end()), expected[year]) << year;
  }
}

TEST(Calendar, SwapsOf2010To2026AreAllThere) {
  std::ifstream file(LANGNGHE_SHARED_DATA "/calendar/vn_official_day_swaps.csv");
  ASSERT_TRUE(file) << "shared calendar data";
  std::string line;
  std::getline(file, line);
  int count = 0;
  while (std::getline(file, line)) {
    const auto row = fields(line);
    EXPECT_EQ(calendar().day(date(row[1])).kind, DayKind::kOff) << row[1];
    EXPECT_EQ(calendar().day(date(row[1])).holiday, "swap") << row[1];
    EXPECT_EQ(calendar().day(date(row[2])).kind, DayKind::kMakeUp) << row[2];
    ++count;
  }
  EXPECT_EQ(count, 14);
}

TEST(Calendar, LabourCode2019Art112NationalDayHasTwoDaysFrom2021) {
  EXPECT_EQ(calendar().day(date("2020-09-03")).kind, DayKind::kWorking);
  for (int year = 2021; year <= 2060; ++year) {
    int off = 0;
    for (const Date day : calendar().days_off(year))
      off += calendar().day(day).holiday == "national";
    EXPECT_EQ(off, 2) << year << ": on a weekend they are made good";
  }
}

TEST(Calendar, LabourCode2019Art111AHolidayOnAWeekendIsMadeGood) {
  // 30 April and 1 May 2033 are Saturday and Sunday.
  EXPECT_TRUE(calendar().day(date("2033-05-02")).in_lieu);
  EXPECT_TRUE(calendar().day(date("2033-05-03")).in_lieu);
  EXPECT_EQ(calendar().day(date("2033-05-02")).holiday, "liberation");
  EXPECT_EQ(calendar().day(date("2033-05-03")).holiday, "labour");
  EXPECT_TRUE(calendar().working(date("2033-05-04")));
}

TEST(Calendar, Resolution28Of2026CultureDayIsOffFrom2026) {
  EXPECT_TRUE(calendar().working(date("2025-11-24")));
  EXPECT_FALSE(calendar().working(date("2026-11-24")));
  EXPECT_EQ(calendar().day(date("2028-11-24")).holiday, "culture");
  EXPECT_TRUE(calendar().day(date("2029-11-26")).in_lieu) << "24 November 2029 is a Saturday";
}

TEST(Calendar, YearsWithoutAnOfficialTableAreProjections) {
  EXPECT_TRUE(calendar().day(date("2027-03-03")).projection);
  EXPECT_TRUE(calendar().day(date("2031-03-03")).projection);
  EXPECT_FALSE(calendar().day(date("2026-03-03")).projection);
}

TEST(Calendar, EveryYearTo2100HasFiveDaysOfTetAndSaneTotals) {
  for (int year = 2027; year <= 2100; ++year) {
    int tet = 0;
    for (const Date day : calendar().days_off(year)) tet += calendar().day(day).holiday == "tet";
    EXPECT_EQ(tet, 5) << year;
    // 1 + 5 + 1 + 2 + 2 + 1, all on weekdays or made good; Hùng Kings' day can meet 30 April.
    EXPECT_GE(calendar().days_off(year).size(), 11u) << year;
    EXPECT_LE(calendar().days_off(year).size(), 12u) << year;
  }
}

TEST(Calendar, PrefixSumsAgreeWithCounting) {
  const Date from = date("2018-11-01"), to = date("2028-03-01");
  int count = 0;
  for (Date day = from; day < to;) {
    const Date next = add_days(day, 1);
    count += calendar().working(next);
    ASSERT_EQ(calendar().working_days_between(from, next), count) << iso_date(next);
    ASSERT_EQ(calendar().working_days_between(next, from), -count);
    if (calendar().working(next)) {
      ASSERT_EQ(calendar().add_working_days(from, count), next);
      ASSERT_EQ(calendar().add_working_days(next, 0), next);
    }
    day = next;
  }
  // Backwards: the n-th working day before.
  const Date end = date("2026-02-23");
  int back = 0;
  for (Date day = add_days(end, -1); day > date("2025-01-01"); day = add_days(day, -1))
    if (calendar().working(day)) {
      ASSERT_EQ(calendar().add_working_days(end, --back), day);
    }
}

TEST(Calendar, ADateOutsideIsRefused) {
  EXPECT_THROW(calendar().working(date("1969-12-31")), std::out_of_range);
  EXPECT_THROW(calendar().working(date("2121-01-01")), std::out_of_range);
  EXPECT_THROW(calendar().add_working_days(date("2120-12-30"), 10), std::out_of_range);
}

TEST(Calendar, NamesInBothLanguages) {
  EXPECT_EQ(calendar().holiday_name("tet", "vi"), "Tết Nguyên đán");
  EXPECT_EQ(calendar().holiday_name("national", "en"), "National Day");
  EXPECT_EQ(calendar().holiday_name("unheard_of", "vi"), "unheard_of");
}

// A pack file with a mistake is refused with its file, line and remedy.
struct Mistake {
  const char* name;
  const char* years;
  int line;
  const char* what;
};
class CalendarMistake : public testing::TestWithParam<Mistake> {};

const char* const kHolidays = R"(swap_name = { vi = "nghỉ", en = "swap" }
[[holiday]]
id = "new_year"
name = { vi = "Tết Dương lịch", en = "New Year" }
on = "01-01"
citation = "art. 112"
confidence = "H"
)";

TEST_P(CalendarMistake, IsRefusedWithItsLine) {
  std::vector<Problem> problems;
  Calendar::parse(kHolidays, "holidays.toml", GetParam().years, "years.toml", problems);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].file, "years.toml");
  EXPECT_EQ(problems[0].line, GetParam().line) << problems[0].text();
  EXPECT_NE(problems[0].what.find(GetParam().what), std::string::npos) << problems[0].text();
  EXPECT_FALSE(problems[0].remedy.empty());
}

#define YEAR_HEAD \
  "[[year]]\nyear = 2026\nstatus = \"official\"\nconfidence = \"M\"\nsource = \"s\"\n"
INSTANTIATE_TEST_SUITE_P(
    Years, CalendarMistake,
    testing::Values(
        Mistake{"weekend_off", YEAR_HEAD "off = [2026-01-03]\n", 6, "weekend already"},
        Mistake{"work_not_saturday", YEAR_HEAD "off = [2026-01-01]\nwork = [2026-01-11]\n", 7,
                "not a Saturday"},
        Mistake{"other_year", YEAR_HEAD "off = [2027-01-01]\n", 6, "is not in 2026"},
        Mistake{"impossible_date", YEAR_HEAD "off = [2026-02-30]\n", 6, ""},
        Mistake{"text_date", YEAR_HEAD "off = [\"2026-01-01\"]\n", 6, "list of dates"},
        Mistake{"twice", YEAR_HEAD "off = [2026-01-01, 2026-01-01]\n", 1, "listed twice"},
        Mistake{"empty_table", YEAR_HEAD, 1, "no days off"},
        Mistake{"no_source",
                "[[year]]\nyear = 2026\nstatus = \"official\"\nconfidence = \"M\"\n"
                "off = [2026-01-01]\n",
                1, "`source` is missing"},
        Mistake{"unknown_status",
                "[[year]]\nyear = 2026\nstatus = \"guess\"\nconfidence = \"M\"\nsource = \"s\"\n",
                3,
                "unknown status"},
        Mistake{"unknown_field", YEAR_HEAD "off = [2026-01-01]\nworks = [2026-01-10]\n", 7,
                "unknown field"},
        Mistake{"year_twice",
                YEAR_HEAD "off = [2026-01-01]\n" YEAR_HEAD "off = [2026-01-02]\n", 7,
                "given twice"}),
    [](const auto& each) { return each.param.name; });

TEST(Calendar, HolidayMistakesAreRefused) {
  const auto problem = [](const std::string& holidays) {
    std::vector<Problem> problems;
    Calendar::parse(holidays, "holidays.toml", "", "years.toml", problems);
    return problems.empty() ? std::string("none") : problems[0].text();
  };
  const std::string good = kHolidays;
  EXPECT_EQ(problem(good), "none");
  EXPECT_THAT(problem(good + "lunar = \"01-01\"\n"),
              testing::HasSubstr("holidays.toml:2: holiday"));
  std::string bad = good;
  bad.replace(bad.find("01-01"), 5, "13-01");
  EXPECT_THAT(problem(bad), testing::HasSubstr("holidays.toml:5: not a month and day"));
  EXPECT_THAT(problem(good + good.substr(good.find("[[holiday]]"))),
              testing::HasSubstr("given twice"));
  EXPECT_THAT(problem("swap_name = { vi = \"x\", en = \"y\" }\n"),
              testing::HasSubstr("no [[holiday]]"));
  EXPECT_THAT(problem("swap_name = ["), testing::HasSubstr("holidays.toml:1:"));
}

TEST(Calendar, AMissingPackSaysWhatToDo) {
  try {
    Calendar::load("/nonexistent");
    FAIL();
  } catch (const SetupError& error) {
    EXPECT_THAT(std::string(error.what()),
              testing::HasSubstr("/nonexistent/calendar/holidays.toml"));
    EXPECT_THAT(std::string(error.what()), testing::HasSubstr("make it readable"));
  }
}

}  // namespace
}  // namespace langnghe::legalclock
