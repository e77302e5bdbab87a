#include "meetings/commitment.h"
#include "meetings/dialogue.h"
#include "meetings/meetings.h"
#include "meetings/table.h"

namespace langnghe::meetings {

std::vector<ledger::StateSource> state_sources() {
  return {state_source_of<ReceptionDay>(), state_source_of<Visit>(),      state_source_of<Dialogue>(),
          state_source_of<Question>(),     state_source_of<Rating>(),     state_source_of<Medium>(),
          state_source_of<Commitment>(),   state_source_of<CommitmentStep>()};
}

}  // namespace langnghe::meetings
