#include "web/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <mutex>
#include <unordered_map>

#include "base/encoding.h"

namespace langnghe::web {
namespace {

constexpr std::size_t kShards = 16;

// 64 bits of HMAC: nobody can aim at another's bucket without the seed.
std::uint64_t bucket_id(std::string_view purpose, std::string_view key) {
  static const std::string seed = random_bytes(32);
  std::string text(purpose);
  text += '\0';
  text += key;
  const Hash mac = hmac_sha256(seed, text);
  std::uint64_t id = 0;
  for (std::size_t i = 0; i < 8; ++i) id = id << 8 | mac[i];
  return id;
}

}  // namespace

struct RateLimiter::Shard {
  struct Bucket {
    std::uint64_t id;
    double tokens;
    Millis at;
  };
  mutable std::mutex mutex;
  std::list<Bucket> by_use;  // the longest idle one last
  std::unordered_map<std::uint64_t, std::list<Bucket>::iterator> by_id;

  static double refilled(const Bucket& bucket, const Rate& rate, Millis now) {
    const double minutes = static_cast<double>(std::max<Millis>(0, now - bucket.at)) / kMinute;
    return std::min(rate.burst, bucket.tokens + minutes * rate.per_minute);
  }
};

RateLimiter::RateLimiter(const Clock& clock, std::size_t capacity)
    : per_shard_(std::max<std::size_t>(1, capacity / kShards)),
      clock_(clock),
      shards_(std::make_unique<Shard[]>(kShards)) {}

RateLimiter::~RateLimiter() = default;

bool RateLimiter::allow(std::string_view purpose, std::string_view key, const Rate& rate) {
  const std::uint64_t id = bucket_id(purpose, key);
  Shard& shard = shards_[id % kShards];
  const Millis now = clock_.now();
  const std::lock_guard lock(shard.mutex);
  if (const auto known = shard.by_id.find(id); known != shard.by_id.end()) {
    shard.by_use.splice(shard.by_use.begin(), shard.by_use, known->second);
  } else {
    if (shard.by_id.size() >= per_shard_) {
      shard.by_id.erase(shard.by_use.back().id);
      shard.by_use.pop_back();
    }
    shard.by_use.push_front({id, rate.burst, now});
    shard.by_id[id] = shard.by_use.begin();
  }
  Shard::Bucket& bucket = shard.by_use.front();
  bucket.tokens = Shard::refilled(bucket, rate, now);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

Millis RateLimiter::wait(std::string_view purpose, std::string_view key, const Rate& rate) const {
  const std::uint64_t id = bucket_id(purpose, key);
  const Shard& shard = shards_[id % kShards];
  const std::lock_guard lock(shard.mutex);
  const auto known = shard.by_id.find(id);
  if (known == shard.by_id.end()) return 0;
  const double tokens = Shard::refilled(*known->second, rate, clock_.now());
  if (tokens >= 1) return 0;
  if (rate.per_minute <= 0) return kDay;
  return static_cast<Millis>(std::ceil((1 - tokens) / rate.per_minute * kMinute));
}

void RateLimiter::forgive(std::string_view purpose, std::string_view key) {
  const std::uint64_t id = bucket_id(purpose, key);
  Shard& shard = shards_[id % kShards];
  const std::lock_guard lock(shard.mutex);
  const auto known = shard.by_id.find(id);
  if (known == shard.by_id.end()) return;
  shard.by_use.erase(known->second);
  shard.by_id.erase(known);
}

std::size_t RateLimiter::size() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < kShards; ++i) {
    const std::lock_guard lock(shards_[i].mutex);
    count += shards_[i].by_id.size();
  }
  return count;
}

}  // namespace langnghe::web
