// Open data: every day the published cases and the public figures, as files that anybody may
// take, with their checksums in the log. Reads the views published_cases and case_figures of
// casework; what is not published is in none of them, and no figure counts fewer than five.
//
//   cases    one row a published case, with the words an officer cleared
//   figures  one row a unit and month of receipt
//
// Each as CSV (RFC 4180, UTF-8) and as JSON (one array). The columns are kColumns: pages and
// docs/open_data.md are the data dictionary.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "ledger/fsck.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::insight {

// A public figure about fewer people than this is not shown.
inline constexpr std::int64_t kFewest = 5;
// May this part of a whole be told? Not when it is 1 to 4, and not when what is left of the whole
// is: the difference would tell it.
constexpr bool may_tell(std::int64_t part, std::int64_t whole) {
  const auto few = [](std::int64_t count) { return count > 0 && count < kFewest; };
  return !few(part) && !few(whole - part);
}

struct DataColumn {
  std::string_view set;   // "cases", "figures"
  std::string_view name;  // its meaning is the text "data.column.<set>.<name>"
};
std::span<const DataColumn> data_columns();

// One file of one day.
struct DataFile {
  std::string name;      // "cases.csv"
  std::string day;       // "2026-11-23": the last day that is in it
  std::string sha256;    // hex, of the file
  std::int64_t bytes = 0;
  std::int64_t rows = 0;
  Millis at = 0;         // when it was made
  std::int64_t entry = 0;  // in the ledger
};

struct DataSources {
  storage::Database& database;
  // Code of a unit; what is told of units is told by their codes.
  std::function<std::string(std::int64_t unit)> unit_code;
  std::string folder;    // where the files lie
};

// Makes today's files when they are not there yet, `again` even then; gives them all. The files
// are in place before the log speaks of them, the table before anybody reads them. Takes one
// pass over each view: about 3 s for a million cases.
std::vector<DataFile> publish_data(const DataSources& sources, Millis now, bool again = false);
// The newest of each name.
std::vector<DataFile> newest_data(storage::Session& session);

// What one month of receipt looks like at one unit (0: all units together).
struct MonthFigures {
  std::string month;  // "2026-11"
  std::int64_t unit = 0;
  std::int64_t received = 0, settled = 0, settled_late = 0, open = 0, open_late = 0;
  std::int64_t disputed = 0, rated = 0, rating_sum = 0;
  std::optional<double> median_days;  // from receipt to the answer
};
// As of the newest open data; newest month first. Rows of fewer than kFewest cases are left out.
std::vector<MonthFigures> month_figures(storage::Session& session, std::int64_t unit, int months);
// Units that have public figures.
std::vector<std::int64_t> units_with_figures(storage::Session& session);

std::vector<storage::Migration> migrations();  // 1600-1699
ledger::StateSource data_state_source();

}  // namespace langnghe::insight
