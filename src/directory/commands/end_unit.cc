#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {

Result<void> end_unit(storage::Transaction& transaction, Directory& directory,
                      std::string_view code, Date end, const std::vector<std::string>& successors,
                      const Actor& actor, Millis at) {
  const auto row = transaction.row<std::string, std::optional<std::string>>(
      "SELECT valid_from, valid_to FROM unit WHERE code = :code", code);
  if (!row) return refuse(Fault::kNotFound, "directory.unit_unknown", "unit");
  if (auto errors = not_allowed(directory, actor, "units.manage", code, at))
    return tl::unexpected(std::move(*errors));
  if (!end.ok()) return refuse(Fault::kInvalid, "directory.date_missing", "end");
  const auto& [from, ended] = *row;
  if (ended) return refuse(Fault::kConflict, "directory.already_ended");
  const std::string day = date_text(end);
  if (day <= from) return refuse(Fault::kInvalid, "directory.ends_before_start", "end");
  for (const std::string& successor : successors)
    if (successor == code || !unit_valid(transaction, successor, end))
      return refuse(Fault::kInvalid, "directory.unit_unknown", "successors", {{"unit", successor}});
  if (const auto below = transaction.value<std::string>(
          "SELECT code FROM unit WHERE parent = :code AND (valid_to IS NULL OR valid_to > :day) "
          "ORDER BY code LIMIT 1",
          code, day))
    return refuse(Fault::kConflict, "directory.units_below", "unit", {{"unit", *below}});

  transaction.run("UPDATE unit SET valid_to = :day WHERE code = :code", day, code);
  for (const std::string& successor : successors) insert_successor(transaction, code, successor);
  for (const Unit& unit : read_units(transaction))
    if (unit.code == code) record(transaction, "unit.ended", unit, actor, at);
  changed(transaction, directory);
  return {};
}

}  // namespace langnghe::directory
