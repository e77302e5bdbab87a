#include "storage/migration.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/result.h"
#include "storage/sql_text.h"
#include "storage/testing.h"

namespace langnghe::storage {
namespace {

const Migration kFirst = {1, "first", R"(
-- a comment; with a semicolon;
CREATE TABLE a (id {id}, text TEXT NOT NULL, number {int}, share {real}) {strict};
INSERT INTO a (text) VALUES ('x;
y');  -- the one above stays whole
)"};
const Migration kSecond = {20, "second", "CREATE INDEX a_text ON a (text)"};

std::int64_t rows(Database& database) {
  return *database.read([](Session& s) { return s.value<int>("SELECT COUNT(*) FROM a"); });
}

TEST(Migration, RunsForwardInOrderAndOnce) {
  TestDatabase database;
  EXPECT_EQ(migrate(*database, {kSecond, kFirst}), (std::vector<int>{1, 20}));
  EXPECT_EQ(migrate(*database, {kSecond, kFirst}), std::vector<int>{});
  EXPECT_EQ(rows(*database), 1);
  const Migration third = {300, "third", "INSERT INTO a (text) VALUES ('b')"};
  EXPECT_EQ(migrate(*database, {kSecond, third, kFirst}), std::vector<int>{300});
  EXPECT_EQ(rows(*database), 2);
  const auto known = database->read([](Session& s) {
    return s.rows<int, std::string>("SELECT number, name FROM migration ORDER BY number");
  });
  EXPECT_EQ(known, (std::vector<std::tuple<int, std::string>>{
                       {1, "first"}, {20, "second"}, {300, "third"}}));
}

TEST(Migration, AStepOfARoomThatComesLaterRunsThoughHigherOnesHaveRun) {
  TestDatabase database;
  migrate(*database, {kFirst, kSecond});
  const Migration late = {10, "late", "CREATE TABLE late (id {id}) {strict}"};
  EXPECT_EQ(migrate(*database, {kFirst, late, kSecond}), std::vector<int>{10});
}

TEST(Migration, AChangedTextIsRefused) {
  TestDatabase database;
  migrate(*database, {kFirst});
  auto changed = kSecond;
  changed.number = 1;
  EXPECT_THROW(migrate(*database, {changed}), SetupError);
}

TEST(Migration, TwoStepsWithOneNumberAreRefused) {
  TestDatabase database;
  EXPECT_THROW(migrate(*database, {kFirst, kFirst}), SetupError);
}

TEST(Migration, AFailingStepIsUndoneWholeAndNamed) {
  TestDatabase database;
  const Migration broken = {2, "broken", "INSERT INTO a (text) VALUES ('b');\nSELECT FROM WHERE"};
  try {
    migrate(*database, {kFirst, broken});
    FAIL();
  } catch (const StorageError& error) {
    EXPECT_NE(std::string(error.what()).find("migration 2 (broken)"), std::string::npos);
  }
  EXPECT_EQ(rows(*database), 1);
  const Migration mended = {2, "broken", "INSERT INTO a (text) VALUES ('b')"};
  EXPECT_EQ(migrate(*database, {kFirst, mended}), std::vector<int>{2});
}

TEST(Migration, TwoProcessesThatStartTogetherRunEachStepOnce) {
  TestDatabase database;
  std::vector<Migration> steps = {kFirst};
  for (int i = 2; i < 12; ++i) steps.push_back({i, "more", "INSERT INTO a (text) VALUES ('b')"});
  std::vector<std::thread> threads;
  std::atomic<std::size_t> ran = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      const auto own = Database::open({.url = database.url(), .readers = 1, .writers = 1});
      ran += migrate(*own, steps).size();
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(ran, steps.size());
  EXPECT_EQ(rows(*database), 11);
}

TEST(SqlText, NamesAreNumberedByTheirFirstLetter) {
  const auto sql = number_params(
      "SELECT ':no', \":no\", x::text, /* :no */ :b, :a, :b -- :no\n FROM t WHERE y=:c_1 AND :a");
  EXPECT_EQ(sql.text,
            "SELECT ':no', \":no\", x::text, /* :no */ $1, $2, $1 -- :no\n FROM t WHERE y=$3 AND $2");
  EXPECT_EQ(sql.params, 3u);
  EXPECT_EQ(number_params("SELECT 'it''s :no'").params, 0u);
  EXPECT_EQ(number_params("SELECT 'open").text, "SELECT 'open");
}

TEST(SqlText, StatementsArePartedAtTheEndOfALineOnly) {
  EXPECT_EQ(split_statements("a; b;\nc ';\n' d; \n-- e;\n;\n"),
            (std::vector<std::string>{"a; b", "c ';\n' d"}));
  EXPECT_TRUE(split_statements(" \n-- nothing\n").empty());
}

}  // namespace
}  // namespace langnghe::storage
