// The Vietnamese lunisolar calendar (âm lịch), computed from the Sun and the Moon.
//
// The rules, in force in Vietnam since 1 January 1968 (Decision 121/CP of 8 August 1967),
// reckoned at UTC+7:
//   1. A month begins on the local day on which the Moon is new.
//   2. The winter solstice (the Sun at longitude 270°) always falls in month 11.
//   3. When there are thirteen new moons from one month 11 to the next, the first month of
//      them in which the Sun enters no new sign (no multiple of 30°) is a leap month and
//      carries the number of the month before it.
// The Chinese calendar has the same rules at UTC+8; Tết therefore differs in 1985, 2007, 2027
// and 2053.
//
// New moons after J. Meeus, Astronomical Algorithms, ch. 49 (seconds); the Sun from the
// leading terms of VSOP87 (about 1", that is half a minute); ΔT after Espenak and Meeus.
// Before 1968 the two halves of the country reckoned differently: dates before the first
// lunar year below are refused rather than guessed.
//
// Cost: tens of microseconds a call; nothing is cached, every function is pure.
#pragma once

#include <optional>

#include "base/time.h"

namespace langnghe::legalclock {

inline constexpr int kFirstLunarYear = 1969;
inline constexpr int kLastLunarYear = 2198;

struct LunarDate {
  int year = 0;   // the year that begins at Tết of this solar year
  int month = 0;  // 1…12
  int day = 0;    // 1…30
  bool leap = false;

  friend bool operator==(const LunarDate&, const LunarDate&) = default;
};

// Nothing outside kFirstLunarYear … kLastLunarYear.
std::optional<LunarDate> to_lunar(Date day);

// Nothing when the date does not exist: no such leap month, a day 30 in a month of 29 days,
// a year out of range.
std::optional<Date> to_solar(const LunarDate& date);

// Mùng 1 Tết of a year; nothing out of range.
std::optional<Date> tet(int year);

// The leap month of a lunar year, or 0.
int leap_month(int year);

// For tests and the curious: the instant of the k-th new moon counted from 2000-01-06 (k = 0),
// and the Sun's apparent longitude in degrees [0, 360) at an instant.
Millis new_moon(int k);
double sun_longitude(Millis at);

}  // namespace langnghe::legalclock
