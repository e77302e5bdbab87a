#include "legalclock/lunar.h"

#include <cmath>

#include "legalclock/sky.h"

namespace langnghe::legalclock {
namespace {

constexpr double kMonth = 29.530588861;  // mean days from new moon to new moon

// The local day on which month k begins. k counts new moons from January 2000.
Date month_start(int k) { return local_date(sky::new_moon(k)); }

// The month a day lies in.
int month_of(Date day) {
  static constexpr Date kEpoch{std::chrono::year{2000}, std::chrono::January,
                               std::chrono::day{7}};  // month 0 begins here, local time
  // The true new moon strays from the mean one by less than a day: one step either way is enough.
  int k = static_cast<int>(std::floor(days_between(kEpoch, day) / kMonth));
  while (month_start(k) > day) --k;
  while (month_start(k + 1) <= day) ++k;
  return k;
}

// Which twelfth of its way the Sun is in when a day begins.
int sign_at(Date day) { return static_cast<int>(sky::sun_longitude(start_of(day)) / 30); }

// No sign is entered between the start of month k and the start of the next.
bool without_sign(int k) { return sign_at(month_start(k)) == sign_at(month_start(k + 1)); }

// The month 11 of a solar year: the one with the winter solstice in it.
int month_eleven(int year) {
  const Date eve{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
  const int k = month_of(eve);
  // On 31 December the Sun stands near 279°. When this month began with the solstice behind
  // it (270° up), the solstice was in the month before.
  return sky::sun_longitude(start_of(month_start(k))) >= 270 ? k - 1 : k;
}

// The twelve or thirteen months from one month 11 up to the next.
struct Round {
  int year;   // the solar year of its first solstice
  int first;  // k of its month 11
  int leap;   // place of the leap month counted from `first`, or 0
};

Round round_from(int year) {
  Round round{year, month_eleven(year), 0};
  if (month_eleven(year + 1) - round.first == 13) {
    int place = 1;
    while (place < 12 && !without_sign(round.first + place)) ++place;
    round.leap = place;
  }
  return round;
}

LunarDate date_in(const Round& round, int k, Date day) {
  const int place = k - round.first;
  const bool leap = round.leap != 0 && place == round.leap;
  const int number = place - (round.leap != 0 && place >= round.leap ? 1 : 0);  // 0 is month 11
  LunarDate result;
  result.year = round.year + (number >= 2 ? 1 : 0);
  result.month = (number + 10) % 12 + 1;
  result.day = days_between(month_start(k), day) + 1;
  result.leap = leap;
  return result;
}

bool covered(int year) { return year >= kFirstLunarYear && year <= kLastLunarYear; }

}  // namespace

std::optional<LunarDate> to_lunar(Date day) {
  const int solar = static_cast<int>(day.year());
  if (!day.ok() || solar < kFirstLunarYear || solar > kLastLunarYear + 1) return std::nullopt;
  const int k = month_of(day);
  Round round = round_from(solar);
  if (k < round.first) round = round_from(solar - 1);
  const LunarDate result = date_in(round, k, day);
  if (!covered(result.year)) return std::nullopt;
  return result;
}

std::optional<Date> to_solar(const LunarDate& date) {
  if (!covered(date.year) || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 30)
    return std::nullopt;
  const Round round = round_from(date.month >= 11 ? date.year : date.year - 1);
  int place = (date.month + 1) % 12;  // month 11 is 0, month 1 is 2
  // A leap month follows the ordinary month of its number; so months from it on shift by one.
  if (round.leap != 0 && (place >= round.leap || (date.leap && place + 1 == round.leap))) ++place;
  if (date.leap && place != round.leap) return std::nullopt;
  if (date.leap && round.leap == 0) return std::nullopt;
  const Date day = add_days(month_start(round.first + place), date.day - 1);
  if (day >= month_start(round.first + place + 1)) return std::nullopt;
  return day;
}

std::optional<Date> tet(int year) { return to_solar({year, 1, 1, false}); }

int leap_month(int year) {
  if (!covered(year)) return 0;
  // Months 1 to 10 belong to the round of the year before, 11 and 12 to the next.
  for (const int from : {year - 1, year}) {
    const Round round = round_from(from);
    if (round.leap == 0) continue;
    const int k = round.first + round.leap;
    const LunarDate date = date_in(round, k, month_start(k));
    if (date.year == year) return date.month;
  }
  return 0;
}

Millis new_moon(int k) { return sky::new_moon(k); }

double sun_longitude(Millis at) { return sky::sun_longitude(at); }

}  // namespace langnghe::legalclock
