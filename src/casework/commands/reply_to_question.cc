#include "casework/step.h"

namespace langnghe::casework {

Result<Case> reply_to_question(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& words,
                               const std::vector<std::string>& attachments, Millis at) {
  return take_step(room, tx, code, Actor::petitioner(),
                   {.action = "reply", .words = words, .attachments = attachments}, at);
}

}  // namespace langnghe::casework
