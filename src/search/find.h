// Answers a search over one snapshot.
//
// Every word of the question has to stand in the document; how well it fits orders the answers:
// rarity and number of the words, marks as typed before none before others, words side by side
// as in the question, names before text, a little the newer before the older. When nothing fits
// and words may be mistyped, words one edit away are taken instead, and it is said.
//
// Cost: lists of the words are read once (about 1.5 ns an entry), then the newest kRanked
// documents that fit are weighed one by one (about 0.3 µs each).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "search/index.h"
#include "search/query.h"

namespace langnghe::search {

inline constexpr std::size_t kRanked = 10'000;
inline constexpr std::size_t kVerified = 50'000;  // phrases are proved in so many of the newest

// What one reader may see: of a source all, or what these units have, or of that only one kind.
// Several for one source add up.
struct Sight {
  std::uint16_t source = 0;
  bool all = false;
  std::vector<bool> units = {};  // by directory id
  std::string kind = {};         // value of the facet "kind"; "" for any

  bool sees(std::uint32_t unit) const { return all || (unit < units.size() && units[unit]); }
};

struct Wanted {
  Query query;
  std::vector<Sight> sight;  // what is in none of them is not there
  // Every one has to hold: one of the values of that facet, or none of them.
  struct Facet {
    std::string name;
    std::vector<std::string> values;
    bool negative = false;
  };
  std::vector<Facet> facets = {};
  std::optional<Millis> from = {}, until = {};  // came in at or after, before
  bool newest_first = false;
  bool typing_errors = true;
  std::size_t offset = 0, limit = 20;
  Millis now = 0;
};

struct Hit {
  Key key = 0;
  double score = 0;
};
struct Found {
  std::vector<Hit> hits;
  std::uint64_t total = 0;
  bool at_least = false;      // a phrase was not proved in all that hold its words
  bool all_ranked = true;     // else the best of the newest
  bool typing_errors = false; // found by words one edit away only
  std::vector<Forms::Form> words;  // to be marked in what is shown (highlight.h)
};

Found find(const Snapshot& snapshot, const Wanted& wanted);

}  // namespace langnghe::search
