// What the law on complaints asks before a step.
#include <algorithm>
#include <charconv>

#include "casework/classify.h"
#include "casework/guards.h"
#include "casework/matters.h"
#include "casework/signers.h"

namespace langnghe::casework {
namespace {

// Representatives: Law on Citizen Reception 42/2013/QH13, art. 29.
constexpr int kCrowd = 5, kManyPeople = 10, kFewRepresentatives = 2, kMostRepresentatives = 5;

int number(const std::string& text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::pair<std::string, std::string> halves(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {std::string(text), {}};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

// in_time:RULE:FIELD. The time to complain, from the day in FIELD to receipt, without the days
// of an obstacle (fields obstacle_from, obstacle_to).
Result<void> in_time(const GuardInput& input) {
  const auto [rule, field] = halves(input.argument);
  const auto learned = parse_date(input.fact(field));
  if (!learned) return refuse(Fault::kInvalid, "casework.refused.learned_missing");
  legalclock::Facts facts;
  facts.start = start_of(*learned);
  facts.receipt = input.one.received_at;
  const auto from = parse_date(input.fact("obstacle_from")), to = parse_date(input.fact("obstacle_to"));
  if (from.has_value() != to.has_value() || (from && *to < *from))
    return refuse(Fault::kInvalid, "casework.refused.obstacle", "obstacle_to");
  if (from) facts.pauses.push_back({start_of(*from), end_of(*to)});
  const auto deadline = legalclock::compute(input.room.law, rule, facts, input.at);
  if (!deadline) return tl::unexpected<Errors>(deadline.error());
  if (input.one.received_at < deadline->due) return {};
  return refuse(Fault::kConflict, "casework.refused.time_barred", "obstacle_from",
                {{"date", iso_date(deadline->due_date)}});
}

// A crowd is heard through representatives, appointed in writing.
Result<void> represented(const GuardInput& input) {
  const auto people = crowd_size(input.session, input.one.id, number(input.fact("signers")));
  if (people < kCrowd || !input.fact("representatives").empty()) return {};
  return refuse(Fault::kConflict, "casework.refused.not_represented");
}

Result<void> representatives(const GuardInput& input) {
  const int signers = number(input.fact("signers")), chosen = number(input.fact("representatives"));
  const int most = signers > kManyPeople ? kMostRepresentatives
                   : signers >= kCrowd   ? kFewRepresentatives
                                         : signers;
  if (chosen <= most) return {};
  return refuse(Fault::kInvalid, "casework.refused.representatives", "representatives",
                {{"signers", std::to_string(signers)}, {"most", std::to_string(most)}});
}

// Guidance is given once only for the same content: no case of the same matter had it.
Result<void> guided_once(const GuardInput& input) {
  if (!guided_before(input.session, input.one.id)) return {};
  return refuse(Fault::kConflict, "casework.refused.guided_before");
}

// The list of criteria is in force from 1 July 2026; cases received before it need none.
Result<void> complex_layer(const GuardInput& input) {
  if (input.fact("complexity") != "unlisted" ||
      local_date(input.one.received_at) < *parse_date("2026-07-01"))
    return {};
  return refuse(Fault::kInvalid, "casework.refused.complexity_unlisted", "complexity");
}

std::optional<RunningClock> running(const GuardInput& input, const std::vector<std::string>& rules) {
  for (RunningClock& clock : clocks_of(input.session, input.one.id))
    if (clock.state == "running" && std::find(rules.begin(), rules.end(), clock.rule) != rules.end())
      return std::move(clock);
  return std::nullopt;
}

// The finding comes before the term it lengthens has run out.
Result<void> before_term(const GuardInput& input) {
  const auto clock = running(input, input.action.complex);
  if (clock && clock->due_at && input.at < *clock->due_at) return {};
  return refuse(Fault::kConflict, "casework.refused.term_over");
}

// since:DATE. The step belongs to a law in force from that day on.
Result<void> since(const GuardInput& input) {
  if (local_date(input.at) >= *parse_date(input.argument)) return {};
  return refuse(Fault::kConflict, "casework.refused.not_yet_law", {}, {{"date", std::string(input.argument)}});
}

Result<void> part_since(const GuardInput& input) {
  if (input.fact("withdrawal") != "part") return {};
  if (auto fine = since(input); fine) return fine;
  return refuse(Fault::kInvalid, "casework.refused.not_yet_law", "withdrawal",
                {{"date", std::string(input.argument)}});
}

// dialogue[:always]. When the demand and the findings differ (first instance, art. 30), or always
// (second instance, art. 39); one invited who stays away holds up nothing.
Result<void> dialogue(const GuardInput& input) {
  if (input.argument != "always" && input.fact("finding") != "differs") return {};
  if (!input.fact("dialogue").empty()) return {};
  return refuse(Fault::kConflict, "casework.refused.dialogue_missing");
}

// The time to complain again has not run out on the day of the second complaint.
Result<void> appeal_open(const GuardInput& input) {
  Millis when = input.at;
  if (const auto day = parse_date(input.fact("appealed_on"))) when = start_of(*day);
  for (const RunningClock& clock : clocks_of(input.session, input.one.id))
    if (clock.rule.starts_with("KN.appeal_bar") && clock.due_at && when >= *clock.due_at)
      return refuse(Fault::kConflict, "casework.refused.appeal_late", {},
                    {{"date", iso_date(local_date(*clock.due_at - 1))}});
  return {};
}

// Without a decision: once the term is over, and within the time to complain again from then.
Result<void> overdue(const GuardInput& input) {
  const auto clock = running(input, {"KN.res1", "KN.res_discipline"});
  if (!clock || !clock->due_at || input.at < *clock->due_at)
    return refuse(Fault::kConflict, "casework.refused.not_overdue");
  legalclock::Facts facts;
  facts.start = *clock->due_at - 1;
  facts.receipt = input.one.received_at;
  facts.remote = clock->remote;
  const auto bar = legalclock::compute(
      input.room.law, clock->rule == "KN.res1" ? "KN.appeal_bar" : "KN.appeal_bar_discipline", facts,
      input.at);
  if (!bar || input.at < bar->due) return {};
  return refuse(Fault::kConflict, "casework.refused.appeal_late", {}, {{"date", iso_date(bar->due_date)}});
}

// The outcome of the answers, or another with a reason.
Result<void> classified(const GuardInput& input) {
  const Proposal proposal = classify(input.one.kind, input.given);
  if (input.fact("outcome") == proposal.outcome || !input.step.words.empty()) return {};
  return refuse(Fault::kInvalid, "casework.refused.overrule_reason", "words");
}

constexpr Guard kComplaint[] = {
    {"in_time", in_time},
    {"represented", represented},
    {"representatives", representatives},
    {"guided_once", guided_once},
    {"complex_layer", complex_layer},
    {"before_term", before_term},
    {"since", since},
    {"part_since", part_since},
    {"dialogue", dialogue},
    {"appeal_open", appeal_open},
    {"complaint_overdue", overdue},
    {"classified", classified},
};

}  // namespace

std::span<const Guard> complaint_guards() { return kComplaint; }

}  // namespace langnghe::casework
