// Commitments (cam kết): who promised what by when, in whose words; what came of it.
//
// A commitment comes from something that happened: a dialogue, a question there, a visit, a case,
// a directive. The edge "promised_in" ties it to that in the same transaction. What may be done
// with one is a lifecycle of the pack (packs/vn/lifecycles/meetings/commitment.toml); when a late
// one goes up is data too (packs/vn/meetings/dialogues.toml).
//
// Commands run inside the transaction given to them, append one entry to the ledger for each row
// and refuse with "meetings.refused.*". Leaders promise in office: their names are public.
#pragma once

#include <tuple>

#include "lifecycle/lifecycle.h"
#include "links/links.h"
#include "meetings/room.h"

namespace langnghe::meetings {

// What the commands on commitments stand on besides the room.
struct Promises {
  const Room& room;
  const lifecycle::Lifecycle& lifecycle;
  const links::Kinds& links;
};

// PACK/lifecycles/meetings, proved against the grants. Throws SetupError.
lifecycle::Lifecycle commitment_lifecycle(const std::string& pack, const std::function<bool(std::string_view)>& grant);

struct Commitment {
  static constexpr std::string_view kTable = "commitment";
  static constexpr std::string_view kColumns =
      "code, unit, promiser, promiser_post, words, result, origin, origin_id, origin_code, made_on, first_due, due_day, "
      "is_public, state, level, closed_on, steps, officer, created_at, changed_at";
  auto fields() {
    return std::tie(code, unit, promiser, promiser_post, words, result, origin, origin_id, origin_code, made_on, first_due,
                    due_day, is_public, state, level, closed_on, steps, officer, created_at, changed_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t unit = 0;       // that has to keep it
  std::int64_t promiser = 0;   // officer
  std::string promiser_post;   // name and post as they were: "Bùi Thanh Sơn, Chủ tịch UBND phường"
  std::string words;           // the promise, as it was said
  std::string result;          // by what one sees that it is kept; may be ""
  std::string origin;          // kind of a link's subject: dialogue | question | visit | case | directive …
  std::int64_t origin_id = 0;
  std::string origin_code;
  std::string made_on;         // the day of that meeting
  std::string first_due;       // the day promised at first: what counts for "kept in time"
  std::string due_day;         // the day promised now
  bool is_public = true;
  std::string state = "open";  // of the lifecycle: open | kept | broken
  int level = 0;               // how far up a late one has gone (Pack::escalation)
  std::string closed_on;       // "" while open
  int steps = 0;
  std::int64_t officer = 0;    // who wrote it down
  Millis created_at = 0, changed_at = 0;

  bool open() const { return closed_on.empty(); }
  bool late(Date today) const { return open() && iso_date(today) > due_day; }
  links::Subject subject() const { return {"commitment", id, code}; }
};

// What everybody sees of it: running | overdue | kept | kept_late | broken. A day that was moved
// makes nothing punctual: kept after the first day promised is kept_late.
std::string_view outcome_of(const Commitment& one, Date today);

// One thing that was done about it; never changed.
struct CommitmentStep {
  static constexpr std::string_view kTable = "commitment_step";
  static constexpr std::string_view kColumns = "code, commitment, action, words, day, files, digests, level, told, officer, at";
  auto fields() { return std::tie(code, commitment, action, words, day, files, digests, level, told, officer, at); }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t commitment = 0;
  std::string action;       // of the lifecycle, or "escalated"
  std::string words;
  std::string day;          // extend: the new day
  int files = 0;            // evidence: attachments of {"commitment_step", id}
  std::string digests;      // theirs, in order
  int level = 0;            // escalated: to which level
  std::int64_t told = 0;    // escalated: which officer; 0: nobody holds the post
  std::int64_t officer = 0;  // 0: the system
  Millis at = 0;
};

struct NewCommitment {
  std::int64_t unit = 0, promiser = 0;
  std::string words, result;
  Date due{};
  links::Subject origin;
  Date made_on{};      // of the meeting, decision or case
  bool is_public = true;
};
// commitment.make at the unit. Refuses a due day before the meeting, a meeting in the future, a
// promiser who holds no post there, an origin a commitment cannot come from.
Result<Commitment> make_commitment(const Promises& promises, storage::Transaction& tx, const NewCommitment& asked,
                                   std::int64_t officer, Millis at);

struct StepInput {
  std::string words;
  std::optional<Date> day;               // extend
  std::vector<std::string> attachments;  // tokens of staged uploads
};
// One action of the lifecycle. Refuses: not from this state, no grant, missing words or evidence,
// a new day that is not later than the one promised now.
Result<Commitment> step_commitment(const Promises& promises, storage::Transaction& tx, const std::string& code,
                                   const std::string& action, const StepInput& input, std::int64_t officer, Millis at);
std::vector<const lifecycle::Action*> commitment_actions(const Promises& promises, const Commitment& one, std::int64_t officer, Millis at);

// Late ones go one level up when their days are over: level 1 the head of the unit, 2 the head of
// the body above, each told once with a notice. Called by the server every minute; each in its own
// transaction. On working days only. Gives how many went up.
int escalate_commitments(const Room& room, storage::Database& database, Millis at, int most = 500);

std::optional<Commitment> find_commitment(storage::Session& session, std::string_view code);
std::optional<Commitment> commitment_by_id(storage::Session& session, std::int64_t id);
std::optional<CommitmentStep> find_commitment_step(storage::Session& session, std::string_view code);
std::optional<CommitmentStep> commitment_step_by_id(storage::Session& session, std::int64_t id);
std::vector<CommitmentStep> steps_of(storage::Session& session, std::int64_t commitment);

struct CommitmentFilter {
  std::vector<std::int64_t> units;  // empty: all
  std::string outcome;              // "" for all
  std::int64_t promiser = 0;
  std::string origin;               // with origin_id: what was promised there
  std::int64_t origin_id = 0;
  bool public_only = false;
  int offset = 0, limit = 40;
};
// Open ones first, the one due first on top; then the closed, newest first.
std::vector<Commitment> commitments_of(storage::Session& session, const CommitmentFilter& filter, Date today);
struct CommitmentCount {
  int running = 0, overdue = 0, kept = 0, kept_late = 0, broken = 0;
  int all() const { return running + overdue + kept + kept_late + broken; }
  int& of(std::string_view outcome);
};
CommitmentCount count_commitments(storage::Session& session, const CommitmentFilter& filter, Date today);
// By who promised, those with most overdue first.
struct PromiserCount {
  std::int64_t promiser = 0, unit = 0;
  CommitmentCount count;
};
std::vector<PromiserCount> promisers_of(storage::Session& session, const CommitmentFilter& filter, Date today);

}  // namespace langnghe::meetings
