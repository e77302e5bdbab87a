// The SQL of alarms and runs. Private to the room.
#pragma once

#include <map>
#include <vector>

#include "insight/hotspots/hotspots.h"

namespace langnghe::insight::hotspots {

// Row, step and ledger entry together; gives the alarm with its id and version. kConflict when
// somebody was faster. The cases of a new alarm stand there after the row, before the entry.
Result<Alarm> save(const Room& room, storage::Transaction& tx, Alarm alarm, const Step& step,
                   const std::vector<std::int64_t>& new_cases = {});
void save_run(storage::Transaction& tx, Run& run);
std::vector<std::int64_t> case_ids(storage::Session& session, std::int64_t alarm);  // ascending
// Alarms not closed, and those closed since.
std::vector<Alarm> live_alarms(storage::Session& session, Millis closed_since);
std::optional<Run> asked_run(storage::Session& session);
// Of these cases, how many are open.
int count_open(storage::Session& session, std::int64_t alarm);

}  // namespace langnghe::insight::hotspots
