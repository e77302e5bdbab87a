// What the law on denunciations asks for that takes more than a field.
#include <algorithm>

#include "casework/guards.h"

namespace langnghe::casework {
namespace {

// Art. 22: a signed letter, or in person; what came another way needs one of them first.
Result<void> denunciation_form(const GuardInput& input) {
  if (input.one.channel == "letter" || input.one.channel == "visit" || !input.fact("signed_number").empty())
    return {};
  return refuse(Fault::kConflict, "casework.refused.no_form");
}

// Art. 25(1): without a name it is information, no denunciation.
Result<void> denouncer_known(const GuardInput& input) {
  if (input.one.named) return {};
  return refuse(Fault::kConflict, "casework.refused.nameless");
}

// Only with the name itself (name_denouncer), and once.
Result<void> naming(const GuardInput& input) {
  if (!input.one.named && input.given.contains("denouncer_named")) return {};
  return refuse(Fault::kConflict, "casework.refused.not_now");
}

// confirmed:FIELD:FIELD: each of these boxes is ticked.
Result<void> confirmed(const GuardInput& input) {
  Errors errors;
  std::string_view rest = input.argument;
  while (!rest.empty()) {
    const auto colon = rest.find(':');
    const std::string field(rest.substr(0, colon));
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    const auto found = input.given.find(field);
    if (found == input.given.end() || found->second != "1")
      errors.push_back({Fault::kInvalid, field, "casework.refused.not_confirmed"});
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  return {};
}

const RunningClock* newest(const std::vector<RunningClock>& clocks, std::string_view rule) {
  const auto found = std::find_if(clocks.rbegin(), clocks.rend(),
                                  [&](const RunningClock& clock) { return clock.rule == rule; });
  return found == clocks.rend() ? nullptr : &*found;
}

// kept_up:RULE. What has to last that long has lasted.
Result<void> kept_up(const GuardInput& input) {
  const auto clocks = clocks_of(input.session, input.one.id);
  const RunningClock* clock = newest(clocks, input.argument);
  // At a meeting or in the press nothing hangs on a board.
  const std::string how = input.fact("published_how");
  if (clock == nullptr || !clock->due_at || input.at >= *clock->due_at || how == "meeting" || how == "press")
    return {};
  return refuse(Fault::kConflict, "casework.refused.posted_too_short", "",
                {{"date", iso_date(local_date(*clock->due_at - 1))}});
}

// overdue:RULE. Its term is over and it still runs.
Result<void> overdue(const GuardInput& input) {
  const auto clocks = clocks_of(input.session, input.one.id);
  const RunningClock* clock = newest(clocks, input.argument);
  if (clock != nullptr && clock->state == "running" && clock->due_at && input.at >= *clock->due_at) return {};
  return refuse(Fault::kConflict, "casework.refused.not_overdue");
}

// Who acts leads a body above the one that has the case.
Result<void> superior(const GuardInput& input) {
  const auto directory = input.room.directory.now();
  const directory::Officer* officer = directory->officer(input.who.officer);
  if (officer != nullptr && officer->unit != unit_code(input.room, input.one.unit)) return {};
  return refuse(Fault::kForbidden, "casework.refused.only_superior");
}

constexpr Guard kGuards[] = {
    {"denunciation_form", denunciation_form}, {"denouncer_known", denouncer_known},
    {"confirmed", confirmed},                 {"kept_up", kept_up},
    {"overdue", overdue},                     {"superior", superior},
    {"naming", naming},
};

}  // namespace

std::span<const Guard> denunciation_guards() { return kGuards; }

}  // namespace langnghe::casework
