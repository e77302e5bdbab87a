// What happens when the disk is full, the file cannot be written, or the process dies.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "storage/migration.h"
#include "storage/testing.h"

namespace langnghe::storage {
namespace {

using Kind = StorageError::Kind;

const std::vector<Migration> kTables = {
    {1, "notes", "CREATE TABLE note (id {id}, worker {int}, n {int}, text TEXT) {strict}"}};

void add(Database& database, int worker, int n, const std::string& text) {
  database.write([&](Transaction& t) {
    t.run("INSERT INTO note (worker, n, text) VALUES (:worker, :n, :text)", worker, n, text);
  });
}

std::int64_t count(Database& database) {
  return *database.read(
      [](Session& s) { return s.value<std::int64_t>("SELECT COUNT(*) FROM note"); });
}

// Runs f in a child process; gives how it ended, as waitpid says.
template <class F>
int in_child(F&& f) {
  const pid_t child = ::fork();
  if (child == 0) {
    int code = 99;
    try {
      code = f();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "child: %s\n", error.what());
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(Fault, AFullDatabaseSaysSoUndoesAndGoesOn) {
  if (TestDatabase::on_postgres()) GTEST_SKIP() << "the limit is SQLite's";
  TestDatabase database({.max_pages = 60});
  migrate(*database, kTables);
  const std::string text(10'000, 'x');
  std::atomic<int> good = 0, full = 0;
  std::vector<std::thread> threads;
  for (int worker = 0; worker < 8; ++worker)
    threads.emplace_back([&, worker] {
      for (int n = 0; n < 20; ++n) try {
          add(*database, worker, n, text);
          ++good;
        } catch (const StorageError& error) {
          EXPECT_EQ(error.kind(), Kind::kFull) << error.what();
          ++full;
        }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_GT(good, 0);
  EXPECT_GT(full, 0);
  EXPECT_EQ(count(*database), good);
  // Once there is room again, writes work again.
  database->write([](Transaction& t) { t.run("DELETE FROM note WHERE n < 2"); });
  const auto left = count(*database);
  add(*database, 0, 0, "small");
  EXPECT_EQ(count(*database), left + 1);
}

TEST(Fault, AFileThatMayNotGrowGivesFullAndLosesNothing) {
  if (TestDatabase::on_postgres()) GTEST_SKIP() << "the limit is of our process";
  TestDatabase database;
  migrate(*database, kTables);
  const auto url = database.url();
  database.close();
  const int status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto own = Database::open({.url = url});
    const rlimit limit{400'000, 400'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    int good = 0, full = 0;
    for (int n = 0; n < 100; ++n) try {
        add(*own, 0, n, std::string(10'000, 'x'));
        ++good;
      } catch (const StorageError& error) {
        if (error.kind() != Kind::kFull) {
          std::fprintf(stderr, "kind %d: %s\n", static_cast<int>(error.kind()), error.what());
          return 1;
        }
        ++full;
      }
    return good > 0 && full > 0 && count(*own) == good ? 40 + (good & 1) : 2;
  });
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_GE(WEXITSTATUS(status), 40) << WEXITSTATUS(status);
  database.reopen();
  EXPECT_EQ(count(*database) & 1, WEXITSTATUS(status) - 40);
  add(*database, 0, 0, "again");
}

TEST(Fault, AFileThatCannotBeWrittenGivesReadOnly) {
  if (TestDatabase::on_postgres()) GTEST_SKIP() << "a matter of files";
  TestDatabase database;
  migrate(*database, kTables);
  add(*database, 0, 0, "a");
  const auto path = database.url().substr(7);
  ::chmod(database.directory().c_str(), 0777);
  database.close();  // SQLite must not be carried over a fork
  ::chmod(path.c_str(), 0444);
  const int status = in_child([&] {
    if (::getuid() == 0 && ::setuid(65534) != 0) return 3;
    const auto own = Database::open({.url = "sqlite:" + path});
    if (count(*own) != 1) return 2;
    for (int i = 0; i < 3; ++i) try {
        add(*own, 0, 1, "b");
        return 1;
      } catch (const StorageError& error) {
        if (error.kind() != Kind::kReadOnly) {
          std::fprintf(stderr, "kind %d: %s\n", static_cast<int>(error.kind()), error.what());
          return 4;
        }
      }
    return count(*own) == 1 ? 0 : 5;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  ::chmod(path.c_str(), 0644);
  for (const auto* suffix : {"-wal", "-shm"}) std::filesystem::remove(path + suffix);
  database.reopen();
  EXPECT_EQ(count(*database), 1);
}

TEST(Fault, ALockHeldByAnotherProcessIsWaitedForAndThenTold) {
  if (TestDatabase::on_postgres()) GTEST_SKIP() << "PostgreSQL locks rows";
  TestDatabase database;
  migrate(*database, kTables);
  const auto other = Database::open({.url = database.url(), .readers = 1});
  std::thread holder([&] {
    other->write([](Transaction& t) {
      t.run("INSERT INTO note (n) VALUES (1)");
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    });
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  add(*database, 0, 2, "waits");
  holder.join();
  EXPECT_EQ(count(*database), 2);
}

TEST(Fault, AConnectionThatDiedIsReplaced) {
  if (!TestDatabase::on_postgres()) GTEST_SKIP() << "SQLite has no connections to lose";
  TestDatabase database({.readers = 2, .writers = 2});
  migrate(*database, kTables);
  add(*database, 0, 0, "a");
  const auto kill_others = [&] {
    TestDatabase other;
    other->write([&](Transaction& t) {
      t.rows<std::int64_t>(
          "SELECT CAST(pg_terminate_backend(pid) AS INTEGER) FROM pg_stat_activity "
          "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    });
  };
  kill_others();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(count(*database), 1);
  add(*database, 0, 1, "b");
  EXPECT_EQ(count(*database), 2);
  // In the middle of a write: told, undone, and the next one works.
  try {
    database->write([&](Transaction& t) {
      t.run("INSERT INTO note (n) VALUES (3)");
      kill_others();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      t.run("INSERT INTO note (n) VALUES (4)");
    });
    FAIL();
  } catch (const StorageError& error) {
    EXPECT_EQ(error.kind(), Kind::kUnavailable) << error.what();
  }
  add(*database, 0, 2, "c");
  EXPECT_EQ(count(*database), 3);
}

// A child writes with 8 threads and tells each number once write() has returned; then it is
// killed. Every number told must be there.
TEST(Fault, EveryAcknowledgedWriteSurvivesKill) {
  TestDatabase database;
  migrate(*database, kTables);
  constexpr int kWorkers = 8;
  for (int round = 0; round < 3; ++round) {
    database->write([](Transaction& t) { t.run("DELETE FROM note"); });
    database.close();
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const auto own = Database::open({.url = database.url()});
      std::vector<std::thread> threads;
      for (int worker = 0; worker < kWorkers; ++worker)
        threads.emplace_back([&, worker] {
          for (int n = 0;; ++n) {
            add(*own, worker, n, std::to_string(round));
            const int told[2] = {worker, n};
            if (::write(ends[1], told, sizeof told) != sizeof told) ::_exit(1);
          }
        });
      for (auto& thread : threads) thread.join();
    }
    ::close(ends[1]);
    int last[kWorkers];
    std::fill(std::begin(last), std::end(last), -1);
    int told[2];
    for (int seen = 0; ::read(ends[0], told, sizeof told) == sizeof told; ++seen) {
      last[told[0]] = told[1];
      if (seen == 400 + 150 * round) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    database.reopen();
    for (int worker = 0; worker < kWorkers; ++worker) {
      const auto have = database->read([&](Session& s) {
        // A server may still commit what the child of the round before sent as it was killed.
        return s.value<int>("SELECT COUNT(*) FROM note WHERE worker = :worker AND n <= :n AND text = :round",
                            worker, last[worker], std::to_string(round));
      });
      EXPECT_EQ(have, last[worker] + 1) << "worker " << worker << " round " << round;
    }
    if (!TestDatabase::on_postgres()) {
      EXPECT_EQ(database->read([](Session& s) {
        return s.value<std::string>("PRAGMA integrity_check");
      }), "ok");
    }
  }
}

}  // namespace
}  // namespace langnghe::storage
