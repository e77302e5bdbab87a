// Token buckets by (purpose, key): so many at once, then so many per time. Memory is bounded:
// when a shard is full the bucket that was idle longest goes, which can only be kinder to
// somebody. Keys are hashed with a random seed; addresses and names are not kept.
// Thread-safe; one lock per shard, O(1).
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/time.h"

namespace langnghe::web {

struct Rate {
  double burst = 10;      // at once
  double per_minute = 10;  // refill
};

class RateLimiter {
 public:
  // clock must outlive the limiter. capacity: buckets in all.
  explicit RateLimiter(const Clock& clock, std::size_t capacity = 100'000);
  ~RateLimiter();

  // Takes one token. False: too many. Use one Rate per purpose.
  bool allow(std::string_view purpose, std::string_view key, const Rate& rate);
  // How long until allow() would say yes; 0 when it would now. For Retry-After.
  Millis wait(std::string_view purpose, std::string_view key, const Rate& rate) const;
  // Forgets the bucket: after a correct password.
  void forgive(std::string_view purpose, std::string_view key);
  std::size_t size() const;

 private:
  struct Shard;
  std::size_t per_shard_;
  const Clock& clock_;
  std::unique_ptr<Shard[]> shards_;
};

}  // namespace langnghe::web
