#include <algorithm>

#include "base/text.h"
#include "insight/hotspots/store.h"
#include "notices/notices.h"

namespace langnghe::insight::hotspots {
namespace {

bool leads(const Room& room, const Alarm& alarm, std::int64_t officer, std::string_view grant, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(alarm.unit);
  return officer != 0 && unit != nullptr && directory->allowed(officer, grant, unit->code, "", at);
}

bool may_take(const Room& room, const Alarm& alarm, const lifecycle::Action& action, std::int64_t officer, Millis at) {
  if (leads(room, alarm, officer, "hotspot.lead", at)) return true;
  // Working on it is for the one who has it.
  return action.grant == "hotspot.work" && officer != 0 && officer == alarm.assignee;
}

}  // namespace

bool may_see(const Room& room, const Alarm& alarm, std::int64_t officer, Millis at) {
  if (officer == 0) return false;
  if (officer == alarm.assignee || leads(room, alarm, officer, "hotspot.see", at)) return true;
  // A drift is the unit's and its superiors'; a place is also that of its own committee.
  if (alarm.kind == Kind::kDrift) return false;
  const auto directory = room.directory.now();
  return std::any_of(alarm.communes.begin(), alarm.communes.end(), [&](const std::string& commune) {
    const directory::Unit* committee = directory->units().committee_of(commune);
    return committee != nullptr && directory->allowed(officer, "hotspot.see", committee->code, "", at);
  });
}

std::vector<const lifecycle::Action*> actions_for(const Room& room, const Alarm& alarm, std::int64_t officer, Millis at) {
  auto out = room.lifecycle.actions_from(alarm.state, lifecycle::By::kOfficer);
  std::erase_if(out, [&](const lifecycle::Action* action) { return !may_take(room, alarm, *action, officer, at); });
  return out;
}

std::vector<const directory::Officer*> assignable(const Room& room, const Alarm& alarm, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(alarm.unit);
  if (unit == nullptr) return {};
  return directory->who_may("hotspot.work", unit->code, "", at);
}

Result<Alarm> move_alarm(const Room& room, storage::Transaction& tx, const std::string& code, std::string_view action_id,
                         std::string_view words, std::int64_t assignee, std::int64_t officer, Millis at) {
  auto alarm = find_alarm(tx, code);
  if (!alarm || !may_see(room, *alarm, officer, at)) return refuse(Fault::kNotFound, "hotspots.refused.unknown");
  const lifecycle::Action* action = room.lifecycle.action(action_id);
  if (action == nullptr || action->by != lifecycle::By::kOfficer) return refuse(Fault::kNotFound, "hotspots.refused.unknown");
  if (!may_take(room, *alarm, *action, officer, at)) return refuse(Fault::kForbidden, "hotspots.refused.not_yours");
  if (!action->starts_from(alarm->state)) return refuse(Fault::kConflict, "hotspots.refused.faster");
  Errors errors;
  const std::string text = nfc(trim(words));
  if (text.empty() && action->needs(lifecycle::Requirement::kWords))
    errors.push_back({Fault::kInvalid, "words", "hotspots.refused.words_missing"});
  if (utf8_length(text) > kMostWords)
    errors.push_back({Fault::kInvalid, "words", "hotspots.refused.words_long", {{"most", std::to_string(kMostWords)}}});
  if (action->needs(lifecycle::Requirement::kOfficer)) {
    const auto all = assignable(room, *alarm, at);
    if (std::none_of(all.begin(), all.end(), [&](const directory::Officer* one) { return one->id == assignee; }))
      errors.push_back({Fault::kInvalid, "officer", "hotspots.refused.officer"});
    else
      alarm->assignee = assignee;
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string from = alarm->state;
  if (!action->to.empty()) alarm->state = action->to;
  const lifecycle::State* state = room.lifecycle.state(alarm->state);
  if (state != nullptr && state->rest) {
    if (!alarm->closed_at) alarm->closed_at = at;
  } else {
    alarm->closed_at.reset();
  }
  alarm->quiet = 0;
  Step step{at, action->id, from, alarm->state, officer, text, alarm->seen_day, alarm->observed, alarm->expected,
            alarm->recurrence_days, alarm->open_now};
  auto saved = save(room, tx, std::move(*alarm), step);
  if (!saved || action->notice.empty()) return saved;
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(saved->unit);
  notices::put(tx, {notices::Recipient::of_officer(saved->assignee), action->notice, saved->code, "/staff/hotspots/" + saved->code,
                    {notices::Arg::text("unit", unit == nullptr ? "" : unit->name("vi"), unit == nullptr ? "" : unit->name("en"))}, {}}, at);
  return saved;
}

}  // namespace langnghe::insight::hotspots
