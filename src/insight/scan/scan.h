// The scan statistic: where and when are there more cases than chance explains?
//
//   scan::Input input;            // places, cases, population (see input.h for the loaders)
//   scan::Settings settings;      // model, shape, limits, study period
//   scan::Result result = scan::scan(input, settings);
//
// Cylinders are tried: a circle around every place, grown place by place, times every window
// of days. Each is given the log likelihood ratio of Kulldorff (1997), and the best one is
// judged against the best ones of random replicas (Monte Carlo). Method, formulas, conventions
// (those of SaTScan, so that results can be compared) and sources: docs/scan.md.
//
// With Z circles, W windows in time and R replicas: O(Z W R) simple steps, done 32-64 replicas
// at once in vector registers; O(C R) for the draws, C cases. Memory: places x times x 128
// bytes a thread. The answer depends on the seed, never on the number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace langnghe::insight::scan {

enum class Model {
  kPermutation,  // cases only: which places have their cases at unusual times (Kulldorff 2005)
  kPoisson,      // cases against a population at risk (Kulldorff 1997)
};
enum class Shape { kSpace, kTime, kSpaceTime };
enum class Mode {
  kRetrospective,  // any window of the study period
  kProspective,    // only windows that reach its last day: what is going on now
};
enum class TimeUnit { kDay, kMonth, kYear };
enum class Coordinates {
  kLatLong,    // degrees; great-circle distance in km
  kCartesian,  // x, y in any unit; radius and max_km are in that unit
};

struct Place {
  std::string id;
  double a = 0;  // latitude, or x
  double b = 0;  // longitude, or y
};

// `count` cases at a place on a day. A date known only to its month or year is the first day
// of it. The stratum is a covariate group (age and sex, say): 0 when there are none. For the
// permutation model the day of the week as stratum takes out the rhythm of the week.
struct Cases {
  std::uint32_t place = 0;  // index into Input::places
  std::uint32_t count = 1;
  Date date{};
  std::uint32_t stratum = 0;
};

// People at risk at a place from a census day; between censuses the line is straight, before
// the first and after the last it is level.
struct Population {
  std::uint32_t place = 0;
  Date date{};
  double people = 0;
  std::uint32_t stratum = 0;
};

struct Input {
  std::vector<Place> places;  // may be empty for Shape::kTime
  std::vector<Cases> cases;
  std::vector<Population> population;  // Model::kPoisson only
};

struct Settings {
  Model model = Model::kPermutation;
  Shape shape = Shape::kSpaceTime;
  Mode mode = Mode::kRetrospective;
  Coordinates coordinates = Coordinates::kLatLong;

  // Study period, both days inside it.
  Date from{};
  Date to{};
  // Times are cut from the last day backwards into pieces of this length; the first piece
  // may be shorter.
  TimeUnit time_unit = TimeUnit::kDay;
  int time_length = 1;

  std::optional<double> max_km;            // radius
  double max_share = 0.5;                  // of the cases (permutation) or expected cases
  std::optional<int> max_length;           // in time units
  std::optional<double> max_length_share;  // of the study period; 0.5 when neither is given
  int min_cases = 2;                       // in a cluster

  int replicas = 999;  // 0: no p-values
  int stop_after = 0;  // Besag & Clifford (1991): stop at this many better replicas; 0 never
  std::uint64_t seed = 1;
  int threads = 0;  // 0: one a core

  // Secondary clusters are told while their p is not above this, and so many in all.
  double max_p = 1;
  std::size_t max_clusters = 100;

  // Called now and then, from one thread at a time, with the replicas done; may be empty.
  std::function<void(int done, int total)> progress;
};

struct Cluster {
  // Index of the place in the middle; none for Shape::kTime.
  std::optional<std::uint32_t> center;
  double radius_km = 0;               // to the farthest place inside
  std::vector<std::uint32_t> places;  // nearest first
  Date from{};
  Date to{};
  std::int64_t observed = 0;
  double expected = 0;
  double llr = 0;
  std::optional<double> p;                // none without replicas
  std::optional<double> recurrence_days;  // prospective only: as rare as once in so many days
};

struct Result {
  std::int64_t total_cases = 0;
  std::size_t place_count = 0;
  int replicas = 0;  // done; fewer than asked when the sequential stop ended them
  // Best first: the best cylinders around each centre, without those that have a place at a
  // common time with a better one.
  std::vector<Cluster> clusters;
  std::vector<double> replica_llr;  // the best of each replica, in order of replicas
};

// Throws SetupError for settings or data that make no sense together (a population of zero
// under cases, the permutation model without space or without time, a window of no length…).
Result scan(const Input& input, const Settings& settings);

}  // namespace langnghe::insight::scan
