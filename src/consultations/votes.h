// Votes of households: Law 10/2022/QH15 arts 15-21, Decree 59/2023/NĐ-CP arts 3-5.
//
//   prepare → open (the roll of every village is frozen) → close → count → send → recognise
//
// Who has voted is known (vote_turnout, one entry of the ledger each); what a ballot says stands
// in another table (vote_ballot) that knows no household and no time. A ballot code is printed
// once and kept as a keyed hash only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "consultations/ballots.h"
#include "consultations/consultations.h"
#include "consultations/tally.h"

namespace langnghe::consultations {

// ---- villages and their households ---------------------------------------------------------

struct Village {
  std::int64_t id = 0;
  std::string commune;  // code of the territory: "22945"
  std::string code;     // "22945.TDP3"
  std::string name;     // "Tổ dân phố 3"
  std::int64_t households = 0;
};

Result<Village> add_village(const Room& room, storage::Transaction& tx, const Actor& who,
                            const std::string& commune, const std::string& short_code,
                            const std::string& name, Millis at);
// Household numbers, one a line, or a range "1-120": the list is this from now on. A number is
// what the village's own book has; names stay in that book.
Result<Village> set_households(const Room& room, storage::Transaction& tx, const Actor& who,
                               std::int64_t village, const std::string& numbers, Millis at);

std::vector<Village> villages_of(storage::Session& session, std::string_view commune);
std::optional<Village> find_village(storage::Session& session, std::int64_t id);
std::vector<std::string> households_of(storage::Session& session, std::int64_t village);

// ---- votes -----------------------------------------------------------------------------------

struct Vote {
  std::int64_t id = 0;
  std::string code, commune, item, form;  // form: meeting, ballot, online
  std::string scope;       // village: passes in each village by itself; commune: in 2/3 of them
  std::string title, words;
  std::string work;        // code of the work it is about, or ""
  std::string team;        // counting board, 3-5 names of posts
  Millis begins_at = 0, ends_at = 0;
  std::string state;       // prepared, open, closed, counted, sent, recognised, refused
  std::string outcome;     // "", passed, failed, attendance
  int round = 1;           // 2: the ballot by household after a meeting that could not decide
  std::string root;        // over the published list of commitments, hex
  std::string decision;    // what was decided, in words
  std::string recognition; // the words of recognition or refusal
  Millis created_at = 0;
  std::optional<Millis> opened_at, ended_at, counted_at, sent_at, recognised_at;
  std::int64_t entry = 0;  // of the count, in the ledger
};

struct NewVote {
  std::string commune, item, form, scope, title, words, work, team;
  Millis begins_at = 0, ends_at = 0;
  std::vector<std::int64_t> villages;
};

// One village in one vote.
struct VillageVote {
  std::int64_t village = 0;
  std::string code, name;
  Tally tally;
  bool passed = false;
  std::string nonces;  // sum over its ballots with codes
  std::int64_t by_code = 0;  // ballots with codes among the votes
  Counted counted() const { return {by_code_yes, by_code_no, by_code_other, nonces}; }
  std::int64_t by_code_yes = 0, by_code_no = 0, by_code_other = 0;
};

Result<Vote> prepare_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                          const NewVote& vote, Millis at);
// Freezes the rolls. A meeting or a ballot is announced at least DC.meeting_notice before.
Result<Vote> open_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                       const std::string& code, Millis at);
// While the vote is open: a household that moved in, or out. Recorded with its reason. Who has
// voted stays: the ballot cannot be taken out again.
Result<Vote> change_roll(const Room& room, storage::Transaction& tx, const Actor& who,
                         const std::string& code, std::int64_t village, const std::string& number,
                         bool add, const std::string& why, Millis at);
// Fresh codes for every household of the village that has not voted, to be printed now: they are
// kept as hashes only. Codes from before are worth nothing afterwards.
struct Slip {
  std::string number, code;
};
Result<std::vector<Slip>> issue_codes(const Room& room, storage::Transaction& tx, const Actor& who,
                                      const std::string& code, std::int64_t village, Millis at);

// One household votes with its code. `ballot` was made before the transaction.
struct BallotReceipt {
  std::string vote, village, commitment;
  std::string note;  // signed (signed-note): what the voter keeps
};
Result<BallotReceipt> cast_ballot(const Room& room, storage::Transaction& tx, const std::string& code,
                                  const std::string& ballot_code, const Ballot& ballot, Millis at);
// Households present at the meeting, or whose paper ballot lies in the box: numbers or codes,
// one a line.
Result<std::int64_t> mark_turnout(const Room& room, storage::Transaction& tx, const Actor& who,
                                  const std::string& code, std::int64_t village,
                                  const std::string& households, Millis at);
// What the counting board counted by hand in that village; has to add up to the turnout marked.
struct HandCount {
  std::int64_t yes = 0, no = 0, other = 0, invalid = 0;
};
Result<Vote> enter_count(const Room& room, storage::Transaction& tx, const Actor& who,
                         const std::string& code, std::int64_t village, const HandCount& count,
                         Millis at);
// After its end, or once every household has voted; a meeting ends when it ends.
Result<Vote> close_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                        const std::string& code, Millis at);
// In a transaction after the one that closed: then no ballot can come in beside it.
Result<Vote> count_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                        const std::string& code, Millis at);
// After a meeting to which too few came: the ballot from household to household (art. 19(1)(b)).
Result<Vote> go_to_ballot(const Room& room, storage::Transaction& tx, const Actor& who,
                          const std::string& code, Millis begins_at, Millis ends_at, Millis at);
// The community's decision (Form 03) goes to the committee or the Front.
Result<Vote> send_decision(const Room& room, storage::Transaction& tx, const Actor& who,
                           const std::string& code, const std::string& words, Millis at);
Result<Vote> recognise_vote(const Room& room, storage::Transaction& tx, const Actor& who,
                            const std::string& code, bool yes, const std::string& words, Millis at);

std::optional<Vote> find_vote(storage::Session& session, std::string_view code);
// Newest first; commune "" for all; public pages ask without those prepared.
std::vector<Vote> votes_of(storage::Session& session, std::string_view commune, bool prepared_too);
std::vector<Vote> votes_about(storage::Session& session, std::string_view work);
std::vector<VillageVote> villages_in(storage::Session& session, const Vote& vote);
struct RollRow {
  std::string number;
  bool on = true;
  std::string why;  // of a change during the vote
  std::optional<Millis> changed_at;
  bool voted = false;
};
std::vector<RollRow> roll_of(storage::Session& session, const Vote& vote, std::int64_t village);

// The terms that run after the end: sending (DC.send) and recognition (DC.recognise).
std::optional<legalclock::Deadline> sending_due(const Room& room, const Vote& vote, Millis now);
std::optional<legalclock::Deadline> recognition_due(const Room& room, const Vote& vote, Millis now);

// ---- the published list ----------------------------------------------------------------------

// "22945.TDP3 4f0c…" a line, sorted: the leaves of the tree whose root is in the ledger.
std::vector<std::string> published_lines(storage::Session& session, const Vote& vote);
std::string root_of_lines(const std::vector<std::string>& lines);
// The line as the leaf at its place: the audit path, hex, bottom first.
struct Inclusion {
  std::int64_t index = 0, size = 0;
  std::string village, line;
  std::vector<std::string> path;
};
std::optional<Inclusion> find_inclusion(const std::vector<std::string>& lines, std::string_view commitment);
// Adds up the published commitments of every village and compares with its counts.
bool recount_vote(const std::vector<std::string>& lines, const std::vector<VillageVote>& villages);

}  // namespace langnghe::consultations
