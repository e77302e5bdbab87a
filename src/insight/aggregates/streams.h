// What statutory figures and dashboards are counted from (packs/vn/reports/streams.toml): a stream
// follows one thing of a case (the petition, its resolution, the enforcement) from the action that
// begins it to the one that ends it. `stays_of` turns the story of a case into its stays: pure, in
// one pass, and never changing what it said of an earlier part of the story. That is what makes a
// report of any past day reproducible: the stays known by then are those of the story up to then.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"

namespace langnghe::insight {

using Facts = std::map<std::string, std::string>;

struct Stream {
  int number = 0;               // its place in the file, from 1; what the database keeps
  std::string id;
  std::set<std::string> kinds, begin, again, moves, points, idle;
  std::map<std::string, std::string> end, dated;
  std::vector<std::string> facts, keep, terms;
  std::map<std::string, std::map<std::string, std::string>> otherwise;
  bool days = false, rating = false;
};

class Streams {
 public:
  // Throws SetupError naming file and line.
  static Streams load(const std::string& path);
  const Stream* find(std::string_view id) const;
  const std::vector<Stream>& all() const { return all_; }
  // Changes when the file says something else: then everything is counted anew.
  const std::string& digest() const { return digest_; }

 private:
  std::vector<Stream> all_;
  std::string digest_;
};

// Days since 1970-01-01 of the local calendar.
std::int64_t day_number(Millis at);
std::int64_t day_number(Date day);
Date date_of(std::int64_t day);
// Months of reports run from the 15th to the 14th (law.md 9.1): 2025-12-15 … 2026-01-14 is January
// 2026 = 2026 * 12. Every window of the law is a run of such months.
std::int64_t report_month(std::int64_t day);
std::int64_t first_day(std::int64_t report_month);

// "kind=complaint;how=accept;…", empty ones left out, in the order given. Values have no ';'.
std::string attributes_text(const std::vector<std::pair<std::string, std::string>>& attributes);
std::string attribute(std::string_view text, std::string_view name);

// One stretch of a stream at one unit. `known` is when it was entered: a letter may be entered days
// after it came. n is -1 for a correction that takes an earlier stay back.
struct Stay {
  int stream = 0, number = 0;
  std::int64_t unit = 0;
  std::int64_t from_day = 0;
  Millis from_known = 0;
  std::string from_key;
  std::optional<std::int64_t> to_day;
  std::optional<Millis> to_known;
  std::string to_key;            // "" while it is running
  std::int64_t n = 1;
  std::int64_t weight = 1;       // people: signers, visitors
  bool operator==(const Stay&) const = default;
};

struct StoryStep {
  Millis at = 0;
  std::string action, to;
  std::int64_t unit = 0;         // who had the case then
  Facts facts;                   // put down by this step
};
struct StoryTerm {
  std::string rule, state;       // met | missed | dropped
  Millis ended_at = 0;
};
// The case as its views tell it: no words, no persons.
struct Story {
  std::int64_t id = 0;
  std::string kind, state, phase, category, channel;
  std::int64_t unit = 0;
  Millis received_at = 0;
  std::optional<Millis> due_at, closed_at;
  std::optional<int> rating;
  std::vector<StoryStep> steps;  // in their order
  std::vector<StoryTerm> terms;
};

// A day that never comes: open cases without a date.
inline constexpr std::int64_t kNever = 999'999;

std::vector<Stay> stays_of(const Streams& streams, const Story& story);

}  // namespace langnghe::insight
