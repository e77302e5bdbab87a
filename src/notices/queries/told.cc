#include "notices/store.h"

namespace langnghe::notices {

std::optional<Choice> choice_of(storage::Session& session, const Recipient& who) {
  const auto row = session.row<int, std::string, std::string, std::string>(
      "SELECT channel, language, without, address FROM notice_choice "
      "WHERE room = :room AND subject = :subject",
      who.room, who.id);
  if (!row) return std::nullopt;
  const auto& [channel, language, without, address] = *row;
  return Choice{static_cast<Channel>(channel), language, parted(without), address};
}

std::vector<Kept> told(storage::Session& session, const Recipient& who, int limit,
                       std::optional<std::int64_t> before) {
  static const std::string sql = "SELECT " + std::string(kKeptColumns) +
                                 " FROM notice WHERE room = :room AND subject = :subject "
                                 "AND id < :before ORDER BY id DESC LIMIT :most";
  return kept_rows(session, sql, who.room, who.id, before.value_or(INT64_MAX), limit);
}

std::int64_t count_unseen(storage::Session& session, std::int64_t officer) {
  return session
      .value<std::int64_t>(
          "SELECT COUNT(*) FROM notice WHERE room = 'officer' AND subject = :officer "
          "AND seen_at IS NULL",
          officer)
      .value_or(0);
}

}  // namespace langnghe::notices
