#include "initiatives/fsck_sources.h"

#include "initiatives/figures.h"
#include "initiatives/initiatives.h"

namespace langnghe::initiatives {

std::vector<ledger::StateSource> fsck_sources() {
  return {model_source(), campaign_source(), commendation_source(), nomination_source(), figures_source()};
}

}  // namespace langnghe::initiatives
