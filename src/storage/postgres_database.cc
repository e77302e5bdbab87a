#include "storage/postgres_database.h"

#include <exception>

#include "storage/nesting.h"
#include "storage/postgres_tools.h"

namespace langnghe::storage {
namespace {

using Kind = StorageError::Kind;

constexpr int kFreeAttempts = 2;
constexpr int kMaxAttempts = 50;

// Starts a transaction, on a new connection when the old one has died while it lay idle.
void begin(Pool<PostgresConnection>::Loan& connection, const std::string& sql) {
  try {
    connection->command(sql);
  } catch (const StorageError&) {
    if (connection->usable()) throw;
    connection.renew();
    connection->command(sql);
  }
}

void roll_back(Pool<PostgresConnection>::Loan& connection) {
  if (!connection) return;
  try {
    if (connection->usable()) connection->command("ROLLBACK");
  } catch (const StorageError&) {
  }
  if (!connection->usable()) connection.drop();
}

}  // namespace

PostgresDatabase::PostgresDatabase(const Options& options)
    : options_(options),
      writers_(options.writers,
               [this] { return std::make_unique<PostgresConnection>(options_.url); }),
      readers_(options.readers,
               [this] { return std::make_unique<PostgresConnection>(options_.url); }) {
  readers_.borrow();  // a wrong address is told now, not at the first request
}

void PostgresDatabase::do_read(const std::function<void(Session&)>& f) {
  if (auto* session = session_at_hand(*this)) return f(*session);
  auto reader = readers_.borrow();
  begin(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    ConnectionSession session(*reader);
    {
      AtHand at_hand(*this, session);
      f(session);
    }
    session.rethrow_failure();
    reader->command("COMMIT");
  } catch (...) {
    roll_back(reader);
    throw;
  }
}

void PostgresDatabase::do_write(const std::function<bool(Transaction&)>& f) {
  refuse_nested_write(*this);
  if (options_.read_only)
    throw StorageError(Kind::kReadOnly, "the database was opened for reading only");
  Hooks hooks;
  for (int attempts = 1;; ++attempts) {
    std::unique_lock turn(losers_, std::defer_lock);
    if (attempts > kFreeAttempts) turn.lock();
    if (attempt(f, attempts == kMaxAttempts, hooks) == Outcome::kDone) break;
  }
  for (const auto& hook : hooks) hook();
}

PostgresDatabase::Outcome PostgresDatabase::attempt(const std::function<bool(Transaction&)>& f,
                                                    bool last, Hooks& hooks) {
  auto writer = writers_.borrow();
  begin(writer, "BEGIN ISOLATION LEVEL REPEATABLE READ");
  ConnectionSession session(*writer);
  bool committing = false;
  try {
    bool keep;
    {
      AtHand at_hand(*this, session);
      keep = f(session);
    }
    session.rethrow_failure();
    if (!keep) {
      roll_back(writer);
      return Outcome::kDone;
    }
    committing = true;
    writer->command("COMMIT");
    hooks = session.take_hooks();
    return Outcome::kDone;
  } catch (...) {
    const bool raced = (session.failed() || committing) && writer->lost_race();
    roll_back(writer);
    if (raced && !last) return Outcome::kAgain;
    throw;
  }
}

void PostgresDatabase::backup_to(const std::string& path) { dump_postgres(options_.url, path); }

}  // namespace langnghe::storage
