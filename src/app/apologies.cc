#include "app/apologies.h"

namespace langnghe::app {

void tend_apologies(const procedures::Room& room, storage::Database& database, Millis now) {
  procedures::draft_due_apologies(room, database, now);
  // Before the second dates are looked at: what ended in time was in time.
  const auto open = database.read([&](storage::Session& session) { return procedures::apologies_open(session, "case"); });
  for (const procedures::Apology& apology : open) {
    const auto one = database.read([&](storage::Session& session) { return casework::find_case(session, apology.subject_code); });
    if (!one || one->phase != "rest") continue;
    database.write([&](storage::Transaction& tx) {
      procedures::settle_apology(room, tx, "case", apology.subject_id, true, one->state_at);
    });
  }
  procedures::escalate_missed(room, database, now);
}

}  // namespace langnghe::app
