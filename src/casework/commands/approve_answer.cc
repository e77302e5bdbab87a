#include "casework/step.h"

namespace langnghe::casework {

Result<Case> approve_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                            const Actor& who, Millis at) {
  return take_step(room, tx, code, who, {.action = "approve"}, at);
}

}  // namespace langnghe::casework
