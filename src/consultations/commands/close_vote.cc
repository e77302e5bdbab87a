#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Vote> close_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                        const std::string& code, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return vote;
  if (vote->state != "open" || at < vote->begins_at) return wrong_state();
  const auto left = *tx.value<std::int64_t>(
      "SELECT COUNT(*) FROM vote_roll WHERE vote = :vote AND on_roll = 1 AND NOT EXISTS (SELECT 1 FROM "
      "vote_turnout t WHERE t.vote = vote_roll.vote AND t.roll = vote_roll.id AND t.round = :round)",
      vote->id, vote->round);
  if (vote->form != "meeting" && at < vote->ends_at && left > 0)
    return refuse(Fault::kConflict, "consultations.refused.still_open", "",
                  {{"left", std::to_string(left)}});
  vote->state = "closed";
  vote->ended_at = at;
  update_vote(tx, *vote);
  kVotes.record(tx, vote->id, "closed", vote->commune, at);
  return vote;
}

}  // namespace langnghe::consultations
