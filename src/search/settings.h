// What a province sets of searching and look-alikes: packs/vn/search.toml.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace langnghe::search {

// How much each likeness counts. A score is the sum over what the question brings (its words
// always, its place and point when given), in proportion to the most it could be: 0 to 1.
struct Weights {
  double words = 0.5;       // cosine of the words, rare ones weigh more
  double place = 0.7;       // the same of the words that say where
  double near = 1.0;        // exp(-metres / near_metres)
  double near_metres = 100;
  double time = 0.5;        // exp(-days / time_days)
  double time_days = 20;
  double closed = 0.8;      // taken off when the other was closed for closed_days and more
  double closed_days = 7;
  double synonym = 0.5;     // what a word of the same meaning counts of the word itself
  double other_marks = 0.3; // what a word counts whose marks are others: đường, dương
};

struct Settings {
  Weights weights = {};
  double threshold = 0.55;   // suggested from this score on
  int suggestions = 3;
  double group_threshold = 0.35;  // texts of one list that say the same (groups.h)
  // Field names of the search line, folded: {"loai", "kind"}, {"kind", "kind"}.
  std::map<std::string, std::string, std::less<>> fields = {};
  // Ways to say one thing, folded words with one blank between.
  std::vector<std::vector<std::string>> synonyms = {};

  // Throws SetupError naming file and place.
  static Settings load(const std::string& path);
};

}  // namespace langnghe::search
