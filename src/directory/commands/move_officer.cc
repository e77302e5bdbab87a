#include "base/text.h"
#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {

Result<void> move_officer(storage::Transaction& transaction, Directory& directory, OfficerId id,
                          std::string_view unit, std::string_view title_vi,
                          std::string_view title_en, bool head, const Actor& actor, Millis at) {
  const auto officer = read_officer(transaction, id);
  if (!officer) return refuse(Fault::kNotFound, "directory.officer_unknown");
  // One must manage where the officer comes from and where the officer goes.
  for (const std::string_view place : {std::string_view(officer->unit), unit})
    if (auto errors = not_allowed(directory, actor, "officers.manage", place, at))
      return tl::unexpected(std::move(*errors));
  Errors errors;
  check_line(errors, "title_vi", title_vi, 200);
  if (!title_en.empty()) check_line(errors, "title_en", title_en, 200);
  if (!unit_valid(transaction, unit, local_date(at)))
    errors.push_back({Fault::kInvalid, "unit", "directory.unit_unknown"});
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  // A new post: the old one stays as it was for whatever points to it.
  const std::string vi = nfc(trim(title_vi)), en = nfc(trim(title_en));
  const auto post = transaction
                        .value<std::int64_t>(
                            "INSERT INTO post (unit, title_vi, title_en, head) VALUES (:unit, "
                            ":title_vi, :title_en, :head) RETURNING id",
                            unit, vi, en, head)
                        .value();
  transaction.run("UPDATE officer SET post = :post WHERE id = :id", post, id);
  record(transaction, "officer.moved", read_officer(transaction, id).value(), actor, at);
  changed(transaction, directory);
  return {};
}

}  // namespace langnghe::directory
