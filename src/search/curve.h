// The curve of a measurement as a picture, for docs/lookalikes.md.
#pragma once

#include <string>

#include "search/measure.h"

namespace langnghe::search {

// SVG, 640 × 400: recall and precision by threshold, the shipped threshold marked.
std::string curve_svg(const Measured& measured, double shipped);

}  // namespace langnghe::search
