// What one case's page shows.
#include "casework/row.h"
#include "casework/sealing.h"
#include "casework/step.h"
#include "casework/store.h"

namespace langnghe::casework {

std::optional<Case> find_case(storage::Session& session, std::string_view code) {
  return case_by_code(session, code);
}

std::vector<Event> events_of(storage::Session& session, std::int64_t case_id) {
  std::vector<Event> out;
  session.each<std::int64_t, Millis, std::string, std::string, std::string, int,
               std::optional<std::int64_t>, std::int64_t, std::string, int, std::int64_t>(
      "SELECT id, at, action, from_state, to_state, actor, officer, unit, words, shown, entry "
      "FROM case_event WHERE case_id = :case_id ORDER BY id",
      [&](std::int64_t id, Millis at, std::string action, std::string from, std::string to, int by,
          std::optional<std::int64_t> officer, std::int64_t unit, std::string words, int shown,
          std::int64_t entry) {
        out.push_back({id, at, std::move(action), std::move(from), std::move(to),
                       static_cast<By>(by), officer, unit, std::move(words), shown != 0, entry});
      },
      case_id);
  for (auto& [id, facts] : event_facts(session, case_id))
    for (Event& event : out)
      if (event.id == id) event.facts = std::move(facts);
  return out;
}

Facts facts_of(storage::Session& session, std::int64_t case_id) {
  Facts out;
  session.each<std::string, std::string>(
      "SELECT name, value FROM case_fact WHERE case_id = :case_id ORDER BY id",
      [&](std::string name, std::string value) { out[std::move(name)] = std::move(value); }, case_id);
  std::erase_if(out, [](const auto& fact) { return fact.second.empty(); });
  return out;
}

std::vector<RunningClock> clocks_of(storage::Session& session, std::int64_t case_id) {
  std::vector<RunningClock> out;
  session.each<std::int64_t, std::string, std::string, Millis, std::optional<Millis>, std::string,
               std::optional<Millis>, std::string, std::string, std::optional<Millis>, std::string,
               std::string>(
      "SELECT id, rule, version, started_at, due_at, state, ended_at, pauses, reasons, target, "
      "variant, extensions FROM case_clock WHERE case_id = :case_id ORDER BY id",
      [&](std::int64_t id, std::string rule, std::string version, Millis started_at,
          std::optional<Millis> due_at, std::string state, std::optional<Millis> ended_at,
          std::string pauses, std::string reasons, std::optional<Millis> target,
          std::string variant, std::string extensions) {
        RunningClock clock{id, std::move(rule), std::move(version), started_at, due_at,
                           std::move(state), ended_at, parse_pauses(pauses), std::move(reasons), target};
        read_variant(variant, clock);
        clock.extensions = parse_extensions(extensions);
        out.push_back(std::move(clock));
      },
      case_id);
  return out;
}

std::vector<Note> notes_of(storage::Session& session, std::int64_t case_id) {
  std::vector<Note> out;
  session.each<Millis, std::int64_t, std::string>(
      "SELECT at, officer, words FROM case_note WHERE case_id = :case_id ORDER BY id",
      [&](Millis at, std::int64_t officer, std::string words) {
        out.push_back({at, officer, std::move(words)});
      },
      case_id);
  return out;
}

std::vector<const Action*> allowed_actions(const Room& room, const Case& one, const Facts& facts,
                                           const Actor& who, Millis at) {
  const auto lifecycle = room.lifecycles.find(one.kind);
  if (lifecycle == room.lifecycles.end()) return {};
  std::vector<const Action*> out = lifecycle->second.actions_from(one.state, who.by);
  std::erase_if(out, [&](const Action* action) { return !action->fits(facts); });
  if (who.by != By::kOfficer) return out;
  const auto directory = room.directory.now();
  const std::string unit = unit_code(room, one.unit);
  std::erase_if(out, [&](const Action* action) {
    return !directory->allowed(who.officer, action->grant, unit, one.kind, at) ||
           (is_sealed(room, one) && !handles_sealed(room, one, *action, who.officer, at));
  });
  return out;
}

const std::vector<std::string>& own_facts() {
  static const std::vector<std::string> all = {"law", "first_case", "next_case", "lead_case", "source", "signers",
                                                "denouncer_named"};
  return all;
}

bool may_read(const Room& room, const Case& one, std::int64_t officer, Millis at) {
  if (is_sealed(room, one)) return leads_or_handles(room, one, officer, at);
  return room.directory.now()->allowed(officer, "case.see", unit_code(room, one.unit), one.kind, at);
}

}  // namespace langnghe::casework
