// The proof of a lifecycle: every moment that can be reached, walked.
#include <fmt/core.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "lifecycle/lifecycle.h"

namespace langnghe::lifecycle {
namespace {

// The clocks of one moment, as names; small sets, walked only when a pack is checked.
struct Moment {
  std::string state;
  std::set<std::string> running, paused;
  bool operator<(const Moment& other) const {
    return std::tie(state, running, paused) < std::tie(other.state, other.running, other.paused);
  }
};

// Where the action leads: with all its conditional clocks, or with none of them.
Moment after(const Moment& now, const Action& action, bool conditional) {
  Moment next = now;
  if (!action.to.empty()) next.state = action.to;
  for (const std::string& clock : action.stops) {
    if (clock == "*") {
      next.running.clear();
      next.paused.clear();
    }
    next.running.erase(clock);
    next.paused.erase(clock);
  }
  for (const std::string& clock : action.pauses)
    if (next.running.erase(clock) > 0) next.paused.insert(clock);
  for (const std::string& clock : action.resumes)
    if (next.paused.erase(clock) > 0) next.running.insert(clock);
  for (const std::string& clock : action.starts)
    if (!next.paused.contains(clock) && (conditional || !action.starts_if.contains(clock)))
      next.running.insert(clock);
  return next;
}

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

void note_facts(std::set<std::string>& facts, const std::vector<Field>& fields) {
  for (const Field& field : fields)
    for (std::string& name : field.facts()) facts.insert(std::move(name));
}

const Field* field_of(const Action& action, std::string_view name, FieldType type) {
  for (const Field& field : action.fields)
    if (field.name == name && field.type == type) return &field;
  return nullptr;
}

using Tell = std::function<void(std::string)>;

void check_fields(const std::vector<Field>& fields, const std::string& where, const KnownNames& names,
                  const Tell& problem) {
  for (const Field& field : fields)
    if (field.type == FieldType::kChoice && (!names.list || !names.list(field.list)))
      problem(fmt::format("{} chooses from the list {}, which no file of lists/ has", where, field.list));
}

// What an action's own parts say of each other.
void check_action(const Lifecycle& lifecycle, const Action& action, const std::set<std::string>& facts,
                  const KnownNames& names, const Tell& problem) {
  const std::string where = "action " + action.id;
  check_fields(action.fields, where, names, problem);
  for (const std::string& guard : action.guards)
    if (!names.guard || !names.guard(guard))
      problem(fmt::format("{} has the guard {}, which no code knows", where, guard));
  for (const Condition& condition : action.only_when)
    if (!facts.contains(condition.fact))
      problem(fmt::format("{} asks for the fact {}, which nothing records", where, condition.fact));
  for (const auto& [rule, condition] : action.starts_if)
    if (!facts.contains(condition.fact))
      problem(fmt::format("{} starts {} by the fact {}, which nothing records", where, rule, condition.fact));
  for (const auto& [rule, field] : action.starts_on)
    if (field_of(action, field, FieldType::kDate) == nullptr &&
        !(field.ends_with("_date") &&
          field_of(action, field.substr(0, field.size() - 5), FieldType::kDocument) != nullptr))
      problem(fmt::format("{} starts {} on {}, which is no date field of it", where, rule, field));
  for (const ClockExtension& one : action.extends)
    if (field_of(action, one.days, FieldType::kNumber) == nullptr ||
        field_of(action, one.document, FieldType::kDocument) == nullptr)
      problem(fmt::format("{} extends {} by {} on the ground of {}; they have to be a number and a "
                          "document among its fields", where, one.clock, one.days, one.document));
  if (!action.words_from.empty() && lifecycle.action(action.words_from) == nullptr)
    problem(fmt::format("{} takes the words of {}, which is no action", where, action.words_from));
}

std::set<std::string> facts_of(const Lifecycle& lifecycle, const KnownNames& names) {
  std::set<std::string> facts(names.facts.begin(), names.facts.end());
  note_facts(facts, lifecycle.intake);
  for (const Action& action : lifecycle.actions) {
    note_facts(facts, action.fields);
    for (const auto& [name, value] : action.sets) facts.insert(name);
  }
  return facts;
}

}  // namespace

std::vector<std::string> check(const Lifecycle& lifecycle, const KnownNames& names) {
  std::vector<std::string> problems;
  const auto problem = [&](std::string text) {
    problems.push_back(fmt::format("lifecycle {}: {}", lifecycle.kind, text));
  };

  std::set<std::string> seen;
  const auto known_clocks = [&](const std::vector<std::string>& clocks, const std::string& where) {
    for (const std::string& clock : clocks)
      if (clock != "*" && (!names.clock || !names.clock(clock)))
        problem(fmt::format("{} names the clock {}, which no rule of the pack defines", where, clock));
  };
  known_clocks(lifecycle.initial_clocks, "the start");
  const auto known_notice = [&](const std::string& notice, const std::string& where) {
    if (!notice.empty() && names.notice && !names.notice(notice))
      problem(fmt::format("{} names the notice {}, which the pack does not have; add it to notices/", where, notice));
  };
  known_notice(lifecycle.initial_notice, "the start");
  check_fields(lifecycle.intake, "the intake", names, problem);
  if (!lifecycle.routes_by.empty() &&
      std::none_of(lifecycle.intake.begin(), lifecycle.intake.end(), [&](const Field& field) {
        return field.name == lifecycle.routes_by && field.type == FieldType::kUnit;
      }))
    problem(fmt::format("routes_by names {}, which is no unit field of the intake", lifecycle.routes_by));
  const std::set<std::string> facts = facts_of(lifecycle, names);
  for (const Action& action : lifecycle.actions) {
    if (!seen.insert(action.id).second) problem(fmt::format("action {} stands twice", action.id));
    for (const std::string& from : action.from)
      if (lifecycle.state(from) == nullptr)
        problem(fmt::format("action {} comes from the unknown state {}", action.id, from));
    if (!action.to.empty() && lifecycle.state(action.to) == nullptr)
      problem(fmt::format("action {} leads to the unknown state {}", action.id, action.to));
    if (action.by == By::kOfficer && (!names.grant || !names.grant(action.grant)))
      problem(fmt::format("action {} takes the right {}, which no role holds; add it to roles.toml",
                          action.id, action.grant));
    for (const auto* clocks : {&action.starts, &action.stops, &action.pauses, &action.resumes,
                               &action.complex, &action.special})
      known_clocks(*clocks, "action " + action.id);
    for (const ClockExtension& one : action.extends) known_clocks({one.clock}, "action " + action.id);
    known_notice(action.notice, "action " + action.id);
    check_action(lifecycle, action, facts, names, problem);
  }
  if (lifecycle.state(lifecycle.initial) == nullptr)
    problem(fmt::format("the initial state {} is not among the states", lifecycle.initial));
  if (!problems.empty()) return problems;

  // Walk everything that can happen.
  std::map<Moment, std::set<Moment>> reached;  // moment → where it can go
  std::deque<Moment> open;
  Moment first{lifecycle.initial, {}, {}};
  first.running.insert(lifecycle.initial_clocks.begin(), lifecycle.initial_clocks.end());
  open.push_back(first);
  reached[first];
  std::set<std::string> told;
  while (!open.empty()) {
    const Moment now = open.front();
    open.pop_front();
    const State& state = *lifecycle.state(now.state);
    if (state.rest && (!now.running.empty() || !now.paused.empty())) {
      std::set<std::string> left = now.running;
      left.insert(now.paused.begin(), now.paused.end());
      if (told.insert("clock " + state.id).second)
        problem(fmt::format("state {} is a rest, but the clock {} never stops on the way there",
                            state.id, joined(left)));
    }
    if (!state.rest && !state.waits && now.running.empty() && told.insert("idle " + state.id).second)
      problem(fmt::format("in state {} no clock can be running: nobody has to act", state.id));
    for (const Action& action : lifecycle.actions) {
      if (!action.starts_from(now.state)) continue;
      for (const bool conditional : {true, false}) {
        if (!conditional && action.starts_if.empty()) continue;
        const Moment next = after(now, action, conditional);
        reached[now].insert(next);
        if (!reached.contains(next)) {
          reached[next];
          open.push_back(next);
        }
      }
    }
    if (reached.size() > 20'000) {
      problem("has more than 20,000 combinations of states and clocks; use fewer clocks");
      return problems;
    }
  }

  for (const State& state : lifecycle.states) {
    const bool found = std::any_of(reached.begin(), reached.end(),
                                   [&](const auto& moment) { return moment.first.state == state.id; });
    if (!found) problem(fmt::format("state {} can never be reached; add an action that leads there", state.id));
  }

  // Which moments come to a rest? Backwards from the rests until nothing changes.
  std::set<Moment> ends;
  for (const auto& [moment, next] : reached)
    if (lifecycle.state(moment.state)->rest) ends.insert(moment);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [moment, next] : reached) {
      if (ends.contains(moment)) continue;
      if (std::any_of(next.begin(), next.end(), [&](const Moment& to) { return ends.contains(to); })) {
        ends.insert(moment);
        changed = true;
      }
    }
  }
  std::set<std::string> stuck;
  for (const auto& [moment, next] : reached)
    if (!ends.contains(moment)) stuck.insert(moment.state);
  for (const std::string& state : stuck)
    problem(fmt::format("state {} is a dead end: no way leads on from it to a rest", state));
  return problems;
}

}  // namespace langnghe::lifecycle
