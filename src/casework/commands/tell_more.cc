#include "casework/row.h"
#include "casework/sealing.h"
#include "casework/step.h"

namespace langnghe::casework {

Result<Case> tell_more(const Room& room, storage::Transaction& tx, const std::string& code,
                       const std::string& action, const std::string& words,
                       const std::vector<Original>& originals, Millis at) {
  const auto found = case_by_code(tx, code);
  if (!found || !is_sealed(room, *found)) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (Errors errors = check_originals(room, originals, "original"); !errors.empty())
    return tl::unexpected<Errors>(std::move(errors));
  // The step seals the words (step.cc): the newest record is theirs.
  auto done = take_step(room, tx, code, Actor::petitioner(), {.action = action, .words = words}, at);
  if (!done) return done;
  if (!originals.empty())
    seal_originals(room, tx, room.vault.records_of(tx, sealed_subject(*done)).back().id, originals, at);
  return done;
}

}  // namespace langnghe::casework
