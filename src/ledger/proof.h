// Receipts: `.tlog-proof` files (c2sp.org/tlog-proof) that anybody verifies offline with
// the log's public key alone.
//
// The `extra` line carries what the petitioner needs to open the commitment:
//   langnghe/opening/v1
//   entry <base64 of the canonical entry>
//   salt <base64>           both missing when
//   payload <base64>        they were erased
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/merkle.h"
#include "ledger/note.h"

namespace langnghe::ledger {

struct Opening {
  std::string entry;
  std::optional<std::string> salt;
  std::optional<std::string> payload;
  std::string text() const;
  static std::optional<Opening> parse(std::string_view text);
};

struct Proof {
  std::optional<std::string> extra;  // decoded
  std::int64_t index = 0;
  std::vector<Hash> path;
  std::string checkpoint;  // the signed note, verbatim
  std::string text() const;
  static std::optional<Proof> parse(std::string_view text);
};

// What a receipt proves.
struct Verified {
  Entry entry;
  std::int64_t index = 0;
  Checkpoint checkpoint;
  std::string subject;  // "" when the payload was left out
  std::string payload;  // JSON, "" when it was left out
};

// Checks everything: signature, inclusion, commitment. On refusal the Error's message is one of
//   ledger.proof.malformed    not a receipt of ours
//   ledger.proof.unknown_key  signed, but not by this log
//   ledger.proof.signature    the signature does not fit
//   ledger.proof.inclusion    the entry is not in the signed tree
//   ledger.proof.commitment   the content is not what was entered
Result<Verified> verify_receipt(std::string_view text, const VerifierKey& key);
// With the one of these keys that has the name of the receipt's log (Log::verifier_keys).
Result<Verified> verify_receipt(std::string_view text, std::span<const VerifierKey> keys);
// A key a line, as in "log.vkey" and at /log/key; lines that are none are left out.
std::vector<VerifierKey> parse_keys(std::string_view lines);

}  // namespace langnghe::ledger
