#include "base/text.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Vote> recognise_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                            const std::string& code, bool yes, const std::string& words, Millis at) {
  const auto found = vote_by_code(tx, code);
  if (!found) return unknown();
  const VoteItem* item = room.pack.vote(found->item);
  // Boards are recognised by the Front, the rest by the committee.
  const bool front = item != nullptr && item->effect == "front";
  auto vote = vote_for(room, tx, who, front ? "vote.recognise_front" : "vote.recognise", code, at);
  if (!vote) return vote;
  if (vote->state != "sent" || item == nullptr || item->effect == "vote") return wrong_state();
  // A refusal is in writing and says why: art. 21(2).
  Errors errors;
  check_text(errors, words, "recognition", 8000, !yes);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  vote->recognition = trim(words);
  vote->state = yes ? "recognised" : "refused";
  vote->recognised_at = at;
  update_vote(tx, *vote);
  kVotes.record(tx, vote->id, vote->state, vote->commune, at);
  return vote;
}

}  // namespace langnghe::consultations
