// A connection to a SQLite file.
#pragma once

#include <string>

#include "storage/connection.h"

namespace langnghe::storage {

class SqliteConnection final : public Connection {
 public:
  enum class Use { kRead, kWrite };
  // Opens (a writer makes the file when there is none) and sets it up.
  SqliteConnection(const std::string& path, Use use, const Options& options);
  ~SqliteConnection() override;

  Dialect dialect() const override { return Dialect::kSqlite; }

  // Statements that steer transactions, kept prepared.
  enum class Control { kBegin, kBeginImmediate, kCommit, kRollback, kSavepoint, kRelease,
                       kRollbackTo, kCount };
  void control(Control what);
  // Whether a transaction is open: a full disk may have ended it.
  bool in_transaction();
  // Foreign keys DEFERRABLE INITIALLY DEFERRED that would make COMMIT fail now.
  bool has_deferred_violations();
  // A setting or maintenance: "PRAGMA …", "VACUUM INTO …".
  void command(const std::string& sql);

 protected:
  StorageError error(const soci::soci_error& cause) override;
  void reset(soci::statement& statement) override;
  bool numbered_params() const override { return false; }
  bool survives_failure() const override { return false; }

 private:
  struct Handles;
  StorageError last_error(const std::string& message);
  std::unique_ptr<Handles> handles_;
};

// Path of "sqlite:/path"; throws StorageError when it is not one.
std::string sqlite_path(const std::string& url);

}  // namespace langnghe::storage
