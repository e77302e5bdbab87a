#include "casework/step.h"

namespace langnghe::casework {

Result<Case> withdraw_case(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& words, Millis at) {
  return take_step(room, tx, code, Actor::petitioner(), {.action = "withdraw", .words = words}, at);
}

}  // namespace langnghe::casework
