// Fills a data folder with cases, through the same command that the form on the web calls:
// rows, clocks, sealed persons and ledger entries are what a province would have after years.
//
//   seed --data DIR [--cases 1000000] [--batch 250] [--codes FILE --sample 2000]
//   seed --data DIR --writers 64 --seconds 5    durable submissions/s without HTTP
//
// A batch is one transaction. SQLite journals in memory what a savepoint changes and walks that
// list at the end of every statement: batches of thousands are slower than small ones.
//
// The folder was made by `langnghe init`, and no server runs on it. FILE gets one line a
// case drawn at random: code, blank, secret.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "app/deployment.h"
#include "base/result.h"

namespace {

using namespace langnghe;
using Steady = std::chrono::steady_clock;

struct Arguments {
  std::string data, codes;
  std::int64_t cases = 1'000'000;
  int batch = 250, sample = 2000, writers = 0;
  double seconds = 5;
};

double since(Steady::time_point begin) {
  return std::chrono::duration<double>(Steady::now() - begin).count();
}

// The deployment and what is drawn from it.
const SystemClock kSystemClock;

struct House : app::Deployment {
  explicit House(const Arguments& a) : Deployment({.data = a.data}, kSystemClock) {
    units = directory.now();
    for (const auto& unit : units->units().all())
      if (directory::is_commune_level(unit.kind) && unit.valid_on(local_date(kSystemClock.now())) &&
          units->units().committee_of(unit.code) != nullptr)
        communes.push_back(&unit);
    if (communes.empty()) throw SetupError(a.data + ": no communes there");
  }

  std::shared_ptr<const directory::Snapshot> units;  // keeps what communes points to
  std::vector<const directory::Unit*> communes;
};

// Half of the senders say who they are, a third set a point on the map.
casework::Submission invent(const House& house, std::mt19937_64& dice) {
  static constexpr const char* kWords[] = {
      "đèn đường", "ổ gà", "trước cổng trường", "rác thải", "mấy tuần nay", "bà con", "ngập nước",
      "sau cơn mưa", "chưa thấy ai", "đề nghị", "xem xét", "sửa chữa", "nguy hiểm", "buổi tối",
      "trẻ em", "đi học", "cống thoát nước", "tiếng ồn", "quán", "vỉa hè", "kính mong", "sớm"};
  const auto pick = [&](const auto& all) -> const auto& { return all[dice() % std::size(all)]; };
  casework::Submission out;
  out.kind = dice() % 4 == 0 ? "proposal" : "reflection";
  do out.category = pick(house.categories.all()).id;
  while (!house.categories.find(out.category)->fits(out.kind));
  for (int i = 0; i < 20; ++i) out.words += (i == 0 ? "" : " ") + std::string(pick(kWords));
  const directory::Unit& commune = *pick(house.communes);
  out.commune = commune.code;
  out.place = fmt::format("Số {} đường Nguyễn Văn Cừ", dice() % 900 + 1);
  if (commune.place && dice() % 3 == 0) {
    out.lat = commune.place->lat;
    out.lon = commune.place->lon;
  }
  out.may_publish = dice() % 2 == 0;
  if (dice() % 2 == 0) {
    out.person.name = fmt::format("Nguyễn Thị {}", dice() % 100000);
    out.person.phone = fmt::format("09{:08}", dice() % 100000000);
    out.person.address = out.place;
  }
  return out;
}

std::string submit(const House& house, storage::Transaction& tx, const casework::Submission& what,
                   Millis at) {
  const auto done =
      casework::submit_case(house.casework, tx, what, casework::Actor::petitioner(), at);
  if (!done) throw SetupError("a case was refused: " + done.error().front().message);
  return done->code;
}

void fill(House& house, const Arguments& a) {
  std::mt19937_64 dice(20261123);
  std::vector<std::string> sample;
  const Millis now = kSystemClock.now();
  const auto begin = Steady::now();
  ledger::Log log(*house.database, kSystemClock, house.log_options());
  for (std::int64_t done = 0; done < a.cases;) {
    const auto count = static_cast<int>(std::min<std::int64_t>(a.batch, a.cases - done));
    std::vector<casework::Submission> submissions;
    for (int i = 0; i < count; ++i) submissions.push_back(invent(house, dice));
    const auto codes = house.database->write([&](storage::Transaction& tx) {
      std::vector<std::string> out;
      // The last came in just now, the first 480 days ago: the communes of today began 2025-07-01.
      for (int i = 0; i < count; ++i)
        out.push_back(submit(house, tx, submissions[static_cast<std::size_t>(i)],
                             now - (a.cases - done - i) * 480 * kDay / a.cases));
      return out;
    });
    // A reservoir of the codes: each of all has the same chance.
    for (int i = 0; i < count; ++i) {
      const auto nth = static_cast<std::size_t>(done + i);
      const auto& code = codes[static_cast<std::size_t>(i)];
      if (sample.size() < static_cast<std::size_t>(a.sample))
        sample.push_back(code);
      else if (const auto at = dice() % (nth + 1); at < sample.size())
        sample[at] = code;
    }
    done += count;
    if (done % 100'000 == 0 || done == a.cases)
      fmt::print(stderr, "{} cases, {:.0f} s\n", done, since(begin));
  }
  while (log.sequence_now()) {
  }
  fmt::print("{} cases in {:.1f} s, {:.0f}/s; log of {} entries\n", a.cases, since(begin),
             static_cast<double>(a.cases) / since(begin), log.size());
  if (a.codes.empty()) return;
  std::ofstream out(a.codes);
  for (const auto& code : sample) out << code << ' ' << casework::secret_of(house.casework, code) << '\n';
}

void measure(House& house, const Arguments& a) {
  ledger::Log log(*house.database, kSystemClock, house.log_options());
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> total = 0;
  std::vector<std::thread> all;
  const auto begin = Steady::now();
  for (int writer = 0; writer < a.writers; ++writer)
    all.emplace_back([&, writer] {
      std::mt19937_64 dice(static_cast<std::uint64_t>(writer));
      std::int64_t n = 0;
      for (; !stop; ++n) {
        auto submission = invent(house, dice);
        submission.person = {};
        house.database->write([&](storage::Transaction& tx) {
          return submit(house, tx, submission, kSystemClock.now());
        });
      }
      total += n;
    });
  std::this_thread::sleep_for(std::chrono::duration<double>(a.seconds));
  stop = true;
  for (auto& thread : all) thread.join();
  fmt::print("{:.0f} durable submissions/s without HTTP, {} writers\n",
             static_cast<double>(total) / since(begin), a.writers);
}

}  // namespace

int main(int argc, char** argv) {
  Arguments a;
  CLI::App command{"Fills a data folder with cases through the real command"};
  command.add_option("--data", a.data)->required();
  command.add_option("--cases", a.cases)->capture_default_str();
  command.add_option("--batch", a.batch)->capture_default_str();
  command.add_option("--codes", a.codes);
  command.add_option("--sample", a.sample)->capture_default_str();
  command.add_option("--writers", a.writers);
  command.add_option("--seconds", a.seconds)->capture_default_str();
  CLI11_PARSE(command, argc, argv);
  try {
    House house(a);
    a.writers > 0 ? measure(house, a) : fill(house, a);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "seed: {}\n", error.what());
    return 3;
  }
}
