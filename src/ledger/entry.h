// The canonical bytes of an entry: what is public for ever, without personal data.
//
//   langnghe/entry/v1
//   time 1783918800123
//   kind case.received
//   subject 5f0c…          HMAC-SHA-256(subject key, subject), 64 hex digits
//   unit 68.24781          or "-"
//   commitment 9a41…       SHA-256(salt ‖ canonical payload), 64 hex digits
//
// Each line ends in a line break. The canonical payload is the subject, a line break and the JSON
// text of the event. Why a keyed hash: a case code has 35 random bits, a plain hash of
// it falls to a few minutes of guessing. With the key in the key directory the tag tells
// outsiders only which entries belong together; who holds the code finds the tag in the receipt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace langnghe::ledger {

struct Entry {
  Millis time = 0;
  std::string kind;
  std::string subject;     // tag, 64 hex digits
  std::string unit;        // "" is written "-"
  std::string commitment;  // 64 hex digits

  std::string text() const;
  // Strict: only what text() writes.
  static std::optional<Entry> parse(std::string_view text);
};

std::string canonical_payload(std::string_view subject, std::string_view json);
std::string commitment(std::string_view salt, std::string_view canonical_payload);

// The top-level member "state" of a payload: what it says about the row (ledger.h).
struct RecordedState {
  bool gone = false;
  std::string digest;  // 64 hex digits, when not gone
};
std::optional<RecordedState> recorded_state(std::string_view json);

}  // namespace langnghe::ledger
