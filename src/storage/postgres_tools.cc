#include "storage/postgres_tools.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include "storage/database.h"
#include "storage/files.h"
#include "storage/postgres_connection.h"

extern char** environ;

namespace langnghe::storage {
namespace {

using Kind = StorageError::Kind;

// The parts of the address as PG… variables: on a command line everybody could read the
// password.
std::vector<std::string> environment_for(const std::string& url) {
  char* message = nullptr;
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(url.c_str(), &message), &PQconninfoFree);
  if (!options) {
    const std::string text = message == nullptr ? "out of memory" : message;
    PQfreemem(message);
    throw StorageError(Kind::kOther, "not the address of a database: " + text);
  }
  std::vector<std::string> ours;
  for (auto* option = options.get(); option->keyword != nullptr; ++option)
    if (option->envvar != nullptr && option->val != nullptr)
      ours.push_back(std::string(option->envvar) + "=" + option->val);
  std::vector<std::string> all = ours;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view name(*entry, std::strcspn(*entry, "=") + 1);
    bool replaced = false;
    for (const auto& one : ours) replaced = replaced || one.starts_with(name);
    if (!replaced) all.emplace_back(*entry);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

void run_tool(std::vector<std::string> arguments, const std::string& url) {
  auto environment = environment_for(url);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw StorageError(Kind::kOther, "cannot make a pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  pid_t child = 0;
  const int started = ::posix_spawnp(&child, arguments[0].c_str(), &actions, nullptr,
                                     pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string said;
  char buffer[4096];
  for (ssize_t count; started == 0 && (count = ::read(ends[0], buffer, sizeof buffer)) > 0;)
    if (said.size() < 64 * 1024) said.append(buffer, static_cast<std::size_t>(count));
  ::close(ends[0]);
  if (started != 0)
    throw StorageError(Kind::kUnavailable, "cannot start " + arguments[0] +
                                               "; install the package postgresql-client-15");
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw StorageError(said.find("No space left") != said.npos ? Kind::kFull : Kind::kUnavailable,
                       said.empty() ? arguments[0] + " failed" : said.substr(0, said.find('\n')));
}

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string current_schema(Database& database) {
  return database
      .read([](Session& session) { return session.value<std::string>("SELECT current_schema()"); })
      .value_or("");
}

std::string database_name(Database& database) {
  return database
      .read([](Session& session) {
        return session.value<std::string>("SELECT current_database()");
      })
      .value_or("");
}

bool holds_tables(Database& database) {
  const auto count = database.read([](Session& session) {
    return session.value<std::int64_t>(
        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()");
  });
  return count.value_or(0) > 0;
}

bool schema_exists(Database& database, const std::string& name) {
  const auto count = database.read([&](Session& session) {
    return session.value<std::int64_t>(
        "SELECT COUNT(*) FROM pg_namespace WHERE nspname = :name", name);
  });
  return count.value_or(0) > 0;
}

void command(Database& database, const std::string& sql) {
  database.write([&](Transaction& transaction) { transaction.each_adhoc(sql, {}, {}, {}); });
}

}  // namespace

void dump_postgres(const std::string& url, const std::string& path) {
  NewFile file(path);
  const auto database = Database::open({.url = url, .readers = 1, .read_only = true});
  const auto schema = current_schema(*database);
  // Our schema only: those of other programs in the database are not ours to restore.
  run_tool({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-password",
            "--schema=" + quoted(schema), "--file=" + file.part()},
           url);
  file.finish();
}

void restore_postgres(const std::string& url, const std::string& path, bool overwrite) {
  const auto database = Database::open({.url = url, .readers = 1, .writers = 1});
  const auto schema = current_schema(*database);
  if (schema.empty())
    throw StorageError(Kind::kOther, "the schema to restore into does not exist; create it first");
  if (holds_tables(*database) && !overwrite)
    throw StorageError(Kind::kOther,
                       "the database holds tables already; restore into an empty one, or say "
                       "that it may be overwritten");
  // The old schema steps aside until the new one is complete.
  const auto old = schema + "_before_restore";
  if (schema_exists(*database, old))
    throw StorageError(Kind::kOther, "the schema " + old +
                                         " is left from a restore that was cut off; rename it "
                                         "back or drop it first");
  command(*database, "ALTER SCHEMA " + quoted(schema) + " RENAME TO " + quoted(old));
  try {
    command(*database, "CREATE SCHEMA " + quoted(schema));
    run_tool({"pg_restore", "--no-owner", "--no-privileges", "--no-password", "--exit-on-error",
              "--single-transaction", "--schema=" + schema,
              "--dbname=" + database_name(*database), path},
             url);
    if (!holds_tables(*database))
      throw StorageError(Kind::kOther, path + " holds nothing of the schema " + schema +
                                           "; restore it with the schema it was made from");
  } catch (...) {
    command(*database, "DROP SCHEMA IF EXISTS " + quoted(schema) + " CASCADE");
    command(*database, "ALTER SCHEMA " + quoted(old) + " RENAME TO " + quoted(schema));
    throw;
  }
  command(*database, "DROP SCHEMA " + quoted(old) + " CASCADE");
}

}  // namespace langnghe::storage
