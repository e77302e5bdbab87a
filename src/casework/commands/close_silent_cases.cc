#include "casework/row.h"
#include "casework/step.h"

namespace langnghe::casework {

int close_silent_cases(const Room& room, storage::Database& database, Millis at) {
  int closed = 0;
  for (;;) {
    const auto due = database.read([&](storage::Session& session) {
      return session.rows<std::string>(
          "SELECT cases.code FROM case_clock JOIN cases ON cases.id = case_clock.case_id WHERE "
          "case_clock.rule = 'PA.close' AND case_clock.state = 'running' AND case_clock.due_at <= :at "
          "AND cases.state = 'answered' ORDER BY case_clock.due_at LIMIT 200",
          at);
    });
    if (due.empty()) return closed;
    int now = 0;
    for (const auto& [code] : due) {
      const auto done = database.write([&](storage::Transaction& tx) {
        return take_step(room, tx, code, Actor::system(), {.action = "close"}, at);
      });
      if (done) ++now;
    }
    closed += now;
    // What cannot be closed now stays for the next round; going on would spin.
    if (now == 0) return closed;
  }
}

}  // namespace langnghe::casework
