#include "casework/step.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "casework/clocks.h"
#include "casework/guards.h"
#include "casework/matters.h"
#include "casework/row.h"
#include "casework/sealing.h"
#include "casework/store.h"
#include "ledger/ledger.h"
#include "notices/notices.h"

namespace langnghe::casework {
namespace {

std::string_view phase_of(const State& state) {
  if (state.rest) return "rest";
  return state.waits ? "waiting" : "open";
}

// What the action asks for besides its fields.
void check_requirements(const Action& action, const Actor& who, const Step& step, Errors& errors) {
  const auto wrong = [&](std::string_view field, std::string_view key) {
    errors.push_back({Fault::kInvalid, std::string(field), "casework.refused." + std::string(key)});
  };
  const std::size_t most = who.by == By::kPetitioner ? kMostWords : kMostOfficialWords;
  if (auto fine = check_words(step.words, most, action.needs(Requirement::kWords)); !fine)
    errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  if (action.needs(Requirement::kEvidence) && step.attachments.empty())
    wrong("evidence", "evidence_missing");
  if (action.needs(Requirement::kRating) && (!step.rating || *step.rating < 1 || *step.rating > 5))
    wrong("rating", "rating");
  if (action.needs(Requirement::kUnit) && !step.to_unit) wrong("unit", "unit_missing");
  if (action.needs(Requirement::kOfficer) && !step.to_officer) wrong("officer", "officer_missing");
}

// Passed on twice already: nobody shall be sent round a third time (DESIGN section 6).
Result<void> hand_over(const Room& room, Case& one, std::int64_t to) {
  const auto directory = room.directory.now();
  if (one.transfers >= 2)
    if (const directory::Unit* superior = directory->units().superior(unit_code(room, one.unit)))
      to = superior->id;
  if (to == one.unit) return refuse(Fault::kInvalid, "casework.refused.unit_same", "unit");
  one.unit = to;
  ++one.transfers;
  one.officer.reset();
  return {};
}

std::string words_of_last(storage::Session& session, std::int64_t case_id, std::string_view action) {
  const auto events = events_of(session, case_id);
  for (auto event = events.rbegin(); event != events.rend(); ++event)
    if (event->action == action) return event->words;
  return {};
}

// The case as it is after the step, clocks apart.
Result<void> move(const Room& room, Case& one, const Lifecycle& lifecycle, const Action& action,
                  const Step& step, const Actor& who, Millis at) {
  if (step.to_unit && action.takes(Requirement::kUnit))
    if (auto fine = hand_over(room, one, *step.to_unit); !fine) return fine;
  if (step.to_officer && action.takes(Requirement::kOfficer)) {
    if (!room.directory.now()->allowed(*step.to_officer, "case.work", unit_code(room, one.unit),
                                       one.kind, at))
      return refuse(Fault::kInvalid, "casework.refused.officer_may_not", "officer");
    one.officer = *step.to_officer;
  }
  if (action.self && who.by == By::kOfficer) one.officer = who.officer;
  if (step.rating && action.takes(Requirement::kRating)) one.rating = *step.rating;
  if (action.counts_dispute) ++one.disputes;
  const std::string& to = action.to.empty() ? one.state : action.to;
  if (to != one.state) one.state_at = at;
  one.state = to;
  const State& state = *lifecycle.state(one.state);
  one.phase = phase_of(state);
  if (state.rest)
    one.closed_at = at;
  else
    one.closed_at.reset();
  return {};
}

// Puts the staged files to the case; gives the member of the payload that names them.
Result<std::string> claim_files(const Room& room, storage::Transaction& tx, const Case& one,
                                const Action& action, const Step& step, Millis at) {
  if (step.attachments.empty()) return std::string();
  const char* part = action.by == By::kPetitioner ? "petition" : action.inside ? "inside" : "answer";
  const auto claimed = room.attachments.claim(tx, step.attachments, {"case", one.id, part}, at);
  if (!claimed) return tl::unexpected<Errors>(claimed.error());
  JsonWriter files;
  files.array();
  for (const documents::Attachment& file : *claimed) files.value(file.digest);
  files.end();
  return "\"files\":" + files.text();
}

}  // namespace

std::string unit_code(const Room& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

std::optional<std::int64_t> unit_to(const Room& room, std::string_view code, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->unit(code);
  if (unit == nullptr || directory::is_territory(unit->kind) || !unit->valid_on(local_date(at)))
    return std::nullopt;
  return unit->id;
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

namespace {

// What every notice about a case may say: its code, who has it, when it is due.
notices::Notice notice_about(const Room& room, const Case& one, std::string_view what) {
  notices::Notice notice;
  notice.what = what;
  notice.code = one.code;
  const auto directory = room.directory.now();
  if (const directory::Unit* unit = directory->units().unit_by_id(one.unit))
    notice.args.push_back(notices::Arg::text("unit", unit->name_vi, unit->name_en));
  // The last day on time: the due instant is 24:00 of it.
  if (one.due_at) notice.args.push_back(notices::Arg::day("due", local_date(*one.due_at - 1)));
  return notice;
}

}  // namespace

void tell_petitioner(const Room& room, storage::Transaction& tx, const Case& one,
                     std::string_view what, Millis at) {
  if (what.empty()) return;
  notices::Notice notice = notice_about(room, one, what);
  notice.to = {"case", one.id};
  notice.link = "/track";
  notices::put(tx, notice, at);
}

void tell_handler(const Room& room, storage::Transaction& tx, const Case& one, const Actor& who,
                  Millis at) {
  if (!one.officer || (who.by == By::kOfficer && *one.officer == who.officer)) return;
  notices::Notice notice = notice_about(room, one, "case.assigned");
  notice.to = notices::Recipient::of_officer(*one.officer);
  notice.link = "/staff/case/" + one.code;
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
  const bool sealed = lifecycle->second.sealed;
  if (sealed && who.by == By::kOfficer && !handles_sealed(room, one, *action, who.officer, at))
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  if (!action->starts_from(one.state))
    return refuse(Fault::kConflict, "casework.refused.state");

  const Facts before = facts_of(tx, one.id);
  if (!action->fits(before)) return refuse(Fault::kConflict, "casework.refused.not_now");

  if (!action->words_from.empty()) step.words = words_of_last(tx, one.id, action->words_from);
  step.words = std::string(trim(step.words));
  Errors errors;
  check_requirements(*action, who, step, errors);
  Facts given = read_fields(room, action->fields, step.typed, at, errors);
  for (const auto& [name, value] : action->sets) given[name] = value;
  for (const auto& [name, value] : step.put) given[name] = value;
  if (errors.empty() && !action->guards.empty())
    errors = ask_guards({room, tx, one, *action, before, given, step, who, at, {}});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string next = action->opens.empty() ? std::string() : fresh_code(tx);
  std::optional<Submission> opens;
  if (!next.empty()) {
    given["next_case"] = next;
    auto submission = next_submission(room, tx, one, *action, next, step, who, at);
    if (!submission) return tl::unexpected<Errors>(submission.error());
    opens = std::move(*submission);
  }

  // What a denouncer writes or sends is for named readers only, also afterwards.
  if (sealed && who.by == By::kPetitioner) {
    step.attachments.clear();
    if (!step.words.empty()) seal_message(room, tx, one, step.words, at);
    step.words.clear();
  }

  Event event;
  event.at = at;
  event.action = action->id;
  event.from = one.state;
  event.to = action->to.empty() ? one.state : action->to;
  event.by = who.by;
  if (who.by == By::kOfficer) event.officer = who.officer;
  event.unit = one.unit;
  event.words = step.words;
  event.shown = !action->inside;
  event.facts.assign(given.begin(), given.end());

  const std::int64_t from_unit = one.unit;
  if (auto moved = move(room, one, lifecycle->second, *action, step, who, at); !moved)
    return tl::unexpected<Errors>(moved.error());
  if (sealed && one.unit != from_unit)
    if (auto ended = end_readers(room, tx, one, who, at); !ended)
      return tl::unexpected<Errors>(ended.error());
  if (prepare)
    if (auto fine = prepare(one); !fine) return tl::unexpected<Errors>(fine.error());
  Facts after = before;
  for (const auto& [name, value] : given) after[name] = value;
  if (auto moved = move_clocks(room, tx, one, *action, after, at); !moved)
    return tl::unexpected<Errors>(moved.error());
  const auto more = claim_files(room, tx, one, *action, step, at);
  if (!more) return tl::unexpected<Errors>(more.error());
  one.history = chained(one.history, event);
  record(room, tx, one, std::move(event), *more);
  if (!update_case(tx, one)) return refuse(Fault::kConflict, "casework.refused.faster");
  ++one.version;
  tell_petitioner(room, tx, one, action->notice, at);
  if (action->for_all)
    if (auto told = answer_crowd(room, tx, one, step.words, at); !told)
      return tl::unexpected<Errors>(told.error());
  if (opens)
    if (auto opened = open_next(room, tx, one, *opens, who, at); !opened)
      return tl::unexpected<Errors>(opened.error());
  if (step.to_officer) tell_handler(room, tx, one, who, at);
  return one;
}

}  // namespace langnghe::casework
