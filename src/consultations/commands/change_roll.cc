#include "base/json.h"
#include "base/text.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Vote> change_roll(const Room& room, storage::Transaction& tx, const Actor& who,
                         const std::string& code, std::int64_t village_id, const std::string& number,
                         bool add, const std::string& why, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return vote;
  if (vote->state != "open") return wrong_state();
  Errors errors;
  check_text(errors, why, "why", 500);
  check_text(errors, number, "number", 20);
  if (trim(number).find_first_of(" \t") != std::string_view::npos)
    errors.push_back({Fault::kInvalid, "number", "consultations.refused.household", {{"line", number}}});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const auto village = find_village(tx, village_id);
  const auto in_vote = tx.value<std::int64_t>(
      "SELECT id FROM vote_village WHERE vote = :vote AND village = :village", vote->id, village_id);
  if (!village || !in_vote) return unknown();
  const auto row = tx.row<std::int64_t, int>(
      "SELECT id, on_roll FROM vote_roll WHERE vote = :vote AND village = :village AND number = :number",
      vote->id, village_id, trim(number));
  if (add) {
    if (row && std::get<1>(*row) == 1)
      return refuse(Fault::kConflict, "consultations.refused.on_roll", "number");
    if (row)
      tx.run("UPDATE vote_roll SET on_roll = 1, why = :why, changed_at = :at WHERE id = :id", trim(why), at,
             std::get<0>(*row));
    else
      tx.run("INSERT INTO vote_roll (vote, village, number, code_hash, on_roll, why, changed_at) VALUES "
             "(:vote, :village, :number, '', 1, :why, :at)",
             vote->id, village_id, trim(number), trim(why), at);
  } else {
    if (!row || std::get<1>(*row) == 0)
      return refuse(Fault::kConflict, "consultations.refused.not_on_roll", "number");
    // A ballot in the box has no name on it: it cannot be taken out again.
    if (tx.value<std::int64_t>("SELECT id FROM vote_turnout WHERE vote = :vote AND round = :round AND roll "
                               "= :roll",
                               vote->id, vote->round, std::get<0>(*row)))
      return refuse(Fault::kConflict, "consultations.refused.has_voted", "number");
    tx.run("UPDATE vote_roll SET on_roll = 0, code_hash = '', why = :why, changed_at = :at WHERE id = :id",
           trim(why), at, std::get<0>(*row));
  }
  record_roll(tx, *vote, *village, add ? "added" : "removed", at,
              "\"number\":" + json_string(trim(number)));
  return vote;
}

}  // namespace langnghe::consultations
