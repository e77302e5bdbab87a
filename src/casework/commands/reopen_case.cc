#include "casework/step.h"

namespace langnghe::casework {

Result<Case> reopen_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, const std::string& words, Millis at) {
  return take_step(room, tx, code, who, {.action = "reopen", .words = words}, at);
}

}  // namespace langnghe::casework
