// For the fixtures of rooms that append: everything is sequenced, then fsck is asked.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/keys.h"
#include "ledger/fsck.h"
#include "ledger/log.h"
#include "ledger/note.h"
#include "storage/testing.h"

namespace langnghe::ledger::testing {

// What fsck finds, "kind where" a line each; "" when all is as it was recorded.
inline std::string findings(storage::TestDatabase& db, const Clock& clock,
                            std::vector<StateSource> sources) {
  const std::string keys = db.directory() + "/keys";
  create_keys(keys);
  LogOptions options;
  options.origin = "test.example/log";
  options.seed = std::string(32, 'l');
  options.subject_key = std::string(32, 'k');
  options.memory_directory = keys;
  {
    Log log(*db, clock, options);
    while (log.sequence_now()) {}
  }
  FsckOptions check;
  check.origin = options.origin;
  check.public_key = Signer(options.origin, options.seed).verifier().key;
  check.sources = std::move(sources);
  std::string out;
  for (const auto& finding : fsck(*db, check).findings) out += finding.kind + " " + finding.where + "\n";
  return out;
}

}  // namespace langnghe::ledger::testing
