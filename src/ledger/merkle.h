// The Merkle tree of RFC 6962 section 2.1 over SHA-256: hashes, proofs and their checks.
// Pure: no database, no clock.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/encoding.h"

namespace langnghe::ledger {

Hash leaf_hash(std::string_view entry);              // SHA-256(0x00 ‖ entry)
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 ‖ left ‖ right)
Hash empty_root();                                   // SHA-256 of nothing
// The root over these leaf hashes.
Hash tree_root(std::span<const Hash> leaves);

// The perfect subtrees a tree of any size is made of, largest first: enough to extend it
// and to know its root. Appending costs two hashes on average, a root log2(size).
class Frontier {
 public:
  std::int64_t size() const { return size_; }
  void append(const Hash& leaf);
  Hash root() const;
  // Puts a perfect subtree of 2^level leaves at the right; what stands there is at least as large.
  void append_subtree(int level, const Hash& hash);

 private:
  std::int64_t size_ = 0;
  std::vector<Hash> subtrees_;
};

// The hash over leaves [index·2^level, (index+1)·2^level), which are all there.
using NodeReader = std::function<Hash(int level, std::int64_t index)>;

Hash range_root(const NodeReader& node, std::int64_t begin, std::int64_t end);
// RFC 6962 section 2.1.1; index < size. 2.1.2; 0 < old_size <= size.
std::vector<Hash> inclusion_proof(const NodeReader& node, std::int64_t index, std::int64_t size);
std::vector<Hash> consistency_proof(const NodeReader& node, std::int64_t old_size, std::int64_t size);

// RFC 9162 sections 2.1.3.2 and 2.1.4.2.
bool verify_inclusion(const Hash& leaf, std::int64_t index, std::int64_t size, const Hash& root,
                      std::span<const Hash> proof);
bool verify_consistency(std::int64_t old_size, const Hash& old_root, std::int64_t size,
                        const Hash& root, std::span<const Hash> proof);

}  // namespace langnghe::ledger
