// One deployment opened: database, keys, pack and the rooms over them, wired together. What
// serves, imports, seeds or checks starts here.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "accounts/accounts.h"
#include "base/keys.h"
#include "base/time.h"
#include "casework/casework.h"
#include "consultations/consultations.h"
#include "directives/directives.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "ledger/log.h"
#include "links/links.h"
#include "meetings/meetings.h"
#include "storage/database.h"
#include "vault/vault.h"

namespace langnghe::app {

// Where things lie. Empty members get their place in the data folder or beside the program.
struct Place {
  std::string data = "data";
  std::string database;  // URL; default sqlite:DATA/langnghe.db
  std::string keys;      // folder; default DATA/keys
  std::string pack;      // folder; default packs/vn beside the program
  std::string origin;    // of the log, for init only

  std::string database_url() const;
  std::string keys_folder() const;
  std::string attachments_folder() const;
  std::string open_data_folder() const;
};

// A folder that belongs to the program ("packs/vn", "templates"): below $LANGNGHE_SHARE, or
// beside the program, or above it. Throws SetupError naming the remedy.
std::string share_folder(const std::string& name);

// Every room's steps, in order.
std::vector<storage::Migration> all_migrations();

// Lifecycles, rules, calendar, categories, roles, units, texts: every problem of a pack, one
// line each; empty when it is sound.
std::vector<std::string> check_pack(const std::string& pack);

// Makes folder, keys and database; loads the units; begins the log. Does again what an
// interrupted run left undone; what is there stays.
void init_deployment(const Place& place, const Clock& clock);

struct Deployment {
  Deployment(const Place& place, const Clock& clock, int readers = 4);

  Place place;
  std::string pack;
  Keys keys;
  std::unique_ptr<storage::Database> database;
  legalclock::Law law;
  directory::Directory directory;
  lifecycle::Lists lists;
  std::map<std::string, casework::Lifecycle, std::less<>> lifecycles;
  casework::Categories categories;
  Keyring keyring;
  vault::Vault vault;
  documents::AttachmentStore attachments;
  documents::LetterKinds letters;
  links::Kinds link_kinds;
  accounts::Accounts accounts;
  casework::Room casework;
  consultations::Pack consultation_pack;
  consultations::Room consultations;
  directives::Pack directives_pack;
  directives::Room directives;
  meetings::Pack meetings_pack;
  meetings::Room meetings;

  // The options of the log: its origin is the one it was begun with.
  ledger::LogOptions log_options() const;
};

}  // namespace langnghe::app
