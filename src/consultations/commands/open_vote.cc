#include "base/json.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Vote> open_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                       const std::string& code, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return vote;
  if (vote->state != "prepared") return wrong_state();
  if (vote->ends_at <= at)
    return refuse(Fault::kInvalid, "consultations.refused.ends_past", "ends_at");
  // Households know of a meeting, and have the papers of a ballot, two days before.
  if (vote->form != "online") {
    const auto notice = deadline_of(room, "DC.meeting_notice", vote->begins_at, std::nullopt, at);
    if (!notice || at >= notice->due)
      return refuse(Fault::kInvalid, "consultations.refused.notice", "begins_at",
                    {{"date", notice ? iso_date(notice->due_date) : ""}});
  }
  for (const VillageVote& one : villages_in(tx, *vote)) {
    const auto village = find_village(tx, one.village);
    const std::int64_t households = tx.run(
        "INSERT INTO vote_roll (vote, village, number, code_hash, on_roll, why) SELECT :vote, village, "
        "number, '', 1, '' FROM household WHERE village = :village ORDER BY number",
        vote->id, one.village);
    if (households == 0)
      return refuse(Fault::kConflict, "consultations.refused.empty_village", "",
                    {{"village", one.name}});
    record_roll(tx, *vote, *village, "frozen", at,
                "\"households\":" + std::to_string(households));
  }
  vote->state = "open";
  vote->opened_at = at;
  update_vote(tx, *vote);
  kVotes.record(tx, vote->id, "opened", vote->commune, at,
                "\"receipts\":" + json_string(room.receipts.verifier().text()));
  return vote;
}

}  // namespace langnghe::consultations
