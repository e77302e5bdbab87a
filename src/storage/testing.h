// A fresh database for a test, on the database the test run is about.
#pragma once

#include <memory>
#include <string>

#include "storage/database.h"

namespace langnghe::storage {

// A SQLite file in a directory of its own; or, when the environment variable
// LANGNGHE_TEST_POSTGRES holds a postgresql:// URL, a schema of its own there. Gone with
// the object. No migrations have run.
//
//   storage::TestDatabase test;
//   migrate(*test, ledger::migrations());
//   test->write([](storage::Transaction& t) { … });
class TestDatabase {
 public:
  // `base` gives all but the URL.
  explicit TestDatabase(Options base = {});
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  const std::string& url() const { return options_.url; }
  // A directory for the test's own files.
  const std::string& directory() const { return directory_; }
  // Closes and opens again, as after a restart.
  void reopen();
  void close();

  static bool on_postgres();

 private:
  std::string directory_;
  std::string schema_;
  Options options_;
  std::unique_ptr<Database> database_;
};

}  // namespace langnghe::storage
