#include "initiatives/keep.h"

#include "ledger/ledger.h"

namespace langnghe::initiatives {

void tell_ledger(const Room& room, storage::Transaction& tx, std::string kind, std::string subject,
                 std::int64_t officer, const std::string& state, Millis at,
                 const std::function<void(JsonWriter&)>& more) {
  JsonWriter json;
  json.object();
  json.field("at", iso_utc(at));
  if (more) more(json);
  json.field("state", state);
  json.end();
  std::string unit;
  if (officer != 0)
    if (const directory::Officer* found = room.directory.now()->officer(officer)) unit = found->unit;
  ledger::append(tx, {std::move(kind), std::move(subject), unit, json.text()}, at);
}

}  // namespace langnghe::initiatives
