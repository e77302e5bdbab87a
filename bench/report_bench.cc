// Statutory reports and dashboards on a large house: fills a data folder with cases in bulk (rows of cases, their
// events and clocks, as the commands would leave them after five years; without words, persons and log), counts
// them, and measures what people wait for.
//
//   report_bench --data DIR --cases 1000000     DIR made by `langnghe init`; nothing else runs on it
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <functional>
#include <random>

#include "app/insight.h"
#include "insight/dashboards/dashboard.h"
#include "insight/reports/report.h"

namespace {

using namespace langnghe;
using Steady = std::chrono::steady_clock;
const SystemClock kClock;
constexpr Millis kFiveYears = 5 * 365 * kDay;

double since(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

struct Seeder {
  app::Deployment& house;
  std::mt19937_64 dice{20261124};
  std::vector<std::int64_t> units;
  std::vector<std::string> categories;
  Millis now = kClock.now();

  explicit Seeder(app::Deployment& deployment) : house(deployment) {
    const auto directory = house.directory.now();
    for (const auto& unit : directory->units().all())
      if (!directory::is_territory(unit.kind) && unit.valid_on(local_date(now)) &&
          (unit.kind == directory::UnitKind::kCommittee || unit.kind == directory::UnitKind::kDepartment))
        units.push_back(unit.id);
    for (const auto& one : house.casework.categories.all()) categories.push_back(one.id);
  }
  std::size_t pick(std::size_t n) { return static_cast<std::size_t>(dice() % n); }

  void event(storage::Transaction& tx, std::int64_t id, Millis at, std::string_view action, std::string_view from, std::string_view to,
             std::int64_t unit) {
    tx.run("INSERT INTO case_event (case_id, at, action, from_state, to_state, actor, officer, unit, words, shown, entry) VALUES (:case_id, "
           ":at, :action, :from_state, :to_state, 1, NULL, :unit, '', 1, 0)",
           id, at, action, from, to, unit);
  }

  void one(storage::Transaction& tx, std::int64_t number, std::int64_t total) {
    const std::size_t lot = pick(100);
    const std::string_view kind = lot < 60 ? "reflection" : lot < 85 ? "proposal" : lot < 96 ? "complaint" : "denunciation";
    const bool sealed = kind == "denunciation", complaint = kind == "complaint";
    const Millis received = now - kFiveYears + kFiveYears / total * number, entered = std::min(now, received + (pick(20) == 0 ? static_cast<Millis>(pick(9)) * kDay : 0));
    std::int64_t unit = units[pick(units.size())];
    // Nearly all that is older than two months is settled.
    const bool settled = received < now - 60 * kDay ? pick(200) != 0 : pick(2) == 0, refused = pick(12) == 0;
    const Millis accepted = std::min(now, entered + static_cast<Millis>(pick(72)) * kHour);
    const Millis answered = std::min(now, accepted + static_cast<Millis>(24 + pick(30 * 24)) * kHour);
    const bool late = pick(7) == 0, rated = settled && !refused && !sealed && pick(5) == 0, disputed = settled && !refused && !sealed && !complaint && pick(30) == 0;
    const std::string_view state = !settled ? "accepted" : refused ? "refused" : disputed ? "disputed" : rated ? "closed" : sealed ? "concluded" : complaint ? "decided" : "answered";
    const bool rest = settled && (refused || (rated && !disputed));
    const auto id = *tx.value<std::int64_t>(
        "INSERT INTO cases (code, kind, state, phase, unit, officer, category, commune, words, place, lat, lon, channel, language, received_at, "
        "state_at, due_at, due_rule, closed_at, transfers, disputes, rating, rating_words, publication, public_words, search, public_search, named, "
        "source, external, history, version, sealed) VALUES (:code, :kind, :state, :phase, :unit, NULL, :category, '', '', '', NULL, NULL, :channel, "
        "'vi', :received_at, :state_at, :due_at, '', :closed_at, 0, :disputes, :rating, '', 0, '', '', '', 0, '', '', '', 1, :sealed) RETURNING id",
        fmt::format("B{:09}", number), kind, state, rest ? "rest" : "open", unit, sealed ? std::string_view() : std::string_view(categories[pick(categories.size())]),
        pick(4) == 0 ? "visit" : "web", received, entered, rest ? std::optional<Millis>() : std::optional<Millis>(received + 30 * kDay),
        rest ? std::optional<Millis>(answered) : std::optional<Millis>(), disputed ? 1 : 0, rated ? std::optional<int>(1 + static_cast<int>(pick(5))) : std::optional<int>(),
        sealed ? 1 : 0);
    event(tx, id, entered, "submit", "", "received", unit);
    if (settled && refused) {
      event(tx, id, accepted, complaint || sealed ? "refuse" : "return", "received", state, unit);
      return;
    }
    event(tx, id, accepted, "accept", "received", "accepted", unit);
    if (!settled) return;
    const std::string_view action = sealed ? "conclude" : complaint ? "decide" : "answer";
    event(tx, id, answered, action, "accepted", sealed ? "concluded" : complaint ? "decided" : "answered", unit);
    tx.run("INSERT INTO case_clock (case_id, rule, version, started_at, due_at, state, ended_at, pauses, reasons) VALUES (:case_id, :rule, '', "
           ":started_at, :due_at, :state, :ended_at, '', '')",
           id, sealed ? "TC.res" : complaint ? "KN.res1" : "PA.resolve", accepted, answered, late ? "missed" : "met", answered);
    if (disputed) event(tx, id, std::min(now, answered + kDay), "dispute", "answered", "disputed", unit);
    else if (rated) event(tx, id, std::min(now, answered + kDay), complaint ? "rate_late" : "rate", "answered", "closed", unit);
  }

  void fill(std::int64_t cases) {
    const auto begin = Steady::now();
    constexpr std::int64_t kBatch = 250;
    for (std::int64_t done = 0; done < cases; done += kBatch) {
      house.database->write([&](storage::Transaction& tx) {
        for (std::int64_t i = done; i < std::min(cases, done + kBatch); ++i) one(tx, i, cases);
      });
      if (done % 250'000 == 0) fmt::print(stderr, "{} cases, {:.0f} s\n", done, since(begin));
    }
    fmt::print("seeding {} cases: {:.0f} s\n", cases, since(begin));
  }
};

// The middle of three runs, in milliseconds.
double timed(const std::function<void()>& f) {
  std::vector<double> runs;
  for (int i = 0; i < 3; ++i) {
    const auto begin = Steady::now();
    f();
    runs.push_back(since(begin) * 1000);
  }
  std::sort(runs.begin(), runs.end());
  return runs[1];
}

void measure(app::Deployment& house, app::Insight& insight) {
  const auto directory = house.directory.now();
  const std::string commune = "22945";
  const Millis now = kClock.now();
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const auto all = house.database->read([](storage::Session& s) {
    return std::pair(*s.value<std::int64_t>("SELECT COUNT(*) FROM report_stay"), *s.value<std::int64_t>("SELECT COUNT(*) FROM report_count"));
  });
  fmt::print("{} stays, {} ready counts\n", all.first, all.second);
  for (const std::string& root : {std::string("VN"), std::string("68"), commune}) {
    const std::int64_t unit = directory->unit(root)->id;
    double worst = 0, worst_past = 0, worst_list = 0;
    std::string which, which_past, which_list;
    for (const char* name : {"2026-Q3", "2022-2026"}) {
      const auto period = *insight::parse_period(name);
      for (const auto& form : insight.forms.all()) {
        const double normal = timed([&] { house.database->read([&](storage::Session& s) { return insight::make_report(insight.room, s, form, period, unit, now); }); });
        if (normal > worst) worst = normal, which = form.id + " " + name;
        if (form.id != "01-XLD" && form.id != "01-KQGQ") continue;
        // As it was known on the 3rd of a month within the period: a month cut in two.
        const Millis then = start_of(*parse_date("2026-09-03")) + 10 * kHour;
        const auto begin = Steady::now();
        house.database->read([&](storage::Session& s) { return insight::make_report(insight.room, s, form, period, unit, then); });
        const double past = since(begin) * 1000;
        if (past > worst_past) worst_past = past, which_past = form.id + " " + name;
      }
    }
    const auto& form = *insight.forms.find("01-XLD");
    for (const char* column : {"1", "3", "5", "14", "19"}) {
      const auto begin = Steady::now();
      house.database->read([&](storage::Session& s) {
        return insight::report_items(insight.room, s, form, *form.column(column), *insight::parse_period("2026-Q3"), unit, false, now, 0, 50).items.size();
      });
      if (const double list = since(begin) * 1000; list > worst_list) worst_list = list, which_list = std::string("column ") + column;
    }
    fmt::print("{}: a report of now at most {:.1f} ms ({}), as known on a past day at most {:.1f} ms ({}), the first 50 behind a figure at most {:.1f} ms ({})\n", root,
               worst, which, worst_past, which_past, worst_list, which_list);
    std::vector<std::int64_t> children;
    for (const auto* child : directory->units().children(root)) children.push_back(child->id);
    const std::int64_t month = insight::report_month(insight::day_number(now)) + 1;
    const auto& streams = insight.forms.streams();
    const double months = timed([&] { house.database->read([&](storage::Session& s) { return insight::board_months(s, streams, unit, month - 13, month).size(); }); });
    const double units = timed([&] { house.database->read([&](storage::Session& s) { return insight::board_units(s, streams, children, month - 3, month).size(); }); });
    const double open = timed([&] { house.database->read([&](storage::Session& s) { children.push_back(unit); return insight::board_now(s, streams, children, now).size(); }); });
    fmt::print("{}: dashboard: 13 months {:.1f} ms, {} units below over 3 months {:.1f} ms, open and late now {:.1f} ms; together {:.1f} ms\n", root, months,
               directory->units().children(root).size(), units, open, months + units + open);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string data;
  std::int64_t cases = 1'000'000;
  CLI::App command{"Reports and dashboards on a large house"};
  command.add_option("--data", data)->required();
  command.add_option("--cases", cases)->capture_default_str();
  CLI11_PARSE(command, argc, argv);
  try {
    app::Deployment house({.data = data}, kClock);
    app::Insight insight(house);
    if (cases > 0) {
      Seeder(house).fill(cases);
      const auto begin = Steady::now();
      insight.follower.follow(kClock.now(), [&](std::int64_t done, std::int64_t total) {
        if (done % 240'000 == 0) fmt::print(stderr, "counted {} of {}, {:.0f} s\n", done, total, since(begin));
      });
      fmt::print("counting them for the first time: {:.0f} s\n", since(begin));
    }
    measure(house, insight);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "report_bench: {}\n", error.what());
    return 3;
  }
}
