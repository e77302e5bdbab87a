#include "ledger/store.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

namespace langnghe::ledger {

std::optional<Range> last_range(storage::Session& session) {
  const auto row = session.row<std::int64_t, std::int64_t, std::int64_t>(
      "SELECT seq, id, count FROM log_range ORDER BY seq DESC LIMIT 1");
  if (!row) return std::nullopt;
  return Range{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)};
}

std::optional<std::int64_t> seq_of(storage::Session& session, std::int64_t entry_id) {
  const auto row = session.row<std::int64_t, std::int64_t, std::int64_t>(
      "SELECT seq, id, count FROM log_range WHERE id <= :id ORDER BY id DESC LIMIT 1", entry_id);
  if (!row) return std::nullopt;
  const auto [seq, id, count] = *row;
  if (entry_id >= id + count) return std::nullopt;
  return seq + (entry_id - id);
}

std::optional<std::int64_t> id_of(storage::Session& session, std::int64_t seq) {
  const auto found = ranges(session, seq, seq + 1);
  if (found.empty()) return std::nullopt;
  return found.front().id;
}

std::vector<Range> ranges(storage::Session& session, std::int64_t begin, std::int64_t end) {
  std::vector<Range> out;
  session.each<std::int64_t, std::int64_t, std::int64_t>(
      "SELECT seq, id, count FROM log_range WHERE seq >="
      " COALESCE((SELECT MAX(seq) FROM log_range WHERE seq <= :begin), 0)"
      " AND seq < :end ORDER BY seq",
      [&](std::int64_t seq, std::int64_t id, std::int64_t count) {
        const std::int64_t skip = std::max<std::int64_t>(0, begin - seq);
        const std::int64_t last = std::min(seq + count, end);
        if (seq + skip < last) out.push_back({seq + skip, id + skip, last - seq - skip});
      },
      begin, end);
  return out;
}

std::optional<StoredCheckpoint> last_checkpoint(storage::Session& session) {
  auto row = session.row<std::int64_t, std::string, std::string>(
      "SELECT size, root, note FROM log_checkpoint ORDER BY size DESC LIMIT 1");
  if (!row) return std::nullopt;
  auto& [size, root, note] = *row;
  return StoredCheckpoint{size, std::move(root), std::move(note)};
}

std::vector<Epoch> epochs(storage::Session& session) {
  std::vector<Epoch> out;
  session.each<std::int64_t, std::string, std::int64_t>(
      "SELECT number, origin, from_size FROM log_epoch ORDER BY number",
      [&](std::int64_t number, std::string origin, std::int64_t from_size) {
        out.push_back({number, std::move(origin), from_size});
      });
  return out;
}

std::string epoch_origin(const std::string& base, std::int64_t number) {
  return number <= 1 ? base : base + "/epoch-" + std::to_string(number);
}

TileReader tile_reader(storage::Session& session) {
  auto seen = std::make_shared<std::map<std::pair<int, std::int64_t>, std::vector<Hash>>>();
  return [&session, seen](int level, std::int64_t n, int width) {
    auto& hashes = (*seen)[{level, n}];
    if (hashes.empty())
      if (const auto bytes = stored_tile(session, level, n)) hashes = tile_hashes(*bytes);
    if (hashes.size() < static_cast<std::size_t>(width))
      throw std::runtime_error(fmt::format("ledger: {} is missing or has {} hashes",
                                           tile_path({level, n, width}), hashes.size()));
    return std::vector<Hash>(hashes.begin(), hashes.begin() + width);
  };
}

std::optional<std::string> stored_tile(storage::Session& session, int level, std::int64_t n) {
  const auto text = session.value<std::string>(
      "SELECT hashes FROM log_tile WHERE level = :level AND n = :n", level, n);
  if (!text) return std::nullopt;
  return unbase64(*text);
}

void put_tile(storage::Transaction& transaction, int level, std::int64_t n,
              std::span<const Hash> hashes) {
  transaction.run(
      "INSERT INTO log_tile (level, n, width, hashes) VALUES (:level, :n, :width, :hashes)"
      " ON CONFLICT (level, n) DO UPDATE SET width = excluded.width, hashes = excluded.hashes",
      level, n, hashes.size(), base64(tile_bytes(hashes)));
}

}  // namespace langnghe::ledger
