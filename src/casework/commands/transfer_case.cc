#include "casework/step.h"

namespace langnghe::casework {

Result<Case> transfer_case(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& to, const std::string& words,
                           Millis at) {
  return take_step(room, tx, code, who,
                   {.action = "transfer", .words = words, .to_unit = unit_to(room, to, at)}, at);
}

}  // namespace langnghe::casework
