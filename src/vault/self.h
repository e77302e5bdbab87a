// What the files of this room share. Private to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vault/vault.h"

namespace langnghe::vault {

struct Vault::Self {
  Keyring keys;
  Purposes purposes;
};

// A row of vault_record.
struct Row {
  std::int64_t id = 0;
  Subject subject;
  std::string ref;  // random; its beginning is the alias
  Level level = Level::kOrdinary;
  std::int64_t key = 0;
  std::optional<std::string> sealed;
};

std::optional<Row> find_row(storage::Session& session, std::int64_t record);

// What a seal is bound to: moved to another case, another record, another level or under
// another key number, it does not open.
std::string bound_to(const Row& row);
// The same for the words of a reading.
std::string words_bound_to(std::int64_t record, Millis at, std::int64_t officer);

// The same for a sealed file.
std::string file_bound_to(std::int64_t record, std::string_view ref, std::int64_t key);

std::string alias_of(std::string_view ref);
std::string ledger_subject(const Subject& subject);

std::string to_json(const Person& person);
Person person_from_json(std::string_view json);

// Digest of the readings and erasures of a subject as they stand, 64 hex digits.
std::string state_digest(storage::Session& session, std::string_view room, std::int64_t subject);
// Digest of the named readers of a subject.
std::string reader_digest(storage::Session& session, std::string_view room, std::int64_t subject);
// Locks the subject's records, so that two readings at once do not count each other out.
void lock_subject(storage::Transaction& tx, const Subject& subject);

}  // namespace langnghe::vault
