#include "casework/step.h"

namespace langnghe::casework {

// From "answered" the rating closes the case; a case that time has closed can be rated later.
Result<Case> rate_case(const Room& room, storage::Transaction& tx, const std::string& code,
                       int rating, const std::string& words, Millis at) {
  const auto found = find_case(tx, code);
  const bool late = found && found->state == "closed";
  if (late && found->rating) return refuse(Fault::kConflict, "casework.refused.rated");
  return take_step(room, tx, code, Actor::petitioner(),
                   {.action = late ? "rate_late" : "rate", .words = words, .rating = rating}, at,
                   [&](Case& one) -> Result<void> {
                     one.rating_words = words;
                     return {};
                   });
}

}  // namespace langnghe::casework
