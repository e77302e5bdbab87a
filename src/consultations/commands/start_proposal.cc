#include "base/text.h"
#include "consultations/proposal_store.h"
#include "consultations/votes.h"

namespace langnghe::consultations {

Result<Proposal> start_proposal(const Room& room, storage::Transaction& tx, const Actor& who, std::int64_t village_id,
                                const std::string& title, const std::string& words, Millis at) {
  const auto village = find_village(tx, village_id);
  if (!village) return refuse(Fault::kInvalid, "consultations.refused.villages", "village");
  if (auto fine = check_may(room, who, "proposal.run", village->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  Errors errors;
  check_text(errors, title, "title", 200);
  check_text(errors, words, "words", 4000);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string code = make_code();
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO citizen_proposal (village, code, commune, title, words, state, backed, created_at) VALUES (:village, "
      ":code, :commune, :title, :words, 'gathering', 0, :at) RETURNING id",
      village_id, code, village->commune, trim(title), trim(words), at);
  kProposals.record(tx, *id, "started", village->commune, at);
  return *find_proposal(tx, code);
}

}  // namespace langnghe::consultations
