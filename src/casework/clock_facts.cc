#include "casework/clock_facts.h"

#include <fmt/core.h>

#include "casework/store.h"

namespace langnghe::casework {
namespace {

std::optional<int> target_days(const Room& room, const Case& one, const legalclock::Rule* rule) {
  // A category's target is the time to settle it: the target that runs from acceptance.
  if (rule != nullptr && rule->target && rule->start == "accepted")
    if (const Category* category = room.categories.find(one.category)) return category->target_days;
  return std::nullopt;
}

}  // namespace

legalclock::Facts clock_facts(const Room& room, const Case& one, const RunningClock& clock) {
  legalclock::Facts facts;
  facts.start = clock.started_at;
  facts.receipt = one.received_at;
  facts.pauses = clock.pauses;
  facts.category = one.category;
  facts.end = clock.ended_at;
  facts.remote = clock.remote;
  facts.complex = clock.complex;
  facts.special = clock.special;
  facts.extensions = clock.extensions;
  facts.target_days =
      target_days(room, one, room.law.rules.in_force(clock.rule, local_date(one.received_at)));
  return facts;
}

void scan_running_clocks(storage::Session& session, std::int64_t from, std::int64_t to,
                         const std::function<void(OpenClock&&)>& f) {
  using Int = std::int64_t;
  using Text = std::string;
  session.each<Int, Int, Text, Text, Int, Int, Text, std::optional<Int>, Int, Text, Int, Text,
               std::optional<Int>, Text, Int, Text, Text, Int, Text, Text>(
      "SELECT k.id, k.case_id, k.rule, k.version, k.started_at, k.due_at, k.pauses, k.target, "
      "c.received_at, c.category, c.unit, c.code, c.due_at, c.due_rule, c.version, k.variant, "
      "k.extensions, c.sealed, c.phase, c.state "
      "FROM case_clock k JOIN cases c ON c.id = k.case_id WHERE k.case_id >= :from AND "
      "k.case_id <= :to AND k.state = 'running' AND k.due_at IS NOT NULL ORDER BY k.case_id, k.id",
      [&](Int id, Int case_id, Text rule, Text version, Int started_at, Int due_at, const Text& pauses,
          std::optional<Int> target, Int received_at, Text category, Int unit, Text code,
          std::optional<Int> case_due, Text due_rule, Int case_version, const Text& variant,
          const Text& extensions, Int sealed, Text phase, Text state) {
        OpenClock out;
        out.one.id = case_id;
        out.one.received_at = received_at;
        out.one.category = std::move(category);
        out.one.unit = unit;
        out.one.code = std::move(code);
        out.one.due_at = case_due;
        out.one.due_rule = std::move(due_rule);
        out.one.version = case_version;
        out.clock.id = id;
        out.clock.rule = std::move(rule);
        out.clock.version = std::move(version);
        out.clock.started_at = started_at;
        out.clock.due_at = due_at;
        out.clock.state = "running";
        if (!pauses.empty()) out.clock.pauses = parse_pauses(pauses);
        out.clock.target = target;
        if (!variant.empty()) read_variant(variant, out.clock);
        if (!extensions.empty()) out.clock.extensions = parse_extensions(extensions);
        out.sealed = sealed != 0;
        out.one.phase = std::move(phase);
        out.one.state = std::move(state);
        f(std::move(out));
      },
      from, to);
}

std::string alike(const Room& room, const OpenClock& open) {
  const RunningClock& clock = open.clock;
  const legalclock::Rule* rule =
      room.law.rules.in_force(clock.rule, local_date(open.one.received_at));
  // Only the days count, unless the rule counts hours or there are pauses.
  const bool by_day = rule != nullptr && rule->unit != legalclock::Unit::kHours && clock.pauses.empty();
  const auto day = [](Millis at) { return (at + kLocalOffset) / kDay; };
  return fmt::format("{} {} {} {} {}", clock.rule, by_day ? day(clock.started_at) : clock.started_at,
                     by_day ? day(open.one.received_at) : open.one.received_at,
                     target_days(room, open.one, rule).value_or(-1), pauses_text(clock.pauses)) +
         " " + variant_text(clock) + " " + extensions_text(clock.extensions) +
         (rule != nullptr && !rule->categories.empty() ? " " + open.one.category : "");
}

}  // namespace langnghe::casework
