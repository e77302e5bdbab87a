// What happened, in the order of the tree, for those who keep something beside the rows (search).
// An entry is here once it has its number: at latest a second after its commit, and never out of
// order, on PostgreSQL neither.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/database.h"

namespace langnghe::ledger {

struct Happened {
  std::string kind;     // "case.received"
  std::string subject;  // "" when the payload was erased
};

// How many entries have their number.
std::int64_t numbered(storage::Session& session);
// Entries from `begin` on, at most `most`.
std::vector<Happened> happened(storage::Session& session, std::int64_t begin, std::int64_t most);
// SHA-256 of the public entry with that number, hex; "" when there is none. Tells whether a place
// in the log is still the same place after a restored backup.
std::string mark_of(storage::Session& session, std::int64_t number);

}  // namespace langnghe::ledger
