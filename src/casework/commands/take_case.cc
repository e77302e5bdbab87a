#include "casework/step.h"

namespace langnghe::casework {

Result<Case> take_case(const Room& room, storage::Transaction& tx, const std::string& code,
                       const Actor& who, Millis at) {
  return take_step(room, tx, code, who, {.action = "take"}, at);
}

}  // namespace langnghe::casework
