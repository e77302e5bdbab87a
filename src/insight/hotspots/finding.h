// What one night finds, before it is held against the alarms there are. Private to the room.
//
//   Data data = read_data(session, sources, day);   // one pass over the views
//   clusters(pack, data, threads) · topics(pack, data) · drifting(pack, data)
//
// All are pure functions of the data and the seed (the day), so that a night can be counted again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "insight/hotspots/pack.h"
#include "storage/database.h"

namespace langnghe::insight::hotspots {

struct Spot {
  std::string commune;  // code
  double lat = 0, lon = 0;
};

// One case as the statistics see it: nothing of who brought it in.
struct Seen {
  std::int64_t id = 0;
  std::int64_t unit = 0;
  std::uint32_t category = 0, place = 0;  // into Data
  std::uint32_t source = 0;               // 0: not imported
  std::optional<std::pair<double, double>> point;
  Date day{};                             // of receipt
  bool open = false, silent = false;
};

// Words of recent cases, for topics; gone when the night is over.
struct Said {
  std::size_t seen = 0;  // into Data::cases
  std::string words;
};

// Terms that ended at a unit in one week, newest week last.
struct UnitWeeks {
  std::int64_t unit = 0;
  std::vector<int> ended, late;
};

struct Data {
  Date day{};                           // the last day counted
  std::vector<std::string> categories;
  std::vector<Spot> places;             // communes
  std::vector<std::string> sources;     // [0] = ""
  std::vector<Seen> cases;
  std::vector<Said> said;
  std::vector<UnitWeeks> units;
  std::int64_t left_out = 0;            // imported, by the pack
  std::int64_t nowhere = 0;             // without commune and point
};

struct Curve {
  Date day{};
  double observed = 0, expected = 0;
};

enum class Kind { kCluster, kUnresolved, kSilent, kTopic, kDrift };
std::string_view code_of(Kind kind);  // "cluster" "unresolved" "silent" "topic" "drift"
std::optional<Kind> kind_of(std::string_view code);

struct Finding {
  Kind kind = Kind::kCluster;
  std::string category;               // "" all
  std::string level;                  // commune | point | ""
  std::vector<std::string> communes;  // nearest to the middle first
  double lat = 0, lon = 0, radius_km = 0;
  Date from{};
  double observed = 0, expected = 0, llr = 0;
  double p = 1;                       // of its own test
  double recurrence_days = 0;         // all tests of its kind in one night together
  std::vector<std::int64_t> cases;    // ascending
  std::vector<Curve> curve;
  std::string topic;                  // words as most people write them, parted by "; "
  std::int64_t unit = 0;              // drift
};

struct Counted {
  std::vector<Finding> findings;
  int tests = 0;
};

// p of the best ratio from the replicas: counted while at least ten were as good, below that
// from a Gumbel distribution fitted by moments (Abrams, Kleinman & Kulldorff 2010), which reaches
// further than 1 / (replicas + 1).
double tail_p(double llr, const std::vector<double>& replicas);
// P(X >= k), X ~ Bin(n, q); for k above the mean. Not for exact work far below 1e-300.
double binomial_tail(double k, double n, double q);

Counted clusters(const Pack& pack, const Data& data, int threads);
Counted topics(const Pack& pack, const Data& data);
Counted drifting(const Pack& pack, const Data& data);

}  // namespace langnghe::insight::hotspots
