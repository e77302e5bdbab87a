// Hot spots: every night the house looks where more cases come in, stay open or lie untouched than
// chance explains, which words suddenly rise, and which units drift late. What it finds becomes an
// alarm, or belongs to one there is; a leader has it looked into and says what it was. Method,
// formulas and measurements: docs/hotspots.md.
//
// Reads the views hotspot_cases, case_escalations and clock_outcomes of casework: no sealed case
// and nobody's identity is in them. Commands run in the transaction given to them and append one
// entry to the ledger; they refuse with catalogue keys "hotspots.refused.*".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "directory/directory.h"
#include "insight/hotspots/finding.h"
#include "ledger/fsck.h"
#include "lifecycle/lifecycle.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::insight::hotspots {

struct Room {
  const Pack& pack;
  const lifecycle::Lifecycle& lifecycle;
  const directory::Directory& directory;
};

std::vector<storage::Migration> migrations();  // 1651-1699

struct Alarm {
  std::int64_t id = 0, version = 0;
  std::string code;            // "DN-7K3QF9TM"
  Kind kind = Kind::kCluster;
  std::string state;           // of the lifecycle
  std::string category;        // "" all
  std::string level;           // commune | point | ""
  std::int64_t unit = 0;       // who has to look: the committee of the commune, or of the province; drift: the unit
  std::vector<std::string> communes;
  double lat = 0, lon = 0, radius_km = 0;  // kept to a millionth of a degree and to the metre
  std::string topic;
  Date from{};                 // since when
  double observed = 0, expected = 0;       // to a thousandth
  std::int64_t recurrence_days = 0;        // at most 1,000,000: "rarer than once in …"
  std::vector<Curve> curve;
  Date opened_day{}, seen_day{};           // nights: the last day counted
  Millis opened_at = 0, changed_at = 0;
  int nights = 0, quiet = 0;   // seen in so many; not seen since so many
  int open_now = 0, peak_open = 0;         // of its cases
  Date peak_day{};
  std::int64_t assignee = 0;   // officer
  std::optional<Millis> closed_at;
  std::string earlier;         // code of the closed alarm of the same trouble
};

struct Step {
  Millis at = 0;
  std::string action;          // "open", "night", and those of the lifecycle
  std::string from, to;
  std::int64_t officer = 0;    // 0: the house
  std::string words;
  Date night{};
  double observed = 0, expected = 0;
  std::int64_t recurrence_days = 0;
  int open_now = 0;
};

// One look at the whole house.
struct Run {
  std::int64_t id = 0;
  std::string code;            // "DR-…"
  std::string by;              // night | leader | command
  std::string state;           // asked | done
  std::int64_t officer = 0;
  Millis asked_at = 0;
  std::optional<Millis> done_at;
  Date day{};                  // the last day counted
  std::int64_t cases = 0, left_out = 0, nowhere = 0;
  int tests = 0, found = 0, opened = 0;
  std::int64_t took = 0;       // ms
};

// ---- commands ------------------------------------------------------------------------------

// A leader wants to know now; the server's own thread does it within seconds. Needs hotspot.lead
// somewhere. kConflict while one waits.
Result<Run> ask_run(const Room& room, storage::Transaction& tx, std::int64_t officer, Millis at);

// Counts and writes: reads in one snapshot, computes without a transaction, writes in one. `day` is
// the last day counted. Seconds for a province, a minute for a country.
Run run(const Room& room, storage::Database& database, std::string_view by, Date day, int threads, Millis at);
// What serve does every second: a run somebody asked for, or tonight's when its hour has come.
// Says whether there was anything to do.
bool run_due(const Room& room, storage::Database& database, int threads, Millis at);

// Any action of the lifecycle. `assign` takes the officer; words as the lifecycle says. A leader of
// the alarm's unit may all, the officer it is assigned to what hotspot.work allows.
Result<Alarm> move_alarm(const Room& room, storage::Transaction& tx, const std::string& code, std::string_view action,
                         std::string_view words, std::int64_t assignee, std::int64_t officer, Millis at);

inline constexpr std::size_t kMostWords = 4000;

// ---- queries -------------------------------------------------------------------------------

std::optional<Alarm> find_alarm(storage::Session& session, std::string_view code);
std::vector<Step> steps_of(storage::Session& session, std::int64_t alarm);  // oldest first
// Not closed: the rarest first; closed: the newest first. At most `most`.
std::vector<Alarm> alarms(storage::Session& session, bool closed, int most);
// Who leads or watches where it is, or has to look into it.
bool may_see(const Room& room, const Alarm& alarm, std::int64_t officer, Millis at);
std::vector<const lifecycle::Action*> actions_for(const Room& room, const Alarm& alarm, std::int64_t officer, Millis at);
std::vector<const directory::Officer*> assignable(const Room& room, const Alarm& alarm, Millis at);

// The cases behind it; who may read which is asked of each (kind and unit), by the caller.
struct Behind {
  std::int64_t id = 0, unit = 0;
  std::string code, kind, category;
  Millis received_at = 0;
  bool open = false, published = false;
  std::optional<double> lat, lon;
};
std::vector<Behind> cases_of(storage::Session& session, std::int64_t alarm);
// Others of any kind that share a case with it, not closed.
std::vector<std::string> related(storage::Session& session, std::int64_t alarm);

// How good the alarms are.
struct Record {
  int open = 0, real = 0, dismissed = 0, faded = 0;
  std::vector<int> lead_days;  // of the real ones, ascending
  std::optional<double> false_rate() const;   // dismissed / (real + dismissed); none without any
  std::optional<double> median_lead() const;
};
// Days from the alarm to when the trouble was there for all to see: the first case of it became a
// crowd, bypassed a level or was marked prolonged; else the night with most of its cases open.
// Below zero: the alarm came after.
Record track_record(storage::Session& session);
std::optional<int> lead_of(storage::Session& session, const Alarm& alarm);

std::vector<Run> runs(storage::Session& session, int most);  // newest first

// For everybody: alarms that are being worked on or were real, with five published cases or more,
// told by those alone.
struct PublicSpot {
  std::string code, state, category;
  std::vector<std::string> communes;
  Date from{};
  std::int64_t published = 0, open = 0;
};
std::vector<PublicSpot> public_spots(storage::Session& session, int most);

std::vector<ledger::StateSource> state_sources();

}  // namespace langnghe::insight::hotspots
