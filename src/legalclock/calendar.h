// Working days. A working day is a Monday to Friday that is not a day off, plus every
// Saturday named as a make-up day (Decision 188/1999/QĐ-TTg; Labour Code 2019 art. 111-112).
//
// Where the days off of a year come from, best first:
//   1. an official table of that year in packs/vn/calendar/years.toml (`off`, `work`);
//   2. the holiday rules of packs/vn/calendar/holidays.toml: fixed dates, lunar dates, the
//      day in lieu when a holiday falls on a weekend (art. 111(3)), plus single swaps named
//      for the year. Such a year is a *projection* and deadlines that lean on it say so.
// The official table wins over the computed one, always.
//
// A Calendar is immutable. Every question is answered in O(1) from prefix sums built at load.
// It covers kFirstDay … kLastDay; a date outside throws std::out_of_range.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace langnghe::legalclock {

inline constexpr int kFirstCalendarYear = 1970;
inline constexpr int kLastCalendarYear = 2120;

// A name in both languages of the pack.
struct Name {
  std::string vi, en;
  const std::string& in(std::string_view language) const { return language == "en" ? en : vi; }
};

enum class DayKind : std::uint8_t {
  kWorking,  // Monday to Friday
  kMakeUp,   // a Saturday worked in exchange for a weekday off
  kWeekend,
  kOff,  // a weekday off: holiday, day in lieu or swap
};

struct Day {
  DayKind kind = DayKind::kWorking;
  // The holiday it belongs to ("tet", "national" …); "swap" for a swapped day; empty for
  // working days and plain weekends. A holiday that falls on a weekend is named as well.
  std::string_view holiday;
  bool in_lieu = false;     // off because the holiday itself fell on a weekend
  bool projection = false;  // the year has no official table
  bool unconfirmed = false;  // in the table, but marked to be checked

  bool working() const { return kind == DayKind::kWorking || kind == DayKind::kMakeUp; }
};

// One problem of a pack file. what() style: "file:line: what; remedy".
struct Problem {
  std::string file;
  int line = 0;
  std::string what;
  std::string remedy;

  std::string text() const;
};

// Where the table of a year comes from, for the administrator's page.
struct YearNote {
  int year = 0;
  bool official = false;
  std::string confidence, source, note;
};

class Calendar {
 public:
  // Reads DIR/calendar/holidays.toml and DIR/calendar/years.toml.
  // Throws SetupError with the first problem.
  static Calendar load(const std::string& pack_dir);
  // The same, collecting every problem instead of throwing. The result is usable only when
  // `problems` got nothing new.
  static Calendar load(const std::string& pack_dir, std::vector<Problem>& problems);
  // The same from text; the names are for messages.
  static Calendar parse(std::string_view holidays, const std::string& holidays_name,
                        std::string_view years, const std::string& years_name,
                        std::vector<Problem>& problems);

  Day day(Date date) const;
  bool working(Date date) const;

  // Working days d with a < d <= b; negative of the reverse when b < a.
  int working_days_between(Date a, Date b) const;
  // The count-th working day after `from`, which itself is not counted (art. 147(2)).
  // count may be negative: the count-th working day before. count = 0 gives `from`.
  Date add_working_days(Date from, int count) const;
  // `date` itself when it is a working day, else the next one.
  Date working_day_on_or_after(Date date) const;

  // Weekdays off and make-up Saturdays of a year in order, as loaded (or computed).
  std::vector<Date> days_off(int year) const;
  std::vector<Date> make_up_days(int year) const;
  // What the holiday rules alone give for a year, whether or not it has a table.
  std::vector<Date> computed_days_off(int year) const;
  bool official(int year) const;
  const std::vector<YearNote>& notes() const { return notes_; }

  // The name of a holiday id of day().holiday; the id itself when unknown.
  std::string holiday_name(std::string_view id, std::string_view language) const;

 private:
  friend class CalendarBuilder;

  struct Cell {
    DayKind kind;
    std::uint8_t holiday;  // index into holidays_, 0 for none
    std::uint8_t flags;
  };
  struct Named {
    std::string id;
    Name name;
  };

  std::size_t index(Date date) const;  // throws std::out_of_range

  std::vector<Cell> cells_;
  std::vector<std::int32_t> before_;    // working days strictly before each cell
  std::vector<std::int32_t> working_;   // cell of the n-th working day
  std::vector<Named> holidays_;         // [0] is "no holiday"
  std::vector<std::vector<Date>> computed_;  // by year
  std::vector<YearNote> notes_;         // years with a table or swaps
  std::vector<bool> official_;          // by year
};

}  // namespace langnghe::legalclock
