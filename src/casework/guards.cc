#include "casework/guards.h"

#include <vector>

namespace langnghe::casework {
namespace {

std::pair<std::string_view, std::string_view> parts(std::string_view spec) {
  const auto colon = spec.find(':');
  if (colon == std::string_view::npos) return {spec, {}};
  return {spec.substr(0, colon), spec.substr(colon + 1)};
}

const Guard* find_guard(std::string_view name) {
  for (const auto& table : {common_guards(), complaint_guards(), denunciation_guards()})
    for (const Guard& guard : table)
      if (guard.name == name) return &guard;
  return nullptr;
}

// Four eyes: who did the last ARGUMENT (draft) does not do this.
Result<void> four_eyes(const GuardInput& input) {
  const std::string_view action = input.argument.empty() ? "draft" : input.argument;
  const auto events = events_of(input.session, input.one.id);
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->action != action) continue;
    if (event->officer == input.who.officer)
      return refuse(Fault::kForbidden, "casework.refused.four_eyes");
    break;
  }
  return {};
}

// notice:RULE:FIELD. The day in FIELD must be far enough off for the notice that RULE asks for
// ("at least 5 days before").
Result<void> notice(const GuardInput& input) {
  const auto [rule, field] = parts(input.argument);
  const auto day = parse_date(input.fact(field));
  if (!day) return {};  // the field itself says what is missing
  legalclock::Facts facts;
  facts.start = start_of(*day);
  facts.receipt = input.one.received_at;
  const auto deadline = legalclock::compute(input.room.law, rule, facts, input.at);
  if (!deadline) return {};  // no such term in the law of that day
  if (input.at < deadline->due) return {};
  return refuse(Fault::kInvalid, "casework.refused.notice_short", std::string(field),
                {{"days", std::to_string(deadline->length)}});
}

// later:FIELD:OTHER. The day in FIELD may not lie before the day in OTHER.
Result<void> later(const GuardInput& input) {
  const auto [field, other] = parts(input.argument);
  const auto day = parse_date(input.fact(field)), first = parse_date(input.fact(other));
  if (!day || !first || *day >= *first) return {};
  return refuse(Fault::kInvalid, "casework.refused.before_other", std::string(field),
                {{"date", iso_date(*first)}});
}

constexpr Guard kCommon[] = {
    {"four_eyes", four_eyes},
    {"notice", notice},
    {"later", later},
};

}  // namespace

std::span<const Guard> common_guards() { return kCommon; }

std::string GuardInput::fact(std::string_view name) const {
  for (const Facts* facts : {&given, &before})
    if (const auto found = facts->find(name); found != facts->end()) return found->second;
  return {};
}

bool known_guard(std::string_view guard) { return find_guard(parts(guard).first) != nullptr; }

Errors ask_guards(GuardInput input) {
  Errors errors;
  for (const std::string& spec : input.action.guards) {
    const auto [name, argument] = parts(spec);
    const Guard* guard = find_guard(name);
    input.argument = argument;
    if (guard == nullptr) continue;  // the pack was checked at start
    if (auto fine = guard->check(input); !fine)
      errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  }
  return errors;
}

}  // namespace langnghe::casework
