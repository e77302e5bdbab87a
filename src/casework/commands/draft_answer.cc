#include "casework/step.h"

namespace langnghe::casework {

// The words stay inside the house until the answer is sent.
Result<Case> draft_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                          const Actor& who, const std::string& words, Millis at) {
  return take_step(room, tx, code, who, {.action = "draft", .words = words}, at);
}

}  // namespace langnghe::casework
