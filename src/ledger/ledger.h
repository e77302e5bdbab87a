// What every room calls when it changes something: one entry in the log, in the same
// transaction as the change. See docs/ledger.md for the bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::ledger {

struct Event {
  // What happened, "room.verb": "case.received", "vault.read". Public. Small letters, digits,
  // ".", "_" and "-"; the part before the first "." names the StateSource (fsck.h).
  std::string kind;
  // What it happened to, e.g. the code of a case. In the public entry only as a keyed hash.
  std::string subject;
  // Code of the unit that acted, or "" (the petitioner, the system). Public.
  std::string unit;
  // The rest, as one JSON object. Hidden behind the commitment, can be erased.
  // A top-level member "state":"<64 hex digits>" records the digest of the row as it is
  // now; "state":null says that the row is gone. `langnghe fsck` compares (fsck.h).
  std::string payload;
};

// Appends an entry: one insert. Gives its id (not its number in the tree: that comes with
// the next checkpoint, see Log::wait_for and Log::receipt). Wakes the sequencer after the
// commit by itself. Throws std::invalid_argument when kind, subject or unit holds a blank
// or a line break, and std::logic_error before set_subject_key().
std::int64_t append(storage::Transaction& transaction, const Event& event, Millis at);

// The key of the keyed hash of subjects (32 bytes, Keys::subject). Process-wide; Log sets
// it when it is opened; programs without a Log and tests (ledger/testing.h) set it themselves.
void set_subject_key(std::string key);
// The public tag of a subject: 64 hex digits. All entries about one subject carry the same tag.
std::string subject_tag(std::string_view subject);

// Erases payload and salt of entries about a subject that the law says must go. The public
// entries stay and the log still verifies; nobody can open the commitments any more.
// Gives the number of entries erased. Reads every entry once: for rare, legal use.
std::int64_t erase(storage::Transaction& transaction, std::string_view subject);

// What was written for an entry; payload and salt are missing after erasure.
struct Stored {
  std::string entry;                   // canonical bytes (entry.h)
  std::optional<std::string> salt;     // bytes
  std::optional<std::string> payload;  // canonical payload: subject, line break, JSON
};
std::optional<Stored> stored(storage::Session& session, std::int64_t entry_id);

// Tables ledger_entry, ledger_pending, log_range, log_tile, log_checkpoint, log_epoch.
std::vector<storage::Migration> migrations();

}  // namespace langnghe::ledger
