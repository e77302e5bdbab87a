#include "storage/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "storage/database.h"
#include "storage/files.h"
#include "storage/postgres_connection.h"
#include "storage/postgres_tools.h"
#include "storage/sqlite_connection.h"

namespace langnghe::storage {
namespace {

namespace fs = std::filesystem;
using Kind = StorageError::Kind;

bool holds_tables(const std::string& url) {
  if (!fs::exists(sqlite_path(url)) || fs::file_size(sqlite_path(url)) == 0) return false;
  const auto database = Database::open({.url = url, .readers = 1});
  return database
             ->read([](Session& session) {
               return session.value<std::int64_t>(
                   "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'");
             })
             .value_or(0) > 0;
}

// Throws when the file is not a database in good order.
void check(const std::string& path) {
  try {
    const auto database =
        Database::open({.url = "sqlite:" + path, .readers = 1, .read_only = true});
    const auto verdict = database->read(
        [](Session& session) { return session.value<std::string>("PRAGMA integrity_check"); });
    if (verdict == "ok") return;
    throw StorageError(Kind::kOther, verdict.value_or("no answer"));
  } catch (const StorageError& error) {
    throw StorageError(error.kind(), path + " is not a backup in good order: " + error.what());
  }
}

void restore_sqlite(const std::string& url, const std::string& from, bool overwrite) {
  const auto path = sqlite_path(url);
  if (!fs::exists(from)) throw StorageError(Kind::kOther, "there is no file " + from);
  check(from);
  if (!overwrite && holds_tables(url))
    throw StorageError(Kind::kOther,
                       path + " holds tables already; restore into a new file, or say that it may "
                              "be overwritten");
  // Complete beside the old one first, then in its place in one step. The old write-ahead log
  // must be gone before: it would be taken for the new one's.
  const std::string part = path + ".restored";
  fs::copy_file(from, part, fs::copy_options::overwrite_existing);
  sync_path(part);
  fs::remove(path + "-wal");
  fs::remove(path + "-shm");
  sync_path(folder_of(path));
  fs::rename(part, path);
  sync_path(folder_of(path));
}

}  // namespace

void restore_from(const std::string& url, const std::string& path, bool overwrite) {
  if (is_postgres_url(url)) return restore_postgres(url, path, overwrite);
  try {
    restore_sqlite(url, path, overwrite);
  } catch (const fs::filesystem_error& error) {
    throw StorageError(Kind::kOther, std::string("cannot restore: ") + error.what());
  }
}

}  // namespace langnghe::storage
