// How this room keeps its word: every row that is written gets, in the same transaction, an
// entry of the ledger with the digest of the row as it is now. One description of a table
// serves both the command that writes and the fsck that compares. Private to the room.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/time.h"
#include "ledger/fsck.h"
#include "storage/database.h"

namespace langnghe::consultations {

// Rows of one table under one name in the ledger ("work" → entries "work.opened", …).
//   Kept works("work", "work", "code", {"title", "#at"});
// A column with "#" is a number (or NULL); the others are texts, taken with their length so
// that no text can pretend to be two columns.
class Kept {
 public:
  // subject: an SQL expression, unique among the rows.
  Kept(std::string_view name, std::string_view table, std::string_view subject,
       std::initializer_list<std::string_view> columns);

  // Writes the entry "<name>.<verb>" about the row. `more` are members of the payload, JSON
  // without braces. Gives the id of the entry.
  std::int64_t record(storage::Transaction& tx, std::int64_t id, std::string_view verb,
                      const std::string& unit, Millis at, std::string_view more = {}) const;
  ledger::StateSource source() const;

 private:
  std::string name_;
  std::string one_, all_;  // SQL: constants for the length of the program
};

std::string hex_digest(std::string_view text);

// "unit": its code.
std::int64_t append_state(storage::Transaction& tx, const std::string& kind, const std::string& subject,
                          const std::string& unit, std::string_view digest, Millis at,
                          std::string_view more = {});

}  // namespace langnghe::consultations
