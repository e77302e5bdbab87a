#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {

Result<void> end_officer(storage::Transaction& transaction, Directory& directory, OfficerId id,
                         Date end, const Actor& actor, Millis at) {
  const auto officer = read_officer(transaction, id);
  if (!officer) return refuse(Fault::kNotFound, "directory.officer_unknown");
  if (auto errors = not_allowed(directory, actor, "officers.manage", officer->unit, at))
    return tl::unexpected(std::move(*errors));
  if (!end.ok()) return refuse(Fault::kInvalid, "directory.date_missing", "end");
  if (end < officer->valid_from)
    return refuse(Fault::kInvalid, "directory.ends_before_start", "end");
  if (officer->valid_to && *officer->valid_to <= end)
    return refuse(Fault::kConflict, "directory.already_ended");
  const std::string day = date_text(end);
  transaction.run("UPDATE officer SET valid_to = :day WHERE id = :id", day, id);
  std::vector<std::int64_t> open;
  transaction.each<std::int64_t>(
      "SELECT id FROM role_grant WHERE officer = :id AND (valid_to IS NULL OR valid_to > :day)",
      [&](std::int64_t grant) { open.push_back(grant); }, id, day);
  for (const std::int64_t grant : open) {
    transaction.run("UPDATE role_grant SET valid_to = :day WHERE id = :grant", day, grant);
    record(transaction, "grant.ended", read_grant(transaction, grant).value(), actor, at);
  }
  record(transaction, "officer.ended", read_officer(transaction, id).value(), actor, at);
  changed(transaction, directory);
  return {};
}

}  // namespace langnghe::directory
