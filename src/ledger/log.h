// The log of this deployment: the thread that gives entries their numbers, extends the
// tree and signs checkpoints, and the reader that makes tiles and receipts.
//
// One transaction per batch holds the numbers, the tiles and the checkpoint. Only the right
// edge of the tree is in memory; opening costs a few reads, whatever the size of the log.
// On PostgreSQL any number of processes may have a Log: an advisory lock lets one at a time
// extend the tree, the others follow.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/time.h"
#include "ledger/note.h"
#include "storage/database.h"

namespace langnghe::ledger {

struct LogOptions {
  std::string origin;         // "langnghe.lamdong.gov.vn/log": the first line of every checkpoint
  std::string seed;           // Ed25519 seed, 32 bytes (Keys::log)
  std::string subject_key;    // 32 bytes (Keys::subject)
  // Where `last_checkpoint` lies (the key directory): the last checkpoint this machine signed
  // or saw. A database that is older than it, e.g. a restored backup, is refused.
  std::string memory_directory;
  std::chrono::milliseconds pace{200};  // shortest time between two checkpoints
  std::int64_t batch = 10'000;          // most entries of one transaction
  bool sequence = true;                 // false: only read (fsck, tests)
};

class Log {
 public:
  // Throws SetupError when the database is not the one (or older than the one) that the last
  // checkpoint of this machine was signed over, or when the tree does not match its checkpoint.
  Log(storage::Database& database, const Clock& clock, LogOptions options);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Wakes the sequencer. append() does so by itself after the commit.
  void notify();
  // Gives numbers to everything committed so far, on the calling thread. For tests and the
  // command line; true when there was something.
  bool sequence_now();

  // Waits until the entry is under a signed checkpoint. False when the time is over.
  bool wait_for(std::int64_t entry_id, std::chrono::milliseconds timeout);
  // The number of the entry in the tree, when it is under a checkpoint.
  std::optional<std::int64_t> index_of(std::int64_t entry_id);
  // The `.tlog-proof` of the entry against the newest checkpoint; nothing before it has one.
  std::optional<std::string> receipt(std::int64_t entry_id);

  std::int64_t size();
  std::string checkpoint();  // the newest signed note
  // Bytes of a tile or entry bundle of tlog-tiles; nothing when the newest tree has no such one.
  // width is 256 for a full tile.
  std::optional<std::string> tile(int level, std::int64_t n, int width);
  std::optional<std::string> entries(std::int64_t n, int width);

  // What keeps the log from going on (for the health page and the administrator), or "".
  std::string trouble();

  // The key with which receipts are verified: "name+hash+key" (signed-note).
  std::string verifier_key() const;
  // The same key under every name the log has had, newest first: receipts from before a break
  // are verified with those. Also in the file "log.vkey" beside the keys, a line each.
  std::vector<std::string> verifier_keys() const;
  const std::string& origin() const;  // with the epoch, when there was a break

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The origin under which the log of this database was begun; nothing before the first Log.
std::optional<std::string> begun_origin(storage::Database& database);

// What an administrator does after a backup older than the last signed checkpoint was
// restored: the log goes on under a new origin ("…/epoch-2"), so that no checkpoint ever
// contradicts one of the old origin, and an entry "ledger.adopted" tells the break in public
// together with the last checkpoint of before. Gives the new origin.
// Throws SetupError when there is no break to heal.
std::string adopt(storage::Database& database, const Clock& clock, const LogOptions& options);

}  // namespace langnghe::ledger
