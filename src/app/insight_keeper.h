// Keeps the counts of reports up with what happens, and freezes reports when their period ends. A thread of its
// own: the first count of a large house takes minutes, and nobody else shall wait for it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/insight.h"

namespace langnghe::app {

class InsightKeeper {
 public:
  InsightKeeper(Insight& insight, storage::Database& database, const Clock& clock);
  ~InsightKeeper();
  InsightKeeper(const InsightKeeper&) = delete;
  InsightKeeper& operator=(const InsightKeeper&) = delete;

 private:
  void run();

  Insight& insight_;
  storage::Database& database_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace langnghe::app
