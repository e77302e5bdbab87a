// Signed notes and checkpoints, as other programs write them: c2sp.org/signed-note and
// c2sp.org/tlog-checkpoint, with Ed25519 signatures (type 0x01).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.h"

namespace langnghe::ledger {

// A name with a public key. Written "name+hash+key": hash is the key id as 8 hex digits, key
// the base64 of 0x01 and the 32 bytes of the key.
struct VerifierKey {
  std::string name;
  std::string key;  // 32 bytes
  std::uint32_t id() const;
  std::string text() const;
  static std::optional<VerifierKey> parse(std::string_view text);
};

class Signer {
 public:
  // seed: 32 bytes. name: not empty, without blanks and "+". Throws std::invalid_argument.
  Signer(std::string name, std::string_view seed);
  const VerifierKey& verifier() const { return verifier_; }
  // The note: text (which ends in a line break), an empty line, a signature line.
  std::string sign(std::string_view text) const;

 private:
  VerifierKey verifier_;
  std::string secret_;
};

enum class Signature { kGood, kUnknownKey, kBad, kMalformed };
// Checks the signatures by this key; those of other keys are ignored. One that is by this
// key and wrong spoils the note. On kGood and kUnknownKey `text` is what was signed.
Signature open_note(std::string_view note, const VerifierKey& key, std::string* text);

struct Checkpoint {
  std::string origin;
  std::int64_t size = 0;
  Hash root{};
  std::string text() const;  // three lines
  static std::optional<Checkpoint> parse(std::string_view text);  // extension lines are skipped
  // The text part of a note, signatures unseen.
  static std::optional<Checkpoint> of_note(std::string_view note);
};

}  // namespace langnghe::ledger
