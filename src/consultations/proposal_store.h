// SQL of citizens' proposals. Private to the room.
#pragma once

#include "consultations/common.h"
#include "consultations/proposals.h"

namespace langnghe::consultations {

extern const Kept kProposals, kConsents;
Result<Proposal> proposal_for(const Room& room, storage::Transaction& tx, const Actor& who, std::string_view code,
                              Millis at);

}  // namespace langnghe::consultations
