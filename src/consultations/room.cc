#include "consultations/vote_store.h"

namespace langnghe::consultations {

std::vector<ledger::StateSource> state_sources() { return vote_sources(); }

}  // namespace langnghe::consultations
