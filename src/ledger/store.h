// The tables of the log, for the files of this room only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/tiles.h"
#include "storage/database.h"

namespace langnghe::ledger {

struct Range {
  std::int64_t seq = 0;
  std::int64_t id = 0;
  std::int64_t count = 0;
};
std::optional<Range> last_range(storage::Session& session);
std::optional<std::int64_t> seq_of(storage::Session& session, std::int64_t entry_id);
std::optional<std::int64_t> id_of(storage::Session& session, std::int64_t seq);
// The ranges that meet [begin, end), in order, cut to it.
std::vector<Range> ranges(storage::Session& session, std::int64_t begin, std::int64_t end);

struct StoredCheckpoint {
  std::int64_t size = 0;
  std::string root;  // base64
  std::string note;
};
std::optional<StoredCheckpoint> last_checkpoint(storage::Session& session);

struct Epoch {
  std::int64_t number = 1;
  std::string origin;
  std::int64_t from_size = 0;
};
std::vector<Epoch> epochs(storage::Session& session);
// "origin/epoch-3"; the first epoch has no suffix.
std::string epoch_origin(const std::string& base, std::int64_t number);

// Remembers what it read; lives as long as the session's callback. Throws std::runtime_error
// when a tile is missing or too narrow.
TileReader tile_reader(storage::Session& session);
// A tile as stored, base64 decoded; nothing when it is not there or not base64.
std::optional<std::string> stored_tile(storage::Session& session, int level, std::int64_t n);
void put_tile(storage::Transaction& transaction, int level, std::int64_t n,
              std::span<const Hash> hashes);

}  // namespace langnghe::ledger
