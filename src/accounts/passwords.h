// Hashing and checking passwords (argon2id, libsodium), at most two at once in the whole
// process: each takes Policy::hash_memory, and a flood of sign-ins must not eat the machine.
#pragma once

#include <string>
#include <string_view>

#include "accounts/accounts.h"
#include "base/result.h"

namespace langnghe::accounts {

bool password_matches(const std::string& hash, std::string_view password);
// The cost of the policy is no longer what the hash was made with.
bool needs_rehash(const Policy& policy, const std::string& hash);
// Adds what is wrong with a wanted password (field "password").
void check_password(Errors& errors, const Policy& policy, std::string_view wanted,
                    std::string_view login);

}  // namespace langnghe::accounts
