#include "notices/store.h"

namespace langnghe::notices {

void mark_seen(storage::Transaction& tx, std::int64_t officer, Millis at) {
  tx.run(
      "UPDATE notice SET seen_at = :at WHERE room = 'officer' AND subject = :officer "
      "AND seen_at IS NULL",
      at, officer);
}

}  // namespace langnghe::notices
