#include "casework/clocks.h"

#include <algorithm>
#include <charconv>

#include "casework/clock_facts.h"
#include "casework/step.h"
#include "casework/store.h"

namespace langnghe::casework {
namespace {

const legalclock::Rule* rule_of(const Room& room, const RunningClock& clock) {
  return room.law.rules.find(clock.version);
}

// Where the case is about: the commune, or the commune of the body that has it.
bool is_remote(const Room& room, const Case& one) {
  const auto directory = room.directory.now();
  const directory::Unit* place = one.commune.empty() ? nullptr : directory->unit(one.commune);
  if (place == nullptr)
    if (const directory::Unit* body = directory->units().unit_by_id(one.unit))
      place = directory->unit(body->parent);
  return place != nullptr && place->remote;
}

// Computes a clock anew and puts the result into its row.
Result<void> wind(const Room& room, const Case& one, RunningClock& clock, Millis at) {
  if (clock.target) {
    clock.due_at = *clock.target;
    for (const legalclock::Pause& pause : clock.pauses)
      *clock.due_at += pause.to.value_or(at) - pause.from;
    return {};
  }
  const auto deadline =
      legalclock::compute(room.law, clock.rule, clock_facts(room, one, clock), at);
  if (!deadline) return tl::unexpected<Errors>(deadline.error());
  clock.version = deadline->version;
  clock.due_at = deadline->earliest();
  clock.reasons = legalclock::reasons_json(deadline->reasons);
  return {};
}

void end(const Room& room, RunningClock& clock, Millis at, bool kept) {
  if (!clock.pauses.empty() && !clock.pauses.back().to) clock.pauses.back().to = at;
  clock.ended_at = at;
  const bool out = clock.due_at && at >= *clock.due_at;
  const legalclock::Rule* rule = rule_of(room, clock);
  const auto nature = rule == nullptr ? legalclock::Nature::kDeadline : rule->nature;
  if (!kept)
    clock.state = "dropped";
  else if (nature == legalclock::Nature::kEffect)
    clock.state = out ? "met" : "dropped";  // what would have come by itself was overtaken
  else if (nature == legalclock::Nature::kMinimum)
    clock.state = out ? "met" : "missed";
  else
    clock.state = out ? "missed" : "met";
}

// The nearest term somebody has to keep; what merely comes by itself counts only alone.
void set_due(const Room& room, Case& one, const std::vector<RunningClock>& clocks) {
  one.due_at.reset();
  one.due_rule.clear();
  bool duty = false;
  for (const RunningClock& clock : clocks) {
    if (clock.state != "running" || !clock.due_at) continue;
    const legalclock::Rule* rule = rule_of(room, clock);
    const bool is_duty = rule == nullptr || rule->nature == legalclock::Nature::kDeadline;
    if (one.due_at && (duty ? !is_duty || *clock.due_at >= *one.due_at
                            : !is_duty && *clock.due_at >= *one.due_at))
      continue;
    one.due_at = clock.due_at;
    one.due_rule = clock.rule;
    duty = is_duty;
  }
}

bool contains(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

std::string fact(const Facts& facts, const std::string& name) {
  const auto found = facts.find(name);
  return found == facts.end() ? std::string() : found->second;
}

int number(const std::string& text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

Result<void> extend(const Room& room, const Case& one, RunningClock& clock,
                    const lifecycle::ClockExtension& how, const Facts& facts) {
  legalclock::Extension extension;
  extension.days = number(fact(facts, how.days));
  extension.document = fact(facts, how.document + "_number");
  extension.date = parse_date(fact(facts, how.document + "_date"));
  if (auto fine = legalclock::may_extend(room.law, clock.rule, clock_facts(room, one, clock), extension);
      !fine) {
    for (Error& error : fine.error())
      error.field = error.message.ends_with("extension_too_long") ? how.days : how.document + "_number";
    return fine;
  }
  clock.extensions.push_back(std::move(extension));
  return {};
}

// A later or an earlier law knows no such term: then there is no clock.
bool not_in_force(const Errors& errors) {
  return !errors.empty() && errors.front().message == "clock.refuse.not_in_force";
}

struct Mover {
  const Room& room;
  storage::Transaction& tx;
  Case& one;
  const Action& action;
  const Facts& facts;
  Millis at;

  // Whether the clock changed.
  Result<bool> change(RunningClock& clock) const {
    const bool running = clock.state == "running", paused = clock.state == "paused";
    if (!running && !paused) return false;
    const bool all = contains(action.stops, "*");
    if (all || contains(action.stops, clock.rule)) {
      end(room, clock, at, !all);
      return true;
    }
    if (contains(action.drops, "*") || contains(action.drops, clock.rule)) {
      end(room, clock, at, false);
      return true;
    }
    bool changed = false;
    if (running && contains(action.pauses, clock.rule)) {
      clock.pauses.push_back({at, std::nullopt});
      clock.state = "paused";
      changed = true;
    } else if (paused && contains(action.resumes, clock.rule)) {
      clock.pauses.back().to = at;
      clock.state = "running";
      changed = true;
    }
    if (contains(action.complex, clock.rule) && !clock.complex) clock.complex = changed = true;
    if (contains(action.special, clock.rule) && !clock.special) clock.special = changed = true;
    for (const lifecycle::ClockExtension& how : action.extends)
      if (how.clock == clock.rule) {
        if (auto fine = extend(room, one, clock, how, facts); !fine)
          return tl::unexpected<Errors>(fine.error());
        changed = true;
      }
    if (!changed) return false;
    if (auto wound = wind(room, one, clock, at); !wound) return tl::unexpected<Errors>(wound.error());
    if (clock.state == "paused") clock.due_at.reset();
    return true;
  }

  Result<RunningClock> start(const std::string& rule) const {
    RunningClock clock;
    clock.rule = rule;
    clock.started_at = at;
    clock.remote = is_remote(room, one);
    clock.state = "running";
    if (const auto field = action.starts_on.find(rule); field != action.starts_on.end())
      if (const auto day = parse_date(fact(facts, field->second))) clock.started_at = start_of(*day);
    if (auto wound = wind(room, one, clock, at); !wound) return tl::unexpected<Errors>(wound.error());
    return clock;
  }
};

}  // namespace

Result<void> move_clocks(const Room& room, storage::Transaction& tx, Case& one, const Action& action,
                         const Facts& facts, Millis at) {
  const Mover mover{room, tx, one, action, facts, at};
  std::vector<RunningClock> clocks = clocks_of(tx, one.id);
  for (RunningClock& clock : clocks) {
    const auto changed = mover.change(clock);
    if (!changed) return tl::unexpected<Errors>(changed.error());
    if (*changed) update_clock(tx, clock);
  }
  for (const std::string& rule : action.starts) {
    if (const auto when = action.starts_if.find(rule);
        when != action.starts_if.end() && !when->second.holds(facts))
      continue;
    const bool there = std::any_of(clocks.begin(), clocks.end(), [&](const RunningClock& clock) {
      return clock.rule == rule && (clock.state == "running" || clock.state == "paused");
    });
    if (there) continue;
    auto clock = mover.start(rule);
    if (!clock && not_in_force(clock.error())) continue;
    if (!clock) return tl::unexpected<Errors>(clock.error());
    clock->id = insert_clock(tx, one.id, *clock);
    clocks.push_back(std::move(*clock));
  }
  set_due(room, one, clocks);
  return {};
}

Result<std::vector<RunningClock>> start_clocks(const Room& room, Case& one,
                                               const std::vector<std::string>& rules, Millis at) {
  std::vector<RunningClock> clocks;
  for (const std::string& rule : rules) {
    RunningClock clock;
    clock.rule = rule;
    clock.started_at = at;
    clock.remote = is_remote(room, one);
    clock.state = "running";
    if (auto wound = wind(room, one, clock, at); !wound) {
      if (not_in_force(wound.error())) continue;
      return tl::unexpected<Errors>(wound.error());
    }
    clocks.push_back(std::move(clock));
  }
  set_due(room, one, clocks);
  return clocks;
}

}  // namespace langnghe::casework
