#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {

Result<void> revoke_role(storage::Transaction& transaction, Directory& directory,
                         std::int64_t id, Date end, const Actor& actor, Millis at) {
  const auto grant = read_grant(transaction, id);
  if (!grant) return refuse(Fault::kNotFound, "directory.grant_unknown");
  if (auto errors = not_allowed(directory, actor, "grants.manage", grant->unit, at))
    return tl::unexpected(std::move(*errors));
  if (!end.ok()) return refuse(Fault::kInvalid, "directory.date_missing", "end");
  // Nothing is made longer here, and what is past is past.
  if (grant->valid_to && *grant->valid_to <= end)
    return refuse(Fault::kConflict, "directory.already_ended");
  if (end < local_date(at)) return refuse(Fault::kInvalid, "directory.end_in_past", "end");
  const std::string day = date_text(end);
  transaction.run("UPDATE role_grant SET valid_to = :day WHERE id = :id", day, id);
  record(transaction, "grant.ended", read_grant(transaction, id).value(), actor, at);
  changed(transaction, directory);
  return {};
}

}  // namespace langnghe::directory
