#include "consultations/proposal_store.h"

namespace langnghe::consultations {

Result<Proposal> back_proposal(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                               Millis at) {
  auto one = find_proposal(tx, code);
  if (!one) return unknown();
  // The word of the Front, given by those who act for it.
  if (auto fine = check_may(room, who, "vote.recognise_front", one->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  if (one->state != "gathering" || one->backed) return wrong_state();
  one->backed = true;
  tx.run("UPDATE citizen_proposal SET backed = 1 WHERE id = :id", one->id);
  kProposals.record(tx, one->id, "backed", one->commune, at);
  return std::move(*one);
}

}  // namespace langnghe::consultations
