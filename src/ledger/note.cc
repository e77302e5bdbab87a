#include "ledger/note.h"

#include <sodium.h>

#include <charconv>
#include <stdexcept>

namespace langnghe::ledger {
namespace {

constexpr char kEd25519 = 1;
constexpr std::string_view kDash = "\xE2\x80\x94 ";  // em dash, blank
constexpr std::size_t kLongest = 1'000'000;

bool valid_name(std::string_view name) {
  // Blanks of ASCII; the others of Unicode begin with these bytes, and no name needs them.
  if (name.empty()) return false;
  for (unsigned char c : name)
    if (c <= ' ' || c == '+' || c >= 0x7F) return false;
  return true;
}

std::string big_end(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16),
          static_cast<char>(value >> 8), static_cast<char>(value)};
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Takes a line without its line break; false when there is none.
bool take_line(std::string_view& text, std::string_view& line) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return true;
}

// Where the text ends and the signatures begin: the last empty line.
bool part(std::string_view note, std::string_view& text, std::string_view& signatures) {
  if (note.size() > kLongest || note.empty() || note.back() != '\n') return false;
  for (unsigned char c : note)
    if (c < ' ' && c != '\n') return false;
  const std::size_t gap = note.rfind("\n\n");
  if (gap == std::string_view::npos || gap + 2 == note.size()) return false;
  text = note.substr(0, gap + 1);
  signatures = note.substr(gap + 2);
  return true;
}

}  // namespace

std::uint32_t VerifierKey::id() const {
  const Hash hash = sha256(name + '\n' + kEd25519 + key);
  return std::uint32_t{hash[0]} << 24 | std::uint32_t{hash[1]} << 16 |
         std::uint32_t{hash[2]} << 8 | std::uint32_t{hash[3]};
}

std::string VerifierKey::text() const {
  return name + "+" + hex(big_end(id())) + "+" + base64(std::string(1, kEd25519) + key);
}

std::optional<VerifierKey> VerifierKey::parse(std::string_view text) {
  const std::size_t first = text.find('+');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  VerifierKey out;
  out.name = text.substr(0, first);
  const auto key = unbase64(text.substr(second + 1));
  if (!valid_name(out.name) || !key || key->size() != 33 || (*key)[0] != kEd25519)
    return std::nullopt;
  out.key = key->substr(1);
  if (hex(big_end(out.id())) != text.substr(first + 1, second - first - 1)) return std::nullopt;
  return out;
}

Signer::Signer(std::string name, std::string_view seed) {
  if (!valid_name(name)) throw std::invalid_argument("the name of a log key is empty or has a blank or a plus");
  if (seed.size() != crypto_sign_SEEDBYTES)
    throw std::invalid_argument("the seed of a log key is not 32 bytes");
  verifier_.name = std::move(name);
  verifier_.key.resize(crypto_sign_PUBLICKEYBYTES);
  secret_.resize(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(verifier_.key.data()),
                           reinterpret_cast<unsigned char*>(secret_.data()), bytes(seed));
}

std::string Signer::sign(std::string_view text) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytes(text),
                       text.size(), bytes(secret_));
  std::string out(text);
  out += '\n';
  out += kDash;
  out += verifier_.name + " " + base64(big_end(verifier_.id()) + signature) + "\n";
  return out;
}

Signature open_note(std::string_view note, const VerifierKey& key, std::string* text) {
  std::string_view signed_text;
  std::string_view signatures;
  if (!part(note, signed_text, signatures)) return Signature::kMalformed;
  const std::string id = big_end(key.id());
  bool good = false;
  std::string_view line;
  while (!signatures.empty()) {
    if (!take_line(signatures, line) || !line.starts_with(kDash)) return Signature::kMalformed;
    line.remove_prefix(kDash.size());
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) return Signature::kMalformed;
    const auto signature = unbase64(line.substr(blank + 1));
    if (blank == 0 || !signature || signature->size() < 5) return Signature::kMalformed;
    if (line.substr(0, blank) != key.name || !signature->starts_with(id)) continue;
    if (signature->size() != 4 + crypto_sign_BYTES ||
        crypto_sign_verify_detached(bytes(*signature) + 4, bytes(signed_text), signed_text.size(),
                                    bytes(key.key)) != 0)
      return Signature::kBad;
    good = true;
  }
  if (text != nullptr) *text = signed_text;
  return good ? Signature::kGood : Signature::kUnknownKey;
}

std::string Checkpoint::text() const {
  return origin + "\n" + std::to_string(size) + "\n" + base64(view(root)) + "\n";
}

std::optional<Checkpoint> Checkpoint::parse(std::string_view text) {
  Checkpoint out;
  std::string_view origin;
  std::string_view size;
  std::string_view root;
  if (!take_line(text, origin) || !take_line(text, size) || !take_line(text, root))
    return std::nullopt;
  out.origin = origin;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), out.size);
  const auto hash = unbase64(root);
  if (origin.empty() || size.empty() || error != std::errc{} || end != size.data() + size.size() ||
      out.size < 0 || std::to_string(out.size) != size || !hash || hash->size() != 32)
    return std::nullopt;
  std::copy(hash->begin(), hash->end(), out.root.begin());
  while (!text.empty())
    if (!take_line(text, root) || root.empty()) return std::nullopt;
  return out;
}

std::optional<Checkpoint> Checkpoint::of_note(std::string_view note) {
  std::string_view text;
  std::string_view signatures;
  if (!part(note, text, signatures)) return std::nullopt;
  return parse(text);
}

}  // namespace langnghe::ledger
