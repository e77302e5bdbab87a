// Requests from another system, out of a CSV file, by a mapping an administrator writes
// (docs/import.md). What was promised there stays promised: a row's own target date becomes
// the clock of the case and no rule of ours replaces it; an open case goes on from there with
// the ordinary actions.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

struct ImportMap {
  std::string origin;    // the mapping file, for complaints
  std::string source;    // "boston311"; with the external number it names a request for good
  std::string kind, language, unit, timezone;
  bool publish = false;  // the source is open data: on the public list, words as they are
  std::string words, place;  // with {column} in them
  std::string external, opened, target, closed, status, category, lat, lon, rating;  // columns
  std::vector<std::string> open_states, closed_states;  // values of `status`
  std::map<std::string, std::string, std::less<>> categories;
  std::string default_category;
  std::string compare, on_time, late;  // column with the source's own verdict, and its words

  // Throws SetupError: file, line, what, remedy.
  static ImportMap load(const std::string& path);
  static ImportMap parse(std::string_view toml, const std::string& file);
};

struct BadRow {
  std::size_t line;
  std::string why;  // English, for the administrator
};

struct ImportSummary {
  std::int64_t rows = 0;      // read in this run
  std::int64_t imported = 0;  // of these
  std::int64_t before = 0;    // there already, from an earlier run
  std::int64_t bad = 0;
  // Closed rows with a target: how our on-time/late stands to the source's own column.
  std::int64_t compared = 0, differ = 0;
  std::int64_t no_verdict = 0;       // the source says neither
  std::vector<BadRow> differences;   // the first 100
};

struct ImportOptions {
  std::size_t batch = 500;  // rows of one transaction
  std::function<void(const BadRow&)> bad = {};
  std::function<void(std::size_t done, std::size_t total)> progress = {};  // bytes
  // Asked after each batch; true ends the run there, as an interruption would.
  std::function<bool()> stop = {};
};

// `csv` is the whole file. Each batch is one transaction together with the place reached
// (table import_run): run again after an interruption it goes on there, and a request that is
// there already (source, external) is never taken twice. One entry of the ledger each, under
// the time of the import: the log is not backdated. Throws SetupError when the mapping does
// not fit the file, the directory or the pack; nothing is changed then.
ImportSummary import_cases(const Room& room, storage::Database& database, const ImportMap& map,
                           std::string csv, const ImportOptions& options, Millis at);

// An instant written without a zone is the local time of `timezone` (IANA name); with "Z" or
// an offset it is what it says. Of an hour that comes twice, the first. For one zone.
class ImportTimes {
 public:
  // Throws std::runtime_error when there is no such zone.
  explicit ImportTimes(const std::string& timezone);
  std::optional<Millis> parse(std::string_view text) const;

 private:
  const void* zone_;
};

}  // namespace langnghe::casework
