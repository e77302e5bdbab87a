// A ballot of a vote with codes, and why its count can be checked by everybody although nobody
// can see what a single ballot says (docs/votes.md).
//
// A ballot is a Pedersen commitment over ristretto255 (RFC 9496):
//     C = v·B + r·H      v = 1 for "yes", 2^20 for "no", 2^40 for "other"
// B is the group's base point, H is hashed to the group from a fixed text, r is random. C hides v
// perfectly. Commitments add up: the sum of all C of a village is the commitment to its three
// counts under the sum of all r, which is published. So whoever adds up the published
// commitments and compares has counted again, and has learnt nothing about any one ballot.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace langnghe::consultations {

enum class Choice { kYes, kNo, kOther };
std::string_view name_of(Choice choice);  // "yes" "no" "other"
std::optional<Choice> choice_of(std::string_view name);

struct Ballot {
  Choice choice = Choice::kYes;
  std::string nonce;       // r, 64 hex digits: known to the voter; opens the commitment
  std::string commitment;  // C, 64 hex digits: published
};

// About 0.1 ms: make it before the transaction.
Ballot make_ballot(Choice choice);
// Is this commitment of this choice under this nonce?
bool opens(const Ballot& ballot);

// What is published of one village's electronic ballots.
struct Counted {
  std::int64_t yes = 0, no = 0, other = 0;
  std::string nonces;  // the sum of all r, 64 hex digits
};
// Adds up; the nonces of ballots whose content is known.
Counted count_ballots(std::span<const Ballot> ballots);
// The public recount: do these commitments add up to these counts? About 15 µs a commitment.
bool recount(std::span<const std::string> commitments, const Counted& counted);

}  // namespace langnghe::consultations
