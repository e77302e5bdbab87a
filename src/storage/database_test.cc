// What both databases promise alike. Runs on SQLite, and on PostgreSQL when
// LANGNGHE_TEST_POSTGRES is set.
#include "storage/database.h"

#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <thread>

#include "base/result.h"
#include "storage/migration.h"
#include "storage/testing.h"

namespace langnghe::storage {
namespace {

const std::vector<Migration> kTables = {
    {1, "things", R"(
CREATE TABLE thing (id {id}, name TEXT UNIQUE, number {int}, share {real},
  note TEXT) {strict};
CREATE TABLE part (id {id}, thing {int} NOT NULL REFERENCES thing (id)) {strict};
CREATE TABLE counter (name TEXT PRIMARY KEY, value {int} NOT NULL) {strict};
)"}};

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() { migrate(*database, kTables); }

  std::int64_t count() {
    return *database->read(
        [](Session& s) { return s.value<std::int64_t>("SELECT COUNT(*) FROM thing"); });
  }
  void add(const std::string& name) {
    database->write([&](Transaction& t) {
      t.run("INSERT INTO thing (name) VALUES (:name)", name);
    });
  }
  template <class F>
  StorageError::Kind kind_of(F&& f) {
    try {
      f();
    } catch (const StorageError& error) {
      return error.kind();
    }
    ADD_FAILURE() << "no StorageError";
    return StorageError::Kind::kOther;
  }

  TestDatabase database;
};

TEST_F(DatabaseTest, EveryKindOfValueComesBackAsItWentIn) {
  using Row = std::tuple<std::optional<std::string>, std::optional<std::int64_t>,
                         std::optional<double>>;
  const std::string unicode = "Đường Nguyễn Huệ — ổ gà, 🚧 'nháy' \"kép\" \\ :x";
  const std::string long_text(3'000'000, 'x');
  const std::vector<Row> rows = {
      {unicode, std::numeric_limits<std::int64_t>::max(), 0.1},
      {std::nullopt, std::nullopt, std::nullopt},
      {"", std::numeric_limits<std::int64_t>::min(), -1e300},
      {long_text, 5'000'000'000, 1.0 / 3.0},
      {std::string("one\ntwo"), 0, 0.0}};
  for (const auto& [name, number, share] : rows)
    database->write([&](Transaction& t) {
      t.run("INSERT INTO thing (note, number, share) VALUES (:note, :number, :share)", name,
            number, share);
    });
  const auto back = database->read([](Session& s) {
    return s.rows<std::optional<std::string>, std::optional<std::int64_t>, std::optional<double>>(
        "SELECT note, number, share FROM thing ORDER BY id");
  });
  EXPECT_EQ(back, rows);
}

TEST_F(DatabaseTest, TheSameStatementTakesValuesAndNullsInTurn) {
  database->write([&](Transaction& t) {
    for (int i = 0; i < 6; ++i)
      t.run("INSERT INTO thing (number, share) VALUES (:n, :s)",
            i % 2 ? std::optional<int>(i) : std::nullopt,
            i % 3 ? std::optional<double>(i) : std::nullopt);
  });
  const auto back = database->read([](Session& s) {
    return s.rows<std::optional<int>, std::optional<double>>(
        "SELECT number, share FROM thing ORDER BY id");
  });
  ASSERT_EQ(back.size(), 6u);
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(std::get<0>(back[i]), i % 2 ? std::optional<int>(i) : std::nullopt);
    EXPECT_EQ(std::get<1>(back[i]), i % 3 ? std::optional<double>(i) : std::nullopt);
  }
}

TEST_F(DatabaseTest, ARepeatedNameIsOneValue) {
  add("a");
  add("b");
  const auto names = database->read([](Session& s) {
    return s.rows<std::string>(
        "SELECT name FROM thing WHERE name = :second OR (name = :first AND name <> :second) "
        "ORDER BY name",
        "b", "a");
  });
  ASSERT_EQ(names.size(), 2u);
}

TEST_F(DatabaseTest, AWrongNumberOfValuesIsRefused) {
  EXPECT_EQ(kind_of([&] {
    database->write([](Transaction& t) { t.run("INSERT INTO thing (name) VALUES (:name)"); });
  }), StorageError::Kind::kOther);
}

TEST_F(DatabaseTest, ATextWithANulByteIsRefused) {
  EXPECT_THROW(add(std::string("a\0b", 3)), StorageError);
  EXPECT_EQ(count(), 0);
}

TEST_F(DatabaseTest, NullInAColumnThatIsNotOptionalThrows) {
  database->write([](Transaction& t) { t.run("INSERT INTO thing (number) VALUES (1)"); });
  EXPECT_THROW(
      database->read([](Session& s) { return s.rows<std::string>("SELECT name FROM thing"); }),
      std::bad_variant_access);
  EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, RunSaysHowManyRowsItTouchedAndReturningGivesTheId) {
  const auto id = database->write([](Transaction& t) {
    return t.value<std::int64_t>("INSERT INTO thing (name) VALUES (:name) RETURNING id", "a");
  });
  ASSERT_TRUE(id.has_value());
  add("b");
  const auto touched = database->write(
      [](Transaction& t) { return t.run("UPDATE thing SET number = :n", 3); });
  EXPECT_EQ(touched, 2);
  const auto none = database->write([](Transaction& t) {
    return t.run("UPDATE thing SET number = 4 WHERE name = :name", "nobody");
  });
  EXPECT_EQ(none, 0);
}

TEST_F(DatabaseTest, AStatementMayRunAgainInsideItsOwnRows) {
  for (const auto* name : {"a", "b", "c"}) add(name);
  int pairs = 0;
  constexpr auto kSql = "SELECT name FROM thing ORDER BY name";
  database->read([&](Session& s) {
    s.each<std::string>(kSql, [&](const std::string&) {
      s.each<std::string>(kSql, [&](const std::string&) { ++pairs; });
    });
  });
  EXPECT_EQ(pairs, 9);
}

TEST_F(DatabaseTest, LeavingARowLoopByAnExceptionLeavesTheConnectionUsable) {
  for (const auto* name : {"a", "b", "c"}) add(name);
  for (int i = 0; i < 10; ++i)
    EXPECT_THROW(database->write([&](Transaction& t) {
      t.each<std::string>("SELECT name FROM thing", [](const std::string&) { throw 1; });
    }), int);
  add("d");
  EXPECT_EQ(count(), 4);
}

TEST_F(DatabaseTest, AdhocStatementsTakeValues) {
  add("a");
  add("b");
  std::vector<std::string> names;
  const std::vector<Param> params = {std::string_view("a")};
  const std::vector<Column> columns = {Column::kText};
  database->read([&](Session& s) {
    s.each_adhoc("SELECT name FROM thing WHERE name > :name", params, columns,
                 [&](std::span<Value> row) { names.push_back(std::get<std::string>(row[0])); });
  });
  EXPECT_EQ(names, std::vector<std::string>{"b"});
}

TEST_F(DatabaseTest, AViolationHasItsKindAndShowsNoValue) {
  add("bí mật");
  try {
    add("bí mật");
    FAIL();
  } catch (const StorageError& error) {
    EXPECT_EQ(error.kind(), StorageError::Kind::kUnique);
    EXPECT_EQ(std::string(error.what()).find("bí mật"), std::string::npos) << error.what();
  }
  EXPECT_EQ(kind_of([&] {
    database->write(
        [](Transaction& t) { t.run("INSERT INTO part (thing) VALUES (:thing)", 4711); });
  }), StorageError::Kind::kForeignKey);
  EXPECT_EQ(kind_of([&] {
    database->write([](Transaction& t) { t.run("INSERT INTO nothing (x) VALUES (:x)", 1); });
  }), StorageError::Kind::kOther);
}

TEST_F(DatabaseTest, ASwallowedFailureStillUndoesTheWrite) {
  add("a");
  EXPECT_EQ(kind_of([&] {
    database->write([](Transaction& t) {
      t.run("INSERT INTO thing (name) VALUES ('b')");
      try {
        t.run("INSERT INTO thing (name) VALUES ('a')");
      } catch (const StorageError&) {
      }
    });
  }), StorageError::Kind::kUnique);
  EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, AnExceptionUndoesAndComesOut) {
  EXPECT_THROW(database->write([](Transaction& t) {
    t.run("INSERT INTO thing (name) VALUES ('a')");
    throw std::runtime_error("no");
  }), std::runtime_error);
  EXPECT_EQ(count(), 0);
}

TEST_F(DatabaseTest, AResultWithErrorsUndoes) {
  bool hooked = false;
  const auto result = database->write([&](Transaction& t) -> Result<int> {
    t.run("INSERT INTO thing (name) VALUES ('a')");
    t.after_commit([&] { hooked = true; });
    return refuse(Fault::kInvalid, "x.wrong", "x");
  });
  EXPECT_FALSE(result.has_value());
  EXPECT_FALSE(hooked);
  EXPECT_EQ(count(), 0);
  const auto kept = database->write([](Transaction& t) -> Result<int> {
    t.run("INSERT INTO thing (name) VALUES ('a')");
    return 7;
  });
  EXPECT_EQ(kept.value(), 7);
  EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, HooksRunOnceTheWriteCanBeSeenAndBeforeItReturns) {
  std::int64_t seen = -1;
  int calls = 0;
  database->write([&](Transaction& t) {
    t.run("INSERT INTO thing (name) VALUES ('a')");
    t.after_commit([&] {
      ++calls;
      seen = count();  // another connection: sees committed rows only
    });
  });
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(seen, 1);
  EXPECT_THROW(database->write([&](Transaction& t) {
    t.after_commit([&] { ++calls; });
    throw 1;
  }), int);
  EXPECT_EQ(calls, 1);
}

TEST_F(DatabaseTest, AReadSeesOneStateWhileWritesGoOn) {
  add("a");
  database->read([&](Session& s) {
    EXPECT_EQ(s.value<int>("SELECT COUNT(*) FROM thing"), 1);
    std::thread([&] { add("b"); }).join();
    EXPECT_EQ(s.value<int>("SELECT COUNT(*) FROM thing"), 1);
  });
  EXPECT_EQ(count(), 2);
}

TEST_F(DatabaseTest, AReadCannotWrite) {
  EXPECT_EQ(kind_of([&] {
    database->read([](Session& s) { s.run("INSERT INTO thing (name) VALUES ('a')"); });
  }), StorageError::Kind::kReadOnly);
  EXPECT_EQ(count(), 0);
}

TEST_F(DatabaseTest, AReadInsideAWriteSeesWhatTheWriteDid) {
  database->write([&](Transaction& t) {
    t.run("INSERT INTO thing (name) VALUES ('a')");
    EXPECT_EQ(count(), 1);
  });
}

TEST_F(DatabaseTest, NestedReadsShareOneConnection) {
  database->read([&](Session&) {
    database->read([&](Session&) {
      database->read([&](Session&) {
        database->read([&](Session&) { database->read([&](Session&) { EXPECT_EQ(count(), 0); }); });
      });
    });
  });
}

TEST_F(DatabaseTest, AWriteInsideAReadOrWriteFailsLoudly) {
  EXPECT_THROW(database->write([&](Transaction&) { add("a"); }), std::logic_error);
  EXPECT_THROW(database->read([&](Session&) { add("a"); }), std::logic_error);
  add("b");
  EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, SixtyFourThreadsWriteAndBadJobsAreUndoneAlone) {
  constexpr int kThreads = 64, kEach = 30;
  std::atomic<int> refused = 0, undone = 0, hooks = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread)
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) {
        const auto name = std::to_string(thread) + "/" + std::to_string(i);
        try {
          const auto result = database->write([&](Transaction& t) -> Result<int> {
            t.after_commit([&] { ++hooks; });
            t.run("INSERT INTO thing (name, number) VALUES (:name, :number)", name, thread);
            if (i % 5 == 1) t.run("INSERT INTO thing (name) VALUES (:name)", name);  // twice
            if (i % 5 == 2) throw std::runtime_error("changed my mind");
            if (i % 5 == 3) return refuse(Fault::kConflict, "x.no");
            return 1;
          });
          if (!result) ++undone;
        } catch (const StorageError& error) {
          EXPECT_EQ(error.kind(), StorageError::Kind::kUnique);
          ++refused;
        } catch (const std::runtime_error&) {
          ++undone;
        }
      }
    });
  for (auto& thread : threads) thread.join();
  constexpr int kGood = kThreads * kEach / 5 * 2;
  EXPECT_EQ(count(), kGood);
  EXPECT_EQ(hooks, kGood);
  EXPECT_EQ(refused, kThreads * kEach / 5);
  EXPECT_EQ(undone, kThreads * kEach / 5 * 2);
  const auto bad = database->read([](Session& s) {
    return s.value<int>(
        "SELECT COUNT(*) FROM thing WHERE name LIKE '%/1' OR name LIKE '%/2' OR name LIKE '%/3'");
  });
  EXPECT_EQ(bad, 0);
}

TEST_F(DatabaseTest, ReadThenWriteOfOneRowLosesNothing) {
  database->write(
      [](Transaction& t) { t.run("INSERT INTO counter (name, value) VALUES ('c', 0)"); });
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 16; ++thread)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i)
        database->write([](Transaction& t) {
          const auto value = *t.value<int>("SELECT value FROM counter WHERE name = :name", "c");
          t.run("UPDATE counter SET value = :value WHERE name = :name", value + 1, "c");
        });
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(database->read([](Session& s) { return s.value<int>("SELECT value FROM counter"); }),
            320);
}

TEST_F(DatabaseTest, ReadersWaitForAFreeConnection) {
  std::vector<std::thread> threads;
  std::atomic<int> done = 0;
  for (int thread = 0; thread < 32; ++thread)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        count();
        ++done;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 640);
}

TEST_F(DatabaseTest, WhatWasWrittenIsThereAfterAReopen) {
  add("a");
  database.reopen();
  EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, OpenedForReadingOnlyItRefusesWrites) {
  add("a");
  const auto reader = Database::open({.url = database.url(), .readers = 1, .read_only = true});
  EXPECT_EQ(reader->read([](Session& s) { return s.value<int>("SELECT COUNT(*) FROM thing"); }), 1);
  EXPECT_EQ(kind_of([&] {
    reader->write([](Transaction& t) { t.run("DELETE FROM thing"); });
  }), StorageError::Kind::kReadOnly);
}

TEST(Database, AWrongAddressIsRefused) {
  EXPECT_THROW(Database::open({.url = "mysql://x"}), StorageError);
  EXPECT_THROW(Database::open({.url = ""}), StorageError);
  EXPECT_THROW(Database::open({.url = "sqlite:/no/such/folder/x.db"}), StorageError);
  EXPECT_THROW(Database::open({.url = "postgresql://127.0.0.1:1/x"}), StorageError);
}

}  // namespace
}  // namespace langnghe::storage
