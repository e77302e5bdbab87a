#include "app/state_sources.h"

#include "casework/casework.h"
#include "casework/matters.h"
#include "casework/redating.h"
#include "consultations/consultations.h"
#include "directives/directives.h"
#include "directory/fsck_sources.h"
#include "documents/letters.h"
#include "initiatives/fsck_sources.h"
#include "insight/hotspots/hotspots.h"
#include "insight/open_data/open_data.h"
#include "insight/reports/frozen.h"
#include "insight/reports/review.h"
#include "links/links.h"
#include "meetings/meetings.h"
#include "notices/notices.h"
#include "procedures/room.h"
#include "satisfaction/room.h"
#include "vault/vault.h"

namespace langnghe::app {

std::vector<ledger::StateSource> state_sources() {
  std::vector<ledger::StateSource> all;
  for (auto& source : directory::fsck_sources()) all.push_back(std::move(source));
  all.push_back(casework::state_source());
  all.push_back(casework::matter_source());
  all.push_back(documents::letter_state_source());
  all.push_back(casework::redating_state_source());
  all.push_back(vault::state_source());
  all.push_back(links::state_source());
  all.push_back(notices::state_source());
  all.push_back(insight::data_state_source());
  all.push_back(insight::review_state_source());
  for (auto& source : insight::hotspots::state_sources()) all.push_back(std::move(source));
  for (auto& source : insight::report_state_sources()) all.push_back(std::move(source));
  all.push_back(vault::reader_state_source());
  for (auto& source : consultations::state_sources()) all.push_back(std::move(source));
  all.push_back(directives::state_source());
  for (auto& source : initiatives::fsck_sources()) all.push_back(std::move(source));
  for (auto& source : meetings::state_sources()) all.push_back(std::move(source));
  for (auto& source : procedures::state_sources()) all.push_back(std::move(source));
  for (auto& source : satisfaction::state_sources()) all.push_back(std::move(source));
  return all;
}

}  // namespace langnghe::app
