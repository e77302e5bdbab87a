// What the sky does: the two series the lunisolar calendar stands on. Times in and out are
// Universal Time; the series run on Terrestrial Time, which differs by ΔT.
// Sources: J. Meeus, Astronomical Algorithms (2nd ed.), ch. 25, 32, 49; F. Espenak and
// J. Meeus, Polynomial expressions for ΔT (NASA/TP-2006-214141).
#pragma once

#include "base/time.h"

namespace langnghe::legalclock::sky {

// The k-th new moon counted from 2000-01-06T18:14Z (k = 0). Error: seconds for 1900-2100.
Millis new_moon(int k);

// The Sun's apparent geocentric longitude, degrees in [0, 360). Error: about 1" (25 s of time).
double sun_longitude(Millis at);

// ΔT = TT − UT in seconds for a decimal year.
double delta_t(double year);

}  // namespace langnghe::legalclock::sky
