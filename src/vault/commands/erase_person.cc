#include "base/json.h"
#include "ledger/ledger.h"
#include "vault/self.h"

namespace langnghe::vault {

Result<void> Vault::erase(storage::Transaction& tx, std::int64_t record, const Reader& by,
                          std::string_view reason, Millis at) {
  const auto row = find_row(tx, record);
  if (!row || !row->sealed) return refuse(Fault::kNotFound, "vault.gone");
  lock_subject(tx, row->subject);
  tx.run(
      "UPDATE vault_record SET sealed = NULL, erased_at = :at, erased_why = :why WHERE id = :id",
      at, reason, record);
  tx.run("UPDATE vault_read SET words = '' WHERE record = :record", record);
  tx.run("UPDATE vault_file SET sealed = NULL WHERE record = :record", record);
  JsonWriter json;
  json.object();
  json.field("alias", alias_of(row->ref));
  json.field("officer", by.officer);
  json.field("reason", reason);
  json.field("state", state_digest(tx, row->subject.room, row->subject.id));
  json.end();
  ledger::append(
      tx, {"vault.erased", ledger_subject(row->subject), by.unit_code, std::move(json).text()}, at);
  return {};
}

}  // namespace langnghe::vault
