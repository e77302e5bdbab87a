// Time-based one-time codes: RFC 6238 over RFC 4226 with SHA-1, 6 digits, 30 s, which is
// what every authenticator app understands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace langnghe::accounts {

// The code for one counter; `digits` 6 to 8.
std::string hotp(std::string_view secret, std::uint64_t counter, int digits = 6);
// 30-second steps since 1970.
std::int64_t totp_step(Millis at);
// The step the code is right for: this one, the one before or the one after (a clock that
// is off by half a minute), but only one after `last_used`, so that a code works once.
std::optional<std::int64_t> check_totp(std::string_view secret, std::string_view code, Millis at,
                                       std::int64_t last_used);
// RFC 4648 section 6 without padding.
std::string totp_base32(std::string_view bytes);
// otpauth://totp/Issuer:login?secret=…&issuer=…
std::string otpauth_uri(std::string_view issuer, std::string_view login, std::string_view secret);

}  // namespace langnghe::accounts
