#include "meetings/meetings.h"
#include "meetings/table.h"

namespace langnghe::meetings {

std::vector<ledger::StateSource> state_sources() {
  return {state_source_of<ReceptionDay>(), state_source_of<Visit>()};
}

}  // namespace langnghe::meetings
