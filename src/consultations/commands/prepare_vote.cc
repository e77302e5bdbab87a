#include <algorithm>

#include "base/text.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {
namespace {

Errors check(const Room& room, const NewVote& vote, Millis at) {
  Errors errors;
  const VoteItem* item = room.pack.vote(vote.item);
  if (item == nullptr) errors.push_back({Fault::kInvalid, "item", "consultations.refused.item"});
  // Online only where the law allows it: Decree 59/2023 art. 5.
  if (item != nullptr && !item->allows(vote.form))
    errors.push_back({Fault::kInvalid, "form",
                      vote.form == "online" ? "consultations.refused.not_online"
                                            : "consultations.refused.form"});
  if (!is_commune(room, vote.commune, at))
    errors.push_back({Fault::kInvalid, "commune", "consultations.refused.commune"});
  if (!among(vote.scope, {"village", "commune"}) ||
      (item != nullptr && vote.scope == "commune" && !item->villages))
    errors.push_back({Fault::kInvalid, "scope", "consultations.refused.scope"});
  check_text(errors, vote.title, "title", 200);
  check_text(errors, vote.words, "words", 8000);
  const auto team = static_cast<int>(lines_of(vote.team).size());
  if (team < room.pack.team_least || team > room.pack.team_most || utf8_length(vote.team) > 600)
    errors.push_back({Fault::kInvalid, "team", "consultations.refused.team",
                      {{"least", std::to_string(room.pack.team_least)},
                       {"most", std::to_string(room.pack.team_most)}}});
  if (vote.begins_at <= 0)
    errors.push_back({Fault::kInvalid, "begins_at", "consultations.refused.time"});
  if (vote.ends_at <= vote.begins_at)
    errors.push_back({Fault::kInvalid, "ends_at", "consultations.refused.ends"});
  if (vote.villages.empty() || vote.villages.size() > 500)
    errors.push_back({Fault::kInvalid, "villages", "consultations.refused.villages"});
  return errors;
}

}  // namespace

Result<Vote> prepare_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                          const NewVote& input, Millis at) {
  if (auto fine = check_may(room, who, "vote.run", input.commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  if (Errors errors = check(room, input, at); !errors.empty())
    return tl::unexpected<Errors>(std::move(errors));
  Vote vote;
  vote.code = make_code();
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO vote (code, commune, item, form, scope, title, words, work, team, begins_at, "
      "ends_at, state, outcome, round, root, decision, recognition, created_at, entry) VALUES (:code, "
      ":commune, :item, :form, :scope, :title, :words, :work, :team, :begins, :ends, 'prepared', '', 1, "
      "'', '', '', :at, 0) RETURNING id",
      vote.code, input.commune, input.item, input.form, input.scope, trim(input.title),
      trim(input.words), input.work, trim(input.team), input.begins_at, input.ends_at, at);
  std::vector<std::int64_t> once = input.villages;
  std::sort(once.begin(), once.end());
  once.erase(std::unique(once.begin(), once.end()), once.end());
  for (std::int64_t one : once) {
    const auto village = find_village(tx, one);
    if (!village || village->commune != input.commune)
      return refuse(Fault::kInvalid, "consultations.refused.villages", "villages");
    const auto row = tx.value<std::int64_t>(
        "INSERT INTO vote_village (vote, village, households, voted, yes, no, other, invalid, passed, "
        "code_yes, code_no, code_other, nonces) VALUES (:vote, :village, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "
        "'') RETURNING id",
        *id, one);
    kResults.record(tx, *row, "listed", input.commune, at);
  }
  kVotes.record(tx, *id, "prepared", input.commune, at);
  return *vote_by_code(tx, vote.code);
}

}  // namespace langnghe::consultations
