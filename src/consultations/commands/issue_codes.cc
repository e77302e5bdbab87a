#include "base/encoding.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<std::vector<Slip>> issue_codes(const Room& room, storage::Transaction& tx, const Actor& who,
                                      const std::string& code, std::int64_t village_id, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return tl::unexpected<Errors>(vote.error());
  if (vote->state != "open") return wrong_state();
  const auto village = find_village(tx, village_id);
  if (!village) return unknown();
  const auto rows = tx.rows<std::int64_t, std::string>(
      "SELECT id, number FROM vote_roll WHERE vote = :vote AND village = :village AND on_roll = 1 AND NOT "
      "EXISTS (SELECT 1 FROM vote_turnout t WHERE t.vote = vote_roll.vote AND t.roll = vote_roll.id AND "
      "t.round = :round) ORDER BY number",
      vote->id, village_id, vote->round);
  if (rows.empty()) return refuse(Fault::kConflict, "consultations.refused.nobody_left");
  std::vector<Slip> out;
  for (const auto& [id, number] : rows) {
    // 60 random bits.
    const std::string letters = base32(random_bytes(8)).substr(0, 12);
    tx.run("UPDATE vote_roll SET code_hash = :hash WHERE id = :id",
           ballot_code_hash(room, vote->code, letters), id);
    out.push_back({number, letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" + letters.substr(8)});
  }
  record_roll(tx, *vote, *village, "codes", at, "\"codes\":" + std::to_string(out.size()));
  return out;
}

}  // namespace langnghe::consultations
