// A connection to a PostgreSQL server.
#pragma once

#include <string>

#include "storage/connection.h"

namespace langnghe::storage {

class PostgresConnection final : public Connection {
 public:
  // Throws kUnavailable when the server is not there.
  explicit PostgresConnection(const std::string& url);
  ~PostgresConnection() override;

  Dialect dialect() const override { return Dialect::kPostgres; }

  // BEGIN …, COMMIT, SET …: without parameters and rows.
  void command(const std::string& sql);
  // False when it is gone, or when its statements are older than the schema: get a new one.
  bool usable() const { return !stale_ && alive(); }
  // Whether the last failure was a lost race: the same transaction may well work now.
  bool lost_race() const { return lost_race_; }

 protected:
  StorageError error(const soci::soci_error& cause) override;
  void reset(soci::statement&) override {}
  bool numbered_params() const override { return true; }
  void prepared_params(soci::statement& statement, std::size_t count) override;
  bool survives_failure() const override { return true; }

 private:
  StorageError failure(const std::string& state, const std::string& message);
  bool alive() const;
  void* handle_ = nullptr;  // PGconn
  bool lost_race_ = false;
  bool stale_ = false;
};

// "postgresql://…" or "postgres://…"
bool is_postgres_url(const std::string& url);

}  // namespace langnghe::storage
