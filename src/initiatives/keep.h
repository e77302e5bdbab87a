// One ledger entry with the digest of what stands now: for the small tables of this room
// (campaigns, commendations, nominations, tables of figures).
#pragma once

#include <functional>

#include "base/json.h"
#include "initiatives/step.h"

namespace langnghe::initiatives {

// kind "room.verb"; `more` writes further members.
void tell_ledger(const Room& room, storage::Transaction& tx, std::string kind, std::string subject,
                 std::int64_t officer, const std::string& state, Millis at,
                 const std::function<void(JsonWriter&)>& more = {});

}  // namespace langnghe::initiatives
