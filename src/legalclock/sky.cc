#include "legalclock/sky.h"

#include <cmath>
#include <iterator>
#include <numbers>

namespace langnghe::legalclock::sky {
namespace {

constexpr double kJulianDayOf1970 = 2440587.5;
constexpr double kJ2000 = 2451545.0;
constexpr double kRadian = std::numbers::pi / 180;

double julian_day(Millis at) {
  return kJulianDayOf1970 + static_cast<double>(at) / static_cast<double>(kDay);
}

Millis from_julian_day(double jd) {
  return std::llround((jd - kJulianDayOf1970) * static_cast<double>(kDay));
}

double year_of(double jd) { return 2000.0 + (jd - kJ2000) / 365.25; }

double turn(double degrees) {
  const double rest = std::fmod(degrees, 360.0);
  return rest < 0 ? rest + 360.0 : rest;
}

// Σ A cos(B + C τ), in 1e-8 radian, τ in Julian millennia from J2000.
struct Wave {
  double a, b, c;
};

// Earth's heliocentric longitude, VSOP87 (equinox of date), leading terms (Meeus, app. III).
constexpr Wave kL0[] = {
    {175347046, 0, 0},           {3341656, 4.6692568, 6283.07585},
    {34894, 4.62610, 12566.1517}, {3497, 2.7441, 5753.3849},
    {3418, 2.8289, 3.5231},      {3136, 3.6277, 77713.7715},
    {2676, 4.4181, 7860.4194},   {2343, 6.1352, 3930.2097},
    {1324, 0.7425, 11506.7698},  {1273, 2.0371, 529.6910},
    {1199, 1.1096, 1577.3435},   {990, 5.233, 5884.927},
    {902, 2.045, 26.298},        {857, 3.508, 398.149},
    {780, 1.179, 5223.694},      {753, 2.533, 5507.553},
    {505, 4.583, 18849.228},     {492, 4.205, 775.523},
    {357, 2.920, 0.067},         {317, 5.849, 11790.629},
    {284, 1.899, 796.298},       {271, 0.315, 10977.079},
    {243, 0.345, 5486.778},      {206, 4.806, 2544.314},
    {205, 1.869, 5573.143},      {202, 2.458, 6069.777},
    {156, 0.833, 213.299},       {132, 3.411, 2942.463},
    {126, 1.083, 20.775},        {115, 0.645, 0.980},
    {103, 0.636, 4694.003},      {102, 0.976, 15720.839},
    {102, 4.267, 7.114},         {99, 6.21, 2146.17},
    {98, 0.68, 155.42},          {86, 5.98, 161000.69},
    {85, 1.30, 6275.96},         {85, 3.67, 71430.70},
    {80, 1.81, 17260.15}};
constexpr Wave kL1[] = {
    {628331966747.0, 0, 0}, {206059, 2.678235, 6283.07585}, {4303, 2.6351, 12566.1517},
    {425, 1.590, 3.523},    {119, 5.796, 26.298},           {109, 2.966, 1577.344},
    {93, 2.59, 18849.23},   {72, 1.14, 529.69},             {68, 1.87, 398.15},
    {67, 4.41, 5507.55},    {59, 2.89, 5223.69},            {56, 2.17, 155.42},
    {45, 0.40, 796.30},     {36, 0.47, 775.52},             {29, 2.65, 7.11}};
constexpr Wave kL2[] = {{52919, 0, 0}, {8720, 1.0721, 6283.0758}, {309, 0.867, 12566.152}};
constexpr Wave kL3[] = {{289, 5.844, 6283.076}};

template <std::size_t N>
double sum(const Wave (&waves)[N], double tau) {
  double total = 0;
  for (const Wave& wave : waves) total += wave.a * std::cos(wave.b + wave.c * tau);
  return total;
}

// Periodic terms of the true new moon: coefficient (days), power of E, multiples of
// M (Sun), M' (Moon), F (latitude).
struct MoonTerm {
  double days;
  int e, sun, moon, latitude;
};
constexpr MoonTerm kNewMoon[] = {
    {-0.40720, 0, 0, 1, 0},  {0.17241, 1, 1, 0, 0},   {0.01608, 0, 0, 2, 0},
    {0.01039, 0, 0, 0, 2},   {0.00739, 1, -1, 1, 0},  {-0.00514, 1, 1, 1, 0},
    {0.00208, 2, 2, 0, 0},   {-0.00111, 0, 0, 1, -2}, {-0.00057, 0, 0, 1, 2},
    {0.00056, 1, 1, 2, 0},   {-0.00042, 0, 0, 3, 0},  {0.00042, 1, 1, 0, 2},
    {0.00038, 1, 1, 0, -2},  {-0.00024, 1, -1, 2, 0}, {-0.00007, 0, 2, 1, 0},
    {0.00004, 0, 0, 2, -2},  {0.00004, 0, 3, 0, 0},   {0.00003, 0, 1, 1, -2},
    {0.00003, 0, 0, 2, 2},   {-0.00003, 0, 1, 1, 2},  {0.00003, 0, -1, 1, 2},
    {-0.00002, 0, -1, 1, -2}, {-0.00002, 0, 1, 3, 0}, {0.00002, 0, 0, 4, 0}};

// Planetary terms: days, phase, degrees a lunation.
constexpr Wave kPlanets[] = {
    {0.000325, 299.77, 0.107408},  {0.000165, 251.88, 0.016321},  {0.000164, 251.83, 26.651886},
    {0.000126, 349.42, 36.412478}, {0.000110, 84.66, 18.206239},  {0.000062, 141.74, 53.303771},
    {0.000060, 207.14, 2.453732},  {0.000056, 154.84, 7.306860},  {0.000047, 34.52, 27.261239},
    {0.000042, 207.19, 0.121824},  {0.000040, 291.34, 1.844379},  {0.000037, 161.72, 24.198154},
    {0.000035, 239.56, 25.513099}, {0.000023, 331.55, 3.592518}};

}  // namespace

double delta_t(double year) {
  if (year < 1961) {
    const double t = year - 1950;
    return 29.07 + 0.407 * t - t * t / 233 + t * t * t / 2547;
  }
  if (year < 1986) {
    const double t = year - 1975;
    return 45.45 + 1.067 * t - t * t / 260 - t * t * t / 718;
  }
  if (year < 2005) {
    const double t = year - 2000;
    return 63.86 + t * (0.3345 + t * (-0.060374 + t * (0.0017275 +
                                                       t * (0.000651814 + t * 0.00002373599))));
  }
  if (year < 2050) {
    const double t = year - 2000;
    return 62.92 + 0.32217 * t + 0.005589 * t * t;
  }
  const double u = (year - 1820) / 100;
  const double parabola = -20 + 32 * u * u;
  return year < 2150 ? parabola - 0.5628 * (2150 - year) : parabola;
}

Millis new_moon(int k) {
  const double n = k;
  const double t = n / 1236.85;  // centuries
  const double mean = 2451550.09766 + 29.530588861 * n +
                      t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073));
  const double e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const double sun = 2.5534 + 29.10535670 * n - t * t * (0.0000014 + t * 0.00000011);
  const double moon = 201.5643 + 385.81693528 * n +
                      t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058));
  const double latitude = 160.7108 + 390.67050284 * n +
                          t * t * (-0.0016118 + t * (-0.00000227 + t * 0.000000011));
  const double node = 124.7746 - 1.56375588 * n + t * t * (0.0020672 + t * 0.00000215);

  double correction = -0.00017 * std::sin(node * kRadian);
  for (const MoonTerm& term : kNewMoon) {
    const double angle = term.sun * sun + term.moon * moon + term.latitude * latitude;
    correction += term.days * std::pow(e, term.e) * std::sin(angle * kRadian);
  }
  for (const Wave& wave : kPlanets) {
    // Only the first of the planetary arguments has a quadratic part.
    const double bend = &wave == std::begin(kPlanets) ? -0.009173 * t * t : 0;
    correction += wave.a * std::sin((wave.b + wave.c * n + bend) * kRadian);
  }
  const double terrestrial = mean + correction;
  return from_julian_day(terrestrial - delta_t(year_of(terrestrial)) / 86400);
}

double sun_longitude(Millis at) {
  const double universal = julian_day(at);
  const double jde = universal + delta_t(year_of(universal)) / 86400;
  const double t = (jde - kJ2000) / 36525;
  const double tau = t / 10;
  const double earth =
      (sum(kL0, tau) + tau * (sum(kL1, tau) + tau * (sum(kL2, tau) + tau * sum(kL3, tau)))) * 1e-8;

  const double anomaly = (357.52911 + 35999.05029 * t) * kRadian;
  const double distance = 1.00014 - 0.01671 * std::cos(anomaly);
  const double aberration = -20.4898 / distance;

  const double node = (125.04452 - 1934.136261 * t) * kRadian;
  const double sun_mean = (280.4665 + 36000.7698 * t) * kRadian;
  const double moon_mean = (218.3165 + 481267.8813 * t) * kRadian;
  const double nutation = -17.20 * std::sin(node) - 1.32 * std::sin(2 * sun_mean) -
                          0.23 * std::sin(2 * moon_mean) + 0.21 * std::sin(2 * node);

  constexpr double kToFk5 = -0.09033;
  return turn(earth / kRadian + 180 + (kToFk5 + nutation + aberration) / 3600);
}

}  // namespace langnghe::legalclock::sky
