// What changes the directory. Each command runs in a transaction given to it, writes one
// entry in the ledger, and makes `directory` show the change after the commit. Days are local
// dates; a valid_to is the first day on which it is no more. Refusals name the field.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "directory/directory.h"
#include "storage/database.h"

namespace langnghe::directory {

// The units of a pack, read from DIR/units (see packs/vn/units/README.md).
struct PackUnits {
  std::vector<Unit> units;  // parents before children
};
// Reads and checks: kinds, dates, parents and successors that exist, no code twice. Throws
// SetupError with file, line and column.
PackUnits read_pack_units(const std::string& pack_directory);
// Adds the units that are not there yet, by code; changes none that are. Says how many.
int load_pack_units(storage::Transaction& transaction, Directory& directory, const PackUnits& pack,
                    Millis at);

// The rows of a unit file an administrator brings (langnghe import units): a head line with
// code,kind,parent,name_vi,name_en and perhaps valid_from,lat,lon,remote.
struct RowError {
  std::size_t line;
  std::string column;  // "" when it is about the whole row
  std::string what;    // English, for the administrator
};
struct UnitFile {
  std::vector<Unit> units;
  std::vector<std::size_t> lines;  // of each unit
  std::vector<RowError> errors;
};
// `today` is the valid_from of rows that name none.
UnitFile read_unit_file(std::istream& in, Date today);
// All rows or none: adds what is in the file and says how many, or what is wrong with each row.
tl::expected<int, std::vector<RowError>> import_units(storage::Transaction& transaction,
                                                      Directory& directory, const UnitFile& file,
                                                      const Actor& actor, Millis at);

// units.manage. kInvalid directory.code_taken / unit_unknown (parent) / empty …
Result<void> add_unit(storage::Transaction& transaction, Directory& directory, const Unit& unit,
                      const Actor& actor, Millis at);
// Ends a unit on a day and names who follows. Refuses while units below it go on, unless
// they end on the same day or before.
Result<void> end_unit(storage::Transaction& transaction, Directory& directory,
                      std::string_view code, Date end, const std::vector<std::string>& successors,
                      const Actor& actor, Millis at);
// Marks a commune as remote ("vùng sâu, vùng xa đi lại khó khăn") or not: longer terms of law.
Result<void> set_remote(storage::Transaction& transaction, Directory& directory,
                        std::string_view code, bool remote, const Actor& actor, Millis at);

struct NewOfficer {
  std::string login;  // 3 to 64 of a-z 0-9 . _ -
  std::string name;
  std::string language = "vi";
  std::string unit;
  std::string title_vi, title_en;
  bool head = false;
  Date valid_from{};
  std::optional<Date> valid_to;
  bool sample = false;
};
// officers.manage. kInvalid directory.login_form / login_taken / unit_unknown …
Result<OfficerId> add_officer(storage::Transaction& transaction, Directory& directory,
                              const NewOfficer& officer, const Actor& actor, Millis at);
// Another post, perhaps in another unit. Grants stay as they are.
Result<void> move_officer(storage::Transaction& transaction, Directory& directory,
                          OfficerId officer, std::string_view unit, std::string_view title_vi,
                          std::string_view title_en, bool head, const Actor& actor, Millis at);
// From that day on the officer is no more; all grants end with it at the latest.
Result<void> end_officer(storage::Transaction& transaction, Directory& directory,
                         OfficerId officer, Date end, const Actor& actor, Millis at);

struct NewGrant {
  OfficerId officer = 0;
  std::string role;
  std::string unit;
  std::vector<std::string> kinds;  // empty: all
  Date valid_from{};
  std::optional<Date> valid_to;
};
// grants.manage at that unit, and never to oneself: who manages does not let oneself in.
Result<std::int64_t> grant_role(storage::Transaction& transaction, Directory& directory,
                                const NewGrant& grant, const Actor& actor, Millis at);
// Ends a grant on a day (today takes effect at once).
Result<void> revoke_role(storage::Transaction& transaction, Directory& directory,
                         std::int64_t grant, Date end, const Actor& actor, Millis at);

// The sample officers of a pack (DIR/sample/officers.toml), with their grants.
struct SampleOfficer {
  NewOfficer officer;
  std::vector<NewGrant> grants;  // officer 0 until added
};
std::vector<SampleOfficer> read_sample_officers(const std::string& pack_directory);
struct AddedSample {
  OfficerId id;
  std::string login, name, unit, title_vi;
};
// Adds those whose login is not taken yet. The caller opens their accounts (accounts.h).
Result<std::vector<AddedSample>> load_sample_officers(storage::Transaction& transaction,
                                                      Directory& directory,
                                                      const std::vector<SampleOfficer>& samples,
                                                      Millis at);

}  // namespace langnghe::directory
