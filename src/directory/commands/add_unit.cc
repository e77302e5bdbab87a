#include <algorithm>

#include "base/text.h"
#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {
namespace {

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 32 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
  });
}

}  // namespace

Result<void> add_unit(storage::Transaction& transaction, Directory& directory, const Unit& wanted,
                      const Actor& actor, Millis at) {
  if (auto errors = not_allowed(directory, actor, "units.manage", wanted.parent, at))
    return tl::unexpected(std::move(*errors));
  Errors errors;
  const auto wrong = [&](std::string field, std::string message) {
    errors.push_back({Fault::kInvalid, std::move(field), std::move(message)});
  };
  if (!is_code(wanted.code))
    wrong("code", "directory.code_form");
  else if (transaction.value<std::int64_t>("SELECT id FROM unit WHERE code = :code", wanted.code))
    wrong("code", "directory.code_taken");
  check_line(errors, "name_vi", wanted.name_vi, 200);
  if (!wanted.name_en.empty()) check_line(errors, "name_en", wanted.name_en, 200);
  if (!wanted.valid_from.ok())
    wrong("valid_from", "directory.date_missing");
  else if (!unit_valid(transaction, wanted.parent, wanted.valid_from))
    wrong("parent", "directory.unit_unknown");
  if (wanted.place && !(wanted.place->lat >= -90 && wanted.place->lat <= 90 &&
                        wanted.place->lon >= -180 && wanted.place->lon <= 180))
    wrong("lat", "directory.place_wrong");
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  Unit unit = wanted;
  unit.name_vi = nfc(trim(wanted.name_vi));
  unit.name_en = nfc(trim(wanted.name_en));
  unit.valid_to.reset();  // ending is a command of its own
  unit.successors.clear();
  insert_unit(transaction, unit);
  record(transaction, "unit.added", unit, actor, at);
  changed(transaction, directory);
  return {};
}

}  // namespace langnghe::directory
