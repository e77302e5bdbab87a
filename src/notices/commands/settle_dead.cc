// What an administrator does with a dead letter: once more, or put aside.
#include "base/json.h"
#include "ledger/ledger.h"
#include "notices/store.h"

namespace langnghe::notices {
namespace {

Result<void> settle(storage::Transaction& tx, std::int64_t id, State to, const char* kind,
                    std::int64_t officer, Millis at) {
  const auto changed = tx.run(
      "UPDATE notice SET state = :state, next_at = :next_at, attempts = 0 "
      "WHERE id = :id AND state = 3",
      to, at, id);
  if (changed == 0) return refuse(Fault::kConflict, "notices.refused.not_dead");
  JsonWriter json;
  json.object();
  json.field("officer", officer);
  json.end();
  ledger::append(tx, {kind, "notice/" + std::to_string(id), "", std::move(json).text()}, at);
  return {};
}

}  // namespace

Result<void> retry_notice(storage::Transaction& tx, std::int64_t id, std::int64_t officer, Millis at) {
  return settle(tx, id, State::kWaiting, "notices.retried", officer, at);
}

Result<void> discard_notice(storage::Transaction& tx, std::int64_t id, std::int64_t officer, Millis at) {
  return settle(tx, id, State::kDiscarded, "notices.discarded", officer, at);
}

}  // namespace langnghe::notices
