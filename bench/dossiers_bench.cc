// A province's year of administrative procedures: 1,000,000 dossiers over every commune, then how
// long the desk's lists, the counts, the register and the figures take.
//   dossiers_bench DIR [COUNT]
// Rows are written as the room writes them, without their entries in the ledger: lists do not
// read those. Times are medians (and the slowest) of 20 runs on one connection.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <random>

#include "app/procedures.h"
#include "ledger/table.h"
#include "procedures/apology.h"
#include "procedures/clocks.h"
#include "procedures/office_hours.h"

namespace {

using namespace langnghe;
using procedures::Dossier;

struct Seeder {
  const procedures::Room& room;
  Millis now;
  std::vector<std::int64_t> communes;
  std::mt19937_64 random{7};
  std::map<std::int64_t, std::int64_t> numbers = {};
  std::int64_t made = 0, open = 0;

  std::int64_t pick(std::int64_t below) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(below)); }

  // `age` days ago; one in fifty takes longer than promised.
  void one(storage::Transaction& tx, double age) {
    const auto all = room.catalogue.all_in_force(local_date(now));
    const procedures::Procedure& procedure = *all[static_cast<std::size_t>(pick(static_cast<std::int64_t>(all.size())))];
    Dossier d;
    d.code = fmt::format("B{:07}", made);
    d.received_unit = communes[static_cast<std::size_t>(pick(static_cast<std::int64_t>(communes.size())))];
    d.unit = procedure.commune() ? d.received_unit : communes.front();
    d.register_no = ++numbers[d.received_unit];
    d.procedure_key = procedure.key;
    d.procedure_version = procedure.version;
    d.field = procedure.field;
    d.channel = pick(3) == 0 ? "web" : "desk";
    d.fee = procedure.fee;
    const Millis received = now - static_cast<Millis>(age * static_cast<double>(kDay));
    d.register_year = static_cast<int>(local_date(received).year());
    d.filed_at = received;
    d.received_at = received;
    d.papers = "0o,1c";
    const auto due = procedures::appointment(room.law, room.catalogue, procedure, received);
    d.appointed = d.first_appointed = due->due;
    d.due_rule = due->rule;
    d.due_reasons = due->reasons;
    d.entered_by = 1;
    const bool late = pick(50) == 0;
    const Millis done = late ? due->due + kDay * (1 + pick(6)) : due->due - kHour * (1 + pick(20));
    if (late && pick(3) != 0) {
      d.apologised_at = d.reappointed = due->due - 2 * kDay;
      d.appointed = due->due + 5 * kDay;
    }
    d.changed_at = std::min(done, now);
    if (done <= now) {
      d.state = "handed";
      d.finished_at = d.handed_at = done;
      d.holder = d.received_unit;
      d.step = static_cast<int>(procedure.steps.size()) - 1;
      d.handed_to = "self";
    } else {
      d.state = "processing";
      d.step = static_cast<int>(pick(static_cast<std::int64_t>(procedure.steps.size())));
      d.holder = d.received_unit;
      d.next_due = std::min(*d.appointed, now + (pick(200) - 20) * kHour);
      d.next_warn = *d.next_due - 4 * kHour;
      ++open;
    }
    d.id = std::apply([&](const auto&... field) { return *tx.value<std::int64_t>(ledger::detail::insert_sql<Dossier>(), field...); },
                      d.fields());
    Millis at = received;
    for (int i = 0; i <= d.step; ++i) {
      const bool last = i == d.step;
      tx.run("INSERT INTO dossier_step (dossier, seq, step, unit, in_at, due_at, out_at, officer, words) VALUES (:dossier, "
             ":seq, :step, :unit, :in_at, :due_at, :out_at, :officer, :words)",
             d.id, i + 1, procedure.steps[static_cast<std::size_t>(i)].step, d.holder, at, at + kDay,
             last && !d.finished_at ? std::optional<Millis>() : std::optional<Millis>(at + kHour), 1, std::string_view(""));
      at += kHour;
    }
    ++made;
  }
};

// The rest by copying what is there, which is many times faster and spread alike.
void top_up(storage::Database& database, std::int64_t wanted) {
  for (;;) {
    const auto there = database.read([](storage::Session& s) { return *s.value<std::int64_t>("SELECT coalesce(max(id), 0) FROM dossier"); });
    if (there >= wanted || there == 0) return;
    const std::int64_t copies = std::min(there, wanted - there);
    std::string columns(Dossier::kColumns), values = columns;
    const auto replace = [&](const std::string& what, const std::string& with) { values.replace(values.find(what), what.size(), with); };
    replace("code", "'C' || CAST(id + :offset AS TEXT)");
    replace("register_no", "register_no + 1000000 * :round");
    const std::string sql = "INSERT INTO dossier (id, " + columns + ") SELECT id + :by, " + values + " FROM dossier WHERE id <= :most";
    database.write([&](storage::Transaction& tx) {
      tx.run(sql, there, there, there / 10'000, copies);
      tx.run("INSERT INTO dossier_step (dossier, seq, step, unit, in_at, due_at, out_at, officer, words) SELECT dossier + :by, seq, "
             "step, unit, in_at, due_at, out_at, officer, words FROM dossier_step WHERE dossier <= :most",
             there, copies);
    });
  }
}

void measure(storage::Database& database, std::string_view what, const std::function<std::size_t(storage::Session&)>& ask) {
  std::vector<double> times;
  std::size_t rows = 0;
  for (int i = 0; i < 21; ++i) {
    const auto began = std::chrono::steady_clock::now();
    rows = database.read([&](storage::Session& session) { return ask(session); });
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    if (i > 0) times.push_back(ms);
  }
  std::sort(times.begin(), times.end());
  fmt::print("{:<58} {:>8} rows  median {:8.2f} ms  slowest {:8.2f} ms\n", what, rows, times[times.size() / 2], times.back());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "dossiers_bench DIR [COUNT]: a folder for the data is missing\n");
    return 2;
  }
  const std::int64_t count = argc > 2 ? std::atoll(argv[2]) : 1'000'000;
  const SystemClock clock;
  app::Place place;
  place.data = argv[1];
  const bool fresh = !std::filesystem::exists(place.data + "/langnghe.db");
  if (fresh) app::init_deployment(place, clock);
  app::Deployment deployment(place, clock);
  const app::Procedures wired(deployment);
  const procedures::Room& room = wired.room;
  storage::Database& database = *deployment.database;
  const Millis now = clock.now();
  Seeder seeder{room, now, {}};
  const auto directory = deployment.directory.now();
  for (const directory::Unit& unit : directory->units().all())
    if (unit.kind == directory::UnitKind::kCommittee && directory->units().is_within(unit.code, "68") && unit.code != "68.UBND")
      seeder.communes.push_back(unit.id);
  if (fresh) {
    const auto began = std::chrono::steady_clock::now();
    const std::int64_t first = std::min<std::int64_t>(count, 50'000);
    while (seeder.made < first)
      database.write([&](storage::Transaction& tx) {
        for (int i = 0; i < 500 && seeder.made < first; ++i)
          seeder.one(tx, 365.0 * static_cast<double>(first - seeder.made) / static_cast<double>(first));
      });
    fmt::print("{} dossiers ({} in hand) over {} communes in {:.0f} s\n", seeder.made, seeder.open, seeder.communes.size(),
               std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
  }
  top_up(database, count);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::vector<std::int64_t> one = {seeder.communes[3]}, all = seeder.communes;
  for (const char* view : {"open", "late", "soon", "ready"})
    measure(database, fmt::format("one desk's list, {}", view), [&](storage::Session& session) {
      return procedures::dossier_queue(session, {.units = one, .view = view}, now).size();
    });
  for (const char* view : {"open", "late", "soon", "ready"})
    measure(database, fmt::format("the whole province's list, {}", view), [&](storage::Session& session) {
      return procedures::dossier_queue(session, {.units = all, .view = view}, now).size();
    });
  measure(database, "the whole province's list, one field, page 5", [&](storage::Session& session) {
    return procedures::dossier_queue(session, {.units = all, .view = "open", .field = "land", .offset = 200}, now).size();
  });
  measure(database, "counts of one desk", [&](storage::Session& session) {
    return static_cast<std::size_t>(procedures::count_desk(session, one, now).open);
  });
  measure(database, "counts of the whole province", [&](storage::Session& session) {
    return static_cast<std::size_t>(procedures::count_desk(session, all, now).open);
  });
  measure(database, "one dossier by its code, with its control sheet", [&](storage::Session& session) {
    return procedures::steps_of(session, procedures::find_dossier(session, "B0025000")->id).size();
  });
  measure(database, "register (form 07) of one desk, a month, first page", [&](storage::Session& session) {
    return procedures::register_of(session, {one.front(), add_days(local_date(now), -30), local_date(now), 0, 100}).size();
  });
  measure(database, "on time or sorry by unit, a month", [&](storage::Session& session) {
    return procedures::punctuality(session, now - 30 * kDay, now, now).size();
  });
  measure(database, "on time or sorry by unit, a year", [&](storage::Session& session) {
    return procedures::punctuality(session, now - 365 * kDay, now, now).size();
  });
  return 0;
}
