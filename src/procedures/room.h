// What all commands of the room stand on.
#pragma once

#include <string>

#include "base/codes.h"
#include "base/result.h"
#include "base/time.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "ledger/fsck.h"
#include "legalclock/clock.h"
#include "lifecycle/lifecycle.h"
#include "procedures/catalogue.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "vault/vault.h"

namespace langnghe::procedures {

struct Room {
  const Catalogue& catalogue;
  const lifecycle::Lifecycle& lifecycle;  // packs/vn/lifecycles/procedures/dossier.toml
  const legalclock::Law& law;
  const directory::Directory& directory;
  vault::Vault& vault;
  documents::AttachmentStore& attachments;
  std::string secret_key;  // makes the secrets of codes; 32 bytes
};

std::vector<storage::Migration> migrations();  // 1500-1559
std::vector<ledger::StateSource> state_sources();

// May the officer do this at that unit? Officer 0, a citizen, may nothing.
bool may(const Room& room, std::int64_t officer, std::string_view action, std::int64_t unit, Millis at);
// Directory codes; "" for what nobody knows.
std::string unit_code(const Room& room, std::int64_t unit);
std::int64_t unit_id(const Room& room, std::string_view code);  // 0 when there is none
// The unit an officer sits in; 0 for nobody.
std::int64_t unit_of_officer(const Room& room, std::int64_t officer);

inline constexpr std::size_t kMostWords = 4000;  // letters of what officers write
inline constexpr std::size_t kMostLine = 300;

// Trimmed and in normal form; adds a refusal that names the field when it is missing or too long.
std::string take_words(Errors& errors, std::string_view text, std::size_t most, const char* field, bool must);
// Name, address, telephone, e-mail, identity number as a form may send them.
void check_person(Errors& errors, const vault::Person& person);

// The secret that opens a dossier for its applicant: made from the code, never stored.
std::string secret_of(const Room& room, std::string_view code);
bool is_secret(const Room& room, std::string_view code, std::string_view typed);

}  // namespace langnghe::procedures
