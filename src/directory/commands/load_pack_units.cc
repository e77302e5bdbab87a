#include <fstream>
#include <set>

#include "base/encoding.h"
#include "base/json.h"
#include "directory/commands.h"
#include "directory/store.h"
#include "directory/unit_table.h"
#include "ledger/ledger.h"

namespace langnghe::directory {
namespace {

// Ended units keep their old code with the day of the end: codes were given again (22918 was
// Hàm Tiến and is Mũi Né).
std::string ended_code(const std::string& code, Date end) { return code + "@" + iso_date(end); }

struct Reader {
  std::string directory;
  PackUnits pack;
  std::set<std::string, std::less<>> codes;

  template <class F>
  void file(const std::string& name, const std::vector<std::string>& columns, F&& row) {
    const std::string path = directory + "/units/" + name;
    std::ifstream in(path);
    if (!in) throw SetupError(path + ": cannot be read; the pack is not complete");
    std::vector<RowError> errors;
    UnitTable table(in, columns, {}, errors);
    const auto stop = [&] {
      if (errors.empty()) return;
      const RowError& first = errors.front();
      throw SetupError(path + ":" + std::to_string(first.line) + ": " +
                       (first.column.empty() ? "" : first.column + ": ") + first.what);
    };
    stop();
    while (table.next()) {
      row(table);
      stop();
    }
    stop();
  }

  void add(UnitTable& table, Unit unit) {
    if (!unit.parent.empty() && !codes.contains(unit.parent))
      table.wrong("parent", "\"" + unit.parent + "\" is not there (parents come first)");
    if (!codes.insert(unit.code).second) table.wrong("code", "\"" + unit.code + "\" is there twice");
    pack.units.push_back(std::move(unit));
  }
};

}  // namespace

PackUnits read_pack_units(const std::string& pack_directory) {
  Reader reader{pack_directory, {}, {}};
  Unit country;
  country.code = "VN";
  country.kind = UnitKind::kCountry;
  country.name_vi = "Việt Nam";
  country.name_en = "Vietnam";
  reader.codes.insert("VN");
  reader.pack.units.push_back(country);

  const auto start = [](UnitTable& table) {
    Unit unit;
    unit.code = table.text("code");
    unit.kind = table.kind("kind");
    unit.name_vi = table.name("name_vi", true);
    unit.name_en = table.name("name_en", true);
    if (unit.code.empty()) table.wrong("code", "is empty");
    return unit;
  };
  reader.file("provinces.csv", {"code", "kind", "name_vi", "name_en", "valid_from"},
              [&](UnitTable& table) {
                Unit unit = start(table);
                unit.parent = "VN";
                unit.valid_from = table.date("valid_from").value_or(Date{});
                reader.add(table, std::move(unit));
              });
  std::set<std::string> remote;
  reader.file("remote.csv", {"code", "basis"},
              [&](UnitTable& table) { remote.insert(table.text("code")); });
  reader.file("communes.csv",
              {"code", "kind", "province", "name_vi", "name_en", "lat", "lon", "valid_from",
               "former_province"},
              [&](UnitTable& table) {
                Unit unit = start(table);
                unit.parent = table.text("province");
                unit.valid_from = table.date("valid_from").value_or(Date{});
                unit.former_province = table.text("former_province");
                const auto lat = table.number("lat"), lon = table.number("lon");
                if (lat && lon) unit.place = Point{*lat, *lon};
                unit.remote = remote.erase(unit.code) > 0;
                reader.add(table, std::move(unit));
              });
  if (!remote.empty())
    throw SetupError(pack_directory + "/units/remote.csv: \"" + *remote.begin() +
                     "\" is no commune of communes.csv");
  const std::vector<std::string> body{"code", "kind", "parent", "name_vi", "name_en"};
  for (const char* name : {"bodies.csv", "commune_bodies.csv"})
    reader.file(name, body, [&](UnitTable& table) {
      Unit unit = start(table);
      unit.parent = table.text("parent");
      unit.valid_from = *parse_date("2025-07-01");  // the bodies of the two-level model
      unit.sample = std::string_view(name) == "bodies.csv";
      reader.add(table, std::move(unit));
    });
  reader.file("predecessors.csv",
              {"code", "kind", "parent", "name_vi", "name_en", "valid_to", "successors"},
              [&](UnitTable& table) {
                Unit unit = start(table);
                const auto end = table.date("valid_to");
                if (!end) return table.wrong("valid_to", "an ended unit needs its end");
                unit.valid_to = end;
                unit.code = ended_code(unit.code, *end);
                const std::string& parent = table.text("parent");
                unit.parent = parent.empty() ? "VN" : ended_code(parent, *end);
                unit.successors = split(table.text("successors"), ' ');
                for (const std::string& successor : unit.successors)
                  if (!reader.codes.contains(successor))
                    table.wrong("successors", "\"" + successor + "\" is not there");
                reader.add(table, std::move(unit));
              });
  return std::move(reader.pack);
}

int load_pack_units(storage::Transaction& transaction, Directory& directory, const PackUnits& pack,
                    Millis at) {
  int added = 0;
  std::string bytes;
  for (const Unit& unit : pack.units) {
    if (insert_unit(transaction, unit) == 0) continue;
    ++added;
    for (const std::string& successor : unit.successors)
      insert_successor(transaction, unit.code, successor);
    for (const std::string& text :
         {unit.code, std::string(name_of(unit.kind)), unit.parent, unit.name_vi, unit.name_en,
          join(unit.successors, ' '), std::string(unit.remote ? "1" : "0")})
      bytes += text + '\n';
  }
  if (added == 0) return 0;
  // One entry for all: the first load is the pack's doing, not that of anybody in particular.
  JsonWriter json;
  json.object();
  json.field("units", added);
  json.field("sha256", hex(view(sha256(bytes))));
  json.end();
  ledger::append(transaction, {"unit.pack_loaded", "pack:units", "", std::move(json).text()}, at);
  changed(transaction, directory);
  return added;
}

}  // namespace langnghe::directory
