// Random replicas under the hypothesis that nothing is going on.
#pragma once

#include <cstdint>
#include <vector>

#include "insight/scan/random.h"
#include "insight/scan/study.h"

namespace langnghe::insight::scan {

// Draws the cases of one replica and reports each by its cell: site * times + time. Cells of
// time 0 may be left out when no window needs them (skip_first).
class Draw {
 public:
  explicit Draw(const Study& study);

  // Calls put(cell) once a case.
  template <class Put>
  void replica(Random& random, Put put);

 private:
  // Alias method (Walker 1977, Vose 1991): one random number a case, whatever the weights.
  struct Alias {
    std::uint32_t keep;  // of 2^32: stay here, else go to other
    std::uint32_t other;
  };

  const Study& study_;
  std::uint32_t times_;
  std::vector<Alias> alias_;
  std::vector<std::uint8_t> small_times_;   // scratch of shuffled times below 256
  std::vector<std::uint16_t> large_times_;  // the same above
  std::vector<std::uint32_t> places_;       // scratch of shuffled places

  void make_alias();
  template <class Time, class Put>
  void shuffle_times(const Shuffle& shuffle, std::vector<Time>& scratch, Random& random, Put put);
  template <class Put>
  void shuffle_places(const Shuffle& shuffle, std::size_t first, Random& random, Put put);
};

template <class Time, class Put>
void Draw::shuffle_times(const Shuffle& shuffle, std::vector<Time>& scratch, Random& random,
                         Put put) {
  // Fisher & Yates: the cases stand in order of place, so that counting stays in one place's
  // row for long.
  scratch.assign(shuffle.when.begin(), shuffle.when.end());
  const auto count = static_cast<std::uint32_t>(scratch.size());
  Time* time = scratch.data();
  const std::uint32_t* where = shuffle.where.data();
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t j = i + random.below(count - i);
    const Time drawn = time[j];
    time[j] = time[i];
    put(where[i] * times_ + drawn);
  }
}

template <class Put>
void Draw::shuffle_places(const Shuffle& shuffle, std::size_t first, Random& random, Put put) {
  // Only cases after time 0 need a place: few draws when the windows are short.
  places_ = shuffle.where;
  const auto count = static_cast<std::uint32_t>(places_.size());
  std::uint32_t taken = 0;
  for (std::size_t i = first; i < shuffle.when.size(); ++i, ++taken) {
    const std::uint32_t j = taken + random.below(count - taken);
    const std::uint32_t drawn = places_[j];
    places_[j] = places_[taken];
    put(drawn * times_ + shuffle.when[i]);
  }
}

template <class Put>
void Draw::replica(Random& random, Put put) {
  if (!alias_.empty()) {
    const auto cells = static_cast<std::uint64_t>(alias_.size());
    for (std::int64_t i = 0; i < study_.total; ++i) {
      const std::uint64_t word = random.next();
      const auto cell = static_cast<std::uint32_t>(((word >> 32) * cells) >> 32);
      put(static_cast<std::uint32_t>(word) < alias_[cell].keep ? cell : alias_[cell].other);
    }
    return;
  }
  const bool first_unused = study_.rows.size() == 1 && study_.rows[0].begin > 0;
  for (const auto& shuffle : study_.shuffles) {
    std::size_t first = 0;
    if (first_unused) {
      while (first < shuffle.when.size() && shuffle.when[first] == 0) ++first;
    }
    if (first * 4 > shuffle.when.size() * 3) {
      shuffle_places(shuffle, first, random, put);
    } else if (times_ <= 256) {
      shuffle_times(shuffle, small_times_, random, put);
    } else {
      shuffle_times(shuffle, large_times_, random, put);
    }
  }
}

}  // namespace langnghe::insight::scan
