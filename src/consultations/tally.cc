#include "consultations/tally.h"

namespace langnghe::consultations {

bool reaches(const Share& share, bool more_than, std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return false;
  const std::int64_t left = part * share.whole, right = whole * share.part;
  return more_than ? left > right : left >= right;
}

bool passes(const VoteItem& item, const Tally& tally) {
  return reaches(item.pass, item.more_than, tally.yes, tally.households);
}

bool attendance_failed(const VoteItem& item, const Tally& tally) {
  return !reaches(item.pass, item.more_than, tally.voted, tally.households);
}

std::int64_t needed(const VoteItem& item, std::int64_t households) {
  const std::int64_t share = households * item.pass.part;
  return item.more_than ? share / item.pass.whole + 1
                        : (share + item.pass.whole - 1) / item.pass.whole;
}

bool passes_commune(const VoteItem& item, std::int64_t villages_passed, std::int64_t villages) {
  return item.villages && reaches(*item.villages, false, villages_passed, villages);
}

}  // namespace langnghe::consultations
