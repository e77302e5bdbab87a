// What came in before that may be the same thing: near in words, in place and in time. A
// suggestion with its reasons for a person to decide on; nothing is ever joined by it.
//
//   score = ( words · cos(words) + place · cos(words of the place) + near · e^(−metres/100)
//             + time · e^(−days/20) · bond − closed · min(1, days since it was closed / 7) ) / most
//
// bond is the largest of the three likenesses before it: the same day alone says nothing.
// cos is over folded words weighed by rarity (idf); Weights has the numbers, docs/lookalikes.md
// how they were measured. Words without marks match words with any marks; two words with
// different marks count little. Synonyms of the pack count half.
//
// Cost: of 10 million documents a few tens of thousands are looked at: those of the nine cells
// around the point that came in within kGridDays, and of each word, rarest first, the newest
// kNewest; what is neither near nor recent and has only common words in common is not found.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "search/index.h"
#include "search/settings.h"

namespace langnghe::search {

inline constexpr std::uint32_t kGridDays = 365;
inline constexpr std::uint32_t kNewest = 4096;     // postings of one word
inline constexpr std::uint32_t kBudget = 60'000; // of all words together
inline constexpr std::uint32_t kLookedAt = 8'000;  // candidates of the lists whose columns are read
inline constexpr std::uint32_t kWeighed = 200;     // candidates weighed word by word

struct Likeness {
  std::string words, place;
  std::optional<double> lat, lon;
  Millis at = 0;
  std::optional<Key> self;  // never its own look-alike
};

struct Alike {
  Key key = 0;
  double score = 0;                // 0 to 1
  double words = 0, place = 0;     // cosines
  std::optional<double> metres;
  double days = 0;                 // between the two
  std::vector<std::string> shared; // words both have, as the other spells them, rarest first
};

// Which documents may be suggested.
using May = std::function<bool(const Segment&, Doc)>;

class LookAlikes {
 public:
  explicit LookAlikes(const Settings& settings) : settings_(settings) {}
  // Best first, at most `most`, with a score of `least` and more. Only what came in before it.
  std::vector<Alike> of(const Snapshot& snapshot, const Likeness& one, const May& may, int most, double least) const;
  // As the settings say.
  std::vector<Alike> of(const Snapshot& snapshot, const Likeness& one, const May& may) const {
    return of(snapshot, one, may, settings_.suggestions, settings_.threshold);
  }

 private:
  const Settings& settings_;
};

// Metres between two points (sphere of 6,371 km).
double metres_between(double lat1, double lon1, double lat2, double lon2);

}  // namespace langnghe::search
