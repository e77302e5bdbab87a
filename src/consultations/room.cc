#include "consultations/board_store.h"
#include "consultations/opinion_store.h"
#include "consultations/proposal_store.h"
#include "consultations/publication_store.h"
#include "consultations/vote_store.h"
#include "consultations/work_store.h"

namespace langnghe::consultations {

std::vector<ledger::StateSource> state_sources() {
  std::vector<ledger::StateSource> all = vote_sources();
  for (const Kept* kept : {&kConsultations, &kOpinions, &kGroups, &kPublications, &kPostings, &kWorks, &kMoney,
                           &kProgress, &kRatings, &kBoards, &kVisits, &kRecommendations, &kProposals, &kConsents})
    all.push_back(kept->source());
  return all;
}

}  // namespace langnghe::consultations
