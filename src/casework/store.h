// The SQL of the room: rows in, rows out. Only commands and queries of casework use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

std::int64_t insert_case(storage::Transaction& tx, const Case& one);
// Writes the row back where it is still of version one.version; false when somebody was faster.
bool update_case(storage::Transaction& tx, const Case& one);
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
