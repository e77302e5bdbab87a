#include "app/state_sources.h"

#include "directory/fsck_sources.h"

namespace langnghe::app {

std::vector<ledger::StateSource> state_sources() {
  std::vector<ledger::StateSource> all;
  for (auto& source : directory::fsck_sources()) all.push_back(std::move(source));
  return all;
}

}  // namespace langnghe::app
