// The ledger entries of this room; for its own files only.
#pragma once

#include <string_view>

#include "directory/directory.h"
#include "storage/database.h"

namespace langnghe::directory {

void record(storage::Transaction& transaction, std::string_view kind, const Officer& officer,
            const Actor& actor, Millis at);
void record(storage::Transaction& transaction, std::string_view kind, const Grant& grant,
            const Actor& actor, Millis at);
void record(storage::Transaction& transaction, std::string_view kind, const Unit& unit,
            const Actor& actor, Millis at);

}  // namespace langnghe::directory
