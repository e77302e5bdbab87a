#include "casework/step.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "casework/row.h"
#include "casework/store.h"
#include "ledger/ledger.h"
#include "notices/notices.h"

namespace langnghe::casework {
namespace {

std::string_view phase_of(const State& state) {
  if (state.rest) return "rest";
  return state.waits ? "waiting" : "open";
}

legalclock::Facts facts_of(const Room& room, const Case& one, const RunningClock& clock) {
  legalclock::Facts facts;
  facts.start = clock.started_at;
  facts.receipt = one.received_at;
  facts.pauses = clock.pauses;
  facts.category = one.category;
  facts.end = clock.ended_at;
  const legalclock::Rule* rule =
      room.law.rules.in_force(clock.rule, local_date(one.received_at));
  // A category's target is the time to settle it: the target that runs from acceptance.
  if (rule != nullptr && rule->target && rule->start == "accepted")
    if (const Category* category = room.categories.find(one.category))
      facts.target_days = category->target_days;
  return facts;
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
      legalclock::compute(room.law, clock.rule, facts_of(room, one, clock), at);
  if (!deadline) return tl::unexpected<Errors>(deadline.error());
  clock.version = deadline->version;
  clock.due_at = deadline->earliest();
  clock.reasons = legalclock::reasons_json(deadline->reasons);
  return {};
}

void end(RunningClock& clock, Millis at, bool kept) {
  if (!clock.pauses.empty() && !clock.pauses.back().to) clock.pauses.back().to = at;
  clock.ended_at = at;
  clock.state = !kept ? "dropped" : clock.due_at && at >= *clock.due_at ? "missed" : "met";
}

void set_due(Case& one, const std::vector<RunningClock>& clocks) {
  one.due_at.reset();
  one.due_rule.clear();
  for (const RunningClock& clock : clocks)
    if (clock.state == "running" && clock.due_at && (!one.due_at || *clock.due_at < *one.due_at)) {
      one.due_at = clock.due_at;
      one.due_rule = clock.rule;
    }
}

bool contains(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

Result<void> move_clocks(const Room& room, storage::Transaction& tx, Case& one, const Action& action,
                         Millis at) {
  std::vector<RunningClock> clocks = clocks_of(tx, one.id);
  const bool all = contains(action.stops, "*");
  for (RunningClock& clock : clocks) {
    const bool running = clock.state == "running", paused = clock.state == "paused";
    if (!running && !paused) continue;
    if (all || contains(action.stops, clock.rule)) {
      end(clock, at, !all);
    } else if (running && contains(action.pauses, clock.rule)) {
      clock.pauses.push_back({at, std::nullopt});
      clock.state = "paused";
      if (auto wound = wind(room, one, clock, at); !wound) return wound;
      clock.due_at.reset();
    } else if (paused && contains(action.resumes, clock.rule)) {
      clock.pauses.back().to = at;
      clock.state = "running";
      if (auto wound = wind(room, one, clock, at); !wound) return wound;
    } else {
      continue;
    }
    update_clock(tx, clock);
  }
  for (const std::string& rule : action.starts) {
    const bool there = std::any_of(clocks.begin(), clocks.end(), [&](const RunningClock& clock) {
      return clock.rule == rule && (clock.state == "running" || clock.state == "paused");
    });
    if (there) continue;
    RunningClock clock;
    clock.rule = rule;
    clock.started_at = at;
    clock.state = "running";
    if (auto wound = wind(room, one, clock, at); !wound) return wound;
    clock.id = insert_clock(tx, one.id, clock);
    clocks.push_back(std::move(clock));
  }
  set_due(one, clocks);
  return {};
}

}  // namespace

std::string unit_code(const Room& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

Result<void> check_words(std::string_view words, std::size_t most, bool must, std::string_view field) {
  const std::string_view text = trim(words);
  if (must && text.empty())
    return refuse(Fault::kInvalid, "casework.refused.words_missing", std::string(field));
  const std::size_t length = utf8_length(text);
  if (length > most)
    return refuse(Fault::kInvalid, "casework.refused.words_long", std::string(field),
                  {{"most", std::to_string(most)}, {"over", std::to_string(length - most)}});
  return {};
}

Result<std::vector<RunningClock>> start_clocks(const Room& room, Case& one,
                                               const std::vector<std::string>& rules, Millis at) {
  std::vector<RunningClock> clocks;
  for (const std::string& rule : rules) {
    RunningClock clock;
    clock.rule = rule;
    clock.started_at = at;
    clock.state = "running";
    if (auto wound = wind(room, one, clock, at); !wound)
      return tl::unexpected<Errors>(wound.error());
    clocks.push_back(std::move(clock));
  }
  set_due(one, clocks);
  return clocks;
}

void record(const Room& room, storage::Transaction& tx, const Case& one, Event event,
            const std::string& more) {
  JsonWriter json;
  json.object();
  json.field("at", iso_utc(event.at));
  json.field("from", event.from);
  json.field("to", event.to);
  json.field("kind", one.kind);
  json.field("unit", unit_code(room, one.unit));
  if (one.due_at) json.field("due", iso_utc(*one.due_at));
  if (!event.words.empty()) json.field("words_sha256", hex(view(sha256(event.words))));
  if (!more.empty()) json.raw(more);
  json.field("state", digest_of(one));
  json.end();
  event.entry = ledger::append(
      tx, {"case." + event.action, one.code,
           event.by == By::kPetitioner ? std::string() : unit_code(room, event.unit), json.text()},
      event.at);
  insert_event(tx, one.id, event);
}

void tell_petitioner(const Room& room, storage::Transaction& tx, const Case& one,
                     std::string_view what, Millis at) {
  if (what.empty()) return;
  notices::Notice notice;
  notice.to = {"case", one.id};
  notice.what = what;
  notice.code = one.code;
  notice.link = "/track";
  const auto directory = room.directory.now();
  if (const directory::Unit* unit = directory->units().unit_by_id(one.unit))
    notice.args.push_back(notices::Arg::text("unit", unit->name_vi, unit->name_en));
  // The last day on time: the due instant is 24:00 of it.
  if (one.due_at) notice.args.push_back(notices::Arg::day("due", local_date(*one.due_at - 1)));
  notices::put(tx, notice, at);
}

Result<Case> take_step(const Room& room, storage::Transaction& tx, const std::string& code,
                       const Actor& who, Step step, Millis at,
                       const std::function<Result<void>(Case&)>& prepare) {
  auto found = case_by_code(tx, code);
  if (!found) return refuse(Fault::kNotFound, "casework.refused.unknown");
  Case one = std::move(*found);
  const auto lifecycle = room.lifecycles.find(one.kind);
  const Action* action =
      lifecycle == room.lifecycles.end() ? nullptr : lifecycle->second.action(step.action);
  if (action == nullptr || action->by != who.by)
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  const auto directory = room.directory.now();
  if (who.by == By::kOfficer &&
      !directory->allowed(who.officer, action->grant, unit_code(room, one.unit), one.kind, at))
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  if (!action->starts_from(one.state))
    return refuse(Fault::kConflict, "casework.refused.state");

  const std::size_t most = who.by == By::kPetitioner ? kMostWords : kMostOfficialWords;
  step.words = std::string(trim(step.words));
  if (auto fine = check_words(step.words, most, action->needs(Requirement::kWords)); !fine)
    return tl::unexpected<Errors>(fine.error());
  if (action->needs(Requirement::kEvidence) && step.attachments.empty())
    return refuse(Fault::kInvalid, "casework.refused.evidence_missing", "evidence");
  if (action->needs(Requirement::kRating) && (!step.rating || *step.rating < 1 || *step.rating > 5))
    return refuse(Fault::kInvalid, "casework.refused.rating", "rating");
  if (action->needs(Requirement::kUnit) && !step.to_unit)
    return refuse(Fault::kInvalid, "casework.refused.unit_missing", "unit");
  if (action->needs(Requirement::kOfficer) && !step.to_officer)
    return refuse(Fault::kInvalid, "casework.refused.officer_missing", "officer");

  Event event;
  event.at = at;
  event.action = action->id;
  event.from = one.state;
  event.to = action->to.empty() ? one.state : action->to;
  event.by = who.by;
  if (who.by == By::kOfficer) event.officer = who.officer;
  event.unit = one.unit;
  event.words = step.words;
  event.shown = step.shown;

  if (step.to_unit) one.unit = *step.to_unit;
  if (step.to_officer) one.officer = *step.to_officer;
  if (step.rating) one.rating = *step.rating;
  if (event.to != one.state) one.state_at = at;
  one.state = event.to;
  const State& state = *lifecycle->second.state(one.state);
  one.phase = phase_of(state);
  if (state.rest)
    one.closed_at = at;
  else
    one.closed_at.reset();
  if (prepare)
    if (auto fine = prepare(one); !fine) return tl::unexpected<Errors>(fine.error());
  if (auto moved = move_clocks(room, tx, one, *action, at); !moved)
    return tl::unexpected<Errors>(moved.error());

  std::string more;
  if (!step.attachments.empty()) {
    const auto claimed = room.attachments.claim(
        tx, step.attachments,
        {"case", one.id, who.by == By::kPetitioner ? "petition" : "answer"}, at);
    if (!claimed) return tl::unexpected<Errors>(claimed.error());
    JsonWriter files;
    files.array();
    for (const documents::Attachment& file : *claimed) files.value(file.digest);
    files.end();
    more = "\"files\":" + files.text();
  }
  one.history = chained(one.history, event);
  record(room, tx, one, std::move(event), more);
  if (!update_case(tx, one)) return refuse(Fault::kConflict, "casework.refused.faster");
  ++one.version;
  tell_petitioner(room, tx, one, action->notice, at);
  return one;
}

}  // namespace langnghe::casework
