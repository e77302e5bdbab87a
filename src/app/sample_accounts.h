// The sample officers of the first start, with an account each: rooms of one floor do not
// know each other, so what ties an officer to an account is done here.
#pragma once

#include <string>
#include <vector>

#include "accounts/accounts.h"
#include "directory/directory.h"
#include "storage/database.h"

namespace langnghe::app {

struct SampleAccount {
  std::string login, name, unit, title;
  std::string password;  // random; known only here: print it once, named as SAMPLE
};

// Adds the sample officers of the pack that are not there yet, in one transaction. Throws
// SetupError when the pack and the units do not fit together.
std::vector<SampleAccount> create_sample_accounts(storage::Database& database,
                                                  directory::Directory& directory,
                                                  const std::string& pack_directory,
                                                  const accounts::Policy& policy, Millis at);

}  // namespace langnghe::app
