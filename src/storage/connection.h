// One open connection with its prepared statements; what both databases share. Inside this
// room only: nobody else sees SOCI.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/database.h"

namespace soci {
class session;
class soci_error;
class statement;
}  // namespace soci

namespace langnghe::storage {

using RowCallback = std::function<void(std::span<Value>)>;

// Not thread-safe: one thread at a time.
class Connection {
 public:
  explicit Connection(std::unique_ptr<soci::session> session);
  virtual ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Prepared once per text and types of columns and parameters, kept until the end.
  std::int64_t execute(std::string_view sql, std::span<const Param> params,
                       std::span<const Column> columns, const RowCallback& row);
  // Prepared, run, thrown away.
  void execute_once(const std::string& sql, std::span<const Param> params,
                    std::span<const Column> columns, const RowCallback& row);
  virtual Dialect dialect() const = 0;

 protected:
  soci::session& session() { return *session_; }
  // Forgets every statement: needed before the handle below them goes.
  void forget_statements();
  // What the database said about the last failure.
  virtual StorageError error(const soci::soci_error& cause) = 0;
  // Leaves the statement so that it holds no lock and can run again.
  virtual void reset(soci::statement& statement) = 0;
  // Whether parameters are written $1, $2 … instead of :name.
  virtual bool numbered_params() const = 0;
  // Called when a statement with that many parameters has been prepared.
  virtual void prepared_params(soci::statement&, std::size_t) {}
  // Whether a statement can run again after it failed.
  virtual bool survives_failure() const = 0;

 private:
  struct Prepared;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  // Variants of one text by types; nearly always one.
  using Variants = std::vector<std::unique_ptr<Prepared>>;

  std::unique_ptr<Prepared> prepare(std::string_view sql, std::span<const Param> params,
                                    std::span<const Column> columns, bool once);
  std::int64_t run(Prepared& prepared, std::span<const Param> params, const RowCallback& row);

  std::unique_ptr<soci::session> session_;
  std::unordered_map<std::string, Variants, Hash, std::equal_to<>> statements_;
};

// Connection as the Session or Transaction that callbacks get. Remembers a failed statement,
// because nothing after it may be kept.
class ConnectionSession final : public Transaction {
 public:
  explicit ConnectionSession(Connection& connection) : connection_(connection) {}

  Dialect dialect() const override { return connection_.dialect(); }
  void each_adhoc(const std::string& sql, std::span<const Param> params,
                  std::span<const Column> columns, const RowCallback& row) override;
  void after_commit(std::function<void()> hook) override { hooks_.push_back(std::move(hook)); }

  void rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }
  bool failed() const { return failure_ != nullptr; }
  std::vector<std::function<void()>> take_hooks() { return std::move(hooks_); }

 protected:
  std::int64_t execute(std::string_view sql, std::span<const Param> params,
                       std::span<const Column> columns, const RowCallback& row) override;

 private:
  Connection& connection_;
  std::exception_ptr failure_;
  std::vector<std::function<void()>> hooks_;
};

}  // namespace langnghe::storage
