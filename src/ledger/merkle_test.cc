#include "ledger/merkle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace langnghe::ledger {
namespace {

using nlohmann::json;

const std::string kData = std::string(LANGNGHE_SHARED_DATA) + "/merkle/";

Hash hash_of(const std::string& bytes) {
  EXPECT_EQ(bytes.size(), 32u);
  Hash out{};
  std::copy_n(bytes.begin(), std::min<std::size_t>(bytes.size(), 32), out.begin());
  return out;
}

json reference() {
  std::ifstream in(kData + "rfc6962_reference_tree.json");
  EXPECT_TRUE(in) << "the vectors are missing";
  return json::parse(in);
}

// A reader over leaves in memory, by the definition alone.
NodeReader reader(const std::vector<Hash>& leaves) {
  return [&leaves](int level, std::int64_t index) -> Hash {
    std::vector<Hash> row(leaves.begin() + (index << level), leaves.begin() + ((index + 1) << level));
    while (row.size() > 1) {
      std::vector<Hash> up;
      for (std::size_t i = 0; i < row.size(); i += 2) up.push_back(node_hash(row[i], row[i + 1]));
      row = up;
    }
    return row[0];
  };
}

// MTH of RFC 6962 section 2.1, word for word.
Hash by_definition(std::span<const Hash> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return node_hash(by_definition(leaves.first(k)), by_definition(leaves.subspan(k)));
}

std::vector<Hash> numbered(std::size_t count) {
  std::vector<Hash> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(leaf_hash("entry " + std::to_string(i)));
  return out;
}

TEST(Merkle, Rfc6962Hashes) {
  const json hasher = reference()["hasher"];
  EXPECT_EQ(hex(view(empty_root())), hasher["empty_root"]);
  EXPECT_EQ(hex(view(leaf_hash(""))), hasher["leaf_of_empty"]);
  EXPECT_EQ(hex(view(leaf_hash("L123456"))), hasher["leaf_of_ascii_L123456"]);
  const std::string node = hex(view(sha256(std::string("\x01N123N456"))));
  EXPECT_EQ(node, hasher["node_of_ascii_N123_N456"]);
}

TEST(Merkle, ReferenceTreeOfEverySize) {
  const json tree = reference();
  std::vector<Hash> leaves;
  Frontier frontier;
  EXPECT_EQ(hex(view(frontier.root())), tree["root_hashes_by_size"][0]);
  for (const auto& input : tree["leaf_inputs_hex"]) {
    leaves.push_back(leaf_hash(*unhex(input.get<std::string>())));
    frontier.append(leaves.back());
    const std::string want = tree["root_hashes_by_size"][leaves.size()];
    EXPECT_EQ(hex(view(tree_root(leaves))), want);
    EXPECT_EQ(hex(view(frontier.root())), want);
    EXPECT_EQ(hex(view(range_root(reader(leaves), 0, frontier.size()))), want);
  }
  EXPECT_EQ(leaves.size(), 8u);
}

TEST(Merkle, AllVectorsOfTransparencyDev) {
  std::map<std::string, int> seen;
  std::ifstream in(kData + "transparency_dev_merkle_cases_part.jsonl");
  ASSERT_TRUE(in) << "the vectors are missing";
  for (std::string line; std::getline(in, line);) {
    const json test = json::parse(line);
    const std::string kind = test["kind"];
    const auto hash = [&](const char* name) -> std::optional<Hash> {
      const auto bytes = unbase64(test[name].get<std::string>());
      if (!bytes || bytes->size() != 32) return std::nullopt;
      return hash_of(*bytes);
    };
    std::vector<Hash> proof;
    bool readable = true;
    if (test["proof"].is_array()) {
      for (const auto& step : test["proof"]) {
        const auto bytes = unbase64(step.get<std::string>());
        if (bytes && bytes->size() == 32)
          proof.push_back(hash_of(*bytes));
        else
          readable = false;
      }
    }
    // Numbers beyond int64 stand for a tree that cannot be: refused when it is read.
    const auto number = [&](const char* name) {
      return test[name].is_number_unsigned() && test[name].get<std::uint64_t>() > INT64_MAX
                 ? std::int64_t{-1}
                 : test[name].get<std::int64_t>();
    };
    bool good = false;
    if (kind == "inclusion") {
      const auto leaf = hash("leafHash");
      const auto root = hash("root");
      good = readable && leaf && root &&
             verify_inclusion(*leaf, number("leafIdx"), number("treeSize"), *root, proof);
    } else if (kind == "consistency") {
      const auto root1 = hash("root1");
      const auto root2 = hash("root2");
      good = readable && root1 && root2 &&
             verify_consistency(number("size1"), *root1, number("size2"), *root2, proof);
    } else {
      continue;  // subtree proofs of another draft, which we do not use
    }
    EXPECT_EQ(good, !test["wantErr"].get<bool>()) << line;
    ++seen[kind];
  }
  EXPECT_EQ(seen["inclusion"], 33);
  EXPECT_EQ(seen["consistency"], 33);
}

TEST(Merkle, EveryProofOfEverySmallTreeVerifiesAndNoOther) {
  const auto leaves = numbered(70);
  const auto node = reader(leaves);
  for (std::int64_t size = 1; size <= 70; ++size) {
    const Hash root = by_definition(std::span(leaves).first(static_cast<std::size_t>(size)));
    EXPECT_EQ(root, range_root(node, 0, size));
    for (std::int64_t i = 0; i < size; ++i) {
      auto proof = inclusion_proof(node, i, size);
      EXPECT_TRUE(verify_inclusion(leaves[i], i, size, root, proof));
      EXPECT_FALSE(verify_inclusion(leaves[i], i + 1, size, root, proof));
      EXPECT_FALSE(verify_inclusion(leaves[(i + 1) % 70], i, size, root, proof));
      if (proof.empty()) continue;
      proof.back()[0] ^= 1;
      EXPECT_FALSE(verify_inclusion(leaves[i], i, size, root, proof));
      proof.pop_back();
      EXPECT_FALSE(verify_inclusion(leaves[i], i, size, root, proof));
    }
    for (std::int64_t old = 1; old <= size; ++old) {
      const Hash old_root = by_definition(std::span(leaves).first(static_cast<std::size_t>(old)));
      auto proof = consistency_proof(node, old, size);
      EXPECT_TRUE(verify_consistency(old, old_root, size, root, proof)) << old << " " << size;
      Hash other = old_root;
      other[5] ^= 1;
      EXPECT_FALSE(verify_consistency(old, other, size, root, proof));
      proof.push_back(root);
      EXPECT_FALSE(verify_consistency(old, old_root, size, root, proof));
    }
  }
}

}  // namespace
}  // namespace langnghe::ledger
