#include "casework/step.h"

namespace langnghe::casework {

Result<Case> assign_case(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, std::int64_t officer, Millis at) {
  const auto found = find_case(tx, code);
  if (!found) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (!room.directory.now()->allowed(officer, "case.work", unit_code(room, found->unit), found->kind, at))
    return refuse(Fault::kInvalid, "casework.refused.officer_may_not", "officer");
  return take_step(room, tx, code, who, {.action = "assign", .to_officer = officer}, at);
}

}  // namespace langnghe::casework
