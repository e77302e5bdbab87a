// What must hold before the log is extended or shown: the tables fit each other, the last
// checkpoint is ours and is the tree that the tiles make, and the database is not older than
// what this machine remembers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/log.h"
#include "ledger/memory.h"
#include "ledger/note.h"
#include "ledger/tiles.h"
#include "storage/database.h"

namespace langnghe::ledger {

struct Opened {
  std::int64_t epoch = 1;
  bool begun = false;        // has an epoch row
  std::string origin;        // of the epoch
  std::vector<std::string> origins;  // of all epochs, newest first
  Edge edge;
  std::string note;          // "" in an empty log
  std::int64_t next_id = 1;  // SQLite: the first entry without a number
};

// Reads a few rows, whatever the size. Throws SetupError.
Opened open_tables(storage::Session& session, const LogOptions& options);

// What speaks against extending this tree, given what is remembered; nothing when all is well.
std::optional<std::string> contradiction(storage::Session& session, const Opened& opened,
                                         const std::optional<Remembered>& remembered,
                                         const LogOptions& options);
// The epoch an origin belongs to; 0 when it is of another log.
std::int64_t epoch_of(const std::string& base, const std::string& origin);

}  // namespace langnghe::ledger
