#include <cstring>

#include "base/encoding.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {
namespace {

// Random, so that the row stands where chance puts it.
std::int64_t random_id() {
  const std::string bytes = random_bytes(8);
  std::uint64_t out = 0;
  std::memcpy(&out, bytes.data(), sizeof out);
  return static_cast<std::int64_t>(out >> 2) + 1;
}

}  // namespace

Result<BallotReceipt> cast_ballot(const Room& room, storage::Transaction& tx, const std::string& code,
                                  const std::string& ballot_code, const Ballot& ballot, Millis at) {
  const auto vote = vote_held_open(tx, code);
  if (!vote || vote->state == "prepared") return unknown();
  if (vote->form != "online") return refuse(Fault::kConflict, "consultations.refused.not_online");
  if (at < vote->begins_at) return refuse(Fault::kConflict, "consultations.refused.not_yet");
  if (vote->state != "open" || at >= vote->ends_at)
    return refuse(Fault::kConflict, "consultations.refused.over");
  const std::string letters = ballot_code_letters(ballot_code);
  if (letters.empty()) return refuse(Fault::kInvalid, "consultations.refused.ballot_code", "ballot_code");
  const auto roll = tx.row<std::int64_t, std::int64_t, std::string>(
      "SELECT r.id, r.village, v.code FROM vote_roll r JOIN village v ON v.id = r.village WHERE "
      "r.code_hash = :hash AND r.code_hash <> '' AND r.vote = :vote AND r.on_roll = 1",
      ballot_code_hash(room, code, letters), vote->id);
  if (!roll) return refuse(Fault::kInvalid, "consultations.refused.ballot_code", "ballot_code");
  const auto& [household, village, village_code] = *roll;

  // That the household has voted: a row and an entry of its own.
  const auto turnout = tx.value<std::int64_t>(
      "INSERT INTO vote_turnout (vote, round, village, roll, channel) VALUES (:vote, :round, :village, "
      ":roll, 'code') ON CONFLICT DO NOTHING RETURNING id",
      vote->id, vote->round, village, household);
  if (!turnout) return refuse(Fault::kConflict, "consultations.refused.voted", "ballot_code");
  kTurnout.record(tx, *turnout, "voted", vote->commune, at);

  // What the ballot says: a row without household and time; its entry comes with all others at
  // the count.
  const std::int64_t id = random_id();
  tx.run("INSERT INTO vote_ballot (id, vote, round, village, choice, nonce, commitment, seal) VALUES "
         "(:id, :vote, :round, :village, :choice, :nonce, :commitment, :seal)",
         id, vote->id, vote->round, village, name_of(ballot.choice), ballot.nonce, ballot.commitment,
         ballot_seal(id, *vote, village, ballot));
  BallotReceipt receipt{code, village_code, ballot.commitment, ""};
  receipt.note = room.receipts.sign("lang-nghe ballot receipt v1\nvote " + code + " round " +
                                    std::to_string(vote->round) + "\nvillage " + village_code +
                                    "\ncommitment " + ballot.commitment + "\n");
  return receipt;
}

}  // namespace langnghe::consultations
