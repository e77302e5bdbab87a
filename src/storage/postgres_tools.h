// pg_dump and pg_restore as child processes.
#pragma once

#include <string>

namespace langnghe::storage {

// Both throw StorageError with the first line of what the tool said.
void dump_postgres(const std::string& url, const std::string& path);
void restore_postgres(const std::string& url, const std::string& path, bool overwrite);

}  // namespace langnghe::storage
