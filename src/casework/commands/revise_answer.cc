#include "casework/step.h"

namespace langnghe::casework {

Result<Case> revise_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& words, Millis at) {
  return take_step(room, tx, code, who, {.action = "revise", .words = words}, at);
}

}  // namespace langnghe::casework
