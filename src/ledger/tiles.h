// Tiles and entry bundles of c2sp.org/tlog-tiles: paths, bytes, and the right edge of a
// tree kept as partial tiles. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/merkle.h"

namespace langnghe::ledger {

inline constexpr int kTileWidth = 256;
inline constexpr int kTileHeight = 8;

struct TilePath {
  int level = 0;  // kEntries for a bundle of entries
  std::int64_t n = 0;
  int width = kTileWidth;
  static constexpr int kEntries = -1;
  bool operator==(const TilePath&) const = default;
};
// "tile/0/x001/x234/067", "tile/1/000.p/17", "tile/entries/003"
std::string tile_path(const TilePath& tile);
std::optional<TilePath> parse_tile_path(std::string_view path);

// How many hashes the tile has in a tree of this size, 0 … 256.
int tile_width(int level, std::int64_t n, std::int64_t size);

std::string tile_bytes(std::span<const Hash> hashes);
std::vector<Hash> tile_hashes(std::string_view bytes);

// Adds an entry to a bundle: two bytes of length, big end first, and the entry.
void add_to_bundle(std::string& bundle, std::string_view entry);
// Parts a bundle; nothing when the lengths do not fit.
std::optional<std::vector<std::string>> parse_bundle(std::string_view bundle);

// Gives the first `width` hashes at least of a tile. Throws when it is not there.
using TileReader = std::function<std::vector<Hash>(int level, std::int64_t n, int width)>;
// Reads nodes from the tiles of a tree of that size.
NodeReader node_reader(TileReader tiles, std::int64_t size);

// A tree as its right edge. Extending it names the tiles that became full or changed.
class Edge {
 public:
  Edge() = default;
  // The edge of the tree of that size, from its tiles: one tile a level.
  static Edge load(const TileReader& tiles, std::int64_t size);

  std::int64_t size() const { return frontier_.size(); }
  Hash root() const { return frontier_.root(); }
  // `full` is called with each tile that becomes full.
  using Full = std::function<void(int level, std::int64_t n, std::span<const Hash>)>;
  void append(const Hash& leaf, const Full& full);
  // Calls with each partial tile of the edge.
  void partial(const Full& each) const;

 private:
  void add(std::size_t level, const Hash& hash, const Full& full);
  Frontier frontier_;
  std::vector<std::vector<Hash>> levels_;
};

}  // namespace langnghe::ledger
