#include "storage/testing.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/encoding.h"

namespace langnghe::storage {
namespace {

std::string postgres_url() {
  const char* url = std::getenv("LANGNGHE_TEST_POSTGRES");
  return url == nullptr ? "" : url;
}

void run_on_server(const std::string& sql) {
  Options options{.url = postgres_url(), .readers = 1, .writers = 1};
  Database::open(options)->write(
      [&](Transaction& transaction) { transaction.each_adhoc(sql, {}, {}, {}); });
}

}  // namespace

bool TestDatabase::on_postgres() { return !postgres_url().empty(); }

TestDatabase::TestDatabase(Options base) : options_(std::move(base)) {
  auto pattern = (std::filesystem::temp_directory_path() / "langnghe_test_XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    throw StorageError(StorageError::Kind::kOther, "cannot make a directory " + pattern);
  directory_ = pattern;
  if (on_postgres()) {
    schema_ = "test_" + hex(random_bytes(8));
    run_on_server("CREATE SCHEMA " + schema_);
    const auto url = postgres_url();
    options_.url = url + (url.find('?') == url.npos ? "?" : "&") + "options=-csearch_path%3D" +
                   schema_;
  } else {
    options_.url = "sqlite:" + directory_ + "/test.db";
  }
  database_ = Database::open(options_);
}

TestDatabase::~TestDatabase() {
  try {
    database_.reset();
    if (!schema_.empty()) run_on_server("DROP SCHEMA " + schema_ + " CASCADE");
  } catch (const std::exception&) {
    // The server is gone; its data with it.
  }
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

void TestDatabase::reopen() {
  database_.reset();
  database_ = Database::open(options_);
}

void TestDatabase::close() { database_.reset(); }

}  // namespace langnghe::storage
