#include "storage/sqlite_connection.h"

#include <array>
#include <cerrno>

#include "storage/soci_headers.h"

namespace langnghe::storage {
namespace {

using Kind = StorageError::Kind;

constexpr std::array<const char*, static_cast<std::size_t>(SqliteConnection::Control::kCount)>
    kControlSql = {"BEGIN",         "BEGIN IMMEDIATE", "COMMIT",           "ROLLBACK",
                   "SAVEPOINT job", "RELEASE job",     "ROLLBACK TO job"};

// One thread at a time has a connection, so SQLite need not lock it at every call; and nobody
// asks how much memory it has, which it would count under one lock for all. Where another has
// started SQLite before, it stays as it is, only slower.
void leave_out_locks() {
  static const bool once = [] {
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return true;
  }();
  static_cast<void>(once);
}

std::unique_ptr<soci::session> open_session(const std::string& path, const Options& options) {
  leave_out_locks();
  if (path.find('"') != path.npos)
    throw StorageError(Kind::kOther, "the path of the database may not hold a quote: " + path);
  std::string parameters = "dbname=\"" + path + "\" timeout=10";
  if (options.read_only) parameters += " readonly=true";
  try {
    return std::make_unique<soci::session>(soci::sqlite3, parameters);
  } catch (const soci::soci_error& cause) {
    throw StorageError(Kind::kUnavailable, "cannot open the database " + path + ": " +
                                               cause.get_error_message() +
                                               "; check that the folder exists and is ours");
  }
}

// What the system said when the database file or its write-ahead log failed last. SQLite
// itself forgets it when a COMMIT fails.
int file_errno(sqlite_api::sqlite3* database) {
  for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
    sqlite_api::sqlite3_file* file = nullptr;
    int error = 0;
    if (sqlite_api::sqlite3_file_control(database, "main", which, &file) == SQLITE_OK &&
        file != nullptr && file->pMethods != nullptr &&
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error) == SQLITE_OK &&
        error != 0)
      return error;
  }
  return sqlite_api::sqlite3_system_errno(database);
}

Kind kind_of(int code, int system_errno) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return Kind::kUnique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return Kind::kForeignKey;
    default: break;
  }
  switch (code & 0xff) {
    case SQLITE_READONLY: return Kind::kReadOnly;
    case SQLITE_FULL: return Kind::kFull;
    case SQLITE_IOERR:
      if (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG)
        return Kind::kFull;
      return system_errno == EROFS || system_errno == EPERM || system_errno == EACCES
                 ? Kind::kReadOnly
                 : Kind::kUnavailable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN: return Kind::kUnavailable;
    default: return Kind::kOther;
  }
}

}  // namespace

struct SqliteConnection::Handles {
  sqlite_api::sqlite3* database = nullptr;
  std::array<sqlite_api::sqlite3_stmt*, kControlSql.size()> control{};
};

SqliteConnection::SqliteConnection(const std::string& path, Use use, const Options& options)
    : Connection(open_session(path, options)), handles_(std::make_unique<Handles>()) {
  handles_->database =
      static_cast<soci::sqlite3_session_backend*>(session().get_backend())->conn_;
  sqlite_api::sqlite3_extended_result_codes(handles_->database, 1);
  // The writer keeps the hot pages of indexes; readers lean on the page cache of the system.
  // No mmap: mapped pages count as our memory, and an I/O error there kills the process.
  command(use == Use::kWrite ? "PRAGMA cache_size=-65536" : "PRAGMA cache_size=-4096");
  command("PRAGMA mmap_size=0");
  command("PRAGMA foreign_keys=ON");
  // Journals of savepoints stay in memory: they are small, and files cost more than writing.
  command("PRAGMA temp_store=MEMORY");
  if (use == Use::kWrite && !options.read_only) {
    command("PRAGMA journal_mode=WAL");
    command("PRAGMA synchronous=FULL");
    command("PRAGMA wal_autocheckpoint=4000");
    command("PRAGMA journal_size_limit=67108864");
    if (options.max_pages > 0)
      command("PRAGMA max_page_count=" + std::to_string(options.max_pages));
  } else {
    command("PRAGMA query_only=ON");
  }
}

SqliteConnection::~SqliteConnection() {
  forget_statements();
  for (auto* statement : handles_->control) sqlite_api::sqlite3_finalize(statement);
}

void SqliteConnection::control(Control what) {
  auto*& statement = handles_->control[static_cast<std::size_t>(what)];
  if (statement == nullptr &&
      sqlite_api::sqlite3_prepare_v3(handles_->database,
                                     kControlSql[static_cast<std::size_t>(what)], -1,
                                     SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    throw last_error(sqlite_api::sqlite3_errmsg(handles_->database));
  const int code = sqlite_api::sqlite3_step(statement);
  if (code == SQLITE_DONE) {
    sqlite_api::sqlite3_reset(statement);
    return;
  }
  const auto failure = last_error(sqlite_api::sqlite3_errmsg(handles_->database));
  sqlite_api::sqlite3_reset(statement);
  throw failure;
}

bool SqliteConnection::in_transaction() {
  return sqlite_api::sqlite3_get_autocommit(handles_->database) == 0;
}

bool SqliteConnection::has_deferred_violations() {
  int current = 0, highest = 0;
  sqlite_api::sqlite3_db_status(handles_->database, SQLITE_DBSTATUS_DEFERRED_FKS, &current,
                                &highest, 0);
  return current != 0;
}

void SqliteConnection::command(const std::string& sql) {
  if (sqlite_api::sqlite3_exec(handles_->database, sql.c_str(), nullptr, nullptr, nullptr) !=
      SQLITE_OK)
    throw last_error(sqlite_api::sqlite3_errmsg(handles_->database));
}

StorageError SqliteConnection::last_error(const std::string& message) {
  const int code = sqlite_api::sqlite3_extended_errcode(handles_->database);
  const bool io = (code & 0xff) == SQLITE_IOERR;
  return StorageError(kind_of(code, io ? file_errno(handles_->database) : 0), message);
}

StorageError SqliteConnection::error(const soci::soci_error& cause) {
  return last_error(cause.get_error_message());
}

void SqliteConnection::reset(soci::statement& statement) {
  // A statement that has not come to its end would keep its snapshot and block COMMIT.
  auto* backend = static_cast<soci::sqlite3_statement_backend*>(statement.get_backend());
  if (backend->stmt_ == nullptr) return;
  sqlite_api::sqlite3_reset(backend->stmt_);
  backend->databaseReady_ = true;
}

std::string sqlite_path(const std::string& url) {
  constexpr std::string_view kScheme = "sqlite:";
  if (!url.starts_with(kScheme) || url.size() == kScheme.size())
    throw StorageError(Kind::kOther, "not the address of a database: use sqlite:/path/file.db");
  return url.substr(kScheme.size());
}

}  // namespace langnghe::storage
