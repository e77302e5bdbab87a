#include "base/text.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Vote> send_decision(const Room& room, storage::Transaction& tx, const Actor& who,
                           const std::string& code, const std::string& words, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return vote;
  if (vote->state != "counted" || vote->outcome != "passed") return wrong_state();
  Errors errors;
  check_text(errors, words, "decision", 8000);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  vote->decision = trim(words);
  vote->state = "sent";
  vote->sent_at = at;
  update_vote(tx, *vote);
  kVotes.record(tx, vote->id, "sent", vote->commune, at);
  return vote;
}

}  // namespace langnghe::consultations
