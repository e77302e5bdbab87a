// Secrets kept outside the database, and texts sealed with them (XChaCha20-Poly1305-IETF,
// random nonce). Who opens a seal says again what it was made for (the `bound` bytes): a
// sealed text moved to another row does not open there.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace langnghe {

using SecretKey = std::array<std::uint8_t, 32>;

// Keys by number. New seals use the newest; old ones stay to open what they sealed.
class Keyring {
 public:
  // One key of 32 bytes (Keys::vault, base/keys.h), number 1. std::invalid_argument otherwise.
  explicit Keyring(std::string_view key) { add(1, key); }
  // After a change of keys: the new one gets the next number, the old one stays until
  // nothing is sealed with it (Vault::rotate).
  void add(std::int64_t number, std::string_view key);
  std::int64_t newest() const { return keys_.rbegin()->first; }
  const SecretKey* find(std::int64_t number) const;
  // A key for another use, HMAC-SHA256(key of the lowest number, use): it stays the same
  // when keys are added.
  SecretKey derive(std::string_view use) const;

 private:
  std::map<std::int64_t, SecretKey> keys_;
};

// nonce ‖ ciphertext ‖ tag, base64. Lengths are padded to 64 bytes so that they tell little.
std::string seal(const SecretKey& key, std::string_view plain, std::string_view bound);
// Nothing when the key is another one, a byte was changed, or `bound` differs.
std::optional<std::string> unseal(const SecretKey& key, std::string_view sealed,
                                  std::string_view bound);

}  // namespace langnghe
