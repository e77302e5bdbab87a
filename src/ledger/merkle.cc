#include "ledger/merkle.h"

#include <bit>
#include <cstring>
#include <string>

namespace langnghe::ledger {
namespace {

// The largest power of two below n; n > 1.
std::int64_t split(std::int64_t n) {
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

bool perfect(std::int64_t begin, std::int64_t end) {
  const std::int64_t count = end - begin;
  return std::has_single_bit(static_cast<std::uint64_t>(count)) && begin % count == 0;
}

// PROOF of RFC 6962 section 2.1.2 over leaves [begin, end).
void sub_proof(const NodeReader& node, std::int64_t old_size, std::int64_t begin, std::int64_t end,
               bool whole, std::vector<Hash>& out) {
  const std::int64_t count = end - begin;
  if (old_size == count) {
    if (!whole) out.push_back(range_root(node, begin, end));
    return;
  }
  const std::int64_t k = split(count);
  if (old_size <= k) {
    sub_proof(node, old_size, begin, begin + k, whole, out);
    out.push_back(range_root(node, begin + k, end));
  } else {
    sub_proof(node, old_size - k, begin + k, end, false, out);
    out.push_back(range_root(node, begin, begin + k));
  }
}

}  // namespace

Hash leaf_hash(std::string_view entry) {
  std::string bytes;
  bytes.reserve(entry.size() + 1);
  bytes += '\0';
  bytes += entry;
  return sha256(bytes);
}

Hash node_hash(const Hash& left, const Hash& right) {
  char bytes[65];
  bytes[0] = 1;
  std::memcpy(bytes + 1, left.data(), 32);
  std::memcpy(bytes + 33, right.data(), 32);
  return sha256({bytes, sizeof bytes});
}

Hash empty_root() { return sha256({}); }

Hash tree_root(std::span<const Hash> leaves) {
  Frontier tree;
  for (const Hash& leaf : leaves) tree.append(leaf);
  return tree.root();
}

void Frontier::append(const Hash& leaf) { append_subtree(0, leaf); }

void Frontier::append_subtree(int level, const Hash& hash) {
  const std::int64_t add = std::int64_t{1} << level;
  Hash merged = hash;
  // Each set bit of the size is one perfect subtree; equals merge as in binary addition.
  for (std::int64_t bit = add; (size_ & bit) != 0; bit <<= 1) {
    merged = node_hash(subtrees_.back(), merged);
    subtrees_.pop_back();
  }
  subtrees_.push_back(merged);
  size_ += add;
}

Hash Frontier::root() const {
  if (subtrees_.empty()) return empty_root();
  Hash root = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i-- > 0;) root = node_hash(subtrees_[i], root);
  return root;
}

Hash range_root(const NodeReader& node, std::int64_t begin, std::int64_t end) {
  if (begin == end) return empty_root();
  if (perfect(begin, end)) {
    const int level = std::countr_zero(static_cast<std::uint64_t>(end - begin));
    return node(level, begin >> level);
  }
  const std::int64_t middle = begin + split(end - begin);
  return node_hash(range_root(node, begin, middle), range_root(node, middle, end));
}

std::vector<Hash> inclusion_proof(const NodeReader& node, std::int64_t index, std::int64_t size) {
  // From the root down, then turned: the proof goes from the leaf up.
  std::vector<Hash> down;
  std::int64_t begin = 0;
  std::int64_t end = size;
  while (end - begin > 1) {
    const std::int64_t middle = begin + split(end - begin);
    if (index < middle) {
      down.push_back(range_root(node, middle, end));
      end = middle;
    } else {
      down.push_back(range_root(node, begin, middle));
      begin = middle;
    }
  }
  return {down.rbegin(), down.rend()};
}

std::vector<Hash> consistency_proof(const NodeReader& node, std::int64_t old_size,
                                    std::int64_t size) {
  std::vector<Hash> out;
  if (old_size > 0 && old_size < size) sub_proof(node, old_size, 0, size, true, out);
  return out;
}

bool verify_inclusion(const Hash& leaf, std::int64_t index, std::int64_t size, const Hash& root,
                      std::span<const Hash> proof) {
  if (index < 0 || index >= size) return false;
  std::int64_t fn = index;
  std::int64_t sn = size - 1;
  Hash hash = leaf;
  for (const Hash& step : proof) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      hash = node_hash(step, hash);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      hash = node_hash(hash, step);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && hash == root;
}

bool verify_consistency(std::int64_t old_size, const Hash& old_root, std::int64_t size,
                        const Hash& root, std::span<const Hash> proof) {
  if (old_size < 0 || old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  // The empty tree is a prefix of every tree, but nothing can be proved about it.
  if (old_size == 0 || proof.empty()) return false;
  std::size_t next = 0;
  Hash old_hash;
  if (std::has_single_bit(static_cast<std::uint64_t>(old_size)))
    old_hash = old_root;
  else
    old_hash = proof[next++];
  Hash hash = old_hash;
  std::int64_t fn = old_size - 1;
  std::int64_t sn = size - 1;
  while ((fn & 1) != 0) {
    fn >>= 1;
    sn >>= 1;
  }
  for (; next < proof.size(); ++next) {
    const Hash& step = proof[next];
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      old_hash = node_hash(step, old_hash);
      hash = node_hash(step, hash);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      hash = node_hash(hash, step);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && old_hash == old_root && hash == root;
}

}  // namespace langnghe::ledger
