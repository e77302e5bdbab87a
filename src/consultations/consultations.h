// The room where people decide with the state: what all its drawers stand on. Law 10/2022/QH15
// on grassroots democracy, Decree 59/2023/NĐ-CP, Decision 218-QĐ/TW.
//
// Commands run inside the transaction given to them, write their rows and one entry of the
// ledger each, and refuse with catalogue keys "consultations.refused.*".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/result.h"
#include "base/time.h"
#include "consultations/pack.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "ledger/fsck.h"
#include "ledger/note.h"
#include "legalclock/clock.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "vault/vault.h"

namespace langnghe::consultations {

struct Room {
  const Pack& pack;
  const legalclock::Law& law;
  const directory::Directory& directory;
  vault::Vault& vault;      // addresses of those who want to be told, nothing else
  documents::AttachmentStore& attachments;
  std::string secret_key;   // 32 bytes: secrets of codes, hashes of ballot codes
  ledger::Signer receipts;  // signs the receipts of ballots

  // The signer's key comes from the secret key: nothing more to keep.
  static Room make(const Pack& pack, const legalclock::Law& law,
                   const directory::Directory& directory, vault::Vault& vault,
                   documents::AttachmentStore& attachments, std::string secret_key);
};

// Who acts: an officer (grants are checked), a citizen, or the program itself.
struct Actor {
  enum class Kind { kCitizen, kOfficer, kSystem } kind = Kind::kCitizen;
  std::int64_t officer = 0;
  static Actor citizen() { return {}; }
  static Actor of_officer(std::int64_t id) { return {Kind::kOfficer, id}; }
  static Actor system() { return {Kind::kSystem, 0}; }
};

std::vector<storage::Migration> migrations();       // 1400-1499
std::vector<ledger::StateSource> state_sources();   // for fsck

// May this actor do that for a commune? What is done for a commune is done for its code
// ("22945") or a unit below it.
bool may(const Room& room, const Actor& who, std::string_view grant, std::string_view commune, Millis at);

}  // namespace langnghe::consultations
