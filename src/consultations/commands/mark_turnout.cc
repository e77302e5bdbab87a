#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<std::int64_t> mark_turnout(const Room& room, storage::Transaction& tx, const Actor& who,
                                  const std::string& code, std::int64_t village,
                                  const std::string& households, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return tl::unexpected<Errors>(vote.error());
  const auto held = vote_held_open(tx, code);
  if (!held || held->state != "open") return wrong_state();
  if (held->form == "online") return refuse(Fault::kConflict, "consultations.refused.only_online");
  if (at < held->begins_at) return refuse(Fault::kConflict, "consultations.refused.not_yet");
  const auto lines = lines_of(households);
  if (lines.empty()) return refuse(Fault::kInvalid, "consultations.refused.missing", "households");
  std::int64_t marked = 0;
  for (const std::string& line : lines) {
    const std::string letters = ballot_code_letters(line);
    const auto roll = tx.value<std::int64_t>(
        "SELECT id FROM vote_roll WHERE vote = :vote AND village = :village AND on_roll = 1 AND (number = "
        ":number OR (code_hash <> '' AND code_hash = :hash))",
        held->id, village, line,
        letters.empty() ? std::string() : ballot_code_hash(room, code, letters));
    if (!roll)
      return refuse(Fault::kInvalid, "consultations.refused.household", "households", {{"line", line}});
    const auto turnout = tx.value<std::int64_t>(
        "INSERT INTO vote_turnout (vote, round, village, roll, channel) VALUES (:vote, :round, :village, "
        ":roll, 'hand') ON CONFLICT DO NOTHING RETURNING id",
        held->id, held->round, village, *roll);
    if (!turnout)
      return refuse(Fault::kConflict, "consultations.refused.voted_line", "households", {{"line", line}});
    kTurnout.record(tx, *turnout, "voted", held->commune, at);
    ++marked;
  }
  return marked;
}

}  // namespace langnghe::consultations
