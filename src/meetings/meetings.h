// Leaders meet people: all of the room in one line, for pages and wiring.
#pragma once

#include <vector>

#include "ledger/fsck.h"
#include "meetings/reception.h"

namespace langnghe::meetings {

// For fsck: each state table against the newest entry of each row.
std::vector<ledger::StateSource> state_sources();

}  // namespace langnghe::meetings
