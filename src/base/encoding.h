// Bytes as text and back, hashes and random bytes: a thin cover over libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace langnghe {

using Hash = std::array<std::uint8_t, 32>;

std::string hex(std::string_view bytes);
std::optional<std::string> unhex(std::string_view text);
// Standard alphabet with padding (RFC 4648 section 4).
std::string base64(std::string_view bytes);
std::optional<std::string> unbase64(std::string_view text);
// URL alphabet without padding (RFC 4648 section 5).
std::string base64url(std::string_view bytes);
std::optional<std::string> unbase64url(std::string_view text);

Hash sha256(std::string_view bytes);
Hash hmac_sha256(std::string_view key, std::string_view bytes);
std::string_view view(const Hash& hash);
std::string random_bytes(std::size_t count);
// Compares in constant time.
bool same_secret(std::string_view a, std::string_view b);

// Crockford's base 32 alphabet: no I, L, O, U, so that a code survives being read out.
std::string base32(std::string_view bytes);

}  // namespace langnghe
