#include "ledger/wake.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <vector>

namespace langnghe::ledger {
namespace {

std::shared_mutex& mutex() {
  static std::shared_mutex m;
  return m;
}
std::vector<Bell*>& bells() {
  static std::vector<Bell*> all;
  return all;
}

}  // namespace

void wake_logs() noexcept {
  const std::shared_lock lock(mutex());
  for (const Bell* bell : bells()) bell->ring_();
}

Bell::Bell(std::function<void()> ring) : ring_(std::move(ring)) {
  const std::unique_lock lock(mutex());
  bells().push_back(this);
}

Bell::~Bell() {
  const std::unique_lock lock(mutex());
  std::erase(bells(), this);
}

}  // namespace langnghe::ledger
