#include "casework/step.h"

namespace langnghe::casework {

Result<Case> dispute_case(const Room& room, storage::Transaction& tx, const std::string& code,
                          const std::string& words, const std::vector<std::string>& attachments,
                          Millis at) {
  return take_step(room, tx, code, Actor::petitioner(),
                   {.action = "dispute", .words = words, .attachments = attachments}, at);
}

}  // namespace langnghe::casework
