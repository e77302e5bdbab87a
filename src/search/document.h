// What can be found: one document a row of some room. Rooms above give theirs as a Source
// (casework::search_source(), …), wired together by the program; this room knows none of them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "storage/database.h"

namespace langnghe::search {

// Which row: the number of its source above, its id in the lower 48 bits.
using Key = std::uint64_t;
constexpr Key key_of(std::uint16_t source, std::int64_t id) {
  return static_cast<Key>(source) << 48 | (static_cast<Key>(id) & 0xFFFFFFFFFFFFull);
}
constexpr std::uint16_t source_of(Key key) { return static_cast<std::uint16_t>(key >> 48); }
constexpr std::int64_t id_of(Key key) { return static_cast<std::int64_t>(key & 0xFFFFFFFFFFFFull); }

struct Document {
  std::int64_t id = 0;
  std::string words;   // what it says; for look-alikes too
  std::string place;   // where, in words; for look-alikes by themselves
  std::string names;   // codes and numbers: found, never compared
  // Exact values that filters ask for: {"kind", "reflection"}, {"commune", "22945"}, …
  std::vector<std::pair<std::string, std::string>> facets = {};
  Millis at = 0;       // when it came in; kept to the minute
  std::optional<Millis> closed_at = {};
  std::optional<double> lat = {}, lon = {};
  std::int64_t unit = 0;  // directory id of the unit that has it: who may see it
};

// Whose eyes a source is for. The two never share an index: what nobody has published is not in
// the one the public searches, in no list, count or guess of it. Sealed cases are in neither.
enum class Audience { kPublic, kStaff };

// How the documents of one kind are read from their rows, and which entries of the ledger say
// that one of them changed.
struct Source {
  std::string kind;          // as links/names.h calls it: "case"
  std::uint16_t number = 0;  // of its keys; never given to another source
  Audience audience = Audience::kStaff;
  std::vector<std::string> events;  // entries "<one of these>.…" may be about it: {"case", "letter"}
  // Documents with an id above `after`, in order, at most `limit`.
  std::function<std::vector<Document>(storage::Session&, std::int64_t after, int limit)> read;
  // The id behind the subject of a ledger entry of that room, also of one this source does not
  // show (any more).
  std::function<std::optional<std::int64_t>(storage::Session&, std::string_view room, std::string_view subject)> find;
  // What else such an entry changes of this source: the questions of a dialogue that is announced.
  // May be empty.
  std::function<std::vector<std::int64_t>(storage::Session&, std::string_view room, std::string_view subject)> more = {};
  // The document as it is now; nothing when the row is gone or not for this audience.
  std::function<std::optional<Document>(storage::Session&, std::int64_t id)> one;
};

}  // namespace langnghe::search
