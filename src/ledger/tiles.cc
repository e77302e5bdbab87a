#include "ledger/tiles.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace langnghe::ledger {
namespace {

// A decimal number without sign and leading zeroes.
std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  if (text.empty() || (text.size() > 1 && text[0] == '0') || text[0] == '-') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// floor(size / 256^level)
std::int64_t hashes_at(int level, std::int64_t size) {
  return level * kTileHeight >= 63 ? 0 : size >> (level * kTileHeight);
}

std::string index_path(std::int64_t n) {
  std::string out = fmt::format("{:03}", n % 1000);
  for (n /= 1000; n > 0; n /= 1000) out = fmt::format("x{:03}/{}", n % 1000, out);
  return out;
}

}  // namespace

std::string tile_path(const TilePath& tile) {
  const std::string level =
      tile.level == TilePath::kEntries ? "entries" : std::to_string(tile.level);
  std::string out = "tile/" + level + "/" + index_path(tile.n);
  if (tile.width != kTileWidth) out += fmt::format(".p/{}", tile.width);
  return out;
}

std::optional<TilePath> parse_tile_path(std::string_view path) {
  TilePath out;
  const std::string_view whole = path;
  if (!path.starts_with("tile/")) return std::nullopt;
  path.remove_prefix(5);
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view level = path.substr(0, slash);
  if (level == "entries") {
    out.level = TilePath::kEntries;
  } else {
    const auto value = number(level);
    if (!value || *value > 63) return std::nullopt;
    out.level = static_cast<int>(*value);
  }
  path.remove_prefix(slash + 1);
  if (const std::size_t dot = path.find(".p/"); dot != std::string_view::npos) {
    const auto width = number(path.substr(dot + 3));
    if (!width || *width < 1 || *width >= kTileWidth) return std::nullopt;
    out.width = static_cast<int>(*width);
    path = path.substr(0, dot);
  }
  for (char c : path) {
    if (c == 'x' || c == '/') continue;
    if (c < '0' || c > '9' || out.n > (std::int64_t{1} << 58)) return std::nullopt;
    out.n = out.n * 10 + (c - '0');
  }
  // One spelling only: what we would write.
  if (tile_path(out) != whole) return std::nullopt;
  return out;
}

int tile_width(int level, std::int64_t n, std::int64_t size) {
  const std::int64_t hashes = hashes_at(level == TilePath::kEntries ? 0 : level, size);
  const std::int64_t before = n * kTileWidth;
  if (n < 0 || before >= hashes) return 0;
  return static_cast<int>(std::min<std::int64_t>(hashes - before, kTileWidth));
}

std::string tile_bytes(std::span<const Hash> hashes) {
  std::string out;
  out.reserve(hashes.size() * 32);
  for (const Hash& hash : hashes) out += view(hash);
  return out;
}

std::vector<Hash> tile_hashes(std::string_view bytes) {
  std::vector<Hash> out(bytes.size() / 32);
  for (std::size_t i = 0; i < out.size(); ++i) std::memcpy(out[i].data(), bytes.data() + i * 32, 32);
  return out;
}

void add_to_bundle(std::string& bundle, std::string_view entry) {
  if (entry.size() > 0xFFFF) throw std::length_error("an entry of the log exceeds 65,535 bytes");
  bundle += static_cast<char>(entry.size() >> 8);
  bundle += static_cast<char>(entry.size() & 0xFF);
  bundle += entry;
}

std::optional<std::vector<std::string>> parse_bundle(std::string_view bundle) {
  std::vector<std::string> out;
  while (!bundle.empty()) {
    if (bundle.size() < 2) return std::nullopt;
    const std::size_t length = static_cast<unsigned char>(bundle[0]) * 256U +
                               static_cast<unsigned char>(bundle[1]);
    if (bundle.size() < 2 + length) return std::nullopt;
    out.emplace_back(bundle.substr(2, length));
    bundle.remove_prefix(2 + length);
  }
  return out;
}

NodeReader node_reader(TileReader tiles, std::int64_t size) {
  return [tiles = std::move(tiles), size](int level, std::int64_t index) {
    const int tile_level = level / kTileHeight;
    const int inner = level % kTileHeight;
    const std::int64_t first = index << inner;  // among the hashes of that tile level
    const std::int64_t n = first / kTileWidth;
    const std::vector<Hash> hashes = tiles(tile_level, n, tile_width(tile_level, n, size));
    const auto begin = static_cast<std::size_t>(first % kTileWidth);
    return tree_root(std::span(hashes).subspan(begin, std::size_t{1} << inner));
  };
}

Edge Edge::load(const TileReader& tiles, std::int64_t size) {
  Edge edge;
  for (int level = 0; hashes_at(level, size) > 0; ++level) {
    const std::int64_t hashes = hashes_at(level, size);
    const int width = static_cast<int>(hashes % kTileWidth);
    auto& own = edge.levels_.emplace_back();
    if (width > 0) {
      own = tiles(level, hashes / kTileWidth, width);
      own.resize(static_cast<std::size_t>(width));
    }
  }
  // The perfect subtrees of the tree, largest first.
  for (std::size_t level = edge.levels_.size(); level-- > 0;)
    for (const Hash& hash : edge.levels_[level])
      edge.frontier_.append_subtree(static_cast<int>(level) * kTileHeight, hash);
  return edge;
}

void Edge::append(const Hash& leaf, const Full& full) {
  add(0, leaf, full);
  frontier_.append(leaf);
}

void Edge::add(std::size_t level, const Hash& hash, const Full& full) {
  if (levels_.size() == level) levels_.emplace_back();
  levels_[level].push_back(hash);
  if (levels_[level].size() < static_cast<std::size_t>(kTileWidth)) return;
  const std::vector<Hash> tile = std::move(levels_[level]);
  levels_[level].clear();
  // The leaf that fills the tile is not counted yet.
  const std::int64_t n =
      ((frontier_.size() + 1) >> (static_cast<int>(level) * kTileHeight)) / kTileWidth - 1;
  full(static_cast<int>(level), n, tile);
  add(level + 1, tree_root(tile), full);
}

void Edge::partial(const Full& each) const {
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    if (levels_[level].empty()) continue;
    each(static_cast<int>(level), hashes_at(static_cast<int>(level), size()) / kTileWidth,
         levels_[level]);
  }
}

}  // namespace langnghe::ledger
