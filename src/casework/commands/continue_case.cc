#include "casework/step.h"

namespace langnghe::casework {

// Goes on without the petitioner's reply; the words say why.
Result<Case> continue_case(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& words, Millis at) {
  return take_step(room, tx, code, who, {.action = "continue", .words = words}, at);
}

}  // namespace langnghe::casework
