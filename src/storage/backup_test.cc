#include "storage/backup.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/encoding.h"
#include "storage/migration.h"
#include "storage/testing.h"

namespace langnghe::storage {
namespace {

const std::vector<Migration> kTables = {
    {1, "pairs", R"(
CREATE TABLE one (id {id}, n {int} NOT NULL) {strict};
CREATE TABLE two (id {id}, n {int} NOT NULL REFERENCES one (id)) {strict};
)"}};

void add_pair(Database& database, int n) {
  database.write([n](Transaction& t) {
    const auto id =
        *t.value<std::int64_t>("INSERT INTO one (n) VALUES (:n) RETURNING id", n);
    t.run("INSERT INTO two (n) VALUES (:n)", id);
  });
}

std::tuple<std::int64_t, std::int64_t> counts(Database& database) {
  return *database.read([](Session& s) {
    return s.row<std::int64_t, std::int64_t>(
        "SELECT (SELECT COUNT(*) FROM one), (SELECT COUNT(*) FROM two)");
  });
}

class BackupTest : public testing::Test {
 protected:
  BackupTest() { migrate(*database, kTables); }
  ~BackupTest() override {
    if (!other_.empty()) server("DROP DATABASE IF EXISTS " + other_ + " WITH (FORCE)");
  }

  std::string file() { return database.directory() + "/copy.backup"; }

  // CREATE DATABASE does not run inside a transaction, hence the tool.
  static void server(const std::string& sql) {
    const std::string command =
        "psql -q -c '" + sql + "' '" + std::getenv("LANGNGHE_TEST_POSTGRES") + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  // An empty database to restore into.
  std::string elsewhere() {
    if (!TestDatabase::on_postgres()) return "sqlite:" + database.directory() + "/other.db";
    other_ = "other_" + hex(random_bytes(8));
    server("CREATE DATABASE " + other_);
    // The dump holds a schema of its own name; the new database needs one to put aside.
    std::string url = database.url();
    url.replace(url.find("/postgres?"), 10, "/" + other_ + "?");
    const auto schema = url.substr(url.rfind("%3D") + 3);
    const auto fresh = Database::open({.url = url, .readers = 1, .writers = 1});
    fresh->write(
        [&](Transaction& t) { t.each_adhoc("CREATE SCHEMA " + schema, {}, {}, {}); });
    return url;
  }

  TestDatabase database;
  std::string other_;
};

TEST_F(BackupTest, ABackupMadeWhileWritingIsConsistentAndComesBack) {
  for (int i = 0; i < 50; ++i) add_pair(*database, i);
  std::atomic<bool> stop = false;
  std::vector<std::thread> writers;
  for (int thread = 0; thread < 4; ++thread)
    writers.emplace_back([&] {
      for (int i = 0; !stop; ++i) add_pair(*database, i);
    });
  database->backup_to(file());
  stop = true;
  for (auto& writer : writers) writer.join();

  const auto url = elsewhere();
  restore_from(url, file());
  const auto restored = Database::open({.url = url, .readers = 1, .writers = 1});
  const auto [one, two] = counts(*restored);
  EXPECT_EQ(one, two);
  EXPECT_GE(one, 50);
  EXPECT_LE(one, std::get<0>(counts(*database)));
  EXPECT_EQ(migrate(*restored, kTables), std::vector<int>{});
  add_pair(*restored, 1);
  EXPECT_EQ(std::get<0>(counts(*restored)), one + 1);
}

TEST_F(BackupTest, AWholeDatabaseInTheSchemaPublicComesBack) {
  if (!TestDatabase::on_postgres()) GTEST_SKIP() << "SQLite has no schemas";
  auto url = elsewhere();
  url = url.substr(0, url.rfind("&options="));
  {
    const auto first = Database::open({.url = url, .readers = 1, .writers = 1});
    migrate(*first, kTables);
    add_pair(*first, 1);
    first->backup_to(file());
    add_pair(*first, 2);
  }
  EXPECT_THROW(restore_from(url, file()), StorageError);
  restore_from(url, file(), true);
  const auto again = Database::open({.url = url, .readers = 1, .writers = 1});
  EXPECT_EQ(std::get<0>(counts(*again)), 1);
  add_pair(*again, 3);
}

TEST_F(BackupTest, OnlyTheOwnerCanReadIt) {
  database->backup_to(file());
  struct stat info {};
  ASSERT_EQ(::stat(file().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_FALSE(std::filesystem::exists(file() + ".part"));
}

TEST_F(BackupTest, AFileThatIsThereStays) {
  std::ofstream(file()) << "mine";
  EXPECT_THROW(database->backup_to(file()), StorageError);
  EXPECT_EQ(std::filesystem::file_size(file()), 4u);
}

TEST_F(BackupTest, AFolderThatIsMissingIsToldAndLeavesNothing) {
  EXPECT_THROW(database->backup_to(database.directory() + "/no/copy.backup"), StorageError);
}

TEST_F(BackupTest, ADatabaseWithTablesIsOverwrittenOnlyWhenToldSo) {
  add_pair(*database, 1);
  database->backup_to(file());
  add_pair(*database, 2);
  const auto url = database.url();
  EXPECT_THROW(restore_from(url, file()), StorageError);
  EXPECT_EQ(std::get<0>(counts(*database)), 2);
  database.close();
  restore_from(url, file(), true);
  database.reopen();
  EXPECT_EQ(std::get<0>(counts(*database)), 1);
  add_pair(*database, 3);
}

TEST_F(BackupTest, WhatIsNoBackupIsRefusedAndTheDatabaseStays) {
  add_pair(*database, 1);
  std::ofstream(file()) << "not a backup at all, only a text that is long enough to be read";
  database.close();
  EXPECT_THROW(restore_from(database.url(), file(), true), StorageError);
  EXPECT_THROW(restore_from(database.url(), file() + ".missing", true), StorageError);
  database.reopen();
  EXPECT_EQ(std::get<0>(counts(*database)), 1);
}

}  // namespace
}  // namespace langnghe::storage
