#include "notices/store.h"

namespace langnghe::notices {

OutboxCount count_outbox(storage::Session& session) {
  OutboxCount out;
  out.waiting = session.value<std::int64_t>("SELECT COUNT(*) FROM notice WHERE state = 1").value_or(0);
  out.dead = session.value<std::int64_t>("SELECT COUNT(*) FROM notice WHERE state = 3").value_or(0);
  out.oldest_waiting =
      session.value<std::optional<Millis>>("SELECT MIN(at) FROM notice WHERE state = 1")
          .value_or(std::nullopt);
  return out;
}

std::vector<Kept> dead_letters(storage::Session& session, int limit,
                               std::optional<std::int64_t> before) {
  static const std::string sql = "SELECT " + std::string(kKeptColumns) +
                                 " FROM notice WHERE state = 3 AND id < :before "
                                 "ORDER BY id DESC LIMIT :most";
  return kept_rows(session, sql, before.value_or(INT64_MAX), limit);
}

}  // namespace langnghe::notices
