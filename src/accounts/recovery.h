// Recovery codes: ten, each good once, for the day the telephone is lost. 80 random bits,
// so that a plain hash in the database is enough.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/database.h"

namespace langnghe::accounts {

// Replaces the officer's codes and gives the new ones, to be shown once.
std::vector<std::string> new_recovery_codes(storage::Transaction& transaction,
                                            std::int64_t officer);
// True when the code was one of them; it is gone then. Hyphens, blanks and case do not
// matter, O counts as 0, I and L as 1.
bool use_recovery_code(storage::Transaction& transaction, std::int64_t officer,
                       std::string_view code);

}  // namespace langnghe::accounts
