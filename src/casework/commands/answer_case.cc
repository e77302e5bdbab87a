#include "casework/step.h"

namespace langnghe::casework {

// The words that go out are those that were approved, and no others: the lifecycle takes them
// from the draft.
Result<Case> answer_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, const std::vector<std::string>& evidence, Millis at) {
  return take_step(room, tx, code, who, {.action = "answer", .attachments = evidence}, at);
}

}  // namespace langnghe::casework
