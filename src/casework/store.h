// The SQL of the room: rows in, rows out. Only commands and queries of casework use it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

std::int64_t insert_case(storage::Transaction& tx, const Case& one);
// Writes the row back where it is still of version one.version; false when somebody was faster.
bool update_case(storage::Transaction& tx, const Case& one);
// The open cases of units by the day they are due, kept with every change of a row so that no page has to
// walk them (table case_open_count). insert_case and update_case do it; who changes rows otherwise calls
// this with -1 before and +1 after.
void count_open(storage::Transaction& tx, std::int64_t case_id, int change);
struct OpenDay {
  std::int64_t unit = 0, day = -1;  // local day since 1970; -1: nothing runs
  bool waiting = false;
  auto operator<=>(const OpenDay&) const = default;
};
std::int64_t open_day(std::optional<Millis> due_at);
void count_open(storage::Transaction& tx, const OpenDay& where, int change);
// As kept, and as the rows say: for pages, and for what checks the first against the second.
std::map<OpenDay, std::int64_t> counted_open(storage::Session& session, const std::vector<std::int64_t>& units);
std::map<OpenDay, std::int64_t> recounted_open(storage::Session& session);

std::int64_t insert_event(storage::Transaction& tx, std::int64_t case_id, const Event& event);
std::int64_t insert_clock(storage::Transaction& tx, std::int64_t case_id, const RunningClock& clock);
void update_clock(storage::Transaction& tx, const RunningClock& clock);
void insert_note(storage::Transaction& tx, std::int64_t case_id, const Note& note);

// What fsck compares: the digest of a row, and of the chain of its events.
std::string digest_of(const Case& one);
std::string chained(const std::string& history, const Event& event);

// Facts of the events of a case, event id → facts in the order of names.
std::map<std::int64_t, std::vector<std::pair<std::string, std::string>>> event_facts(
    storage::Session& session, std::int64_t case_id);

// Extensions as the column has them: a line each, "days date number".
std::string extensions_text(const std::vector<legalclock::Extension>& extensions);
std::vector<legalclock::Extension> parse_extensions(std::string_view text);
// Which length of its rule a clock takes: letters of "rcs" (remote, complex, special).
std::string variant_text(const RunningClock& clock);
void read_variant(std::string_view text, RunningClock& clock);

// Pauses as the column has them: "from-to;from-".
std::string pauses_text(const std::vector<legalclock::Pause>& pauses);
std::vector<legalclock::Pause> parse_pauses(std::string_view text);

}  // namespace langnghe::casework
