#include "accounts/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "base/encoding.h"

namespace langnghe::accounts {
namespace {

std::string percent(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
        c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      constexpr char digits[] = "0123456789ABCDEF";
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

}  // namespace

std::string hotp(std::string_view secret, std::uint64_t counter, int digits) {
  std::array<unsigned char, 8> moving{};
  for (std::size_t i = 8; i-- > 0; counter >>= 8) moving[i] = counter & 0xFF;
  std::array<unsigned char, 20> mac{};
  unsigned int length = 0;
  if (!HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), moving.data(),
            moving.size(), mac.data(), &length) ||
      length != mac.size())
    throw std::runtime_error("HMAC-SHA-1 is not available");
  // RFC 4226 section 5.3: dynamic truncation.
  const std::size_t offset = mac[19] & 0x0F;
  const std::uint32_t code = (mac[offset] & 0x7Fu) << 24 | static_cast<std::uint32_t>(mac[offset + 1]) << 16 |
                             static_cast<std::uint32_t>(mac[offset + 2]) << 8 | mac[offset + 3];
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  std::string text = std::to_string(code % modulus);
  return std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
}

std::int64_t totp_step(Millis at) { return at / (30 * kSecond); }

std::optional<std::int64_t> check_totp(std::string_view secret, std::string_view code, Millis at,
                                       std::int64_t last_used) {
  std::optional<std::int64_t> found;
  for (const std::int64_t by : {-1, 0, 1}) {
    const std::int64_t step = totp_step(at) + by;
    if (same_secret(hotp(secret, static_cast<std::uint64_t>(step)), code) && step > last_used)
      found = step;
  }
  return found;
}

std::string totp_base32(std::string_view bytes) {
  constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned int buffer = 0;
  int bits = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8 | static_cast<unsigned char>(c)) & 0xFFFFu;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet[buffer >> bits & 31];
    }
  }
  if (bits > 0) out += alphabet[buffer << (5 - bits) & 31];
  return out;
}

std::string otpauth_uri(std::string_view issuer, std::string_view login, std::string_view secret) {
  return "otpauth://totp/" + percent(issuer) + ":" + percent(login) +
         "?secret=" + totp_base32(secret) + "&issuer=" + percent(issuer) +
         "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace langnghe::accounts
