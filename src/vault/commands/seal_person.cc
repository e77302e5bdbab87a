#include "base/encoding.h"
#include "vault/self.h"

namespace langnghe::vault {
namespace {

constexpr std::size_t kRefBytes = 10;

std::string seal_row(const Keyring& keys, const Row& row, const Person& person) {
  return langnghe::seal(*keys.find(row.key), to_json(person), bound_to(row));
}

}  // namespace

Vault::Vault(Keyring keys, Purposes purposes)
    : self_(new Self{std::move(keys), std::move(purposes)}) {}
Vault::~Vault() = default;

const Purposes& Vault::purposes() const { return self_->purposes; }

std::int64_t Vault::seal(storage::Transaction& tx, const Subject& subject, const Person& person,
                         Millis at, Level level) {
  const Row row{0, subject, base32(random_bytes(kRefBytes)), level, self_->keys.newest(), {}};
  return tx
      .value<std::int64_t>(
          "INSERT INTO vault_record (room, subject, code, ref, level, key, sealed, sealed_at, "
          "touched) VALUES (:room, :subject, :code, :ref, :level, :key, :sealed, :sealed_at, 0) "
          "RETURNING id",
          subject.room, subject.id, subject.code, row.ref, level, row.key,
          seal_row(self_->keys, row, person), at)
      .value();
}

Result<void> Vault::reseal(storage::Transaction& tx, std::int64_t record, const Person& person,
                           Millis at) {
  auto row = find_row(tx, record);
  if (!row || !row->sealed) return refuse(Fault::kNotFound, "vault.gone");
  row->key = self_->keys.newest();
  tx.run("UPDATE vault_record SET sealed = :sealed, key = :key, sealed_at = :at WHERE id = :id",
         seal_row(self_->keys, *row, person), row->key, at, record);
  return {};
}

}  // namespace langnghe::vault
