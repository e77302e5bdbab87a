// Begins and ends of stays added up for a report. Private to reports/ and dashboards/.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "insight/aggregates/streams.h"
#include "storage/database.h"

namespace langnghe::insight {

struct EdgeSum {
  std::int64_t before = 0, within = 0;              // how many, before the window and in it
  std::int64_t carried = 0;                         // ended in it, begun before it
  std::int64_t people_before = 0, people_within = 0, people_carried = 0;
  void add(bool in_window, bool begun_before, std::int64_t n, std::int64_t weight) {
    (in_window ? within : before) += n;
    (in_window ? people_within : people_before) += n * weight;
    carried += in_window && begun_before ? n : 0;
    people_carried += in_window && begun_before ? n * weight : 0;
  }
};
using EdgeKey = std::tuple<int, int, std::string>;  // stream, edge (0 begun, 1 ended), attributes
using Edges = std::map<EdgeKey, EdgeSum>;

// The window of a report, cut off where nobody could know more.
struct Window {
  std::int64_t from = 0, to = 0;  // days; to: not included
  Millis known = 0;
};

// One stay as the counts have it.
struct StayRow {
  int source = 0;
  std::int64_t subject = 0, unit = 0;
  int stream = 0;
  std::int64_t from_day = 0;
  Millis from_known = 0;
  std::string from_key;
  std::optional<std::int64_t> to_day;
  std::optional<Millis> to_known;
  std::string to_key;
  std::int64_t n = 0, weight = 0;
};
// Rows of "WHERE <where>"; streams as a list of numbers of ours.
std::vector<StayRow> stay_rows(storage::Session& session, const std::string& where);

// Edges of each unit of `units` (with all below), as known at window.known. `leaves`: unit → those of
// `units` it lies in or is.
std::map<std::int64_t, Edges> edges_of(storage::Session& session, const std::vector<std::int64_t>& units,
                                       const std::vector<int>& streams, const Window& window,
                                       const std::map<std::int64_t, std::vector<std::int64_t>>& leaves, Millis counted);

}  // namespace langnghe::insight
