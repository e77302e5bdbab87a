// The figures of every unit and month, counted in one pass. Private to the room.
#pragma once

#include <vector>

#include "insight/open_data/open_data.h"

namespace langnghe::insight {

// Every unit and month, and unit 0 for all of them; nothing left out yet. Denunciations are
// counted nowhere: not even their number shall lead to anybody.
std::vector<MonthFigures> count_figures(storage::Session& session, Millis now);
void keep_figures(storage::Transaction& tx, const std::vector<MonthFigures>& all);

}  // namespace langnghe::insight
