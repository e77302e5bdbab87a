#include "storage/connection.h"

#include <cstring>
#include <exception>

#include "storage/soci_headers.h"
#include "storage/sql_text.h"

namespace langnghe::storage {
namespace {

// A run-away caller that puts texts together must not eat the memory.
constexpr std::size_t kMaxStatements = 1000;

// Where SOCI reads parameters from and writes columns to: its address must stay.
struct Slot {
  Column type;
  soci::indicator indicator = soci::i_ok;
  long long integer = 0;
  double real = 0;
  std::string text = {};
};

Column type_of(const Param& param) {
  if (std::holds_alternative<std::int64_t>(param)) return Column::kInteger;
  if (std::holds_alternative<double>(param)) return Column::kReal;
  return Column::kText;
}

void fill(Slot& slot, const Param& param) {
  slot.indicator = soci::i_ok;
  if (const auto* integer = std::get_if<std::int64_t>(&param)) {
    slot.integer = *integer;
  } else if (const auto* real = std::get_if<double>(&param)) {
    slot.real = *real;
  } else if (const auto* text = std::get_if<std::string_view>(&param)) {
    if (!text->empty() && std::memchr(text->data(), 0, text->size()) != nullptr)
      throw StorageError(StorageError::Kind::kOther,
                         "a text with a NUL byte cannot be stored; refuse it where it comes in");
    slot.text.assign(*text);
  } else {
    slot.indicator = soci::i_null;
  }
}

// Long texts are given back instead of staying with the statement for good.
void release(Slot& slot) {
  if (slot.text.capacity() > 16 * 1024) std::string().swap(slot.text);
}

Value take(Slot& slot) {
  if (slot.indicator == soci::i_null) return Null{};
  switch (slot.type) {
    case Column::kInteger: return static_cast<std::int64_t>(slot.integer);
    case Column::kReal: return slot.real;
    case Column::kText: return std::move(slot.text);
  }
  return Null{};
}

}  // namespace

struct Connection::Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}

  bool fits(std::span<const Param> params, std::span<const Column> columns) const {
    if (busy || params.size() != in.size() || columns.size() != out.size()) return false;
    for (std::size_t i = 0; i < in.size(); ++i)
      if (!std::holds_alternative<Null>(params[i]) && type_of(params[i]) != in[i].type)
        return false;
    for (std::size_t i = 0; i < out.size(); ++i)
      if (columns[i] != out[i].type) return false;
    return true;
  }

  // Tells SOCI where the slots are; once after preparing, and again after a failure.
  void bind() {
    for (auto& slot : in) {
      switch (slot.type) {
        case Column::kInteger: statement.exchange(soci::use(slot.integer, slot.indicator)); break;
        case Column::kReal: statement.exchange(soci::use(slot.real, slot.indicator)); break;
        case Column::kText: statement.exchange(soci::use(slot.text, slot.indicator)); break;
      }
    }
    for (auto& slot : out) {
      switch (slot.type) {
        case Column::kInteger: statement.exchange(soci::into(slot.integer, slot.indicator)); break;
        case Column::kReal: statement.exchange(soci::into(slot.real, slot.indicator)); break;
        case Column::kText: statement.exchange(soci::into(slot.text, slot.indicator)); break;
      }
    }
    statement.define_and_bind();
  }

  std::vector<Slot> in, out;
  std::vector<Value> row;
  bool busy = false;    // a row callback may run the same text again
  bool broken = false;  // it failed: SOCI has thrown the handle away
  soci::statement statement;  // last: refers to the slots
};

Connection::Connection(std::unique_ptr<soci::session> session) : session_(std::move(session)) {}
Connection::~Connection() = default;

void Connection::forget_statements() { statements_.clear(); }

std::unique_ptr<Connection::Prepared> Connection::prepare(std::string_view sql,
                                                          std::span<const Param> params,
                                                          std::span<const Column> columns,
                                                          bool once) {
  const auto numbered = number_params(sql);
  // SQLite would take what is missing for NULL.
  if (numbered.params != params.size())
    throw StorageError(StorageError::Kind::kOther,
                       "the statement takes " + std::to_string(numbered.params) +
                           " values, " + std::to_string(params.size()) +
                           " were given: " + std::string(sql));
  try {
    auto prepared = std::make_unique<Prepared>(*session_);
    prepared->in.reserve(params.size());
    for (const auto& param : params) prepared->in.push_back(Slot{.type = type_of(param)});
    prepared->out.reserve(columns.size());
    for (const auto column : columns) prepared->out.push_back(Slot{.type = column});
    prepared->row.resize(columns.size());
    auto& statement = prepared->statement;
    statement.alloc();
    statement.prepare(numbered_params() ? numbered.text : std::string(sql),
                      once ? soci::details::st_one_time_query
                           : soci::details::st_repeatable_query);
    prepared_params(statement, params.size());
    prepared->bind();
    return prepared;
  } catch (const soci::soci_error& cause) {
    throw error(cause);
  }
}

std::int64_t Connection::run(Prepared& prepared, std::span<const Param> params,
                             const RowCallback& row) {
  auto& statement = prepared.statement;
  struct Lease {
    Connection& connection;
    Prepared& prepared;
    Lease(Connection& c, Prepared& p) : connection(c), prepared(p) { p.busy = true; }
    ~Lease() {
      if (!prepared.broken) connection.reset(prepared.statement);
      for (auto& slot : prepared.in) release(slot);
      prepared.busy = false;
    }
  } lease(*this, prepared);
  try {
    for (std::size_t i = 0; i < params.size(); ++i) fill(prepared.in[i], params[i]);
    bool more = statement.execute(true);
    if (prepared.out.empty()) return statement.get_affected_rows();
    std::int64_t count = 0;
    while (more) {
      for (std::size_t i = 0; i < prepared.out.size(); ++i)
        prepared.row[i] = take(prepared.out[i]);
      ++count;
      row(prepared.row);
      more = statement.fetch();
    }
    return count;
  } catch (const soci::soci_error& cause) {
    auto failure = error(cause);
    prepared.broken = true;
    if (survives_failure()) {
      // SOCI's copies of the values would leak at the next run: bound anew, they are freed.
      statement.bind_clean_up();
      prepared.bind();
      prepared.broken = false;
    }
    throw failure;
  }
}

std::int64_t Connection::execute(std::string_view sql, std::span<const Param> params,
                                 std::span<const Column> columns, const RowCallback& row) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    if (statements_.size() >= kMaxStatements)
      std::erase_if(statements_, [](const auto& entry) {
        for (const auto& one : entry.second)
          if (one->busy) return false;
        return true;
      });
    found = statements_.emplace(std::string(sql), Variants{}).first;
  }
  Prepared* prepared = nullptr;
  for (const auto& one : found->second)
    if (one->fits(params, columns)) {
      prepared = one.get();
      break;
    }
  if (prepared == nullptr)
    prepared = found->second.emplace_back(prepare(sql, params, columns, false)).get();
  try {
    return run(*prepared, params, row);
  } catch (...) {
    // Looked up again: the callback may have run other texts.
    if (prepared->broken)
      if (const auto again = statements_.find(sql); again != statements_.end())
        std::erase_if(again->second, [&](const auto& one) { return one.get() == prepared; });
    throw;
  }
}

void Connection::execute_once(const std::string& sql, std::span<const Param> params,
                              std::span<const Column> columns, const RowCallback& row) {
  const auto prepared = prepare(sql, params, columns, true);
  run(*prepared, params, row);
}

std::int64_t ConnectionSession::execute(std::string_view sql, std::span<const Param> params,
                                        std::span<const Column> columns, const RowCallback& row) {
  rethrow_failure();
  try {
    return connection_.execute(sql, params, columns, row);
  } catch (const StorageError&) {
    failure_ = std::current_exception();
    throw;
  }
}

void ConnectionSession::each_adhoc(const std::string& sql, std::span<const Param> params,
                                   std::span<const Column> columns, const RowCallback& row) {
  rethrow_failure();
  try {
    connection_.execute_once(sql, params, columns, row);
  } catch (const StorageError&) {
    failure_ = std::current_exception();
    throw;
  }
}

}  // namespace langnghe::storage
