#include "legalclock/calendar.h"

#include <algorithm>
#include <stdexcept>

#include "base/result.h"
#include "legalclock/calendar_builder.h"

namespace langnghe::legalclock {
namespace {

constexpr Date first_day() { return Date{std::chrono::year{kFirstCalendarYear} / 1 / 1}; }

}  // namespace

Calendar Calendar::load(const std::string& pack_dir, std::vector<Problem>& problems) {
  const std::string holidays = pack_dir + "/calendar/holidays.toml";
  const std::string years = pack_dir + "/calendar/years.toml";
  const auto holidays_text = read_calendar_file(holidays, problems);
  const auto years_text = read_calendar_file(years, problems);
  return parse(holidays_text, holidays, years_text, years, problems);
}

Calendar Calendar::load(const std::string& pack_dir) {
  std::vector<Problem> problems;
  Calendar calendar = load(pack_dir, problems);
  if (!problems.empty()) throw SetupError(problems.front().text());
  return calendar;
}

Calendar Calendar::parse(std::string_view holidays, const std::string& holidays_name,
                         std::string_view years, const std::string& years_name,
                         std::vector<Problem>& problems) {
  CalendarBuilder builder(problems);
  builder.read_holidays(holidays, holidays_name);
  builder.read_years(years, years_name);
  return builder.build();
}

std::size_t Calendar::index(Date date) const {
  const int at = days_between(first_day(), date);
  if (at < 0 || static_cast<std::size_t>(at) >= cells_.size())
    throw std::out_of_range("the working-day calendar covers " +
                            std::to_string(kFirstCalendarYear) + " to " +
                            std::to_string(kLastCalendarYear) + ", not " + iso_date(date));
  return static_cast<std::size_t>(at);
}

Day Calendar::day(Date date) const {
  const Cell& cell = cells_[index(date)];
  return {cell.kind, holidays_[cell.holiday].id, (cell.flags & kInLieu) != 0,
          (cell.flags & kProjected) != 0, (cell.flags & kUnconfirmed) != 0};
}

bool Calendar::working(Date date) const {
  const std::size_t at = index(date);
  return before_[at + 1] != before_[at];
}

int Calendar::working_days_between(Date a, Date b) const {
  return before_[index(b) + 1] - before_[index(a) + 1];
}

Date Calendar::add_working_days(Date from, int count) const {
  if (count == 0) return from;
  const std::size_t at = index(from);
  const std::int64_t wanted =
      count > 0 ? std::int64_t{before_[at + 1]} + count - 1 : std::int64_t{before_[at]} + count;
  if (wanted < 0 || wanted >= static_cast<std::int64_t>(working_.size()))
    throw std::out_of_range("the working-day calendar ends before " + std::to_string(count) +
                            " working days from " + iso_date(from));
  return add_days(first_day(), working_[static_cast<std::size_t>(wanted)]);
}

Date Calendar::working_day_on_or_after(Date date) const {
  return working(date) ? date : add_working_days(date, 1);
}

std::vector<Date> Calendar::days_off(int year) const {
  std::vector<Date> result;
  for (Date d{std::chrono::year{year} / 1 / 1}; d.year() == std::chrono::year{year};
       d = add_days(d, 1))
    if (cells_[index(d)].kind == DayKind::kOff) result.push_back(d);
  return result;
}

std::vector<Date> Calendar::make_up_days(int year) const {
  std::vector<Date> result;
  for (Date d{std::chrono::year{year} / 1 / 1}; d.year() == std::chrono::year{year};
       d = add_days(d, 1))
    if (cells_[index(d)].kind == DayKind::kMakeUp) result.push_back(d);
  return result;
}

std::vector<Date> Calendar::computed_days_off(int year) const {
  if (year < kFirstCalendarYear || year > kLastCalendarYear) return {};
  return computed_[static_cast<std::size_t>(year - kFirstCalendarYear)];
}

bool Calendar::official(int year) const {
  return year >= kFirstCalendarYear && year <= kLastCalendarYear &&
         official_[static_cast<std::size_t>(year - kFirstCalendarYear)];
}

std::string Calendar::holiday_name(std::string_view id, std::string_view language) const {
  for (const Named& each : holidays_)
    if (each.id == id) return each.name.in(language);
  return std::string(id);
}

}  // namespace langnghe::legalclock
