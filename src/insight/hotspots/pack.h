// What counts as a hot spot: packs/vn/hotspots.toml. Immutable.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::insight::hotspots {

enum class Import { kStratify, kLeaveOut, kCount };

struct Pack {
  int hour = 2;
  std::vector<std::string> kinds;
  // [cluster]
  int look_back_days = 84, longest_days = 14;
  double commune_km = 30, point_km = 3, cell_degrees = 0.005;
  int most_cells = 2000;
  double largest_share = 0.5;
  int replicas = 999, least_cases = 5, point_cases = 8;
  double least_ratio = 1.5;
  int least_open = 3;
  // [unresolved], [silent]
  int received_days = 180, unresolved_after = 10, silent_after = 30;
  // [alarm]
  double recurrence_days = 365;
  int quiet_nights = 14;
  double same_share = 0.5, grown = 1.5;
  // [topics]
  int recent_days = 7, past_weeks = 8, topic_cases = 5;
  double topic_ratio = 2;
  int most_terms = 4;
  std::vector<std::string> stop;  // folded
  // [drift]
  int weeks = 52, watched_weeks = 13;
  double odds = 2;
  int least_terms = 20;
  double house_terms = 20;
  // [imports]
  Import otherwise = Import::kStratify;
  std::map<std::string, Import, std::less<>> imports;

  Import treat(std::string_view source) const;

  // Throws SetupError: file, line, what.
  static Pack load(const std::string& path);
};

}  // namespace langnghe::insight::hotspots
