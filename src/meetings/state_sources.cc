#include "meetings/dialogue.h"
#include "meetings/meetings.h"
#include "meetings/table.h"

namespace langnghe::meetings {

std::vector<ledger::StateSource> state_sources() {
  return {state_source_of<ReceptionDay>(), state_source_of<Visit>(), state_source_of<Dialogue>(), state_source_of<Question>()};
}

}  // namespace langnghe::meetings
