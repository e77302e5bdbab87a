#include "consultations/opinion_store.h"

namespace langnghe::consultations {

Result<Consultation> close_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                        const std::string& code, Millis at) {
  auto one = consultation_for(room, tx, who, "consultation.run", code, at);
  if (!one) return one;
  if (one->state != "open") return wrong_state();
  if (at < *one->ends_at)
    return refuse(Fault::kConflict, "consultations.refused.still_asking", "",
                  {{"date", iso_date(local_date(*one->ends_at - 1))}});
  one->state = "closed";
  one->closed_at = at;
  update_consultation(tx, *one);
  kConsultations.record(tx, one->id, "closed", one->commune, at);
  return one;
}

}  // namespace langnghe::consultations
