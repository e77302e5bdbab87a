#include "app/insight_keeper.h"

#include <fmt/core.h>

#include "base/log.h"

namespace langnghe::app {

InsightKeeper::InsightKeeper(Insight& insight, storage::Database& database, const Clock& clock)
    : insight_(insight), database_(database), clock_(clock), thread_([this] { run(); }) {}

InsightKeeper::~InsightKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void InsightKeeper::run() {
  constexpr int kFrozenAtOnce = 50;
  Millis next_freeze = 0;
  std::unique_lock lock(mutex_);
  // Progress is also where it is asked whether to stop: a first count begins anew at the next start.
  struct Stopped {};
  const auto stopping = [&](std::int64_t, std::int64_t) {
    const std::lock_guard look(mutex_);
    if (stop_) throw Stopped{};
  };
  while (!stop_) {
    lock.unlock();
    try {
      const Millis now = clock_.now();
      insight_.follower.follow(now, stopping);
      if (now >= next_freeze) {
        // A full round means that there may be more.
        const int done = insight::freeze_ended(insight_.room, database_, now, kFrozenAtOnce);
        next_freeze = now + (done == kFrozenAtOnce ? kSecond : 10 * kMinute);
      }
    } catch (const Stopped&) {
    } catch (const std::exception& error) {
      log_error(fmt::format("counts of reports: {}", error.what()));
    }
    lock.lock();
    wake_.wait_for(lock, std::chrono::seconds(3), [this] { return stop_; });
  }
}

}  // namespace langnghe::app
