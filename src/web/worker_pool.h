// Threads that run handlers, which may block. Wakes a sleeping thread only when the awake
// ones do not keep up, so that short handlers do not pay for sixty-four of them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace langnghe::web {

class WorkerPool {
 public:
  WorkerPool(unsigned threads, std::size_t max_queued);
  ~WorkerPool();  // runs what is queued, then joins

  // False when the queue is full; the job is then untouched.
  bool add(std::function<void()>& job);

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  std::size_t max_queued_;
  unsigned sleeping_ = 0;
  bool waking_ = false;  // somebody was woken and has not looked at the queue yet
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace langnghe::web
