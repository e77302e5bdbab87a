#include "casework/step.h"

namespace langnghe::casework {

Result<Case> approve_answer(const Room& room, storage::Transaction& tx, const std::string& code,
                            const Actor& who, Millis at) {
  // Four eyes: who drafted the words does not approve them.
  if (const auto found = find_case(tx, code)) {
    const auto events = events_of(tx, found->id);
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
      if (event->action != "draft") continue;
      if (event->officer == who.officer)
        return refuse(Fault::kForbidden, "casework.refused.four_eyes");
      break;
    }
  }
  return take_step(room, tx, code, who, {.action = "approve"}, at);
}

}  // namespace langnghe::casework
