#include <set>

#include "directory/commands.h"
#include "directory/store.h"
#include "directory/unit_table.h"

namespace langnghe::directory {
namespace {

// For the administrator at the command line; pages say the same from the catalogue.
std::string english(const Error& error) {
  static const std::map<std::string, std::string, std::less<>> texts = {
      {"directory.code_form", "a code is 1 to 32 of A-Z a-z 0-9 . - _"},
      {"directory.code_taken", "this code is taken already"},
      {"directory.unit_unknown", "there is no such unit on that day"},
      {"directory.not_allowed", "you may not add units there"},
      {"directory.place_wrong", "latitude is -90 to 90, longitude -180 to 180"}};
  const auto found = texts.find(error.message);
  return found == texts.end() ? error.message : found->second;
}

}  // namespace

UnitFile read_unit_file(std::istream& in, Date today) {
  UnitFile file;
  UnitTable table(in, {"code", "kind", "parent", "name_vi", "name_en"},
                  {"valid_from", "lat", "lon", "remote"}, file.errors);
  if (!file.errors.empty()) return file;
  std::set<std::string> codes;
  while (table.next()) {
    Unit unit;
    unit.code = table.text("code");
    if (!codes.insert(unit.code).second) table.wrong("code", "is in the file twice");
    unit.kind = table.kind("kind");
    unit.parent = table.text("parent");
    unit.name_vi = table.name("name_vi", true);
    unit.name_en = table.name("name_en", false);
    unit.valid_from = table.date("valid_from").value_or(today);
    const auto lat = table.number("lat"), lon = table.number("lon");
    if (lat.has_value() != lon.has_value())
      table.wrong(lat ? "lon" : "lat", "latitude and longitude come together");
    if (lat && lon) unit.place = Point{*lat, *lon};
    const std::string& remote = table.text("remote");
    if (remote != "" && remote != "0" && remote != "1") table.wrong("remote", "write 1 or 0");
    unit.remote = remote == "1";
    file.units.push_back(std::move(unit));
    file.lines.push_back(table.line());
  }
  return file;
}

tl::expected<int, std::vector<RowError>> import_units(storage::Transaction& transaction,
                                                      Directory& directory, const UnitFile& file,
                                                      const Actor& actor, Millis at) {
  std::vector<RowError> errors = file.errors;
  for (std::size_t i = 0; i < file.units.size(); ++i) {
    const auto added = add_unit(transaction, directory, file.units[i], actor, at);
    if (added) continue;
    for (const Error& error : added.error())
      errors.push_back({file.lines[i], error.field, english(error)});
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return static_cast<int>(file.units.size());
}

}  // namespace langnghe::directory
