// Bars by month, drawn by the server: what was settled on time, late, and what is still open.
#pragma once

#include <string>
#include <vector>

#include "insight/open_data/open_data.h"
#include "web/format.h"

namespace langnghe::pages {

// SVG for {{NAME:none}}; the same numbers stand in the table below it.
std::string month_chart(const std::vector<insight::MonthFigures>& newest_first, const web::Words& words);

}  // namespace langnghe::pages
