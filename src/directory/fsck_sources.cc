#include "directory/fsck_sources.h"

#include "directory/store.h"

namespace langnghe::directory {

std::vector<ledger::StateSource> fsck_sources() {
  return {{"officer",
           [](storage::Session& session, const auto& say) {
             for (const Officer& officer : read_officers(session))
               say("officer:" + std::to_string(officer.id), digest(officer));
           }},
          {"grant", [](storage::Session& session, const auto& say) {
             for (const Grant& grant : read_grants(session))
               say("grant:" + std::to_string(grant.id), digest(grant));
           }}};
}

}  // namespace langnghe::directory
