// Re-dating: when the calendar or a rule of the pack has changed, the open terms are computed
// anew in one pass, and what moves is written down.
//
// Terms that are alike (same rule, same day, same facts) are computed once. What changes is
// written in batches, each one transaction: terms, cases, notices, and one entry of the ledger
// "redating.batch" over the list of cases with their old and new dates; the pass itself has an
// entry "redating.done". A case's own entries stay as they are: fsck puts the lists between
// them and the rows (store.cc). A pass that was cut off is finished by running it again.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

struct RedatedCase {
  std::int64_t id = 0;
  std::int64_t version = 0;  // of the case when it was looked at
  std::optional<Millis> old_due, new_due;
  std::string old_rule, new_rule;
};

struct RedatingSample {
  std::string code;
  std::int64_t unit = 0;
  std::string rule;
  Millis old_due = 0, new_due = 0;
  std::string reasons;  // of the new date: legalclock::reasons_json
};

struct RedatingCount {
  std::int64_t terms = 0;    // running ones, looked at
  std::int64_t moved = 0;    // of these, with another end
  std::int64_t cases = 0;    // whose nearest date is another one
  std::int64_t refused = 0;  // whose rule is no more: left as they are
  std::map<std::int64_t, std::int64_t> by_unit;  // cases
  Millis earliest_shift = 0, latest_shift = 0;   // of terms: negative is earlier
  std::vector<RedatingSample> samples;           // up to 20, from units as different as possible
  double seconds = 0;
};

// What a pass would do; changes nothing.
RedatingCount preview_redating(const Room& room, storage::Database& database, Millis at);

struct RedatingOrder {
  std::string words;          // why: shown with each date that changed
  std::int64_t officer = 0;   // 0: the command line
  int batch = 2000;           // cases a transaction
  // Called after each batch is durable; for a progress bar, and for tests that cut a pass off.
  std::function<void(std::int64_t done, std::int64_t all)> progress = {};
};
// Does it. Cases that somebody moves meanwhile are looked at again.
RedatingCount redate_cases(const Room& room, storage::Database& database, const RedatingOrder& order,
                           Millis at);

// What happened to one case, oldest first.
struct RedatedOnce {
  Millis at = 0;
  std::string words;
  std::optional<Millis> old_due, new_due;
};
std::vector<RedatedOnce> redated_of(storage::Session& session, std::int64_t case_id);

// A pass, newest first.
struct RedatingPass {
  std::int64_t id = 0;
  Millis started_at = 0;
  std::optional<Millis> ended_at;  // nothing: cut off, to be run again
  std::string words;
  std::int64_t officer = 0;
  std::int64_t cases = 0;
};
std::vector<RedatingPass> redating_passes(storage::Session& session, int limit);

// For fsck: batches and passes against their entries.
ledger::StateSource redating_state_source();
// For the state source of the cases: what the passes since a case's last step did to its date.
class RedatingLists {
 public:
  explicit RedatingLists(storage::Session& session);
  // Gives the case the date it had at its last step. When the lists do not lead from there to
  // the date it has, it gets a rule that no entry knows.
  void undo(Case& one) const;

 private:
  std::map<std::int64_t, std::vector<RedatedCase>> by_case_;
};

}  // namespace langnghe::casework
