#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/log.h"
#include "casework/row.h"
#include "casework/step.h"
#include "casework/store.h"
#include "casework/urging.h"
#include "notices/notices.h"

namespace langnghe::casework {
namespace {

constexpr int kPage = 200;

// The terms within which somebody must do something, of all lifecycles.
std::set<std::string> urged_rules(const Room& room, Date day) {
  std::set<std::string> out;
  const auto add = [&](const std::vector<std::string>& rules) {
    for (const std::string& name : rules) {
      const legalclock::Rule* rule = room.law.rules.in_force(name, day);
      if (rule == nullptr) rule = room.law.rules.find(name);
      if (rule != nullptr && rule->nature == legalclock::Nature::kDeadline) out.insert(name);
    }
  };
  for (const auto& [kind, lifecycle] : room.lifecycles) {
    add(lifecycle.initial_clocks);
    for (const Action& action : lifecycle.actions) add(action.starts);
  }
  return out;
}

struct Told {
  std::int64_t unit = 0;
  const directory::Officer* officer = nullptr;
};

Told whom(const directory::Snapshot& directory, const Case& one, UrgingStep::To to, Millis at) {
  const Date day = local_date(at);
  const directory::Unit* unit = directory.units().unit_by_id(one.unit);
  if (unit == nullptr) return {one.unit, nullptr};
  if (to == UrgingStep::To::kHandler && one.officer)
    if (const directory::Officer* handler = directory.officer(*one.officer);
        handler != nullptr && handler->valid_on(day))
      return {unit->id, handler};
  if (to == UrgingStep::To::kSuperior)
    if (const directory::Unit* superior = directory.units().superior(unit->code)) unit = superior;
  if (const directory::Officer* head = directory.head_of(unit->code, day)) return {unit->id, head};
  const auto others = directory.who_may("case.approve", unit->code, one.kind, at);
  return {unit->id, others.empty() ? nullptr : others.front()};
}

class Sweep {
 public:
  Sweep(const Room& room, const Urging& urging, storage::Database& database, const DraftLetter& draft, Millis at)
      : room_(room), urging_(urging), database_(database), draft_(draft), at_(at),
        today_(local_date(at - urging.hour * kHour)) {}

  int run(int most) {
    const auto& calendar = room_.law.calendar;
    if (!calendar.working(local_date(at_)) || !(today_ == local_date(at_))) return 0;
    int taken = 0;
    for (const std::string& rule : urged_rules(room_, today_))
      for (std::size_t nth = 0; nth < urging_.steps.size() && taken < most; ++nth) {
        forget_stale(rule, nth);
        taken += step(rule, nth, most - taken);
      }
    return taken;
  }

 private:
  // Terms whose last day is this one or lies before it have come to the step.
  Date last_day(std::size_t nth) const {
    return room_.law.calendar.add_working_days(today_, -urging_.steps[nth].days);
  }

  void forget_stale(const std::string& rule, std::size_t nth) {
    const Millis before = end_of(add_days(last_day(nth), -urging_.stale_days));
    const auto any = [&](storage::Session& session) {
      return session
          .value<std::int64_t>("SELECT id FROM case_clock WHERE state = 'running' AND urged = :nth "
                               "AND rule = :rule AND due_at <= :before LIMIT 1",
                               nth, rule, before)
          .has_value();
    };
    while (database_.read(any))
      database_.write([&](storage::Transaction& tx) {
        tx.run("UPDATE case_clock SET urged = :next WHERE id IN (SELECT id FROM case_clock WHERE "
               "state = 'running' AND urged = :nth AND rule = :rule AND due_at <= :before LIMIT 2000)",
               nth + 1, nth, rule, before);
      });
  }

  int step(const std::string& rule, std::size_t nth, int most) {
    const Millis until = end_of(last_day(nth));
    int taken = 0;
    while (taken < most) {
      const auto clocks = database_.read([&](storage::Session& session) {
        return session.rows<std::int64_t>(
            "SELECT id FROM case_clock WHERE state = 'running' AND urged = :nth AND rule = :rule "
            "AND due_at <= :until ORDER BY due_at LIMIT :page",
            nth, rule, until, kPage);
      });
      for (const auto& [clock] : clocks)
        if (database_.write([&, id = clock](storage::Transaction& tx) { return take(tx, id, nth, until); }))
          ++taken;
      if (clocks.size() < kPage) break;
    }
    return taken;
  }

  // Whether somebody was told; a step that need not be taken is only counted.
  bool take(storage::Transaction& tx, std::int64_t clock, std::size_t nth, Millis until) {
    const auto row = tx.row<std::int64_t, std::string, std::string, Millis>(
        "SELECT case_id, rule, version, due_at FROM case_clock WHERE id = :id AND state = 'running' "
        "AND urged = :nth AND due_at <= :until",
        clock, nth, until);
    if (!row) return false;
    const auto& [case_id, rule, version, due_at] = *row;
    tx.run("UPDATE case_clock SET urged = :next WHERE id = :id", nth + 1, clock);
    const UrgingStep& step = urging_.steps[nth];
    auto found = case_by_id(tx, case_id);
    if (!found || found->phase == "rest") return false;
    if (!step.kinds.empty() &&
        std::find(step.kinds.begin(), step.kinds.end(), found->kind) == step.kinds.end())
      return false;
    // A reminder that comes when the next step is due already helps nobody.
    if (step.days <= 0 && nth + 1 < urging_.steps.size() && due_at <= end_of(last_day(nth + 1)))
      return false;
    if (tx.value<std::int64_t>("SELECT id FROM case_urge WHERE clock_id = :clock AND step = :step "
                               "AND due_at = :due_at",
                               clock, step.id, due_at))
      return false;
    tell(tx, std::move(*found), step, clock, rule, version, due_at);
    return true;
  }

  void tell(storage::Transaction& tx, Case one, const UrgingStep& step, std::int64_t clock,
            const std::string& rule, const std::string& version, Millis due_at) {
    const auto directory = room_.directory.now();
    const Told told = whom(*directory, one, step.to, at_);
    Event event;
    event.at = at_;
    event.action = "urge_" + step.id;
    event.from = event.to = one.state;
    event.unit = one.unit;
    one.history = chained(one.history, event);
    JsonWriter more;
    more.object();
    more.field("rule", rule);
    more.field("rule_due", iso_utc(due_at));
    more.field("told", unit_code(room_, told.unit));
    more.end();
    const std::string& text = more.text();
    record(room_, tx, one, event, text.substr(1, text.size() - 2));
    if (!update_case(tx, one)) throw std::logic_error("a case changed under its own transaction");
    std::optional<std::int64_t> letter;
    if (!step.letter.empty() && draft_) letter = draft_(tx, one, step.letter, told.unit, at_);
    tx.run("INSERT INTO case_urge (case_id, clock_id, rule, step, due_at, at, unit, officer, letter) "
           "VALUES (:case_id, :clock_id, :rule, :step, :due_at, :at, :unit, :officer, :letter)",
           one.id, clock, rule, step.id, due_at, at_, told.unit,
           told.officer == nullptr ? std::nullopt : std::optional(told.officer->id), letter);
    if (told.officer != nullptr) tell_officer(tx, one, step, *told.officer, version, clock, due_at);
    tell_petitioner(room_, tx, one, step.petitioner, at_);
  }

  void tell_officer(storage::Transaction& tx, const Case& one, const UrgingStep& step,
                    const directory::Officer& officer, const std::string& version, std::int64_t clock,
                    Millis due_at) {
    notices::Notice notice;
    notice.to = notices::Recipient::of_officer(officer.id);
    notice.what = step.notice;
    notice.code = one.code;
    notice.link = "/staff/case/" + one.code;
    if (const directory::Unit* unit = room_.directory.now()->units().unit_by_id(one.unit))
      notice.args.push_back(notices::Arg::text("unit", unit->name_vi, unit->name_en));
    notice.args.push_back(notices::Arg::day("due", local_date(due_at - 1)));
    if (const legalclock::Rule* rule = room_.law.rules.find(version))
      notice.args.push_back(notices::Arg::text("task", rule->name.vi, rule->name.en));
    notice.dedupe = fmt::format("urge/{}/{}/{}", clock, step.id, due_at);
    notices::put(tx, notice, at_);
  }

  const Room& room_;
  const Urging& urging_;
  storage::Database& database_;
  const DraftLetter& draft_;
  const Millis at_;
  const Date today_;
};

}  // namespace

int urge_cases(const Room& room, const Urging& urging, storage::Database& database, Millis at,
               const DraftLetter& draft, int most) {
  return Sweep(room, urging, database, draft, at).run(most);
}

std::vector<Urged> urged_of(storage::Session& session, std::int64_t case_id) {
  std::vector<Urged> out;
  session.each<Millis, std::string, std::string, Millis, std::int64_t, std::optional<std::int64_t>>(
      "SELECT at, step, rule, due_at, unit, officer FROM case_urge WHERE case_id = :case_id ORDER BY id",
      [&](Millis at, std::string step, std::string rule, Millis due_at, std::int64_t unit,
          std::optional<std::int64_t> officer) {
        out.push_back({at, std::move(step), std::move(rule), due_at, unit, officer});
      },
      case_id);
  return out;
}

}  // namespace langnghe::casework
