// One night: what was found is held against the alarms there are.
#include <algorithm>
#include <chrono>
#include <map>

#include "base/codes.h"
#include "insight/hotspots/read.h"
#include "insight/hotspots/store.h"
#include "notices/notices.h"

namespace langnghe::insight::hotspots {
namespace {

constexpr std::int64_t kRarest = 1'000'000;
constexpr Millis kRemembered = 60 * kDay;  // a closed alarm speaks for its cases so long

std::string short_code(const char* head) {
  std::string out = make_code();
  std::erase(out, '-');
  return head + out;
}

// The same sort of trouble: unresolved and silent cases are two looks at one pile.
int family(Kind kind) { return kind == Kind::kSilent ? static_cast<int>(Kind::kUnresolved) : static_cast<int>(kind); }

struct Known {
  Alarm alarm;
  std::vector<std::int64_t> cases;
  bool seen = false;
};

// Mostly the same cases, by the smaller of the two.
bool shared(const Pack& pack, const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  const std::size_t least = std::min(a.size(), b.size());
  if (least == 0) return false;
  std::vector<std::int64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) >= pack.same_share * static_cast<double>(least);
}

bool same(const Pack& pack, const Known& known, const Finding& one) {
  if (family(known.alarm.kind) != family(one.kind)) return false;
  if (one.kind == Kind::kDrift) return known.alarm.unit == one.unit;
  return shared(pack, known.cases, one.cases);
}

// What is found over all categories and is mostly of one is told by that one: it says more.
void name_first(const Pack& pack, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!findings[i].category.empty()) continue;
    for (std::size_t j = i + 1; j < findings.size(); ++j)
      if (const Finding& named = findings[j]; named.kind == findings[i].kind && !named.category.empty() &&
                                              named.observed >= 0.7 * findings[i].observed && shared(pack, named.cases, findings[i].cases)) {
        std::rotate(findings.begin() + static_cast<std::ptrdiff_t>(i), findings.begin() + static_cast<std::ptrdiff_t>(j),
                    findings.begin() + static_cast<std::ptrdiff_t>(j) + 1);
        break;
      }
  }
}

// The committee of the one commune, else of its province.
std::int64_t unit_of(const Room& room, const Finding& one) {
  if (one.kind == Kind::kDrift) return one.unit;
  const auto directory = room.directory.now();
  const auto& units = directory->units();
  const directory::Unit* commune = one.communes.empty() ? nullptr : units.unit(one.communes.front());
  const directory::Unit* body = commune == nullptr ? nullptr
                                : units.committee_of(one.communes.size() == 1 ? commune->code : commune->parent);
  return body == nullptr ? 0 : body->id;
}

void take(Alarm& alarm, const Finding& one, Date day) {
  alarm.category = one.category, alarm.level = one.level, alarm.communes = one.communes;
  alarm.lat = one.lat, alarm.lon = one.lon, alarm.radius_km = one.radius_km, alarm.topic = one.topic;
  alarm.from = one.from, alarm.observed = one.observed, alarm.expected = one.expected;
  alarm.recurrence_days = static_cast<std::int64_t>(std::min(one.recurrence_days, static_cast<double>(kRarest)));
  alarm.curve = one.curve;
  alarm.seen_day = day;
}

Step step_of(const Alarm& alarm, std::string action, std::string from, Date day, Millis at) {
  return {at, std::move(action), std::move(from), alarm.state, 0, "", day, alarm.observed, alarm.expected, alarm.recurrence_days, alarm.open_now};
}

void count_peak(storage::Session& session, Alarm& alarm, Date day) {
  alarm.open_now = alarm.kind == Kind::kDrift ? static_cast<int>(alarm.observed) : count_open(session, alarm.id);
  if (alarm.open_now <= alarm.peak_open) return;
  alarm.peak_open = alarm.open_now;
  alarm.peak_day = day;
}

void tell_leaders(const Room& room, storage::Transaction& tx, const Alarm& alarm, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(alarm.unit);
  if (unit == nullptr) return;
  for (const directory::Officer* officer : directory->who_may("hotspot.lead", unit->code, "", at))
    notices::put(tx, {notices::Recipient::of_officer(officer->id), "hotspot.new", alarm.code, "/staff/hotspots/" + alarm.code,
                      {notices::Arg::text("unit", unit->name("vi"), unit->name("en"))}, "hotspot/" + alarm.code}, at);
}

// Keeps one finding; says whether it became a new alarm.
bool keep(const Room& room, storage::Transaction& tx, std::vector<Known>& all, const Finding& one, Date day, Millis at) {
  Known* open = nullptr;
  const Known* closed = nullptr;
  for (Known& known : all) {
    if (!same(room.pack, known, one)) continue;
    if (!known.alarm.closed_at) open = open == nullptr ? &known : open;
    else closed = &known;
  }
  if (open != nullptr) {
    std::vector<std::int64_t> fresh;
    std::set_difference(one.cases.begin(), one.cases.end(), open->cases.begin(), open->cases.end(), std::back_inserter(fresh));
    if (!open->seen) {
      // Findings come the rarest first: the others of tonight only add their cases.
      Alarm& alarm = open->alarm;
      if (alarm.seen_day != day) ++alarm.nights;
      take(alarm, one, day);
      alarm.quiet = 0;
    }
    open->seen = true;
    for (const std::int64_t id : fresh)
      tx.run("INSERT INTO hotspot_case (alarm, case_id) VALUES (:alarm, :case_id) ON CONFLICT DO NOTHING", open->alarm.id, id);
    std::vector<std::int64_t> merged;
    std::merge(open->cases.begin(), open->cases.end(), fresh.begin(), fresh.end(), std::back_inserter(merged));
    open->cases = std::move(merged);
    return false;
  }
  // Somebody has said what it was; it comes back only when it has grown.
  if (closed != nullptr && closed->alarm.state != "faded" && one.observed < room.pack.grown * closed->alarm.observed) return false;
  Known fresh;
  Alarm& alarm = fresh.alarm;
  do {
    alarm.code = short_code("DN-");
  } while (find_alarm(tx, alarm.code));
  alarm.kind = one.kind;
  alarm.state = room.lifecycle.initial;
  alarm.unit = unit_of(room, one);
  take(alarm, one, day);
  alarm.opened_day = alarm.peak_day = day;
  alarm.opened_at = at;
  alarm.nights = 1;
  if (closed != nullptr) alarm.earlier = closed->alarm.code;
  // Every case of it that is open stands for its size on the first day.
  for (const std::int64_t id : one.cases)
    alarm.open_now += static_cast<int>(tx.value<std::int64_t>("SELECT open FROM hotspot_cases WHERE id = :id", id).value_or(0));
  if (one.kind == Kind::kDrift) alarm.open_now = static_cast<int>(one.observed);
  alarm.peak_open = alarm.open_now;
  fresh.cases = one.cases;
  fresh.seen = true;
  alarm = save(room, tx, std::move(alarm), step_of(alarm, "open", "", day, at), one.cases).value();
  tell_leaders(room, tx, alarm, at);
  all.push_back(std::move(fresh));
  return true;
}

}  // namespace

Run run(const Room& room, storage::Database& database, std::string_view by, Date day, int threads, Millis at) {
  const auto begin = std::chrono::steady_clock::now();
  Run out;
  if (by == "leader")
    if (auto asked = database.read([](storage::Session& session) { return asked_run(session); })) out = std::move(*asked);
  if (out.id == 0) {
    out.code = short_code("DR-");
    out.by = by;
    out.asked_at = at;
  }
  out.state = "done";
  out.day = day;
  const Data data = database.read([&](storage::Session& session) { return read_data(session, room, day); });
  std::vector<Finding> findings;
  out.tests = 0;
  for (Counted counted : {clusters(room.pack, data, threads), topics(room.pack, data), drifting(room.pack, data)}) {
    out.tests += counted.tests;
    std::move(counted.findings.begin(), counted.findings.end(), std::back_inserter(findings));
  }
  name_first(room.pack, findings);
  out.cases = static_cast<std::int64_t>(data.cases.size());
  out.left_out = data.left_out;
  out.nowhere = data.nowhere;
  out.found = static_cast<int>(findings.size());
  const Run counted = out;
  return database.write([&](storage::Transaction& tx) {
    Run done = counted;  // the transaction may be run again
    std::vector<Known> all;
    for (Alarm& alarm : live_alarms(tx, at - kRemembered)) {
      auto cases = case_ids(tx, alarm.id);
      all.push_back({std::move(alarm), std::move(cases)});
    }
    std::vector<std::string> opened;
    for (const Finding& one : findings)
      if (keep(room, tx, all, one, day, at)) opened.push_back(all.back().alarm.code);
    done.opened = static_cast<int>(opened.size());
    for (Known& known : all) {
      Alarm& alarm = known.alarm;
      if (alarm.closed_at || std::find(opened.begin(), opened.end(), alarm.code) != opened.end()) continue;
      if (!known.seen) ++alarm.quiet;
      count_peak(tx, alarm, day);
      const std::string from = alarm.state;
      const lifecycle::Action* fade = room.lifecycle.action("fade");
      const bool fades = alarm.quiet >= room.pack.quiet_nights && fade != nullptr && fade->starts_from(alarm.state);
      if (fades) {
        alarm.state = fade->to;
        alarm.closed_at = at;
      }
      Step step = step_of(alarm, fades ? "fade" : "night", from, day, at);
      save(room, tx, alarm, step).value();
    }
    done.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
    done.done_at = at;
    save_run(tx, done);
    return done;
  });
}

bool run_due(const Room& room, storage::Database& database, int threads, Millis at) {
  const Date today = local_date(at), yesterday = add_days(today, -1);
  const auto asked = database.read([](storage::Session& session) { return asked_run(session); });
  if (asked) {
    run(room, database, "leader", today, threads, at);
    return true;
  }
  if (at < start_of(today) + room.pack.hour * kHour) return false;
  const bool done = database.read([&](storage::Session& session) {
    return session.value<std::int64_t>("SELECT id FROM hotspot_run WHERE made_by = 'night' AND day >= :day LIMIT 1", iso_date(yesterday)).has_value();
  });
  if (done) return false;
  run(room, database, "night", yesterday, threads, at);
  return true;
}

Result<Run> ask_run(const Room& room, storage::Transaction& tx, std::int64_t officer, Millis at) {
  if (officer == 0 || room.directory.now()->where_allowed(officer, "hotspot.lead", at).empty())
    return refuse(Fault::kForbidden, "hotspots.refused.not_yours");
  if (asked_run(tx)) return refuse(Fault::kConflict, "hotspots.refused.waiting");
  Run out;
  out.code = short_code("DR-");
  out.by = "leader";
  out.state = "asked";
  out.officer = officer;
  out.asked_at = at;
  out.day = local_date(at);
  save_run(tx, out);
  return out;
}

}  // namespace langnghe::insight::hotspots
