#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Vote> go_to_ballot(const Room& room, storage::Transaction& tx, const Actor& who,
                          const std::string& code, Millis begins_at, Millis ends_at, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return vote;
  if (vote->state != "counted" || vote->outcome != "attendance") return wrong_state();
  if (begins_at < at) return refuse(Fault::kInvalid, "consultations.refused.time", "begins_at");
  if (ends_at <= begins_at) return refuse(Fault::kInvalid, "consultations.refused.ends", "ends_at");
  const auto notice = deadline_of(room, "DC.meeting_notice", begins_at, std::nullopt, at);
  if (!notice || at >= notice->due)
    return refuse(Fault::kInvalid, "consultations.refused.notice", "begins_at",
                  {{"date", notice ? iso_date(notice->due_date) : ""}});
  // The roll stays as it was frozen; everybody votes anew.
  vote->form = "ballot";
  vote->round = 2;
  vote->begins_at = begins_at;
  vote->ends_at = ends_at;
  vote->state = "open";
  vote->outcome.clear();
  vote->root.clear();
  vote->ended_at.reset();
  vote->counted_at.reset();
  update_vote(tx, *vote);
  kVotes.record(tx, vote->id, "reopened", vote->commune, at, "\"because\":\"attendance\"");
  return vote;
}

}  // namespace langnghe::consultations
