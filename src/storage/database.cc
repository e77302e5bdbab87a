#include "storage/database.h"

#include "storage/postgres_database.h"
#include "storage/sqlite_database.h"

namespace langnghe::storage {

std::unique_ptr<Database> Database::open(const Options& options) {
  if (is_postgres_url(options.url)) return std::make_unique<PostgresDatabase>(options);
  return std::make_unique<SqliteDatabase>(options);
}

}  // namespace langnghe::storage
