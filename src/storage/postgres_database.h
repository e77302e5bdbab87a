// PostgreSQL behind the Database door: a pool of writers, a pool of readers.
#pragma once

#include <mutex>

#include "storage/database.h"
#include "storage/pool.h"
#include "storage/postgres_connection.h"

namespace langnghe::storage {

class PostgresDatabase final : public Database {
 public:
  // Throws kUnavailable when the server is not there.
  explicit PostgresDatabase(const Options& options);

  Dialect dialect() const override { return Dialect::kPostgres; }
  void backup_to(const std::string& path) override;

 protected:
  void do_read(const std::function<void(Session&)>& f) override;
  void do_write(const std::function<bool(Transaction&)>& f) override;

 private:
  enum class Outcome { kDone, kAgain };
  using Hooks = std::vector<std::function<void()>>;
  // One transaction. kAgain when it was lost through no fault of f and nothing is durable.
  Outcome attempt(const std::function<bool(Transaction&)>& f, bool last, Hooks& hooks);

  const Options options_;
  Pool<PostgresConnection> writers_;
  Pool<PostgresConnection> readers_;
  // Those who lost a race several times go one by one, so that they do not lose to each other.
  std::mutex losers_;
};

}  // namespace langnghe::storage
