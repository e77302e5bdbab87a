// Durable writes per second through our door and through the bare C API of SQLite, in one
// run: same file system, same settings, same group commit with a savepoint a job, same
// statements, prepared on both sides.
//
//   storage_bench [THREADS [SECONDS [ROUNDS]]]     default 64 3 3
//
// Two loads: one INSERT a job, and six INSERTs into tables with indexes (about what one
// submission writes). The last column is ours / bare.
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "storage/database.h"

namespace {

using langnghe::storage::Database;
using langnghe::storage::Transaction;

constexpr const char* kSchema[] = {
    "CREATE TABLE one (id INTEGER PRIMARY KEY, a INTEGER, text TEXT) STRICT",
    "CREATE TABLE two (id INTEGER PRIMARY KEY, a INTEGER, code TEXT, text TEXT) STRICT",
    "CREATE INDEX two_a ON two (a)",
    "CREATE INDEX two_code ON two (code)"};
constexpr const char* kOne = "INSERT INTO one (a, text) VALUES (:a, :text)";
constexpr const char* kTwo = "INSERT INTO two (a, code, text) VALUES (:a, :code, :text)";
const std::string kText(200, 'x');

std::string code_of(std::int64_t n) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(n) * 0x9E3779B97F4A7C15u);
}

// The same idea with nothing in between: the ceiling.
class Bare {
 public:
  explicit Bare(const std::string& path) {
    if (sqlite3_open(path.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("open");
    for (const auto* sql :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
          "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-16384", "PRAGMA wal_autocheckpoint=4000",
          "PRAGMA journal_size_limit=67108864", "PRAGMA mmap_size=0"})
      exec(sql);
    for (const auto* sql : kSchema) exec(sql);
    const char* texts[] = {"BEGIN IMMEDIATE", "COMMIT", "SAVEPOINT job", "RELEASE job", kOne, kTwo};
    for (int i = 0; i < 6; ++i)
      sqlite3_prepare_v2(database_, texts[i], -1, &statements_[i], nullptr);
    thread_ = std::thread([this] { serve(); });
  }
  ~Bare() {
    {
      std::lock_guard lock(mutex_);
      closing_ = true;
    }
    waiting_.notify_one();
    thread_.join();
    for (auto* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
  }

  void insert_one(std::int64_t a) {
    auto* s = statements_[4];
    sqlite3_bind_int64(s, 1, a);
    sqlite3_bind_text(s, 2, kText.data(), static_cast<int>(kText.size()), SQLITE_STATIC);
    step(s);
  }
  void insert_two(std::int64_t a, const std::string& code) {
    auto* s = statements_[5];
    sqlite3_bind_int64(s, 1, a);
    sqlite3_bind_text(s, 2, code.data(), static_cast<int>(code.size()), SQLITE_STATIC);
    sqlite3_bind_text(s, 3, kText.data(), static_cast<int>(kText.size()), SQLITE_STATIC);
    step(s);
  }

  void write(const std::function<void(Bare&)>& f) {
    Job job{f};
    bool first;
    {
      std::lock_guard lock(mutex_);
      first = queue_.empty();
      queue_.push_back(&job);
    }
    if (first) waiting_.notify_one();
    while (job.answered.load(std::memory_order_acquire) == 0) job.answered.wait(0);
  }

 private:
  struct Job {
    const std::function<void(Bare&)>& f;
    std::atomic<int> answered = 0;
  };

  void exec(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(database_));
  }
  void step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
    sqlite3_reset(statement);
  }
  void serve() {
    std::vector<Job*> jobs;
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        waiting_.wait(lock, [&] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        jobs.swap(queue_);
      }
      step(statements_[0]);
      for (auto* job : jobs) {
        step(statements_[2]);
        job->f(*this);
        step(statements_[3]);
      }
      step(statements_[1]);
      for (auto* job : jobs) {
        job->answered.store(1, std::memory_order_release);
        job->answered.notify_one();
      }
      jobs.clear();
    }
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* statements_[6] = {};
  std::mutex mutex_;
  std::condition_variable waiting_;
  std::vector<Job*> queue_;
  bool closing_ = false;
  std::thread thread_;
};

// Calls f(n) from all threads for that long; gives calls per second.
double rate(int threads, double seconds, const std::function<void(std::int64_t)>& f) {
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> total = 0;
  std::vector<std::thread> all;
  const auto begin = std::chrono::steady_clock::now();
  for (int thread = 0; thread < threads; ++thread)
    all.emplace_back([&, thread] {
      std::int64_t n = 0;
      for (; !stop; ++n) f(thread * 1'000'000'000LL + n);
      total += n;
    });
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  stop = true;
  for (auto& thread : all) thread.join();
  return static_cast<double>(total) /
         std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int threads = argc > 1 ? std::atoi(argv[1]) : 64;
  const double seconds = argc > 2 ? std::atof(argv[2]) : 3;
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
  // In the current folder: /tmp may be memory, where fsync costs nothing.
  auto folder = (std::filesystem::current_path() / "storage_bench_XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 3;
  fmt::print("{} threads, {} s a run, median of {} runs in turn; durable writes/s\n", threads,
             seconds, rounds);
  fmt::print("{:<24}{:>12}{:>12}{:>8}\n", "load", "bare SQLite", "ours", "ratio");
  for (const int inserts : {1, 6}) {
    std::vector<double> bare_rates, our_rates;
    for (int round = 0; round < rounds; ++round) {
      const auto name = fmt::format("{}/{}_{}", folder, inserts, round);
      const auto run_bare = [&] {
        Bare bare(name + "_bare.db");
        bare_rates.push_back(rate(threads, seconds, [&](std::int64_t n) {
          bare.write([&](Bare& b) {
            b.insert_one(n);
            for (int i = 1; i < inserts; ++i) b.insert_two(n, code_of(n + i));
          });
        }));
      };
      const auto run_ours = [&] {
        const auto ours = Database::open({.url = "sqlite:" + name + "_ours.db"});
        ours->write([](Transaction& t) {
          for (const auto* sql : kSchema) t.each_adhoc(sql, {}, {}, {});
        });
        our_rates.push_back(rate(threads, seconds, [&](std::int64_t n) {
          ours->write([&](Transaction& t) {
            t.run(kOne, n, kText);
            for (int i = 1; i < inserts; ++i) t.run(kTwo, n, code_of(n + i), kText);
          });
        }));
      };
      // Who comes second finds other caches and another disk: they take turns.
      if (round % 2 == 0) run_bare();
      run_ours();
      if (round % 2 != 0) run_bare();
    }
    const double bare = median(bare_rates), ours = median(our_rates);
    fmt::print("{:<24}{:>12.0f}{:>12.0f}{:>8.2f}\n",
               inserts == 1 ? "1 INSERT a job" : fmt::format("{} INSERTs a job", inserts), bare,
               ours, ours / bare);
  }
  std::filesystem::remove_all(folder);
}
