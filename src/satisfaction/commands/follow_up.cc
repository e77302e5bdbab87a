#include "ledger/table.h"
#include "satisfaction/survey.h"

namespace langnghe::satisfaction {
namespace {

Result<FollowUp> mine(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at) {
  auto found = ledger::row_by_code<FollowUp>(tx, code);
  if (!found) return refuse(Fault::kNotFound, "satisfaction.refused.unknown");
  if (!may(room, officer, "survey.follow", found->unit, at)) return refuse(Fault::kForbidden, "satisfaction.refused.not_yours");
  if (found->state == "done") return refuse(Fault::kConflict, "satisfaction.refused.done");
  return std::move(*found);
}

}  // namespace

Result<FollowUp> take_followup(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at) {
  auto one = mine(room, tx, code, officer, at);
  if (!one) return one;
  one->state = "taken";
  one->officer = officer;
  one->taken_at = at;
  return ledger::update_row(tx, std::move(*one), {"taken", unit_code(room, one->unit), officer}, at, kFaster);
}

Result<FollowUp> finish_followup(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                 std::int64_t officer, Millis at) {
  auto one = mine(room, tx, code, officer, at);
  if (!one) return one;
  Errors errors;
  one->done_words = take_words(errors, words, "done_words", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one->state = "done";
  one->officer = officer;
  if (!one->taken_at) one->taken_at = at;
  one->done_at = at;
  return ledger::update_row(tx, std::move(*one), {"done", unit_code(room, one->unit), officer}, at, kFaster);
}

}  // namespace langnghe::satisfaction
