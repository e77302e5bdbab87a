#include "casework/step.h"

namespace langnghe::casework {

// The words that go out are those that were approved, and no others.
Result<Case> answer_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, const std::vector<std::string>& evidence, Millis at) {
  std::string words;
  if (const auto found = find_case(tx, code)) {
    const auto events = events_of(tx, found->id);
    for (auto event = events.rbegin(); event != events.rend(); ++event)
      if (event->action == "draft") {
        words = event->words;
        break;
      }
  }
  return take_step(room, tx, code, who,
                   {.action = "answer", .words = words, .attachments = evidence}, at);
}

}  // namespace langnghe::casework
