// What `langnghe fsck` compares with the log: every table of this room that commands change.
#pragma once

#include <vector>

#include "ledger/fsck.h"

namespace langnghe::initiatives {

std::vector<ledger::StateSource> fsck_sources();

ledger::StateSource campaign_source();
ledger::StateSource commendation_source();
ledger::StateSource nomination_source();

}  // namespace langnghe::initiatives
