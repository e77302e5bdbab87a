#include <fmt/core.h>

#include "base/json.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {
namespace {

// On PostgreSQL a row stands where it was written: after the count the ballots are written again
// in the order of their random numbers, so that the place in the file says nothing either.
void mix(storage::Transaction& tx, const Vote& vote) {
  if (tx.dialect() != storage::Dialect::kPostgres) return;
  tx.run(
      "WITH taken AS (DELETE FROM vote_ballot WHERE vote = :vote AND round = :round RETURNING *) INSERT "
      "INTO vote_ballot (id, vote, round, village, choice, nonce, commitment, seal) SELECT id, vote, "
      "round, village, choice, nonce, commitment, seal FROM taken ORDER BY id",
      vote.id, vote.round);
}

Result<VillageVote> count_village(storage::Transaction& tx, const Vote& vote, const VoteItem& item,
                                  VillageVote one, Millis at) {
  one.tally = {};
  one.tally.households = *tx.value<std::int64_t>(
      "SELECT COUNT(*) FROM vote_roll WHERE vote = :vote AND village = :village AND on_roll = 1", vote.id,
      one.village);
  const auto marked = *tx.value<std::int64_t>(
      "SELECT COUNT(*) FROM vote_turnout WHERE vote = :vote AND round = :round AND village = :village AND "
      "channel = 'hand'",
      vote.id, vote.round, one.village);
  const auto hand = tx.row<std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
      "SELECT yes, no, other, invalid FROM vote_hand WHERE vote = :vote AND round = :round AND village = "
      ":village",
      vote.id, vote.round, one.village);
  HandCount by_hand;
  if (hand) std::tie(by_hand.yes, by_hand.no, by_hand.other, by_hand.invalid) = *hand;
  if (by_hand.yes + by_hand.no + by_hand.other + by_hand.invalid != marked)
    return refuse(Fault::kConflict, "consultations.refused.not_counted", "", {{"village", one.name}});
  const auto ballots = ballots_of(tx, vote, one.village);
  const Counted by_code = count_ballots(ballots);
  one.by_code = static_cast<std::int64_t>(ballots.size());
  one.by_code_yes = by_code.yes;
  one.by_code_no = by_code.no;
  one.by_code_other = by_code.other;
  one.nonces = by_code.nonces;
  one.tally.voted = marked + one.by_code;
  one.tally.yes = by_code.yes + by_hand.yes;
  one.tally.no = by_code.no + by_hand.no;
  one.tally.other = by_code.other + by_hand.other;
  one.tally.invalid = by_hand.invalid;
  one.passed = passes(item, one.tally);
  const auto id = tx.value<std::int64_t>(
      "UPDATE vote_village SET households = :households, voted = :voted, yes = :yes, no = :no, other = "
      ":other, invalid = :invalid, passed = :passed, code_yes = :code_yes, code_no = :code_no, code_other "
      "= :code_other, nonces = :nonces WHERE vote = :vote AND village = :village RETURNING id",
      one.tally.households, one.tally.voted, one.tally.yes, one.tally.no, one.tally.other,
      one.tally.invalid, one.passed ? 1 : 0, one.by_code_yes, one.by_code_no, one.by_code_other, one.nonces,
      vote.id, one.village);
  kResults.record(tx, *id, "counted", vote.commune, at);
  return one;
}

std::string results_json(const std::vector<VillageVote>& villages) {
  JsonWriter json;
  json.array();
  for (const VillageVote& one : villages) {
    json.object();
    json.field("village", one.code);
    json.field("households", one.tally.households);
    json.field("voted", one.tally.voted);
    json.field("yes", one.tally.yes);
    json.field("no", one.tally.no);
    json.field("other", one.tally.other);
    json.field("invalid", one.tally.invalid);
    json.field("passed", one.passed);
    json.end();
  }
  json.end();
  return std::move(json).text();
}

}  // namespace

Result<Vote> count_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                        const std::string& code, Millis at) {
  auto vote = vote_for(room, tx, who, "vote.run", code, at);
  if (!vote) return vote;
  if (vote->state != "closed") return wrong_state();
  const VoteItem* item = room.pack.vote(vote->item);
  if (item == nullptr) return refuse(Fault::kUnavailable, "consultations.refused.item");
  mix(tx, *vote);
  std::vector<VillageVote> villages;
  std::int64_t passed = 0;
  bool too_few = false;
  for (const VillageVote& before : villages_in(tx, *vote)) {
    auto counted = count_village(tx, *vote, *item, before, at);
    if (!counted) return tl::unexpected<Errors>(counted.error());
    passed += counted->passed ? 1 : 0;
    too_few = too_few || attendance_failed(*item, counted->tally);
    villages.push_back(std::move(*counted));
  }
  const auto all = static_cast<std::int64_t>(villages.size());
  const bool won = vote->scope == "commune" ? passes_commune(*item, passed, all) : passed == all;
  vote->outcome = won ? "passed" : vote->form == "meeting" && too_few ? "attendance" : "failed";
  vote->state = "counted";
  vote->counted_at = at;
  vote->root = root_of_lines(published_lines(tx, *vote));
  update_vote(tx, *vote);
  record_ballots(tx, *vote, at);
  vote->entry = kVotes.record(tx, vote->id, "counted", vote->commune, at,
                              "\"outcome\":" + json_string(vote->outcome) + ",\"root\":" +
                                  json_string(vote->root) + ",\"villages\":" + results_json(villages));
  update_vote(tx, *vote);
  return vote;
}

}  // namespace langnghe::consultations
