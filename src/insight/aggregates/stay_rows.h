// The rows behind the counts: stories in, stays out. Private to aggregates/.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "directory/units.h"
#include "insight/aggregates/streams.h"
#include "storage/database.h"

namespace langnghe::insight {

enum Source : int { kCase = 0, kVisit = 1, kDay_ = 2 };

// "1, 2, 3" of numbers of the database, never of text from outside.
std::string list_of(const std::vector<std::int64_t>& ids);

// Stories of the cases, in the order of their numbers; those that are gone are left out.
std::vector<Story> stories(storage::Session& session, const std::string& where);

// A visit or a day as the one stay it is.
struct Meeting {
  int source = kVisit;
  std::int64_t id = 0;
  Stay stay;
  Millis changed_at = 0;
  bool counts = true;  // false: what was counted of it is taken back
};
std::vector<Meeting> meetings(storage::Session& session, const Streams& streams, Millis since);

// Stays as they are kept; attributes as text.
std::map<std::int64_t, std::vector<Stay>> stored_stays(storage::Session& session, int source, const std::string& where);

// Changes of the counts, gathered and written once.
class Tally {
 public:
  using Key = std::tuple<std::int64_t, int, int, std::int64_t, std::string>;  // unit, stream, edge, bucket, attributes
  struct Sum {
    std::int64_t n = 0, weight = 0;
    bool operator==(const Sum&) const = default;
  };
  Tally(const directory::Units& units, const Streams& streams) : units_(units), streams_(streams) {}
  void add(const Stay& stay, int sign);
  const std::map<Key, Sum>& all() const { return all_; }

 private:
  void add(std::int64_t unit, int stream, int edge, std::int64_t bucket, const std::string& key, std::int64_t n,
           std::int64_t weight);
  const std::vector<std::int64_t>& path(std::int64_t unit);

  const directory::Units& units_;
  const Streams& streams_;
  std::map<Key, Sum> all_;
  std::map<std::int64_t, std::vector<std::int64_t>> paths_;
};

}  // namespace langnghe::insight
