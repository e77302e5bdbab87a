// For `langnghe fsck`: officers and grants as they are now, to compare with what the ledger
// recorded, so that a right slipped in behind the server's back is named.
#pragma once

#include <vector>

#include "ledger/fsck.h"

namespace langnghe::directory {

std::vector<ledger::StateSource> fsck_sources();

}  // namespace langnghe::directory
