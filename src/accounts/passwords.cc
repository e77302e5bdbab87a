#include "accounts/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <semaphore>
#include <stdexcept>

#include "base/encoding.h"
#include "base/text.h"

namespace langnghe::accounts {
namespace {

std::counting_semaphore<2> slots(2);

struct Slot {
  Slot() { slots.acquire(); }
  ~Slot() { slots.release(); }
};

// The same password typed on another device may come as other code points.
std::string normal(std::string_view password) { return nfc(password); }

}  // namespace

std::string hash_password(const Policy& policy, std::string_view password) {
  const Slot slot;
  const std::string text = normal(password);
  std::string out(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(out.data(), text.data(), text.size(), policy.hash_operations,
                            policy.hash_memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("argon2id: not enough memory for a password hash");
  out.resize(out.find('\0'));
  return out;
}

bool password_matches(const std::string& hash, std::string_view password) {
  const Slot slot;
  const std::string text = normal(password);
  return crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0;
}

bool needs_rehash(const Policy& policy, const std::string& hash) {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), policy.hash_operations, policy.hash_memory) != 0;
}

void check_password(Errors& errors, const Policy& policy, std::string_view wanted,
                    std::string_view login) {
  const auto wrong = [&](std::string message, std::vector<std::pair<std::string, std::string>> args = {}) {
    errors.push_back({Fault::kInvalid, "password", std::move(message), std::move(args)});
  };
  if (!valid_utf8(wanted)) return wrong("accounts.password_not_text");
  if (utf8_length(wanted) < policy.least_password)
    return wrong("accounts.password_short", {{"least", std::to_string(policy.least_password)}});
  // Longer ones only serve to make us work.
  if (wanted.size() > 1000) return wrong("accounts.password_long");
  if (fold(wanted).find(fold(login)) != std::string::npos) return wrong("accounts.password_is_login");
  const char first = wanted.front();
  if (std::all_of(wanted.begin(), wanted.end(), [&](char c) { return c == first; }))
    return wrong("accounts.password_simple");
}

std::string one_time_password() {
  // 80 random bits in Crockford's alphabet: 16 letters and digits without look-alikes.
  const std::string letters = base32(random_bytes(10));
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += letters[i];
  }
  return out;
}

}  // namespace langnghe::accounts
