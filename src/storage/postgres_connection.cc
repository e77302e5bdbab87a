#include "storage/postgres_connection.h"

#include "storage/soci_headers.h"

namespace langnghe::storage {
namespace {

using Kind = StorageError::Kind;

PGconn* pg(void* handle) { return static_cast<PGconn*>(handle); }

// The first line: what follows (DETAIL) shows values of the row.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::unique_ptr<soci::session> open_session(const std::string& url) {
  std::string timed = url;
  if (url.find("connect_timeout=") == url.npos)
    timed += (url.find('?') == url.npos ? "?" : "&") + std::string("connect_timeout=10");
  try {
    return std::make_unique<soci::session>(soci::postgresql, timed);
  } catch (const soci::soci_error& cause) {
    throw StorageError(Kind::kUnavailable,
                       "cannot reach PostgreSQL: " + first_line(cause.get_error_message()));
  }
}

// https://www.postgresql.org/docs/15/errcodes-appendix.html
Kind kind_of(std::string_view state) {
  if (state == "23505") return Kind::kUnique;
  if (state == "23503") return Kind::kForeignKey;
  if (state == "25006") return Kind::kReadOnly;
  if (state == "53100") return Kind::kFull;
  const auto group = state.substr(0, 2);
  if (group == "08" || group == "53" || group == "57" || group == "58" || state == "55P03" ||
      state == "40001" || state == "40P01")
    return Kind::kUnavailable;
  return Kind::kOther;
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url) : Connection(open_session(url)) {
  handle_ = static_cast<soci::postgresql_session_backend*>(session().get_backend())->conn_;
  // Notices would go to stderr.
  PQsetNoticeProcessor(pg(handle_), [](void*, const char*) {}, nullptr);
  command("SET client_encoding = 'UTF8'");
  // An answer means durable, whatever the server's default is; stricter settings stay.
  command(
      "SELECT set_config('synchronous_commit', 'on', false) "
      "WHERE current_setting('synchronous_commit') = 'off'");
}

PostgresConnection::~PostgresConnection() { forget_statements(); }

void PostgresConnection::command(const std::string& sql) {
  PGresult* result = PQexec(pg(handle_), sql.c_str());
  const auto status = PQresultStatus(result);
  const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string state = field == nullptr ? "" : field;
  PQclear(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw failure(state, PQerrorMessage(pg(handle_)));
}

bool PostgresConnection::alive() const { return PQstatus(pg(handle_)) == CONNECTION_OK; }

StorageError PostgresConnection::failure(const std::string& state, const std::string& message) {
  const bool stale_plan = state == "0A000" && message.find("cached plan") != message.npos;
  lost_race_ = state == "40001" || state == "40P01" || stale_plan;
  // After a change of the schema the statement can never run again as it was prepared.
  if (stale_plan) stale_ = true;
  return StorageError(alive() ? kind_of(state) : Kind::kUnavailable, first_line(message));
}

StorageError PostgresConnection::error(const soci::soci_error& cause) {
  const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&cause);
  return failure(known == nullptr ? "" : known->sqlstate(), cause.get_error_message());
}

void PostgresConnection::prepared_params(soci::statement& statement, std::size_t count) {
  // When a statement fails, SOCI asks for the names of its parameters and finds none, as ours
  // are numbered.
  static_cast<soci::postgresql_statement_backend*>(statement.get_backend())
      ->names_.assign(count, "value");
}

bool is_postgres_url(const std::string& url) {
  return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

}  // namespace langnghe::storage
