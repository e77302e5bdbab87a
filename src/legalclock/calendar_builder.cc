#include "legalclock/calendar_builder.h"

#include <algorithm>

#include "legalclock/lunar.h"
#include "legalclock/pack_reader.h"

namespace langnghe::legalclock {
namespace {

bool weekend(Date day) { return weekday(day) == 0 || weekday(day) == 6; }

Date day_of(int year, int month, int day) {
  return Date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
              std::chrono::day(static_cast<unsigned>(day))};
}

// "MM-DD"
bool month_and_day(const std::string& text, int& month, int& day) {
  const auto probe = parse_date("2000-" + text);
  if (!probe) return false;
  month = static_cast<int>(static_cast<unsigned>(probe->month()));
  day = static_cast<int>(static_cast<unsigned>(probe->day()));
  return true;
}

// The extra day of National Day is "the day before or after" (Labour Code art. 112(1)(đ)); the
// Prime Minister has so far always chosen the one that joins the holiday to a weekend, and
// in 2026, a Wednesday, the one before.
int neighbour_side(Date day) {
  switch (weekday(day)) {
    case 0:  // Sunday: Monday
    case 1:  // Monday: Tuesday
    case 4:  // Thursday: Friday
      return 1;
    default:
      return -1;
  }
}

}  // namespace

std::string read_calendar_file(const std::string& path, std::vector<Problem>& problems) {
  return read_file(path, problems).value_or("");
}

std::uint8_t CalendarBuilder::name_index(const std::string& id, const Name& name) {
  for (std::size_t i = 1; i < names_.size(); ++i)
    if (names_[i].id == id) return static_cast<std::uint8_t>(i);
  if (names_.size() > 250) return 0;
  names_.push_back({id, name});
  return static_cast<std::uint8_t>(names_.size() - 1);
}

void CalendarBuilder::read_holidays(std::string_view text, const std::string& file) {
  const auto root = read_toml(text, file, problems_);
  if (!root) return;
  TableReader top(*root, file, problems_);
  const Name swap = top.name("swap_name", true);
  name_index("swap", swap);
  for (const toml::table* each : top.tables("holiday")) {
    TableReader in(*each, file, problems_);
    Holiday holiday;
    holiday.id = in.text("id", true);
    const Name name = in.name("name", true);
    in.text("citation", true);
    in.word("confidence", {"H", "M", "L", "memory", "check"}, true);
    in.text("note");
    const std::string on = in.text("on"), lunar = in.text("lunar");
    if (on.empty() == lunar.empty())
      in.problem(fmt::format("holiday \"{}\" needs a date", holiday.id),
                 "give either on = \"MM-DD\" or lunar = \"MM-DD\"");
    else if (!month_and_day(on.empty() ? lunar : on, holiday.month, holiday.day))
      in.problem_at(on.empty() ? "lunar" : "on", "not a month and day", "write it like \"09-02\"");
    holiday.lunar = !lunar.empty();
    holiday.before = in.number("days_before", 0, 9).value_or(0);
    holiday.after = in.number("days_after", 0, 9).value_or(0);
    holiday.neighbour = in.flag("neighbour", false);
    holiday.from = in.number("from", kFirstCalendarYear, kLastCalendarYear)
                       .value_or(kFirstCalendarYear);
    holiday.to = in.number("to", kFirstCalendarYear, kLastCalendarYear).value_or(kLastCalendarYear);
    if (holiday.from > holiday.to)
      in.problem_at("to", "`to` lies before `from`", "exchange or correct the years");
    for (const Holiday& other : holidays_)
      if (other.id == holiday.id && other.from <= holiday.to && holiday.from <= other.to)
        in.problem(fmt::format("holiday \"{}\" is given twice for {}", holiday.id,
                               std::max(other.from, holiday.from)),
                   "end the older one with `to` before the newer one begins with `from`");
    in.finish();
    holiday.name = name_index(holiday.id, name);
    if (holiday.month != 0) holidays_.push_back(holiday);
  }
  top.finish();
  if (holidays_.empty())
    problems_.push_back({file, 0, "there is no [[holiday]]", "list the public holidays"});
}

void CalendarBuilder::read_years(std::string_view text, const std::string& file) {
  const auto root = read_toml(text, file, problems_);
  if (!root) return;
  TableReader top(*root, file, problems_);
  for (const toml::table* each : top.tables("year")) {
    TableReader in(*each, file, problems_);
    const auto number = in.number("year", kFirstCalendarYear, kLastCalendarYear, true);
    const std::string status = in.word("status", {"official", "projection", "swaps"}, true);
    const std::string confidence =
        in.word("confidence", {"H", "M", "L", "memory", "check"}, true);
    const std::string source = in.text("source", true), note = in.text("note");
    Year year;
    year.table = status != "swaps";
    year.projection = status != "official";
    year.off = in.dates("off");
    year.work = in.dates("work");
    year.unconfirmed = in.dates("unconfirmed");
    std::vector<Date> offs = year.off, works = year.work;
    for (const toml::table* pair : in.tables("swaps")) {
      TableReader swap(*pair, file, problems_);
      const auto off = swap.date("off"), work = swap.date("work");
      swap.finish();
      if (!off || !work) {
        swap.problem("a swap needs the day off and the Saturday worked",
                     "write { off = 2024-04-29, work = 2024-05-04 }");
        continue;
      }
      year.swaps.push_back({*off, *work});
      offs.push_back(*off);
      works.push_back(*work);
    }
    if (year.table && !year.swaps.empty())
      in.problem_at("swaps", "a table lists its swapped days in `off` and `work`",
                    "move them there, or set status = \"swaps\"");
    if (year.table && year.off.empty())
      in.problem("the table has no days off", "fill `off`, or set status = \"swaps\"");
    if (!year.table && !(year.off.empty() && year.work.empty()))
      in.problem("`off` and `work` need a full table", "set status, or use `swaps`");
    in.finish();
    if (!number) continue;

    for (const Date day : offs) {
      if (static_cast<int>(day.year()) != *number)
        in.problem_at("off", fmt::format("{} is not in {}", iso_date(day), *number),
                      "move it to its own year");
      if (weekend(day))
        in.problem_at("off", fmt::format("{} is a weekend already", iso_date(day)),
                      "list only Mondays to Fridays");
    }
    for (const Date day : works) {
      // A swap across New Year is paid back in the neighbouring year.
      if (year.table && static_cast<int>(day.year()) != *number)
        in.problem_at("work", fmt::format("{} is not in {}", iso_date(day), *number),
                      "move it to its own year");
      if (weekday(day) != 6)
        in.problem_at("work", fmt::format("{} is not a Saturday", iso_date(day)),
                      "a make-up day is a Saturday; correct the date");
    }
    for (auto* list : {&offs, &works}) {
      std::sort(list->begin(), list->end());
      const auto twice = std::adjacent_find(list->begin(), list->end());
      if (twice != list->end())
        in.problem(fmt::format("{} is listed twice", iso_date(*twice)), "remove one of them");
    }
    if (!years_.emplace(*number, year).second)
      in.problem(fmt::format("the year {} is given twice", *number), "keep one table a year");
    notes_.push_back({*number, !year.projection, confidence, source, note});
  }
  top.finish();
}

std::map<Date, CalendarBuilder::OffDay> CalendarBuilder::computed(int year) const {
  std::map<Date, OffDay> result;
  for (const Holiday& holiday : holidays_) {
    if (year < holiday.from || year > holiday.to) continue;
    Date day = day_of(year, holiday.month, holiday.day);
    if (holiday.lunar) {
      const auto solar = to_solar({year, holiday.month, holiday.day, false});
      if (!solar) continue;
      day = *solar;
    } else if (!day.ok()) {
      continue;  // 29 February of an ordinary year
    }
    for (int step = -holiday.before; step <= holiday.after; ++step)
      result.try_emplace(add_days(day, step), OffDay{holiday.name, false});
    if (holiday.neighbour)
      result.try_emplace(add_days(day, neighbour_side(day)), OffDay{holiday.name, false});
  }
  // A holiday on a weekly day of rest is made good on the next working day (art. 111(3)).
  std::vector<std::pair<Date, std::uint8_t>> lost;
  for (const auto& [day, off] : result)
    if (weekend(day)) lost.emplace_back(day, off.name);
  for (const auto& [day, name] : lost) {
    Date instead = add_days(day, 1);
    while (weekend(instead) || result.contains(instead)) instead = add_days(instead, 1);
    result.emplace(instead, OffDay{name, true});
  }
  return result;
}

Calendar CalendarBuilder::build() const {
  Calendar calendar;
  calendar.holidays_ = names_;
  calendar.notes_ = notes_;
  std::sort(calendar.notes_.begin(), calendar.notes_.end(),
            [](const YearNote& a, const YearNote& b) { return a.year < b.year; });
  const Date first = day_of(kFirstCalendarYear, 1, 1), last = day_of(kLastCalendarYear, 12, 31);
  const int count = days_between(first, last) + 1;
  calendar.cells_.resize(static_cast<std::size_t>(count));
  const auto cell = [&](Date day) -> Calendar::Cell* {
    const int at = days_between(first, day);
    return at < 0 || at >= count ? nullptr : &calendar.cells_[static_cast<std::size_t>(at)];
  };

  Date day = first;
  for (auto& each : calendar.cells_) {
    const bool projected = [&] {
      const auto year = years_.find(static_cast<int>(day.year()));
      return year == years_.end() || year->second.projection;
    }();
    each = {weekend(day) ? DayKind::kWeekend : DayKind::kWorking, 0,
            projected ? kProjected : std::uint8_t{0}};
    day = add_days(day, 1);
  }

  const std::uint8_t swap_name = 1;  // the first name read
  for (int year = kFirstCalendarYear; year <= kLastCalendarYear; ++year) {
    const auto found = years_.find(year);
    const bool table = found != years_.end() && found->second.table;
    calendar.official_.push_back(found != years_.end() && !found->second.projection);
    std::vector<Date> list;
    for (const auto& [date, off] : computed(year)) {
      Calendar::Cell* target = cell(date);
      if (target == nullptr) continue;
      target->holiday = off.name;
      if (off.in_lieu) target->flags |= kInLieu;
      if (weekend(date)) continue;
      list.push_back(date);
      if (!table) target->kind = DayKind::kOff;
    }
    calendar.computed_.push_back(list);
    if (table) {
      for (const Date date : list)
        if (!std::count(found->second.off.begin(), found->second.off.end(), date)) {
          // The official table does not have it: an ordinary day after all.
          cell(date)->holiday = 0;
          cell(date)->flags &= static_cast<std::uint8_t>(~kInLieu);
        }
      for (const Date date : found->second.off) {
        Calendar::Cell* target = cell(date);
        if (target == nullptr) continue;
        target->kind = DayKind::kOff;
        if (target->holiday == 0) target->holiday = swap_name;
      }
    }
  }
  // Last, because a swap can reach into the neighbouring year.
  for (const auto& [number, year] : years_) {
    for (const Date date : year.work)
      if (auto* target = cell(date)) target->kind = DayKind::kMakeUp;
    for (const Swap& swap : year.swaps) {
      if (auto* target = cell(swap.off); target && target->kind == DayKind::kWorking)
        *target = {DayKind::kOff, swap_name, target->flags};
      if (auto* target = cell(swap.work)) target->kind = DayKind::kMakeUp;
    }
    for (const Date date : year.unconfirmed)
      if (auto* target = cell(date)) target->flags |= kUnconfirmed;
  }

  calendar.before_.reserve(calendar.cells_.size() + 1);
  calendar.before_.push_back(0);
  for (std::size_t i = 0; i < calendar.cells_.size(); ++i) {
    const DayKind kind = calendar.cells_[i].kind;
    const bool works = kind == DayKind::kWorking || kind == DayKind::kMakeUp;
    if (works) calendar.working_.push_back(static_cast<std::int32_t>(i));
    calendar.before_.push_back(static_cast<std::int32_t>(calendar.working_.size()));
  }
  return calendar;
}

}  // namespace langnghe::legalclock
