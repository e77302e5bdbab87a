#include "base/time.h"

#include <fmt/core.h>

#include <charconv>

namespace langnghe {
namespace {

std::chrono::sys_days days(Date day) { return std::chrono::sys_days{day}; }

Millis floor_div(Millis a, Millis b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// Reads exactly `width` digits.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

struct Civil {
  Date date;
  int hour, minute, second, millis;
};

Civil civil(Millis at) {
  const Millis day = floor_div(at, kDay);
  const Millis rest = at - day * kDay;
  return {Date{std::chrono::sys_days{std::chrono::days{day}}}, static_cast<int>(rest / kHour),
          static_cast<int>(rest / kMinute % 60), static_cast<int>(rest / kSecond % 60),
          static_cast<int>(rest % kSecond)};
}

}  // namespace

Millis SystemClock::now() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Date local_date(Millis at) { return civil(at + kLocalOffset).date; }

Millis start_of(Date day) {
  return static_cast<Millis>(days(day).time_since_epoch().count()) * kDay - kLocalOffset;
}

Millis end_of(Date day) { return start_of(day) + kDay; }

Date add_days(Date day, int count) { return Date{days(day) + std::chrono::days{count}}; }

unsigned weekday(Date day) { return std::chrono::weekday{days(day)}.c_encoding(); }

int days_between(Date a, Date b) { return static_cast<int>((days(b) - days(a)).count()); }

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Millis> parse_instant(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  if (text.size() == 10) return start_of(*date);
  if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2);
  if (!hour || !minute || text[13] != ':' || *hour > 24 || *minute > 59) return std::nullopt;
  std::size_t at = 16;
  int second = 0;
  Millis millis = 0;
  if (at < text.size() && text[at] == ':') {
    const auto value = digits(text, at + 1, 2);
    if (!value || *value > 59) return std::nullopt;
    second = *value;
    at += 3;
    if (at < text.size() && text[at] == '.') {
      Millis scale = 100;
      for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
        millis += (text[at] - '0') * scale;
    }
  }
  if (*hour == 24 && (*minute != 0 || second != 0)) return std::nullopt;
  const Millis local =
      start_of(*date) + *hour * kHour + *minute * kMinute + second * kSecond + millis;
  const std::string_view zone = text.substr(at);
  if (zone.empty()) return local;
  if (zone == "Z") return local + kLocalOffset;
  if (zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':') {
    const auto zh = digits(zone, 1, 2), zm = digits(zone, 4, 2);
    if (!zh || !zm || *zh > 14 || *zm > 59) return std::nullopt;
    const Millis offset = (*zh * kHour + *zm * kMinute) * (zone[0] == '-' ? -1 : 1);
    return local + kLocalOffset - offset;
  }
  return std::nullopt;
}

std::string iso_date(Date day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string iso_local(Millis at) {
  const Civil c = civil(at + kLocalOffset);
  return fmt::format("{}T{:02}:{:02}:{:02}+07:00", iso_date(c.date), c.hour, c.minute, c.second);
}

std::string iso_utc(Millis at) {
  const Civil c = civil(at);
  if (c.millis != 0)
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso_date(c.date), c.hour, c.minute, c.second,
                       c.millis);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_date(c.date), c.hour, c.minute, c.second);
}

}  // namespace langnghe
