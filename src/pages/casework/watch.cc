#include "pages/casework/watch.h"

#include <algorithm>

#include "casework/redating.h"
#include "casework/urging.h"
#include "pages/staff.h"

namespace langnghe::pages {
namespace {

// Decree 154/2026 art. 41(3)(b): what is not processed by then is a matter of discipline.
constexpr std::string_view kRedLine = "TCD.redline";

void limit(const Services& services, const web::Words& words, web::View& view, std::string text,
           std::string why, Millis due) {
  const auto& calendar = services.casework.law.calendar;
  const Millis now = services.clock.now();
  const auto urgency = legalclock::urgency(calendar, due, now, 5);
  web::View& row = view.add("LIMIT");
  row.set("LIMIT_TEXT", std::move(text));
  row.set("LIMIT_WHY", std::move(why));
  row.set("LIMIT_LOOK", urgency == legalclock::Urgency::kToday ? std::string_view("soon")
                                                              : legalclock::urgency_code(urgency));
  const int left = legalclock::time_left(calendar, due, now).calendar_days;
  row.set("LIMIT_LEFT", words.days_left(now >= due ? std::min(left, -1) : left));
  row.show("LIMIT_NEAR", urgency != legalclock::Urgency::kFine);
}

// Still as it came in: one of the clocks that began with the case runs.
bool unprocessed(const Services& services, const casework::Case& one,
                 const std::vector<casework::RunningClock>& clocks) {
  const auto lifecycle = services.casework.lifecycles.find(one.kind);
  if (lifecycle == services.casework.lifecycles.end() || one.phase == "rest") return false;
  const auto& initial = lifecycle->second.initial_clocks;
  return std::any_of(clocks.begin(), clocks.end(), [&](const casework::RunningClock& clock) {
    return clock.state == "running" && std::find(initial.begin(), initial.end(), clock.rule) != initial.end();
  });
}

void show_red_line(const Services& services, const web::Words& words, web::View& view,
                   const casework::Case& one) {
  const auto& law = services.casework.law;
  const legalclock::Rule* rule = law.rules.in_force(kRedLine, local_date(one.received_at));
  if (rule == nullptr ||
      (!rule->kinds.empty() && std::find(rule->kinds.begin(), rule->kinds.end(), one.kind) == rule->kinds.end()))
    return;
  legalclock::Facts facts;
  facts.start = one.received_at;
  const auto deadline = legalclock::compute(law, kRedLine, facts, services.clock.now());
  if (!deadline) return;
  const std::string_view language = web::code_of(words.language());
  limit(services, words, view,
        words("staff.limit.red_line", {{"date", words.date(deadline->due_date)}, {"rule", rule->name.in(language)}}),
        rule->citation.in(language), deadline->due);
}

// Where the law can be read in two ways, both terms: the earlier one is the one we work by.
void show_also_warn(const Services& services, const web::Words& words, web::View& view,
                    const casework::RunningClock& clock) {
  if (clock.state != "running") return;
  const auto reasons = legalclock::parse_reasons(clock.reasons);
  if (!reasons) return;
  const std::string_view language = web::code_of(words.language());
  for (const legalclock::Reason& reason : *reasons) {
    if (reason.kind != legalclock::ReasonKind::kAlsoWarn || !reason.at) continue;
    const legalclock::Rule* rule = services.casework.law.rules.find(clock.version);
    limit(services, words, view,
          words(reason.what == "earlier" ? "staff.limit.earlier" : "staff.limit.later",
                {{"date", words.date(*reason.at)}}),
          rule != nullptr && rule->also_warn ? rule->also_warn->why.in(language) : std::string(),
          end_of(*reason.at));
  }
}

void show_urged(const Services& services, const web::Words& words, web::View& view,
                const casework::Case& one) {
  const auto urged = services.database.read(
      [&](storage::Session& session) { return casework::urged_of(session, one.id); });
  if (urged.empty()) return;
  web::View& list = view.add("URGED");
  for (auto step = urged.rbegin(); step != urged.rend(); ++step) {
    web::View& row = list.add("URGE");
    row.set("URGE_ISO", iso_local(step->at));
    row.set("URGE_WHEN", words.date_time(step->at));
    row.set("URGE_WHAT", words("casework.event.urge_" + step->step));
    std::string who = step->officer ? officer_and_unit(services, *step->officer, words.language()) : std::string();
    if (who.empty()) who = unit_name(services, step->unit, words.language());
    row.set("URGE_WHO", std::move(who));
  }
}

}  // namespace

void show_redated(const Services& services, const web::Words& words, web::View& view,
                  const casework::Case& one) {
  const auto all = services.database.read(
      [&](storage::Session& session) { return casework::redated_of(session, one.id); });
  for (const casework::RedatedOnce& once : all)
    if (once.old_due && once.new_due)
      view.add("REDATED").set("REDATED_TEXT",
                              words("track.redated", {{"at", words.date(once.at)},
                                                      {"old", words.date(*once.old_due - 1)},
                                                      {"new", words.date(*once.new_due - 1)},
                                                      {"why", once.words}}));
}

void show_watch(const Services& services, const web::Words& words, web::View& view,
                const casework::Case& one, const std::vector<casework::RunningClock>& clocks) {
  if (unprocessed(services, one, clocks)) show_red_line(services, words, view, one);
  for (const casework::RunningClock& clock : clocks) show_also_warn(services, words, view, clock);
  show_redated(services, words, view, one);
  show_urged(services, words, view, one);
}

}  // namespace langnghe::pages
