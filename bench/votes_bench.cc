// How fast ballots of households are taken in, durable, through the command, and counted.
//
//   votes_bench DIR [households 20000] [writers 32]
//
// Makes a database in the new folder DIR. Each ballot is a transaction of its own from one of many
// writers, as requests come; making its commitment (the handler's work, before the transaction) is
// measured apart.
#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "app/deployment.h"
#include "base/result.h"
#include "consultations/votes.h"

namespace {

using namespace langnghe;
using Steady = std::chrono::steady_clock;

double since(Steady::time_point begin) {
  return std::chrono::duration<double>(Steady::now() - begin).count();
}

template <class T>
T must(Result<T> result) {
  if (!result) throw SetupError("refused: " + result.error().front().message);
  return std::move(*result);
}

int run(const std::string& data, int households, int writers) {
  namespace c = consultations;
  const SystemClock clock;
  app::init_deployment({.data = data}, clock);
  app::Deployment house({.data = data}, clock);
  ledger::Log log(*house.database, clock, house.log_options());
  const auto who = c::Actor::system();
  const Millis now = clock.now();
  const auto in = [&](auto&& f) { return must(house.database->write([&](storage::Transaction& tx) { return f(tx); })); };
  const int villages = std::max(1, households / 500);
  c::NewVote vote{"22945", "other", "online", "village", "Bench", "Bench", "", "A\nB\nC", now, now + kDay, {}};
  for (int i = 0; i < villages; ++i) {
    const auto made = in([&](auto& tx) { return c::add_village(house.consultations, tx, who, "22945", "B" + std::to_string(i), "Bench", now); });
    in([&](auto& tx) { return c::set_households(house.consultations, tx, who, made.id, "1-" + std::to_string(households / villages), now); });
    vote.villages.push_back(made.id);
  }
  const std::string code = in([&](auto& tx) { return c::prepare_vote(house.consultations, tx, who, vote, now); }).code;
  auto begin = Steady::now();
  in([&](auto& tx) { return c::open_vote(house.consultations, tx, who, code, now); });
  fmt::print("roll of {} households frozen in {:.2f} s\n", households, since(begin));
  std::vector<std::string> codes;
  for (const auto village : vote.villages)
    for (const auto& slip : in([&](auto& tx) { return c::issue_codes(house.consultations, tx, who, code, village, now); }))
      codes.push_back(slip.code);

  begin = Steady::now();
  std::vector<c::Ballot> ballots(codes.size());
  std::atomic<std::size_t> next = 0;
  const auto in_parallel = [&](int threads, auto&& f) {
    next = 0;
    std::vector<std::thread> all;
    for (int t = 0; t < threads; ++t)
      all.emplace_back([&] {
        for (std::size_t i = next++; i < codes.size(); i = next++) f(i);
      });
    for (auto& one : all) one.join();
  };
  in_parallel(2, [&](std::size_t i) { ballots[i] = c::make_ballot(static_cast<c::Choice>(i % 3)); });
  fmt::print("{} commitments made in {:.2f} s, {:.0f}/s on 2 threads\n", codes.size(), since(begin),
             static_cast<double>(codes.size()) / since(begin));

  begin = Steady::now();
  in_parallel(writers, [&](std::size_t i) {
    in([&](auto& tx) { return c::cast_ballot(house.consultations, tx, code, codes[i], ballots[i], now); });
  });
  const double cast = since(begin);
  fmt::print("{} ballots accepted in {:.2f} s, {:.0f}/s durable, {} writers\n", codes.size(), cast,
             static_cast<double>(codes.size()) / cast, writers);

  in([&](auto& tx) { return c::close_vote(house.consultations, tx, who, code, now); });
  begin = Steady::now();
  const c::Vote counted = in([&](auto& tx) { return c::count_vote(house.consultations, tx, who, code, now); });
  fmt::print("counted in {:.2f} s: {}\n", since(begin), counted.outcome);
  begin = Steady::now();
  const bool good = house.database->read([&](storage::Session& s) {
    return c::recount_vote(c::published_lines(s, counted), c::villages_in(s, counted));
  });
  fmt::print("public recount in {:.2f} s: {}\n", since(begin), good ? "adds up" : "WRONG");
  return good ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count < 2 || std::filesystem::exists(arguments[1]))
      throw SetupError("usage: votes_bench NEW_FOLDER [households] [writers]");
    return run(arguments[1], count > 2 ? std::atoi(arguments[2]) : 20'000, count > 3 ? std::atoi(arguments[3]) : 32);
  } catch (const std::exception& error) {
    fmt::print(stderr, "votes_bench: {}\n", error.what());
    return 3;
  }
}
