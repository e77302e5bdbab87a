#include "casework/step.h"

namespace langnghe::casework {

Result<Case> assign_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, std::int64_t officer, Millis at) {
  return take_step(room, tx, code, who, {.action = "assign", .to_officer = officer}, at);
}

}  // namespace langnghe::casework
