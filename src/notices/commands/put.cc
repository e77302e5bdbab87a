#include "base/encoding.h"
#include "notices/store.h"

namespace langnghe::notices {

bool put(storage::Transaction& tx, const Notice& notice, Millis at) {
  const auto choice = tx.row<int, std::string>(
      "SELECT channel, language FROM notice_choice WHERE room = :room AND subject = :subject",
      notice.to.room, notice.to.id);
  const auto channel = choice ? static_cast<Channel>(std::get<0>(*choice)) : Channel::kPage;
  if (channel == Channel::kPage && !notice.to.is_officer()) return false;
  const std::string uid = hex(random_bytes(16));
  return tx.run(
             "INSERT INTO notice (uid, room, subject, what, code, link, args, dedupe, channel, "
             "language, state, at, next_at, attempts, trouble, detail) VALUES (:uid, :room, "
             ":subject, :what, :code, :link, :args, :dedupe, :channel, :language, :state, :at, "
             ":next_at, 0, '', '') ON CONFLICT (dedupe) DO NOTHING",
             uid, notice.to.room, notice.to.id, notice.what, notice.code, notice.link,
             args_text(notice.args), notice.dedupe.empty() ? uid : notice.dedupe, channel,
             choice ? std::get<1>(*choice) : std::string("vi"),
             channel == Channel::kPage ? State::kPage : State::kWaiting, at, at) == 1;
}

}  // namespace langnghe::notices
