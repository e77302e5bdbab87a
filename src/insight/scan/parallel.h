// Work shared by threads that take the next piece when they are done with one.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace langnghe::insight::scan {

// Calls work(worker, piece) for every piece below `pieces`, from `threads` threads at most.
// The first exception ends the work and is thrown again here.
template <class Work>
void share_out(std::size_t pieces, int threads, Work work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&](std::size_t worker) {
    try {
      for (std::size_t piece; (piece = next++) < pieces;) work(worker, piece);
    } catch (...) {
      const std::scoped_lock lock(mutex);
      if (!failure) failure = std::current_exception();
      next = pieces;
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads && static_cast<std::size_t>(i) < pieces; ++i) {
    others.emplace_back(run, static_cast<std::size_t>(i));
  }
  run(0);
  for (auto& thread : others) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace langnghe::insight::scan
