#include "web/worker_pool.h"

#include <utility>

namespace langnghe::web {

WorkerPool::WorkerPool(unsigned threads, std::size_t max_queued) : max_queued_(max_queued) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::add(std::function<void()>& job) {
  bool notify = false;
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= max_queued_) return false;
    queue_.push_back(std::move(job));
    notify = sleeping_ > 0 && !waking_;
    if (notify) waking_ = true;
  }
  if (notify) wake_.notify_one();
  return true;
}

void WorkerPool::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    while (queue_.empty() && !stopping_) {
      ++sleeping_;
      wake_.wait(lock);
      --sleeping_;
      waking_ = false;
    }
    if (queue_.empty()) return;
    std::function<void()> job = std::move(queue_.front());
    queue_.pop_front();
    // This job may block: somebody else must look after the rest.
    const bool notify = !queue_.empty() && sleeping_ > 0 && !waking_;
    if (notify) waking_ = true;
    lock.unlock();
    if (notify) wake_.notify_one();
    job();
    job = nullptr;
    lock.lock();
  }
}

}  // namespace langnghe::web
