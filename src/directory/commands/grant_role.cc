#include <algorithm>

#include "base/json.h"
#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {
namespace {

bool is_kind(std::string_view kind) {
  return !kind.empty() && std::all_of(kind.begin(), kind.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

Result<std::int64_t> grant_role(storage::Transaction& transaction, Directory& directory,
                                const NewGrant& wanted, const Actor& actor, Millis at) {
  if (auto errors = not_allowed(directory, actor, "grants.manage", wanted.unit, at))
    return tl::unexpected(std::move(*errors));
  if (actor.officer != 0 && actor.officer == wanted.officer)
    return refuse(Fault::kForbidden, "directory.grant_self", "officer");
  Errors errors;
  const auto wrong = [&](std::string field, std::string message) {
    errors.push_back({Fault::kInvalid, std::move(field), std::move(message)});
  };
  const auto officer = read_officer(transaction, wanted.officer);
  if (!officer) wrong("officer", "directory.officer_unknown");
  if (!directory.now()->roles().role(wanted.role)) wrong("role", "directory.role_unknown");
  if (!wanted.valid_from.ok()) wrong("valid_from", "directory.date_missing");
  else if (!unit_valid(transaction, wanted.unit, wanted.valid_from))
    wrong("unit", "directory.unit_unknown");
  if (wanted.valid_to && *wanted.valid_to <= wanted.valid_from)
    wrong("valid_to", "directory.ends_before_start");
  if (!std::all_of(wanted.kinds.begin(), wanted.kinds.end(), is_kind))
    wrong("kinds", "directory.kind_unknown");
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  const std::string kinds = join(wanted.kinds, ' '), from = date_text(wanted.valid_from);
  const auto to = date_text(wanted.valid_to);
  const std::int64_t id =
      transaction
          .value<std::int64_t>(
              "INSERT INTO role_grant (officer, role, unit, kinds, valid_from, valid_to, granted_by) "
              "VALUES (:officer, :role, :unit, :kinds, :valid_from, :valid_to, :granted_by) "
              "RETURNING id",
              wanted.officer, wanted.role, wanted.unit, kinds, from, to, actor.officer)
          .value();
  record(transaction, "grant.given", read_grant(transaction, id).value(), actor, at);
  changed(transaction, directory);
  return id;
}

}  // namespace langnghe::directory
