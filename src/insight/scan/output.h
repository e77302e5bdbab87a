// A result for people and for machines.
#pragma once

#include <string>

#include "insight/scan/scan.h"

namespace langnghe::insight::scan {

// A table to read in a terminal, and what was asked.
std::string as_text(const Input& input, const Settings& settings, const Result& result);

// {"total_cases":…,"replicas":…,"clusters":[{"center":"…","radius_km":…,"locations":["…"],
//  "from":"…","to":"…","observed":…,"expected":…,"llr":…,"p":…,"recurrence_days":…}]}
// best first; p and recurrence_days are null where there are none, center is null for a scan
// of time alone.
std::string as_json(const Input& input, const Settings& settings, const Result& result);

// One line a cluster; the locations of one stand in one field, parted by blanks.
std::string as_csv(const Input& input, const Settings& settings, const Result& result);

// RFC 7946: the circle of each cluster as a polygon, what is known of it as properties. Throws
// SetupError when the coordinates are not degrees.
std::string as_geojson(const Input& input, const Settings& settings, const Result& result);

}  // namespace langnghe::insight::scan
