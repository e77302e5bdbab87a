#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Vote> enter_count(const Room& room, storage::Transaction& tx, const Actor& who,
                         const std::string& code, std::int64_t village, const HandCount& count,
                         Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return vote;
  if (!among(vote->state, {"open", "closed"}) || at < vote->begins_at) return wrong_state();
  for (std::int64_t one : {count.yes, count.no, count.other, count.invalid})
    if (one < 0) return refuse(Fault::kInvalid, "consultations.refused.number", "yes");
  const auto marked = *tx.value<std::int64_t>(
      "SELECT COUNT(*) FROM vote_turnout WHERE vote = :vote AND round = :round AND village = :village AND "
      "channel = 'hand'",
      vote->id, vote->round, village);
  const std::int64_t sum = count.yes + count.no + count.other + count.invalid;
  if (sum != marked)
    return refuse(Fault::kInvalid, "consultations.refused.sum", "yes",
                  {{"sum", std::to_string(sum)}, {"marked", std::to_string(marked)}});
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO vote_hand (vote, round, village, yes, no, other, invalid) VALUES (:vote, :round, "
      ":village, :yes, :no, :other, :invalid) ON CONFLICT (vote, round, village) DO UPDATE SET yes = "
      "excluded.yes, no = excluded.no, other = excluded.other, invalid = excluded.invalid RETURNING id",
      vote->id, vote->round, village, count.yes, count.no, count.other, count.invalid);
  kHand.record(tx, *id, "entered", vote->commune, at);
  return vote;
}

}  // namespace langnghe::consultations
