#include "meetings/commitment.h"
#include "meetings/table.h"
#include "notices/notices.h"

namespace langnghe::meetings {
namespace {

constexpr int kFirstHour = 7;  // nobody is told in the night

struct Told {
  const directory::Unit* unit = nullptr;
  std::int64_t officer = 0;
};

// Level 1 is the head of the unit that promised; each level more one body above.
Told whom(const directory::Snapshot& directory, const directory::Unit& from, int level, Date day) {
  const directory::Unit* unit = &from;
  for (int up = 1; up < level; ++up)
    if (const directory::Unit* above = directory.units().superior(unit->code)) unit = above;
  const directory::Officer* head = directory.head_of(unit->code, day);
  return {unit, head == nullptr ? 0 : head->id};
}

bool escalate(const Room& room, storage::Transaction& tx, std::int64_t id, const Escalation& step, const std::string& until, Millis at) {
  auto one = row_by_id<Commitment>(tx, id);
  if (!one || !one->open() || one->level >= step.level || one->due_day > until) return false;
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(one->unit);
  if (unit == nullptr) return false;
  const Told told = whom(*directory, *unit, step.level, local_date(at));
  CommitmentStep row;
  row.code = make_code();
  row.commitment = one->id;
  row.action = "escalated";
  row.level = step.level;
  row.told = told.officer;
  row.at = at;
  insert_row(tx, row, {"taken", "", 0}, at);
  one->level = step.level;
  ++one->steps;
  one->changed_at = at;
  const Commitment now = *one;
  if (!update_row(tx, std::move(*one), {"escalated", "", 0}, at)) return false;
  if (told.officer != 0)
    notices::put(tx, {.to = notices::Recipient::of_officer(told.officer), .what = "commitment.late", .code = now.code,
                      .link = "/staff/commitments/" + now.code,
                      .args = {notices::Arg::text("unit", unit->name_vi, unit->name_en), notices::Arg::text("who", now.promiser_post),
                               notices::Arg::day("due", *parse_date(now.due_day))},
                      .dedupe = "commitment/" + std::to_string(now.id) + "/" + now.due_day + "/" + std::to_string(step.level)},
                 at);
  return true;
}

}  // namespace

int escalate_commitments(const Room& room, storage::Database& database, Millis at, int most) {
  const Date today = local_date(at);
  if (!room.law.calendar.working(today) || at < start_of(today) + kFirstHour * kHour) return 0;
  int count = 0;
  for (const Escalation& step : room.pack.escalation) {
    // Promised for this day or before: as many working days have passed since as the level waits.
    const std::string until = iso_date(room.law.calendar.add_working_days(today, -step.after));
    const auto ids = database.read([&](storage::Session& session) {
      return session.rows<std::int64_t>(
          "SELECT id FROM commitment WHERE state = 'open' AND level < :level AND due_day <= :until ORDER BY due_day, id LIMIT :most",
          step.level, until, most);
    });
    for (const auto& [id] : ids)
      count += database.write([&, one = id](storage::Transaction& tx) { return escalate(room, tx, one, step, until, at); });
  }
  return count;
}

}  // namespace langnghe::meetings
