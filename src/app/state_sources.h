// What `langnghe fsck` compares with the log: each room that records the digests of its rows
// (ledger/fsck.h) has one line in the .cc.
#pragma once

#include <vector>

#include "ledger/fsck.h"

namespace langnghe::app {

std::vector<ledger::StateSource> state_sources();

}  // namespace langnghe::app
