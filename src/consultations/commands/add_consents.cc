#include "consultations/proposal_store.h"

namespace langnghe::consultations {

Result<Proposal> add_consents(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                              const std::string& households, std::optional<Date> given, Millis at) {
  auto one = proposal_for(room, tx, who, code, at);
  if (!one) return one;
  if (one->state != "gathering") return wrong_state();
  if (!given || start_of(*given) > at) return refuse(Fault::kInvalid, "consultations.refused.issued", "given");
  const auto lines = lines_of(households);
  if (lines.empty()) return refuse(Fault::kInvalid, "consultations.refused.missing", "households");
  for (const std::string& number : lines) {
    if (!tx.value<std::int64_t>("SELECT 1 FROM household WHERE village = :village AND number = :number", one->village,
                                number))
      return refuse(Fault::kInvalid, "consultations.refused.household", "households", {{"line", number}});
    // A household that agrees again agrees anew; an older sheet found later changes nothing.
    const auto id = tx.value<std::int64_t>(
        "INSERT INTO proposal_consent (proposal, number, given_at) VALUES (:proposal, :number, :given) ON CONFLICT "
        "(proposal, number) DO UPDATE SET given_at = CASE WHEN excluded.given_at > proposal_consent.given_at THEN "
        "excluded.given_at ELSE proposal_consent.given_at END RETURNING id",
        one->id, number, start_of(*given));
    kConsents.record(tx, *id, "given", one->commune, at);
  }
  return one;
}

}  // namespace langnghe::consultations
