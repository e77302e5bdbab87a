#include "casework/step.h"

namespace langnghe::casework {

Result<Case> transfer_case(const Room& room, storage::Transaction& tx, const std::string& code,
                           const Actor& who, const std::string& to, const std::string& words,
                           Millis at) {
  const auto found = find_case(tx, code);
  if (!found) return refuse(Fault::kNotFound, "casework.refused.unknown");
  const auto directory = room.directory.now();
  const directory::Unit* target = directory->unit(to);
  if (target == nullptr || directory::is_territory(target->kind) ||
      !target->valid_on(local_date(at)))
    return refuse(Fault::kInvalid, "casework.refused.unit_missing", "unit");
  // Passed on twice already: nobody shall be sent round a third time (DESIGN section 6).
  if (found->transfers >= 2)
    if (const directory::Unit* superior = directory->units().superior(unit_code(room, found->unit)))
      target = superior;
  if (target->id == found->unit)
    return refuse(Fault::kInvalid, "casework.refused.unit_same", "unit");
  return take_step(room, tx, code, who,
                   {.action = "transfer", .words = words, .to_unit = target->id}, at,
                   [](Case& one) -> Result<void> {
                     ++one.transfers;
                     one.officer.reset();
                     return {};
                   });
}

}  // namespace langnghe::casework
