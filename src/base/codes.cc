#include "base/codes.h"

#include "base/encoding.h"

namespace langnghe {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Weighted sum modulo the prime 31: a wrong letter and two swapped neighbours are noticed, but
// for 0 taken for Z or the other way round, which differ by 31.
char check_character(std::string_view seven) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < seven.size(); ++i)
    sum += static_cast<unsigned>(i + 2) * static_cast<unsigned>(kAlphabet.find(seven[i]));
  return kAlphabet[sum % 31];
}

// Letters of Crockford's alphabet only; look-alikes mended, hyphens and blanks dropped.
std::string letters(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c == '-' || c == ' ') continue;
    if (kAlphabet.find(c) == std::string_view::npos) return {};
    out += c;
  }
  return out;
}

}  // namespace

std::string make_code() {
  std::string seven = base32(random_bytes(5)).substr(0, 7);
  seven += check_character(seven);
  return seven.substr(0, 4) + "-" + seven.substr(4);
}

std::optional<std::string> read_code(std::string_view typed) {
  if (typed.size() > 40) return std::nullopt;
  const std::string plain = letters(typed);
  if (plain.size() != 8 || check_character(plain.substr(0, 7)) != plain[7]) return std::nullopt;
  return plain.substr(0, 4) + "-" + plain.substr(4);
}

std::string secret_for(std::string_view key, std::string_view purpose, std::string_view code) {
  const Hash hash = hmac_sha256(key, std::string(purpose) + " secret\n" + std::string(code));
  const std::string plain = base32(view(hash)).substr(0, 10);
  return plain.substr(0, 5) + "-" + plain.substr(5);
}

bool is_secret_for(std::string_view key, std::string_view purpose, std::string_view code,
                   std::string_view typed) {
  if (typed.size() > 40) return false;
  const std::string plain = letters(typed);
  if (plain.size() != 10) return false;
  return same_secret(plain.substr(0, 5) + "-" + plain.substr(5), secret_for(key, purpose, code));
}

}  // namespace langnghe
