#include "casework/denunciations.h"
#include "casework/step.h"

namespace langnghe::casework {

Result<vault::Person> open_person(const Room& room, storage::Database& database,
                                  const std::string& code, const Actor& who,
                                  std::string_view purpose, std::string_view words, Millis at) {
  std::optional<Case> found;
  std::vector<vault::Record> records;
  database.read([&](storage::Session& session) {
    found = find_case(session, code);
    if (found) records = room.vault.records_of(session, {"case", found->id});
  });
  if (!found) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (records.empty()) return refuse(Fault::kNotFound, "casework.refused.nobody");
  const auto directory = room.directory.now();
  const directory::Officer* officer = directory->officer(who.officer);
  if (who.by != By::kOfficer || officer == nullptr)
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  vault::Reader reader;
  reader.officer = officer->id;
  reader.officer_name = officer->name;
  reader.post = officer->post.title_vi;
  if (const directory::Unit* unit = directory->unit(officer->unit)) {
    reader.unit = unit->id;
    reader.unit_name = unit->name_vi;
    reader.unit_code = unit->code;
  }
  // A sealed case has a way of its own (open_denunciation); trying this one is on record.
  reader.granted = !is_sealed(room, *found) && directory->allowed(officer->id, "vault.read", unit_code(room, found->unit),
                                      found->kind, at);
  return room.vault.open(database, records.front().id, reader, purpose, words, at);
}

}  // namespace langnghe::casework
