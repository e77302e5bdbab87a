// When a vote has passed: Law 10/2022/QH15 art. 21. Pure. The denominator is all households on
// the roll, never those present; a village without households passes nothing.
#pragma once

#include <cstdint>

#include "consultations/pack.h"

namespace langnghe::consultations {

// At least (or more than) the share of the whole, in whole numbers: no rounding anywhere.
bool reaches(const Share& share, bool more_than, std::int64_t part, std::int64_t whole);

struct Tally {
  std::int64_t households = 0;  // on the roll when the vote ended
  std::int64_t voted = 0;
  std::int64_t yes = 0, no = 0, other = 0, invalid = 0;
};

// In one village.
bool passes(const VoteItem& item, const Tally& tally);
// So few took part that it could not have passed even with one voice (art. 19(1)(b)): then the
// ballot goes from household to household.
bool attendance_failed(const VoteItem& item, const Tally& tally);
// The fewest households that pass it: what a page tells people.
std::int64_t needed(const VoteItem& item, std::int64_t households);
// In the whole commune: in at least the item's share of its villages.
bool passes_commune(const VoteItem& item, std::int64_t villages_passed, std::int64_t villages);

}  // namespace langnghe::consultations
