// A pass of re-dating that an administrator began on a page: it goes on in a thread of its own while the
// page says how far it is. One at a time in a process. When the server stops, it is cut off between two
// batches and goes on under its number when it is begun again (casework/redating.h).
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "pages/services.h"

namespace langnghe::pages {

class RedatingPass {
 public:
  explicit RedatingPass(const Services& services) : services_(services) {}
  ~RedatingPass();
  RedatingPass(const RedatingPass&) = delete;
  RedatingPass& operator=(const RedatingPass&) = delete;

  // Does nothing when one is going on already: false.
  bool begin(const std::string& words, std::int64_t officer);

  struct State {
    bool going = false;
    std::int64_t done = 0, all = 0;  // cases; all = 0 while the terms are being looked at
    bool failed = false;             // the last one; the log says why
  };
  State state() const;
  // Waits for the end of a short one; at most `most` milliseconds.
  State wait(Millis most);

 private:
  void run(const std::string& words, std::int64_t officer);

  const Services& services_;
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  State state_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace langnghe::pages
