// The last checkpoint this machine signed or saw, in a file beside the keys: the one thing
// that a restored backup of the database does not take back.
#pragma once

#include <optional>
#include <string>

#include "ledger/note.h"

namespace langnghe::ledger {

struct Remembered {
  std::string note;
  Checkpoint checkpoint;
};

// Nothing when there is no file. Throws SetupError when it is not readable as a checkpoint.
std::optional<Remembered> recall(const std::string& directory);
// Keeps a note unless one of a larger tree of the same origin is there. Durable when it returns.
// Safe between processes. Throws SetupError.
void remember(const std::string& directory, const std::string& note);

}  // namespace langnghe::ledger
