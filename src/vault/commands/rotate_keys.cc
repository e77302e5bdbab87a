#include <algorithm>
#include <stdexcept>

#include "vault/self.h"

namespace langnghe::vault {
namespace {

std::string again(const Keyring& keys, std::int64_t key, const std::string& sealed,
                  const std::string& was_bound, const std::string& now_bound,
                  const std::string& what) {
  const SecretKey* old = keys.find(key);
  const auto plain = old == nullptr ? std::nullopt : unseal(*old, sealed, was_bound);
  if (!plain)
    throw std::runtime_error("vault: " + what + " does not open with key " + std::to_string(key) +
                             "; bring that key back, or restore the row");
  return seal(*keys.find(keys.newest()), *plain, now_bound);
}

}  // namespace

std::int64_t Vault::rotate(storage::Transaction& tx, int limit) {
  const auto newest = self_->keys.newest();
  std::int64_t done = 0;
  const auto records = tx.rows<std::int64_t>(
      "SELECT id FROM vault_record WHERE key <> :key AND sealed IS NOT NULL ORDER BY id "
      "LIMIT :limit",
      newest, limit);
  for (const auto& [id] : records) {
    const Row row = *find_row(tx, id);
    Row now = row;
    now.key = newest;
    tx.run("UPDATE vault_record SET sealed = :sealed, key = :key WHERE id = :id",
           again(self_->keys, row.key, *row.sealed, bound_to(row), bound_to(now),
                 "record " + std::to_string(id)),
           newest, id);
    ++done;
  }
  const auto words = tx.rows<std::int64_t, std::int64_t, Millis, std::int64_t, std::int64_t,
                             std::string>(
      "SELECT id, record, at, officer, key, words FROM vault_read "
      "WHERE key <> :key AND words <> '' ORDER BY id LIMIT :limit",
      newest, limit - done);
  for (const auto& [id, record, at, officer, key, sealed] : words) {
    const auto bound = words_bound_to(record, at, officer);
    tx.run("UPDATE vault_read SET words = :words, key = :key WHERE id = :id",
           again(self_->keys, key, sealed, bound, bound, "reading " + std::to_string(id)), newest,
           id);
    ++done;
  }
  // Files are large: a few at a time.
  const auto files = tx.rows<std::int64_t, std::int64_t, std::string, std::int64_t, std::string>(
      "SELECT id, record, ref, key, sealed FROM vault_file WHERE key <> :key AND sealed IS NOT NULL "
      "ORDER BY id LIMIT :limit",
      newest, std::min<std::int64_t>(limit - done, 10));
  for (const auto& [id, record, ref, key, sealed] : files) {
    tx.run("UPDATE vault_file SET sealed = :sealed, key = :key WHERE id = :id",
           again(self_->keys, key, sealed, file_bound_to(record, ref, key),
                 file_bound_to(record, ref, newest), "file " + std::to_string(id)),
           newest, id);
    ++done;
  }
  return done;
}

}  // namespace langnghe::vault
