// Going on after a break: see docs/ledger.md, "After a restored backup".
#include <algorithm>

#include "base/json.h"
#include "base/result.h"
#include "ledger/ledger.h"
#include "ledger/log.h"
#include "ledger/memory.h"
#include "ledger/opening.h"
#include "ledger/store.h"

namespace langnghe::ledger {

std::string adopt(storage::Database& database, const Clock& clock, const LogOptions& options) {
  set_subject_key(options.subject_key);
  const auto remembered = recall(options.memory_directory);
  Opened opened;
  const auto why = database.read([&](storage::Session& session) {
    opened = open_tables(session, options);
    return contradiction(session, opened, remembered, options);
  });
  if (!why) throw SetupError("ledger: the database and the last checkpoint fit; there is nothing to adopt");

  const std::string lost = remembered ? remembered->note : "";
  std::int64_t number = opened.epoch;
  if (remembered) number = std::max(number, epoch_of(options.origin, remembered->checkpoint.origin));
  ++number;
  const std::string origin = epoch_origin(options.origin, number);
  database.write([&](storage::Transaction& transaction) {
    const Millis at = clock.now();
    if (!opened.begun)
      transaction.run(
          "INSERT INTO log_epoch (number, origin, from_size, at, before)"
          " VALUES (1, :origin, 0, :at, '') ON CONFLICT (number) DO NOTHING",
          options.origin, at);
    transaction.run(
        "INSERT INTO log_epoch (number, origin, from_size, at, before)"
        " VALUES (:number, :origin, :size, :at, :before)",
        number, origin, opened.edge.size(), at, lost);
    JsonWriter payload;
    payload.object();
    payload.field("before", lost);
    payload.field("origin", origin);
    payload.field("from_size", opened.edge.size());
    payload.end();
    append(transaction, {"ledger.adopted", "log", "", payload.text()}, at);
  });
  // The first checkpoint of the new name: the tree as it is found. A crash before this line leaves
  // the break open, and adopting again only counts one further.
  remember(options.memory_directory,
           Signer(origin, options.seed)
               .sign(Checkpoint{origin, opened.edge.size(), opened.edge.root()}.text()));
  return origin;
}

}  // namespace langnghe::ledger
