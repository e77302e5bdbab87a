// How good the look-alikes are, on pairs that people have labelled: `langnghe lookalikes`.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "search/look_alike.h"

namespace langnghe::search {

struct LabelledCase {
  std::string id, words, place;
  std::optional<double> lat, lon;
  Millis at = 0;
  std::optional<Millis> closed_at;
};
struct LabelledPair {
  std::string one, other;
};

// CSV with a header; columns by the first of these names that is there: id | case_enquiry_id,
// opened | open_dt, closed | closed_dt, words (or case_title and type), place | location,
// lat | latitude, lon | longitude. Throws SetupError naming what is missing or the line.
std::vector<LabelledCase> read_cases(std::istream& in, const std::string& name);
// duplicate_id and original_id.
std::vector<LabelledPair> read_pairs(std::istream& in, const std::string& name);

// At one threshold, with at most `suggestions` for each later case of a pair.
struct AtThreshold {
  double threshold = 0;
  double recall = 0;      // pairs whose earlier case is among the suggestions
  double precision = 0;   // suggestions that are the labelled earlier case; others may well be too
  double suggested = 0;   // suggestions for a case
  double quiet = 0;       // of cases in no pair, those for which nothing is suggested
};
struct Measured {
  std::size_t cases = 0, pairs = 0, left_out = 0;  // left out: a case of the pair is not there
  double recall1 = 0, recall3 = 0, recall10 = 0;   // without a threshold
  std::vector<AtThreshold> curve;                  // by rising threshold
  double query_ms = 0, slowest_ms = 0;
};

// For each pair the later case comes in and all earlier ones are there. `controls`: how many cases
// in no pair are asked besides, evenly taken.
Measured measure(const Settings& settings, const std::vector<LabelledCase>& cases,
                 const std::vector<LabelledPair>& pairs, std::size_t controls = 1000);

}  // namespace langnghe::search
