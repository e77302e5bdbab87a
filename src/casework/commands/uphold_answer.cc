#include "casework/step.h"

namespace langnghe::casework {

Result<Case> uphold_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& words,
                           const std::vector<std::string>& evidence, Millis at) {
  return take_step(room, tx, code, who,
                   {.action = "uphold", .words = words, .attachments = evidence}, at);
}

}  // namespace langnghe::casework
