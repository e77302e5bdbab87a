// What stands on a dashboard: by month of reports, and as of now. Read from the ready counts
// (aggregates/): a few hundred rows a unit, however many cases. Denunciations are in none of it.
// Each figure is one of the table of satisfaction (packs/vn/reports/hl.toml), whose lists it opens.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <vector>

#include "insight/aggregates/streams.h"
#include "storage/database.h"

namespace langnghe::insight {

struct BoardFigures {
  std::int64_t received = 0, settled = 0, settled_late = 0;
  std::int64_t disputed = 0, reopened = 0;       // "not done": said by the petitioner, and granted
  std::array<std::int64_t, 6> ratings{};         // by stars, 1 to 5
  std::map<int, std::int64_t> days;              // settled after so many days
  std::int64_t rated() const { return ratings[1] + ratings[2] + ratings[3] + ratings[4] + ratings[5]; }
  std::optional<double> rating() const;          // the mean
  std::optional<double> median_days() const;
  BoardFigures& operator+=(const BoardFigures& other);
};

struct BoardNow {
  std::int64_t open = 0, late = 0, soon = 0, waiting = 0;  // soon: due within 3 days
};

struct BoardPromises {
  std::int64_t due = 0, kept = 0, kept_late = 0, broken = 0, overdue = 0, running = 0;  // promised for the time asked
};

// By month of reports, those from `from` on and before `to` that have anything.
std::map<std::int64_t, BoardFigures> board_months(storage::Session& session, const Streams& streams, std::int64_t unit,
                                                  std::int64_t from, std::int64_t to);
// All months together for each unit.
std::map<std::int64_t, BoardFigures> board_units(storage::Session& session, const Streams& streams,
                                                 const std::vector<std::int64_t>& units, std::int64_t from, std::int64_t to);
std::map<std::int64_t, BoardNow> board_now(storage::Session& session, const Streams& streams,
                                           const std::vector<std::int64_t>& units, Millis now);
// Of the units themselves, not of those below. `public_only`: those the public sees.
BoardPromises board_promises(storage::Session& session, const std::vector<std::int64_t>& units, Date from, Date to, Date today,
                             bool public_only);
// What one officer has on the table: open cases by the time left. Sealed ones apart, as in every list.
BoardNow board_mine(storage::Session& session, const Streams& streams, std::int64_t officer, const std::vector<std::int64_t>& units, Millis now);

}  // namespace langnghe::insight
