#include "consultations/ballots.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <stdexcept>

#include "base/encoding.h"

namespace langnghe::consultations {
namespace {

using Bytes = std::array<unsigned char, crypto_core_ristretto255_BYTES>;
static_assert(crypto_core_ristretto255_BYTES == crypto_core_ristretto255_SCALARBYTES);

std::string text_of(const Bytes& bytes) {
  return hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::optional<Bytes> bytes_of(std::string_view text) {
  const auto raw = unhex(text);
  Bytes out;
  if (!raw || raw->size() != out.size()) return std::nullopt;
  std::memcpy(out.data(), raw->data(), out.size());
  return out;
}

// Nobody knows a number h with H = h·B: H comes out of a hash.
const Bytes& second_base() {
  static const Bytes point = [] {
    constexpr std::string_view kText = "lang-nghe/vote/ristretto255/second base/v1";
    unsigned char hash[crypto_hash_sha512_BYTES];
    crypto_hash_sha512(hash, reinterpret_cast<const unsigned char*>(kText.data()), kText.size());
    Bytes out;
    crypto_core_ristretto255_from_hash(out.data(), hash);
    return out;
  }();
  return point;
}

void put(Bytes& scalar, std::uint64_t value) {
  // A base of 2^20 a count: room for a million households.
  for (std::size_t i = 0; i < 8; ++i) scalar[i] = static_cast<unsigned char>(value >> (8 * i));
}

std::uint64_t weight(Choice choice) { return std::uint64_t{1} << (20 * static_cast<unsigned>(choice)); }

// value·B + nonce·H; the group's zero where a part is zero, which libsodium refuses to make.
Bytes commit(std::uint64_t value, const Bytes& nonce) {
  Bytes scalar{}, left{}, right{}, out{};
  put(scalar, value);
  if (value != 0 && crypto_scalarmult_ristretto255_base(left.data(), scalar.data()) != 0)
    throw std::logic_error("a count that is the order of the group");
  if (crypto_scalarmult_ristretto255(right.data(), nonce.data(), second_base().data()) != 0)
    right = Bytes{};  // nonce 0
  if (crypto_core_ristretto255_add(out.data(), left.data(), right.data()) != 0)
    throw std::logic_error("points that are none");
  return out;
}

}  // namespace

std::string_view name_of(Choice choice) {
  return choice == Choice::kYes ? "yes" : choice == Choice::kNo ? "no" : "other";
}

std::optional<Choice> choice_of(std::string_view name) {
  for (Choice choice : {Choice::kYes, Choice::kNo, Choice::kOther})
    if (name == name_of(choice)) return choice;
  return std::nullopt;
}

Ballot make_ballot(Choice choice) {
  Bytes nonce;
  crypto_core_ristretto255_scalar_random(nonce.data());
  return {choice, text_of(nonce), text_of(commit(weight(choice), nonce))};
}

bool opens(const Ballot& ballot) {
  const auto nonce = bytes_of(ballot.nonce);
  return nonce && text_of(commit(weight(ballot.choice), *nonce)) == ballot.commitment;
}

Counted count_ballots(std::span<const Ballot> ballots) {
  Counted out;
  Bytes sum{};
  for (const Ballot& ballot : ballots) {
    ++(ballot.choice == Choice::kYes ? out.yes : ballot.choice == Choice::kNo ? out.no : out.other);
    if (const auto nonce = bytes_of(ballot.nonce))
      crypto_core_ristretto255_scalar_add(sum.data(), sum.data(), nonce->data());
  }
  out.nonces = text_of(sum);
  return out;
}

bool recount(std::span<const std::string> commitments, const Counted& counted) {
  Bytes sum{};  // 32 zero bytes are the group's zero
  for (const std::string& commitment : commitments) {
    const auto point = bytes_of(commitment);
    if (!point || crypto_core_ristretto255_add(sum.data(), sum.data(), point->data()) != 0) return false;
  }
  const auto nonce = bytes_of(counted.nonces);
  constexpr std::int64_t kMost = (1 << 20) - 1;
  for (std::int64_t count : {counted.yes, counted.no, counted.other})
    if (count < 0 || count > kMost) return false;
  if (!nonce ||
      counted.yes + counted.no + counted.other != static_cast<std::int64_t>(commitments.size()))
    return false;
  const std::uint64_t value = static_cast<std::uint64_t>(counted.yes) +
                              (static_cast<std::uint64_t>(counted.no) << 20) +
                              (static_cast<std::uint64_t>(counted.other) << 40);
  return commit(value, *nonce) == sum;
}

}  // namespace langnghe::consultations
