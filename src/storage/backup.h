// Getting a backup back. Making one is Database::backup_to.
#pragma once

#include <string>

namespace langnghe::storage {

// Puts the copy at `path` in the place of the database at `url`. A database that holds any
// table is refused unless `overwrite`; then the old one stays until the new one is complete.
// Nothing else may have the database open. Throws StorageError.
void restore_from(const std::string& url, const std::string& path, bool overwrite = false);

}  // namespace langnghe::storage
