// How a Calendar comes to be: from the two files of the pack to one cell a day. Inside only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "legalclock/calendar.h"

namespace langnghe::legalclock {

// Flags of a cell.
inline constexpr std::uint8_t kInLieu = 1, kProjected = 2, kUnconfirmed = 4;

// Empty after noting the problem.
std::string read_calendar_file(const std::string& path, std::vector<Problem>& problems);

class CalendarBuilder {
 public:
  explicit CalendarBuilder(std::vector<Problem>& problems) : problems_(problems) {}

  void read_holidays(std::string_view text, const std::string& file);
  void read_years(std::string_view text, const std::string& file);
  Calendar build() const;

 private:
  struct Holiday {
    std::string id;
    int month = 0, day = 0;
    bool lunar = false;
    int before = 0, after = 0;  // further days off around it
    bool neighbour = false;     // one more day: the one before or after, whichever joins a weekend
    int from = 0, to = 0;       // years, both included
    std::uint8_t name = 0;      // index into names_
  };
  struct Swap {
    Date off, work;
  };
  struct Year {
    bool table = false;  // `off` and `work` are the whole truth
    bool projection = true;
    std::vector<Date> off, work, unconfirmed;
    std::vector<Swap> swaps;
  };
  struct OffDay {
    std::uint8_t name = 0;
    bool in_lieu = false;
  };

  std::uint8_t name_index(const std::string& id, const Name& name);
  // Holidays of a year by the rules, weekends too, and the days in lieu.
  std::map<Date, OffDay> computed(int year) const;

  std::vector<Problem>& problems_;
  std::vector<Calendar::Named> names_ = {{"", {}}};
  std::vector<Holiday> holidays_;
  std::map<int, Year> years_;
  std::vector<YearNote> notes_;
};

}  // namespace langnghe::legalclock
