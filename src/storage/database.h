// One SQL door over SQLite and PostgreSQL.
//
// Reads borrow a connection for the length of one callback, see one snapshot and never
// write. Writes go through write(): on SQLite one writer thread takes the waiting callbacks
// in batches, a savepoint each, one commit (one fsync) a batch, and answers after the
// commit; on PostgreSQL each callback has a REPEATABLE READ transaction of its own on a
// pool and is run again when it lost a race (SQLSTATE 40001, 40P01). Either way a callback
// may read a row, decide, and change that row: nobody changes it in between.
// write() returns only when what it wrote is durable.
//
// One SQL text serves both: named parameters (:name) bound in the order of their first
// letter in the text, one value each, however often a name is repeated; CAST instead of
// "::"; no now(); bytes as base64 text; booleans as 0/1 integers; instants as milliseconds
// (base/time.h). PostgreSQL guesses the type of a parameter from its place: write
// CAST(:x AS BIGINT) where there is nothing to guess from (":x IS NULL", "SELECT :x").
//
// A statement that fails ends its transaction: the error comes out of write() even when the
// callback swallowed it (PostgreSQL allows nothing else). Expect a conflict with
// ON CONFLICT, not with catch. A text in an index (UNIQUE as well) has room for 2,700 bytes
// on PostgreSQL.
//
// Nesting: read() inside read() or write() uses the connection at hand, so it sees the same
// state. write() inside read() or write() throws std::logic_error.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace langnghe::storage {

// The database refused or is not there. `kind` says what a caller can do about it. The text
// never holds a bound value (those may be personal data).
class StorageError : public std::runtime_error {
 public:
  enum class Kind { kOther, kUnique, kForeignKey, kReadOnly, kFull, kUnavailable };
  StorageError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

enum class Dialect { kSqlite, kPostgres };

using Null = std::monostate;
// A value going in. Texts are views: they need to live for the call only.
using Param = std::variant<Null, std::int64_t, double, std::string_view>;
// A value coming out.
using Value = std::variant<Null, std::int64_t, double, std::string>;
enum class Column { kInteger, kReal, kText };

namespace detail {
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
Param to_param(const T& value) {
  if constexpr (IsOptional<T>::value)
    return value ? to_param(*value) : Param{Null{}};
  else if constexpr (std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, Null>)
    return Null{};
  else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
    return static_cast<std::int64_t>(value);
  else if constexpr (std::is_floating_point_v<T>)
    return static_cast<double>(value);
  else
    return std::string_view(value);
}

template <class T>
constexpr Column column_of() {
  if constexpr (IsOptional<T>::value)
    return column_of<typename T::value_type>();
  else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
    return Column::kInteger;
  else if constexpr (std::is_floating_point_v<T>)
    return Column::kReal;
  else
    return Column::kText;
}

template <class T>
T from_value(Value& value) {
  if constexpr (IsOptional<T>::value) {
    if (std::holds_alternative<Null>(value)) return std::nullopt;
    return from_value<typename T::value_type>(value);
  } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    return static_cast<T>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(std::get<double>(value));
  } else {
    return std::move(std::get<std::string>(value));
  }
}
}  // namespace detail

// One connection, lent to one callback. Statements are prepared once per connection and
// text, so the text must be a constant, not put together per call. A NULL read into a
// column that is not optional throws std::bad_variant_access. Texts with a NUL byte are
// refused (StorageError): PostgreSQL cannot hold them.
class Session {
 public:
  virtual ~Session() = default;
  virtual Dialect dialect() const = 0;

  // Runs a statement without rows; says how many rows it touched.
  template <class... P>
  std::int64_t run(std::string_view sql, const P&... params) {
    const std::array<Param, sizeof...(P)> bound{detail::to_param(params)...};
    return execute(sql, bound, {}, {});
  }

  // Calls f(C...) for each row.
  template <class... C, class F, class... P>
  void each(std::string_view sql, F&& f, const P&... params) {
    static constexpr Column columns[] = {detail::column_of<C>()...};
    const std::array<Param, sizeof...(P)> bound{detail::to_param(params)...};
    execute(sql, bound, columns, [&](std::span<Value> row) {
      call<C...>(f, row, std::index_sequence_for<C...>{});
    });
  }

  // All rows, as tuples.
  template <class... C, class... P>
  std::vector<std::tuple<C...>> rows(std::string_view sql, const P&... params) {
    std::vector<std::tuple<C...>> out;
    each<C...>(
        sql, [&](C... columns) { out.emplace_back(std::move(columns)...); }, params...);
    return out;
  }

  // The first row, or nothing.
  template <class... C, class... P>
  std::optional<std::tuple<C...>> row(std::string_view sql, const P&... params) {
    auto all = rows<C...>(sql, params...);
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
  }

  // The one column of the first row, or nothing.
  template <class C, class... P>
  std::optional<C> value(std::string_view sql, const P&... params) {
    auto first = row<C>(sql, params...);
    if (!first) return std::nullopt;
    return std::get<0>(std::move(*first));
  }

  // For statements whose text is put together at run time (filters): prepared, run, thrown away.
  virtual void each_adhoc(const std::string& sql, std::span<const Param> params,
                          std::span<const Column> columns,
                          const std::function<void(std::span<Value>)>& row) = 0;

 protected:
  virtual std::int64_t execute(std::string_view sql, std::span<const Param> params,
                               std::span<const Column> columns,
                               const std::function<void(std::span<Value>)>& row) = 0;

 private:
  template <class... C, class F, std::size_t... I>
  static void call(F& f, std::span<Value> row, std::index_sequence<I...>) {
    f(detail::from_value<C>(row[I])...);
  }
};

// A session inside a write.
class Transaction : public Session {
 public:
  // Runs after the transaction is durable, before write() returns, in the thread that called
  // write(): hooks of different writes come in any order and at once. Must not throw.
  virtual void after_commit(std::function<void()> hook) = 0;
};

struct Options {
  std::string url = {};       // "sqlite:/path/file.db" or "postgresql://…"
  int readers = 4;            // connections for reads
  int writers = 8;            // PostgreSQL only: connections for writes
  bool read_only = false;     // write() throws kReadOnly; the file or server may be read-only
  // SQLite only: the file may not grow beyond this many pages of 4096 bytes (kFull); 0: no limit.
  std::int64_t max_pages = 0;
};

class Database {
 public:
  virtual ~Database() = default;
  // Throws StorageError with a sentence for the administrator.
  static std::unique_ptr<Database> open(const Options& options);

  virtual Dialect dialect() const = 0;

  template <class F>
  auto read(F&& f) -> std::invoke_result_t<F, Session&> {
    using R = std::invoke_result_t<F, Session&>;
    if constexpr (std::is_void_v<R>) {
      do_read([&](Session& session) { f(session); });
    } else {
      std::optional<R> out;
      do_read([&](Session& session) { out.emplace(f(session)); });
      return std::move(*out);
    }
  }

  // Runs f in a transaction and returns what it returned once that is durable. What f
  // throws undoes the transaction and comes out here. When f returns a Result that holds
  // errors, the transaction is undone as well. f may run again after a serialization
  // failure (PostgreSQL), so it must have no effect but on the transaction.
  template <class F>
  auto write(F&& f) -> std::invoke_result_t<F, Transaction&> {
    using R = std::invoke_result_t<F, Transaction&>;
    if constexpr (std::is_void_v<R>) {
      do_write([&](Transaction& transaction) {
        f(transaction);
        return true;
      });
    } else {
      std::optional<R> out;
      do_write([&](Transaction& transaction) {
        out.emplace(f(transaction));
        if constexpr (requires { out->has_value(); out->error(); })
          return out->has_value();
        else
          return true;
      });
      return std::move(*out);
    }
  }

  // A consistent copy while serving, into a new file at `path` (refused when there is one):
  // for SQLite a database file, for PostgreSQL an archive of pg_dump. Readable by the owner
  // only. Back again with restore_from (storage/backup.h).
  virtual void backup_to(const std::string& path) = 0;

 protected:
  virtual void do_read(const std::function<void(Session&)>& f) = 0;
  // f says whether to keep (true) or undo (false).
  virtual void do_write(const std::function<bool(Transaction&)>& f) = 0;
};

}  // namespace langnghe::storage
