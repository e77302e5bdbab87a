#include "web/signed_value.h"

#include <stdexcept>

#include "base/encoding.h"

namespace langnghe::web {
namespace {

constexpr std::size_t kTimeBytes = 8;

std::string big_endian(std::uint64_t number) {
  std::string out(kTimeBytes, '\0');
  for (std::size_t i = kTimeBytes; i-- > 0; number >>= 8) out[i] = static_cast<char>(number & 255);
  return out;
}

}  // namespace

Signer::Signer(std::string key) : key_(std::move(key)) {
  if (key_.size() < 32) throw std::invalid_argument("a signing key needs 32 bytes");
}

std::string Signer::mac(std::string_view purpose, std::string_view payload) const {
  // The length in front keeps ("ab","c") and ("a","bc") apart.
  std::string text = big_endian(purpose.size());
  text += purpose;
  text += payload;
  return std::string(view(hmac_sha256(key_, text)));
}

std::string Signer::sign(std::string_view purpose, std::string_view value, Millis expires) const {
  std::string payload = big_endian(static_cast<std::uint64_t>(expires));
  payload += value;
  return base64url(payload) + "." + base64url(mac(purpose, payload));
}

std::optional<std::string> Signer::verify(std::string_view purpose, std::string_view text,
                                          Millis now) const {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto payload = unbase64url(text.substr(0, dot));
  const auto given = unbase64url(text.substr(dot + 1));
  if (!payload || !given || payload->size() < kTimeBytes) return std::nullopt;
  if (!same_secret(*given, mac(purpose, *payload))) return std::nullopt;
  std::uint64_t expires = 0;
  for (std::size_t i = 0; i < kTimeBytes; ++i) {
    expires = expires << 8 | static_cast<unsigned char>((*payload)[i]);
  }
  if (now >= static_cast<Millis>(expires)) return std::nullopt;
  return payload->substr(kTimeBytes);
}

}  // namespace langnghe::web
