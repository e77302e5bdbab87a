#include "casework/row.h"
#include "casework/step.h"

namespace langnghe::casework {
namespace {

// Up to 200 cases of the kind whose clock has run out; each step in a transaction of its own,
// so that one that cannot move holds up nobody.
int move_on(const Room& room, storage::Database& database, const Lifecycle& lifecycle,
            const Action& action, const std::string& rule, Millis at) {
  int moved = 0;
  for (;;) {
    const auto due = database.read([&](storage::Session& session) {
      return session.rows<std::string, std::string>(
          "SELECT cases.code, cases.state FROM case_clock JOIN cases ON cases.id = case_clock.case_id "
          // Every degree of urging by name: the index on running terms begins with it.
          "WHERE case_clock.urged IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) AND case_clock.rule = :rule "
          "AND case_clock.state = 'running' AND case_clock.due_at <= :at "
          "AND cases.kind = :kind ORDER BY case_clock.due_at LIMIT 200",
          rule, at, lifecycle.kind);
    });
    int now = 0;
    for (const auto& [code, state] : due) {
      if (!action.starts_from(state)) continue;
      const auto done = database.write([&, &code = code](storage::Transaction& tx) {
        return take_step(room, tx, code, Actor::system(), {.action = action.id}, at);
      });
      if (done) ++now;
    }
    moved += now;
    // What cannot be moved now stays for the next round; going on would spin.
    if (now == 0) return moved;
  }
}

}  // namespace

// What the system does by itself when the first clock it stops has run out: the lifecycle says what.
int take_system_steps(const Room& room, storage::Database& database, Millis at) {
  int moved = 0;
  for (const auto& [kind, lifecycle] : room.lifecycles)
    for (const Action& action : lifecycle.actions)
      if (action.by == By::kSystem && !action.stops.empty() && action.stops.front() != "*")
        moved += move_on(room, database, lifecycle, action, action.stops.front(), at);
  return moved;
}

}  // namespace langnghe::casework
