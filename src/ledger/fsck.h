// Recomputes the whole log and compares the tables of the rooms with it: what was touched
// behind the server's back is named. Streams; memory grows with the number of subjects only.
// Works on one snapshot, so the server may go on serving beside it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ledger/note.h"
#include "storage/database.h"

namespace langnghe::ledger {

// A room's rows, for comparison with what it recorded. For each row: its subject (as in
// Event::subject) and the digest (64 hex digits) computed from the row as it is now. It is compared
// with the member "state" of the newest entry of that subject whose kind begins with
// "<name>." and that carries one. A row without such an entry, an entry without its row, and
// two different digests are findings. Entries whose payload was erased are not compared.
struct StateSource {
  std::string name;
  std::function<void(storage::Session&,
                     const std::function<void(std::string subject, std::string digest)>&)>
      each;
};

struct Finding {
  // "entry", "tile", "checkpoint", "signature", "commitment", "subject", "unsequenced", "range",
  // "state", "rollback"
  std::string kind;
  std::string where;  // the number of the entry, the path of the tile, the subject …
  std::string text;   // one line of English for the administrator
};

struct FsckReport {
  std::int64_t entries = 0;      // checked, those that wait for a number included
  std::int64_t waiting = 0;      // of these, without a number yet
  std::int64_t erased = 0;       // of these, without payload
  std::int64_t tiles = 0;
  std::int64_t checkpoints = 0;
  std::int64_t rows = 0;         // of the rooms
  std::vector<Finding> findings;  // the first kMost; `more` counts the rest
  std::int64_t more = 0;
  static constexpr std::size_t kMost = 1000;
  bool clean() const { return findings.empty(); }
};

struct FsckOptions {
  std::string origin;            // as in LogOptions
  std::string public_key;        // 32 bytes
  std::string memory_directory;  // to compare with last_checkpoint; "" leaves that out
  std::vector<StateSource> sources;
  std::function<void(std::int64_t done, std::int64_t total)> progress;  // may be empty
};

// The subject key must be set (ledger.h).
FsckReport fsck(storage::Database& database, const FsckOptions& options);

}  // namespace langnghe::ledger
