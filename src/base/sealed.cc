#include "base/sealed.h"

#include <sodium.h>

#include <cstring>
#include <stdexcept>

#include "base/encoding.h"

namespace langnghe {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kBlock = 64;

unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

void Keyring::add(std::int64_t number, std::string_view key) {
  SecretKey copy;
  if (key.size() != copy.size()) throw std::invalid_argument("a key of 32 bytes is needed");
  std::memcpy(copy.data(), key.data(), copy.size());
  keys_[number] = copy;
}

const SecretKey* Keyring::find(std::int64_t number) const {
  const auto at = keys_.find(number);
  return at == keys_.end() ? nullptr : &at->second;
}

SecretKey Keyring::derive(std::string_view use) const {
  const auto& first = keys_.begin()->second;
  return hmac_sha256({reinterpret_cast<const char*>(first.data()), first.size()}, use);
}

std::string seal(const SecretKey& key, std::string_view plain, std::string_view bound) {
  std::string padded(plain);
  std::size_t length = 0;
  padded.resize((plain.size() / kBlock + 1) * kBlock);
  sodium_pad(&length, bytes(padded), plain.size(), kBlock, padded.size());
  std::string out(kNonce + length + kTag, '\0');
  randombytes_buf(out.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(out) + kNonce, nullptr, bytes(padded), length,
                                             bytes(bound), bound.size(), nullptr, bytes(out),
                                             key.data());
  sodium_memzero(padded.data(), padded.size());
  return base64(out);
}

std::optional<std::string> unseal(const SecretKey& key, std::string_view sealed,
                                  std::string_view bound) {
  const auto raw = unbase64(sealed);
  if (!raw || raw->size() < kNonce + kTag + kBlock) return std::nullopt;
  std::string plain(raw->size() - kNonce - kTag, '\0');
  const std::string_view box(*raw);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes(plain), nullptr, nullptr, bytes(box) + kNonce, box.size() - kNonce, bytes(bound),
          bound.size(), bytes(box), key.data()) != 0)
    return std::nullopt;
  std::size_t length = 0;
  if (sodium_unpad(&length, bytes(plain), plain.size(), kBlock) != 0) return std::nullopt;
  plain.resize(length);
  return plain;
}

}  // namespace langnghe
