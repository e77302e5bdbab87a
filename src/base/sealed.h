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
  // `keys` must not be empty.
  explicit Keyring(std::map<std::int64_t, SecretKey> keys) : keys_(std::move(keys)) {}
  std::int64_t newest() const { return keys_.rbegin()->first; }
  const SecretKey* find(std::int64_t number) const;
  // A key for another use derived from the newest one's first ancestor (lowest number), so
  // that it stays the same when keys are added: HMAC-SHA256(key, use).
  SecretKey derive(std::string_view use) const;

 private:
  std::map<std::int64_t, SecretKey> keys_;
};

// The file: one key a line, "NUMBER BASE64-OF-32-BYTES"; lines starting with # are comments.
// It must be readable by its owner only. Throws SetupError.
Keyring load_keys(const std::string& path);
// Writes a new file with one random key, mode 0600; refuses to overwrite. Throws SetupError.
void create_keys(const std::string& path);
// Appends a random key with the next number (rotation). Throws SetupError.
void add_key(const std::string& path);

// nonce ‖ ciphertext ‖ tag, base64. Lengths are padded to 64 bytes so that they tell little.
std::string seal(const SecretKey& key, std::string_view plain, std::string_view bound);
// Nothing when the key is another one, a byte was changed, or `bound` differs.
std::optional<std::string> unseal(const SecretKey& key, std::string_view sealed,
                                  std::string_view bound);

}  // namespace langnghe
