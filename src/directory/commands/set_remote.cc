#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {

// Law on Complaints arts. 28, 33, 37, 44 give longer terms in remote areas; no list of them
// is in the law, the province sets it (law.md 13.13).
Result<void> set_remote(storage::Transaction& transaction, Directory& directory,
                        std::string_view code, bool remote, const Actor& actor, Millis at) {
  if (auto errors = not_allowed(directory, actor, "units.manage", code, at))
    return tl::unexpected(std::move(*errors));
  for (Unit& unit : read_units(transaction)) {
    if (unit.code != code) continue;
    if (!is_commune_level(unit.kind))
      return refuse(Fault::kInvalid, "directory.not_a_commune", "unit");
    if (unit.remote == remote) return {};
    unit.remote = remote;
    transaction.run("UPDATE unit SET remote = :remote WHERE code = :code", remote, code);
    record(transaction, "unit.changed", unit, actor, at);
    changed(transaction, directory);
    return {};
  }
  return refuse(Fault::kNotFound, "directory.unit_unknown", "unit");
}

}  // namespace langnghe::directory
