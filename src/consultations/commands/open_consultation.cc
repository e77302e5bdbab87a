#include "consultations/opinion_store.h"

namespace langnghe::consultations {

Result<Consultation> open_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                       const std::string& code, std::optional<Date> until, Millis at) {
  auto one = consultation_for(room, tx, who, "consultation.run", code, at);
  if (!one) return one;
  if (one->state != "prepared") return wrong_state();
  if (!until) return refuse(Fault::kInvalid, "consultations.refused.date", "until");
  const auto least = least_end(room, *one, at);
  if (!least) return refuse(Fault::kUnavailable, "consultations.refused.item");
  if (end_of(*until) < least->due)
    return refuse(Fault::kInvalid, "consultations.refused.too_short", "until",
                  {{"date", iso_date(least->due_date)}, {"days", std::to_string(least->length)}});
  one->state = "open";
  one->opened_at = at;
  one->ends_at = end_of(*until);
  update_consultation(tx, *one);
  kConsultations.record(tx, one->id, "opened", one->commune, at);
  return one;
}

}  // namespace langnghe::consultations
