#include "insight/hotspots/store.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

#include "base/encoding.h"
#include "base/json.h"
#include "ledger/ledger.h"

namespace langnghe::insight::hotspots {
namespace {

constexpr std::string_view kKinds[] = {"cluster", "unresolved", "silent", "topic", "drift"};

std::int64_t thousandths(double value) { return std::llround(value * 1000); }
Date day_of(const std::string& text) { return parse_date(text).value_or(Date{}); }

std::string joined(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& one : all) out += (out.empty() ? "" : ",") + one;
  return out;
}
std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto comma = text.find(',');
    out.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return out;
}

// "2026-11-01:3:2.125,…": day, observed, expected.
std::string curve_text(const std::vector<Curve>& curve) {
  std::string out;
  for (const Curve& one : curve)
    out += fmt::format("{}{}:{:.0f}:{:.3f}", out.empty() ? "" : ",", iso_date(one.day), one.observed, one.expected);
  return out;
}
std::vector<Curve> parse_curve(std::string_view text) {
  std::vector<Curve> out;
  for (const std::string& part : parted(text)) {
    if (part.size() < 14) continue;
    Curve one;
    one.day = day_of(part.substr(0, 10));
    const auto colon = part.find(':', 11);
    std::from_chars(part.data() + 11, part.data() + std::min(colon, part.size()), one.observed);
    if (colon != std::string::npos) std::from_chars(part.data() + colon + 1, part.data() + part.size(), one.expected);
    out.push_back(one);
  }
  return out;
}

using Int = std::int64_t;
using Text = std::string;

template <class F, class... P>
void each_alarm(storage::Session& session, std::string_view sql, F&& found, const P&... params) {
  session.each<Int, Int, Text, Text, Text, Text, Text, Int, Text, Int, Int, Int, Text, Text, Int, Int, Int, Text, Text,
               Text, Millis, Millis, int, int, int, int, Text, Int, std::optional<Millis>, Text>(
      sql,
      [&](Int id, Int version, Text code, Text kind, Text state, Text category, Text level, Int unit, Text communes,
          Int lat6, Int lon6, Int radius_m, Text topic, Text from_day, Int observed3, Int expected3, Int recurrence,
          Text curve, Text opened_day, Text seen_day, Millis opened_at, Millis changed_at, int nights, int quiet,
          int open_now, int peak_open, Text peak_day, Int assignee, std::optional<Millis> closed_at, Text earlier) {
        Alarm one;
        one.id = id, one.version = version;
        one.code = std::move(code);
        one.kind = kind_of(kind).value_or(Kind::kCluster);
        one.state = std::move(state), one.category = std::move(category), one.level = std::move(level);
        one.unit = unit;
        one.communes = parted(communes);
        one.lat = static_cast<double>(lat6) / 1e6, one.lon = static_cast<double>(lon6) / 1e6;
        one.radius_km = static_cast<double>(radius_m) / 1000;
        one.topic = std::move(topic);
        one.from = day_of(from_day);
        one.observed = static_cast<double>(observed3) / 1000, one.expected = static_cast<double>(expected3) / 1000;
        one.recurrence_days = recurrence;
        one.curve = parse_curve(curve);
        one.opened_day = day_of(opened_day), one.seen_day = day_of(seen_day);
        one.opened_at = opened_at, one.changed_at = changed_at;
        one.nights = nights, one.quiet = quiet, one.open_now = open_now, one.peak_open = peak_open;
        one.peak_day = day_of(peak_day);
        one.assignee = assignee;
        one.closed_at = closed_at;
        one.earlier = std::move(earlier);
        found(std::move(one));
      },
      params...);
}

#define LANGNGHE_ALARM                                                                                              \
  "SELECT id, version, code, kind, state, category, level, unit, communes, lat6, lon6, radius_m, topic, from_day, " \
  "observed3, expected3, recurrence_days, curve, opened_day, seen_day, opened_at, changed_at, nights, quiet, "      \
  "open_now, peak_open, peak_day, assignee, closed_at, earlier FROM hotspot "

std::string hash(std::string_view text) { return hex(view(sha256(text))); }

// One line a column, texts as their own digest; then its steps and its cases.
std::string digest_of(storage::Session& session, const Alarm& one) {
  std::string all = "hotspot/1";
  const auto number = [&](Int value) { all += "\n" + std::to_string(value); };
  const auto text = [&](std::string_view value) { all += "\n" + hash(value); };
  text(one.code), text(code_of(one.kind)), text(one.state), text(one.category), text(one.level), number(one.unit);
  text(joined(one.communes)), number(std::llround(one.lat * 1e6)), number(std::llround(one.lon * 1e6));
  number(std::llround(one.radius_km * 1000)), text(one.topic), text(iso_date(one.from));
  number(thousandths(one.observed)), number(thousandths(one.expected)), number(one.recurrence_days);
  text(curve_text(one.curve)), text(iso_date(one.opened_day)), text(iso_date(one.seen_day)), number(one.opened_at);
  number(one.nights), number(one.quiet), number(one.open_now), number(one.peak_open), text(iso_date(one.peak_day));
  number(one.assignee), number(one.closed_at.value_or(-1)), text(one.earlier);
  for (const Step& step : steps_of(session, one.id)) {
    number(step.at), text(step.action), text(step.from), text(step.to), number(step.officer), text(step.words);
    text(iso_date(step.night)), number(thousandths(step.observed)), number(thousandths(step.expected));
    number(step.recurrence_days), number(step.open_now);
  }
  for (const Int id : case_ids(session, one.id)) number(id);
  return hash(all);
}

std::string digest_of(const Run& run) {
  return hash(fmt::format("hotspot_run/1|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", run.code, run.by, run.state, run.officer,
                          run.asked_at, run.done_at.value_or(-1), iso_date(run.day), run.cases, run.left_out, run.nowhere,
                          run.tests, run.found, run.opened, run.took));
}

template <class F, class... P>
void each_run(storage::Session& session, std::string_view sql, F&& found, const P&... params) {
  session.each<Int, Text, Text, Text, Int, Millis, std::optional<Millis>, Text, Int, Int, Int, int, int, int, Int>(
      sql,
      [&](Int id, Text code, Text by, Text state, Int officer, Millis asked_at, std::optional<Millis> done_at, Text day,
          Int cases, Int left_out, Int nowhere, int tests, int count, int opened, Int took) {
        found(Run{id, std::move(code), std::move(by), std::move(state), officer, asked_at, done_at, day_of(day), cases,
                  left_out, nowhere, tests, count, opened, took});
      },
      params...);
}

#define LANGNGHE_RUN                                                                                              \
  "SELECT id, code, made_by, state, officer, asked_at, done_at, day, cases, left_out, nowhere, tests, found, opened, " \
  "took FROM hotspot_run "

}  // namespace

std::string_view code_of(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<Kind> kind_of(std::string_view code) {
  for (std::size_t i = 0; i < std::size(kKinds); ++i)
    if (kKinds[i] == code) return static_cast<Kind>(i);
  return std::nullopt;
}

Result<Alarm> save(const Room& room, storage::Transaction& tx, Alarm one, const Step& step,
                   const std::vector<std::int64_t>& new_cases) {
  const std::string communes = joined(one.communes), curve = curve_text(one.curve), from = iso_date(one.from),
                    opened_day = iso_date(one.opened_day), seen_day = iso_date(one.seen_day), peak_day = iso_date(one.peak_day);
  const Int lat6 = std::llround(one.lat * 1e6), lon6 = std::llround(one.lon * 1e6), radius_m = std::llround(one.radius_km * 1000);
  if (one.id == 0) {
    one.id = *tx.value<Int>(
        "INSERT INTO hotspot (code, kind, state, category, level, unit, communes, lat6, lon6, radius_m, topic, from_day, "
        "observed3, expected3, recurrence_days, curve, opened_day, seen_day, opened_at, changed_at, nights, quiet, open_now, "
        "peak_open, peak_day, assignee, closed_at, earlier) VALUES (:code, :kind, :state, :category, :level, :unit, :communes, "
        ":lat6, :lon6, :radius_m, :topic, :from_day, :observed3, :expected3, :recurrence_days, :curve, :opened_day, :seen_day, "
        ":opened_at, :changed_at, :nights, :quiet, :open_now, :peak_open, :peak_day, :assignee, :closed_at, :earlier) RETURNING id",
        one.code, code_of(one.kind), one.state, one.category, one.level, one.unit, communes, lat6, lon6, radius_m, one.topic,
        from, thousandths(one.observed), thousandths(one.expected), one.recurrence_days, curve, opened_day, seen_day,
        one.opened_at, step.at, one.nights, one.quiet, one.open_now, one.peak_open, peak_day, one.assignee, one.closed_at,
        one.earlier);
  } else {
    if (tx.run("UPDATE hotspot SET version = version + 1, state = :state, category = :category, level = :level, unit = :unit, "
               "communes = :communes, lat6 = :lat6, lon6 = :lon6, radius_m = :radius_m, topic = :topic, from_day = :from_day, "
               "observed3 = :observed3, expected3 = :expected3, recurrence_days = :recurrence_days, curve = :curve, "
               "seen_day = :seen_day, changed_at = :changed_at, nights = :nights, quiet = :quiet, open_now = :open_now, "
               "peak_open = :peak_open, peak_day = :peak_day, assignee = :assignee, closed_at = :closed_at "
               "WHERE id = :id AND version = :version",
               one.state, one.category, one.level, one.unit, communes, lat6, lon6, radius_m, one.topic, from,
               thousandths(one.observed), thousandths(one.expected), one.recurrence_days, curve, seen_day, step.at, one.nights,
               one.quiet, one.open_now, one.peak_open, peak_day, one.assignee, one.closed_at, one.id, one.version) != 1)
      return refuse(Fault::kConflict, "hotspots.refused.faster");
    ++one.version;
  }
  one.changed_at = step.at;
  for (const Int id : new_cases)
    tx.run("INSERT INTO hotspot_case (alarm, case_id) VALUES (:alarm, :case_id) ON CONFLICT DO NOTHING", one.id, id);
  const Int row = *tx.value<Int>(
      "INSERT INTO hotspot_step (alarm, at, action, from_state, to_state, officer, words, night, observed3, expected3, "
      "recurrence_days, open_now, entry) VALUES (:alarm, :at, :action, :from_state, :to_state, :officer, :words, :night, "
      ":observed3, :expected3, :recurrence_days, :open_now, 0) RETURNING id",
      one.id, step.at, step.action, step.from, step.to, step.officer, step.words, iso_date(step.night),
      thousandths(step.observed), thousandths(step.expected), step.recurrence_days, step.open_now);
  JsonWriter json;
  json.object();
  json.field("from", step.from);
  json.field("to", step.to);
  if (!step.words.empty()) json.field("words_sha256", hash(step.words));
  json.field("state", digest_of(tx, one));
  json.end();
  std::string unit;
  if (step.officer != 0)
    if (const directory::Officer* officer = room.directory.now()->officer(step.officer)) unit = officer->unit;
  const Int entry = ledger::append(tx, {"hotspot." + step.action, one.code, unit, std::move(json).text()}, step.at);
  tx.run("UPDATE hotspot_step SET entry = :entry WHERE id = :id", entry, row);
  return one;
}

void save_run(storage::Transaction& tx, Run& run) {
  const std::string day = iso_date(run.day);
  if (run.id == 0)
    run.id = *tx.value<Int>(
        "INSERT INTO hotspot_run (code, made_by, state, officer, asked_at, done_at, day, cases, left_out, nowhere, tests, found, "
        "opened, took) VALUES (:code, :made_by, :state, :officer, :asked_at, :done_at, :day, :cases, :left_out, :nowhere, :tests, "
        ":found, :opened, :took) RETURNING id",
        run.code, run.by, run.state, run.officer, run.asked_at, run.done_at, day, run.cases, run.left_out, run.nowhere, run.tests,
        run.found, run.opened, run.took);
  else
    tx.run("UPDATE hotspot_run SET state = :state, done_at = :done_at, day = :day, cases = :cases, left_out = :left_out, "
           "nowhere = :nowhere, tests = :tests, found = :found, opened = :opened, took = :took WHERE id = :id",
           run.state, run.done_at, day, run.cases, run.left_out, run.nowhere, run.tests, run.found, run.opened, run.took, run.id);
  JsonWriter json;
  json.object();
  json.field("day", day);
  json.field("state", digest_of(run));
  json.end();
  ledger::append(tx, {"hotspot_run." + run.state, run.code, "", std::move(json).text()}, run.done_at.value_or(run.asked_at));
}

std::vector<std::int64_t> case_ids(storage::Session& session, std::int64_t alarm) {
  std::vector<Int> out;
  session.each<Int>("SELECT case_id FROM hotspot_case WHERE alarm = :alarm ORDER BY case_id", [&](Int id) { out.push_back(id); }, alarm);
  return out;
}

int count_open(storage::Session& session, std::int64_t alarm) {
  return static_cast<int>(session.value<Int>("SELECT COUNT(*) FROM hotspot_case JOIN hotspot_cases ON hotspot_cases.id = hotspot_case.case_id "
                                             "WHERE hotspot_case.alarm = :alarm AND hotspot_cases.open = 1", alarm).value_or(0));
}

std::optional<Alarm> find_alarm(storage::Session& session, std::string_view code) {
  std::optional<Alarm> out;
  each_alarm(session, LANGNGHE_ALARM "WHERE code = :code", [&](Alarm one) { out = std::move(one); }, code);
  return out;
}

std::vector<Alarm> alarms(storage::Session& session, bool closed, int most) {
  std::vector<Alarm> out;
  const auto take = [&](Alarm one) { out.push_back(std::move(one)); };
  if (closed)
    each_alarm(session, LANGNGHE_ALARM "WHERE closed_at IS NOT NULL ORDER BY closed_at DESC, id DESC LIMIT :most", take, most);
  else
    each_alarm(session, LANGNGHE_ALARM "WHERE closed_at IS NULL ORDER BY recurrence_days DESC, id LIMIT :most", take, most);
  return out;
}

std::vector<Alarm> live_alarms(storage::Session& session, Millis closed_since) {
  std::vector<Alarm> out;
  each_alarm(session, LANGNGHE_ALARM "WHERE closed_at IS NULL OR closed_at >= :since ORDER BY id",
             [&](Alarm one) { out.push_back(std::move(one)); }, closed_since);
  return out;
}

std::vector<Step> steps_of(storage::Session& session, std::int64_t alarm) {
  std::vector<Step> out;
  session.each<Millis, Text, Text, Text, Int, Text, Text, Int, Int, Int, int>(
      "SELECT at, action, from_state, to_state, officer, words, night, observed3, expected3, recurrence_days, open_now "
      "FROM hotspot_step WHERE alarm = :alarm ORDER BY id",
      [&](Millis at, Text action, Text from, Text to, Int officer, Text words, Text night, Int observed3, Int expected3,
          Int recurrence, int open_now) {
        out.push_back({at, std::move(action), std::move(from), std::move(to), officer, std::move(words), day_of(night),
                       static_cast<double>(observed3) / 1000, static_cast<double>(expected3) / 1000, recurrence, open_now});
      },
      alarm);
  return out;
}

std::optional<Run> asked_run(storage::Session& session) {
  std::optional<Run> out;
  each_run(session, LANGNGHE_RUN "WHERE state = 'asked' ORDER BY id LIMIT 1", [&](Run one) { out = std::move(one); });
  return out;
}

std::vector<Run> runs(storage::Session& session, int most) {
  std::vector<Run> out;
  each_run(session, LANGNGHE_RUN "ORDER BY id DESC LIMIT :most", [&](Run one) { out.push_back(std::move(one)); }, most);
  return out;
}

std::vector<ledger::StateSource> state_sources() {
  return {{"hotspot",
           [](storage::Session& session, const auto& found) {
             std::vector<Alarm> all;
             each_alarm(session, LANGNGHE_ALARM "ORDER BY id", [&](Alarm one) { all.push_back(std::move(one)); });
             for (const Alarm& one : all) found(one.code, digest_of(session, one));
           }},
          {"hotspot_run", [](storage::Session& session, const auto& found) {
             std::vector<Run> all;
             each_run(session, LANGNGHE_RUN "ORDER BY id", [&](Run one) { all.push_back(std::move(one)); });
             for (const Run& one : all) found(one.code, digest_of(one));
           }}};
}

}  // namespace langnghe::insight::hotspots
