#include "consultations/proposal_store.h"

namespace langnghe::consultations {

Result<Proposal> raise_proposal(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                                Millis at) {
  auto one = proposal_for(room, tx, who, code, at);
  if (!one) return one;
  if (one->state != "gathering") return wrong_state();
  const Consents consents = consents_of(room, tx, *one, at);
  if (!consents.enough && !one->backed)
    return refuse(Fault::kConflict, "consultations.refused.consents", "",
                  {{"valid", std::to_string(consents.valid)}, {"needed", std::to_string(consents.needed)}});
  one->state = "raised";
  one->raised_at = at;
  tx.run("UPDATE citizen_proposal SET state = 'raised', raised_at = :at WHERE id = :id", at, one->id);
  kProposals.record(tx, one->id, "raised", one->commune, at);
  return one;
}

}  // namespace langnghe::consultations
