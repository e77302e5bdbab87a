#include "legalclock/reckon.h"

#include <algorithm>
#include <stdexcept>

namespace langnghe::legalclock {
namespace {

tl::unexpected<Error> no(std::string_view what, std::string field,
                         std::vector<std::pair<std::string, std::string>> args = {},
                         Fault fault = Fault::kInvalid) {
  return tl::unexpected<Error>(
      Error{fault, std::move(field), "clock.refuse." + std::string(what), std::move(args)});
}

constexpr Date year_start(int year) { return Date{std::chrono::year{year} / 1 / 1}; }

// Whether the calendar can speak about an instant at all.
bool covered(Millis at) {
  static const Millis first = start_of(year_start(kFirstCalendarYear)),
                      last = start_of(year_start(kLastCalendarYear));
  return at >= first && at < last;
}

const Stop* stop_at(const std::vector<Stop>& stops, Date day) {
  for (const Stop& stop : stops)
    if (stop.from <= day && day < stop.to) return &stop;
  return nullptr;
}

// The days a list of pauses takes out of a term that starts on start_day. A pause still open
// lasts until `until`.
std::vector<Stop> stops_of(const std::vector<Pause>& pauses, Date start_day, Millis until) {
  std::vector<Stop> result;
  for (const Pause& pause : pauses) {
    const Date from = std::max(local_date(pause.from), add_days(start_day, 1));
    const Date to = local_date(pause.to.value_or(std::max(until, pause.from)));
    if (from < to) result.push_back({from, to});
  }
  std::sort(result.begin(), result.end(),
            [](const Stop& a, const Stop& b) { return a.from < b.from; });
  std::size_t kept = 0;
  for (const Stop& stop : result) {
    if (kept > 0 && stop.from <= result[kept - 1].to)
      result[kept - 1].to = std::max(result[kept - 1].to, stop.to);
    else
      result[kept++] = stop;
  }
  result.resize(kept);
  return result;
}

// Day number `length` of a term that starts after start_day.
Date count_on(const Calendar& calendar, Unit unit, Date start_day, int length,
              const std::vector<Stop>& stops) {
  Date last = unit == Unit::kWorkingDays ? calendar.add_working_days(start_day, length)
                                         : add_days(start_day, length);
  for (const Stop& stop : stops) {
    if (stop.from > last) break;  // the term had run out before
    last = unit == Unit::kWorkingDays
               ? calendar.add_working_days(
                     last, calendar.working_days_between(add_days(stop.from, -1),
                                                         add_days(stop.to, -1)))
               : add_days(last, days_between(stop.from, stop.to));
  }
  return last;
}

Date roll_on(const Calendar& calendar, Date last, const std::vector<Stop>& stops) {
  for (;;) {
    last = calendar.working_day_on_or_after(last);
    const Stop* stop = stop_at(stops, last);
    if (stop == nullptr) return last;
    last = stop->to;
  }
}

// Hours run from instant to instant; pauses count to the millisecond.
Millis add_hours(Millis start, int hours, const std::vector<Pause>& pauses, Millis until) {
  std::vector<std::pair<Millis, Millis>> spans;
  for (const Pause& pause : pauses)
    spans.emplace_back(std::max(pause.from, start), pause.to.value_or(std::max(until, pause.from)));
  std::sort(spans.begin(), spans.end());
  Millis due = start + hours * kHour, reached = start;
  for (const auto& [from, to] : spans) {
    const Millis begin = std::max(from, reached);
    if (begin >= due) break;
    if (to <= begin) continue;
    due += to - begin;
    reached = to;
  }
  return due;
}

// The term of r.rule with a given length: sets nominal, last and due.
void lay_out(const Calendar& calendar, const Facts& facts, int length, Millis until, Reckoned& r) {
  const Rule& rule = *r.rule;
  if (rule.direction == Direction::kBefore) {
    const int back = -length;
    r.nominal = rule.unit == Unit::kWorkingDays ? calendar.add_working_days(r.start_day, back)
                                                : add_days(r.start_day, back);
    r.last = r.nominal;
    r.due = end_of(r.last);
    return;
  }
  if (rule.unit == Unit::kHours) {
    r.due = add_hours(facts.start, length, facts.pauses, until);
    r.nominal = r.last = local_date(r.due - 1);
    return;
  }
  r.nominal = count_on(calendar, rule.unit, r.start_day, length, r.stops);
  r.last = rule.roll ? roll_on(calendar, r.nominal, r.stops) : r.nominal;
  r.due = end_of(r.last);
}

Date first_counted(const Calendar& calendar, const Reckoned& r) {
  const bool working = r.rule->unit == Unit::kWorkingDays;
  if (r.rule->direction == Direction::kBefore)
    return working ? calendar.add_working_days(r.start_day, -1) : add_days(r.start_day, -1);
  if (r.rule->unit == Unit::kHours) return r.start_day;
  Date day = add_days(r.start_day, 1);
  for (;;) {
    if (working) day = calendar.working_day_on_or_after(day);
    const Stop* stop = stop_at(r.stops, day);
    if (stop == nullptr) return day;
    day = stop->to;
  }
}

std::optional<Error> choose_version(const Law& law, std::string_view id, const Facts& facts,
                                    Reckoned& r) {
  const Date event = r.start_day, receipt = local_date(facts.receipt.value_or(facts.start));
  r.rule = law.rules.choose(id, receipt, event);
  if (r.rule == nullptr) {
    r.rule = law.rules.find(id);
    const std::vector<std::pair<std::string, std::string>> args = {
        {"rule", std::string(id)}, {"date", iso_date(receipt)}};
    if (r.rule == nullptr && !law.rules.known(id))
      return no("unknown_rule", "rule", args, Fault::kNotFound).value();
    // Naming a version outright is allowed at any time, and said in the reasons.
    if (r.rule == nullptr || r.rule->id == r.rule->family)
      return no("not_in_force", "rule", args).value();
    r.forced = true;
  }
  r.version_day = r.rule->version_by_event ? event : receipt;
  if (r.rule->instance != 0 && facts.instance != 0 && r.rule->instance != facts.instance)
    return no("instance", "instance", {{"rule", r.rule->id}}).value();
  return std::nullopt;
}

std::optional<Error> choose_length(const Facts& facts, Reckoned& r) {
  const Rule& rule = *r.rule;
  r.base = rule.length;
  const bool complex = facts.complex || facts.special;
  const auto replace = [&](std::string_view variant, const std::optional<int>& length) {
    if (!length) return false;
    r.variant = variant;
    r.base = *length;
    return true;
  };
  if (facts.target_days) {
    if (!rule.target || *facts.target_days < 1 || *facts.target_days > 3660)
      return no("target", "target_days", {{"rule", rule.id}}).value();
    replace("target", facts.target_days);
    return std::nullopt;
  }
  for (const CategoryTarget& target : rule.categories)
    if (target.category == facts.category) {
      replace("category", target.length);
      return std::nullopt;
    }
  if (facts.remote && complex && replace("remote_complex", rule.remote_complex))
    return std::nullopt;
  if (facts.remote && replace("remote", rule.remote)) return std::nullopt;
  if (complex) replace("complex", rule.complex);
  return std::nullopt;
}

// The extensions this finding allows: the widest that applies.
const ExtensionRule* allowed_extensions(const Rule& rule, const Facts& facts) {
  const ExtensionRule* best = nullptr;
  for (const ExtensionRule& each : rule.extensions)
    if (each.when == "any" || (each.when == "complex" && (facts.complex || facts.special)) ||
        (each.when == "special" && facts.special))
      if (best == nullptr || each.days.size() > best->days.size()) best = &each;
  return best;
}

std::optional<Error> check_pauses(const Rule& rule, const Facts& facts) {
  if (!facts.pauses.empty() && rule.pauses.empty())
    return no("pause_not_allowed", "pause", {{"rule", rule.id}}).value();
  for (const Pause& pause : facts.pauses) {
    if (!covered(pause.from) || (pause.to && !covered(*pause.to)))
      return no("out_of_range", "pause").value();
    if (pause.to && *pause.to < pause.from) return no("pause_order", "pause").value();
  }
  return std::nullopt;
}

std::optional<Error> extend(const Law& law, const Facts& facts, Millis until, Reckoned& r) {
  r.length = r.base;
  if (facts.extensions.empty()) return std::nullopt;
  const ExtensionRule* allowed = allowed_extensions(*r.rule, facts);
  for (std::size_t i = 0; i < facts.extensions.size(); ++i) {
    const Extension& extension = facts.extensions[i];
    if (allowed == nullptr || i >= allowed->days.size())
      return no("extension_not_allowed", "extension",
                {{"rule", r.rule->id},
                 {"count", std::to_string(allowed == nullptr ? 0 : allowed->days.size())}})
          .value();
    if (extension.days < 1 || extension.days > allowed->days[i])
      return no("extension_too_long", "extension",
                {{"rule", r.rule->id}, {"most", std::to_string(allowed->days[i])}})
          .value();
    if (extension.document.empty()) return no("extension_document", "extension").value();
    if (extension.date) {
      // The written decision must be made before the term it prolongs has run out.
      lay_out(law.calendar, facts, r.length, until, r);
      if (*extension.date > r.last)
        return no("extension_late", "extension",
                  {{"rule", r.rule->id}, {"date", iso_date(r.last)}})
            .value();
    }
    r.length += extension.days;
  }
  return std::nullopt;
}

// A pause still open stops the clock only if the term had not run out when it began.
void find_open_pause(const Law& law, const Facts& facts, Reckoned& r) {
  const Pause* open = nullptr;
  for (const Pause& pause : facts.pauses)
    if (!pause.to && (open == nullptr || pause.from < open->from)) open = &pause;
  if (open == nullptr) return;
  // The term as it stood when the pause began.
  Reckoned before = r;
  Facts then = facts;
  std::erase_if(then.pauses, [&](const Pause& pause) { return pause.from >= open->from; });
  for (Pause& pause : then.pauses) pause.to = std::min(*pause.to, open->from);
  before.stops = stops_of(then.pauses, r.start_day, open->from);
  lay_out(law.calendar, then, r.length, open->from, before);
  if (open->from >= before.due) return;
  const Date day = std::max(local_date(open->from), add_days(r.start_day, 1));
  r.paused_on = day;
  const Date eve = add_days(day, -1);
  if (r.rule->unit == Unit::kHours)
    r.remaining = static_cast<int>((before.due - open->from + kHour - 1) / kHour);
  else if (r.rule->unit == Unit::kWorkingDays)
    r.remaining = law.calendar.working_days_between(eve, before.nominal);
  else
    r.remaining = std::max(0, days_between(eve, before.nominal));
}

void second_term(const Law& law, const Facts& facts, Millis until, Reckoned& r) {
  const AlsoWarn& second = *r.rule->also_warn;
  if (second.unit == Unit::kHours) {
    r.warn_due = add_hours(facts.start, second.length, facts.pauses, until);
    r.warn_nominal = r.warn_last = local_date(*r.warn_due - 1);
    return;
  }
  r.warn_nominal = count_on(law.calendar, second.unit, r.start_day, second.length, r.stops);
  r.warn_last = roll_on(law.calendar, *r.warn_nominal, r.stops);
  r.warn_due = end_of(*r.warn_last);
}

}  // namespace

bool Reckoned::stopped(Date day) const { return stop_at(stops, day) != nullptr; }

tl::expected<Reckoned, Error> reckon(const Law& law, std::string_view id, const Facts& facts,
                                     Millis now) {
  for (const auto& [field, at] : {std::pair{"start", std::optional<Millis>(facts.start)},
                                  std::pair{"end", facts.end},
                                  std::pair{"receipt", facts.receipt},
                                  std::pair{"now", std::optional<Millis>(now)}})
    if (at && !covered(*at)) return no("out_of_range", field);
  try {
    Reckoned r;
    r.start_day = local_date(facts.start);
    if (auto error = choose_version(law, id, facts, r)) return tl::unexpected(*error);
    if (auto error = choose_length(facts, r)) return tl::unexpected(*error);
    if (auto error = check_pauses(*r.rule, facts)) return tl::unexpected(*error);
    if (r.rule->direction == Direction::kAfter && facts.end && *facts.end < facts.start)
      return no("end_before_start", "end");
    const Millis until = facts.end.value_or(now);
    if (!facts.pauses.empty()) r.stops = stops_of(facts.pauses, r.start_day, until);
    if (auto error = extend(law, facts, until, r)) return tl::unexpected(*error);
    r.first_day = first_counted(law.calendar, r);
    lay_out(law.calendar, facts, r.length, until, r);
    if (!facts.pauses.empty() && !facts.end) find_open_pause(law, facts, r);
    if (r.rule->also_warn) second_term(law, facts, until, r);
    return r;
  } catch (const std::out_of_range&) {
    return no("out_of_range", "start");
  }
}

}  // namespace langnghe::legalclock
