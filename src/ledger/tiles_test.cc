#include "ledger/tiles.h"

#include <gtest/gtest.h>

#include <map>

namespace langnghe::ledger {
namespace {

TEST(Tiles, PathsOfTheSpecification) {
  // c2sp.org/tlog-tiles: "index 1234067 will be encoded as x001/x234/067"
  EXPECT_EQ(tile_path({0, 1234067, 256}), "tile/0/x001/x234/067");
  EXPECT_EQ(tile_path({2, 0, 1}), "tile/2/000.p/1");
  EXPECT_EQ(tile_path({TilePath::kEntries, 273, 112}), "tile/entries/273.p/112");
  EXPECT_EQ(tile_path({1, 1000, 256}), "tile/1/x001/000");
}

TEST(Tiles, PathsThereAndBack) {
  for (int level : {TilePath::kEntries, 0, 1, 7, 63})
    for (std::int64_t n : {0, 1, 999, 1000, 999999, 1000000, 1234067})
      for (int width : {1, 17, 255, 256}) {
        const TilePath tile{level, n, width};
        EXPECT_EQ(parse_tile_path(tile_path(tile)), tile);
      }
}

TEST(Tiles, OtherSpellingsAreRefused) {
  for (const char* path :
       {"", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000",
        "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/000.p/0", "tile/0/000.p/256",
        "tile/0/000.p/01", "tile/0/000.p/", "tile/0/001/000", "tile/0/x000/001", "tile/0/x001",
        "tile/0/000/", "tile/entries", "tile/entry/000", "tile/0/x1/000", "tile/0/000.p/1/2",
        "/tile/0/000", "tile/0/../../x", "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999"})
    EXPECT_FALSE(parse_tile_path(path)) << path;
}

TEST(Tiles, WidthsOfTheSpecification) {
  // c2sp.org/tlog-tiles: a tree of 70,000 is 273 full level 0 tiles, one of width 112, one full
  // level 1 tile, one of width 17, and one level 2 tile of width 1.
  EXPECT_EQ(tile_width(0, 272, 70000), 256);
  EXPECT_EQ(tile_width(0, 273, 70000), 112);
  EXPECT_EQ(tile_width(0, 274, 70000), 0);
  EXPECT_EQ(tile_width(1, 0, 70000), 256);
  EXPECT_EQ(tile_width(1, 1, 70000), 17);
  EXPECT_EQ(tile_width(2, 0, 70000), 1);
  EXPECT_EQ(tile_width(3, 0, 70000), 0);
  // "a tree of size 256: a full level 0 tile and a partial level 1 tile of width 1"
  EXPECT_EQ(tile_width(0, 0, 256), 256);
  EXPECT_EQ(tile_width(1, 0, 256), 1);
  EXPECT_EQ(tile_width(63, 0, INT64_MAX), 0);
}

TEST(Tiles, BundlesThereAndBack) {
  std::string bundle;
  add_to_bundle(bundle, "a");
  add_to_bundle(bundle, "");
  add_to_bundle(bundle, std::string(300, 'z'));
  EXPECT_EQ(bundle.substr(0, 3), std::string("\0\1a", 3));
  const auto parts = parse_bundle(bundle);
  ASSERT_TRUE(parts);
  EXPECT_EQ(*parts, (std::vector<std::string>{"a", "", std::string(300, 'z')}));
  EXPECT_FALSE(parse_bundle(bundle.substr(0, bundle.size() - 1)));
  EXPECT_FALSE(parse_bundle("\1"));
  EXPECT_THROW(add_to_bundle(bundle, std::string(65536, 'x')), std::length_error);
}

// The tiles an Edge makes, kept as the database keeps them.
struct Store {
  std::map<std::pair<int, std::int64_t>, std::vector<Hash>> tiles;
  void put(int level, std::int64_t n, std::span<const Hash> hashes) {
    tiles[{level, n}].assign(hashes.begin(), hashes.end());
  }
  TileReader reader() {
    return [this](int level, std::int64_t n, int width) {
      const auto& all = tiles.at({level, n});
      EXPECT_GE(all.size(), static_cast<std::size_t>(width));
      return std::vector<Hash>(all.begin(), all.begin() + width);
    };
  }
};

TEST(Tiles, AnEdgeMakesTheTreeAndIsFoundAgainAtEverySize) {
  Store store;
  Edge edge;
  Frontier plain;
  std::vector<Hash> leaves;
  std::map<std::int64_t, Hash> roots;
  const auto put = [&](int level, std::int64_t n, std::span<const Hash> h) { store.put(level, n, h); };
  for (int i = 0; i < 66'000; ++i) {
    const Hash leaf = leaf_hash(std::to_string(i));
    leaves.push_back(leaf);
    plain.append(leaf);
    edge.append(leaf, put);
    if (i % 7919 == 0 || i == 255 || i == 256 || i == 65534 || i == 65535 || i == 65536)
      roots[i + 1] = plain.root();
  }
  edge.partial(put);
  EXPECT_EQ(edge.size(), 66'000);
  EXPECT_EQ(edge.root(), plain.root());
  EXPECT_EQ((store.tiles[{0, 257}].size()), 66'000u - 257 * 256);
  EXPECT_EQ((store.tiles[{1, 0}].size()), 256u);
  EXPECT_EQ((store.tiles[{1, 1}].size()), 1u);
  EXPECT_EQ((store.tiles[{2, 0}].size()), 1u);
  // Every earlier tree is a prefix of these tiles.
  for (const auto& [size, root] : roots) {
    EXPECT_EQ(Edge::load(store.reader(), size).root(), root) << size;
    const NodeReader node = node_reader(store.reader(), size);
    EXPECT_EQ(range_root(node, 0, size), root) << size;
    for (std::int64_t index : {std::int64_t{0}, size / 3, size - 1})
      EXPECT_TRUE(verify_inclusion(leaves[index], index, size, root,
                                   inclusion_proof(node, index, size)));
    const NodeReader now = node_reader(store.reader(), 66'000);
    EXPECT_TRUE(verify_consistency(size, root, 66'000, plain.root(),
                                   consistency_proof(now, size, 66'000)));
  }
  Edge again = Edge::load(store.reader(), 65'000);
  for (int i = 65'000; i < 66'000; ++i) again.append(leaves[i], put);
  EXPECT_EQ(again.root(), plain.root());
}

}  // namespace
}  // namespace langnghe::ledger
