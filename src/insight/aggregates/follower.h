// Keeps the counts of reports and dashboards ready: follows the events of cases, visits and
// reception days through the views of their rooms, turns each changed story into its stays
// (streams.h) and adds what changed to the counts of its unit and of every unit above. What it
// has followed up to is one row, written in the same transaction: interrupted anywhere, it goes
// on where it was. `check_counts` proves that all of it equals a full count.
//
// Cost: a changed case some 0.3 ms; reading a report never touches the cases.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "directory/directory.h"
#include "insight/aggregates/streams.h"
#include "storage/database.h"

namespace langnghe::insight {

class Follower {
 public:
  Follower(storage::Database& database, const directory::Directory& directory, const Streams& streams)
      : database_(database), directory_(directory), streams_(streams) {}

  // Everything up to now, in transactions of some hundred cases; begins anew when the streams
  // have another digest. Gives how many cases, visits and days were looked at. `progress` may be
  // empty.
  using Progress = std::function<void(std::int64_t done, std::int64_t total)>;
  std::int64_t follow(Millis now, const Progress& progress = {});
  // Forgets the counts and the stays of cases and counts them anew (after units moved, or when
  // check_counts found something). Corrections of visits are history and stay.
  std::int64_t recount(Millis now, const Progress& progress = {});
  // What differs from a full count, a line each (at most `most`); none when all is right.
  std::vector<std::string> check(std::size_t most = 50) const;

 private:
  struct Batch;
  void follow_cases(const std::vector<std::int64_t>& ids, const std::function<void(storage::Transaction&)>& also);
  std::int64_t follow_meetings(Millis now);
  std::int64_t fill(Millis now, const Progress& progress);
  std::int64_t key_id(storage::Transaction& tx, const std::string& attributes);

  storage::Database& database_;
  const directory::Directory& directory_;
  const Streams& streams_;
  std::map<std::string, std::int64_t, std::less<>> keys_;
  std::vector<std::string> fresh_;  // keys of a transaction that may still be undone
};

// Until when the counts know; 0 before the first time.
Millis counted_until(storage::Session& session);

}  // namespace langnghe::insight
