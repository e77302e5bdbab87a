#include "app/state_sources.h"

namespace langnghe::app {

std::vector<ledger::StateSource> state_sources() {
  std::vector<ledger::StateSource> all;
  return all;
}

}  // namespace langnghe::app
