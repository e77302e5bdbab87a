// SQL of villages and votes. Private to the room.
#pragma once

#include "consultations/common.h"
#include "consultations/votes.h"

namespace langnghe::consultations {

extern const Kept kVotes, kResults, kTurnout, kHand;

std::optional<Vote> vote_by_code(storage::Session& session, std::string_view code);
// The same, for a command that lets somebody vote: nobody closes the vote until it is through.
std::optional<Vote> vote_held_open(storage::Transaction& tx, std::string_view code);
void update_vote(storage::Transaction& tx, const Vote& vote);
// The vote with its check: found, and the actor may.
Result<Vote> vote_for(const Room& room, storage::Transaction& tx, const Actor& who,
                      std::string_view grant, std::string_view code, Millis at);
// The entry about a village's list of households, about its roll in a vote.
void record_village(storage::Transaction& tx, const Village& village, Millis at);
void record_roll(storage::Transaction& tx, const Vote& vote, const Village& village,
                 std::string_view verb, Millis at, std::string_view more = {});
std::string ballot_seal(std::int64_t id, const Vote& vote, std::int64_t village, const Ballot& ballot);
// The entry about all ballots of a round, after the count.
void record_ballots(storage::Transaction& tx, const Vote& vote, Millis at);
std::vector<Ballot> ballots_of(storage::Session& session, const Vote& vote, std::int64_t village);
// The keyed hash under which a ballot code stands in the roll.
std::string ballot_code_hash(const Room& room, std::string_view vote, std::string_view letters);
// Letters of a typed ballot code, or "" when it cannot be one.
std::string ballot_code_letters(std::string_view typed);
std::vector<ledger::StateSource> vote_sources();

}  // namespace langnghe::consultations
