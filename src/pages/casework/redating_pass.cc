#include "pages/casework/redating_pass.h"

#include <chrono>
#include <exception>

#include "base/log.h"
#include "casework/redating.h"
#include "pages/trouble.h"
#include "storage/database.h"

namespace langnghe::pages {
namespace {

struct Stopped {};

}  // namespace

RedatingPass::~RedatingPass() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

bool RedatingPass::begin(const std::string& words, std::int64_t officer) {
  const std::lock_guard lock(mutex_);
  if (state_.going) return false;
  if (thread_.joinable()) thread_.join();  // ended already
  state_ = {.going = true};
  thread_ = std::thread([this, words, officer] { run(words, officer); });
  return true;
}

RedatingPass::State RedatingPass::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

RedatingPass::State RedatingPass::wait(Millis most) {
  std::unique_lock lock(mutex_);
  ended_.wait_for(lock, std::chrono::milliseconds(most), [this] { return !state_.going; });
  return state_;
}

void RedatingPass::run(const std::string& words, std::int64_t officer) {
  bool failed = false;
  try {
    casework::RedatingOrder order{words, officer};
    order.progress = [this](std::int64_t done, std::int64_t all) {
      if (stop_) throw Stopped{};
      const std::lock_guard lock(mutex_);
      state_.done = done;
      state_.all = all;
    };
    casework::redate_cases(services_.casework, services_.database, order, services_.clock.now());
  } catch (const Stopped&) {
  } catch (const std::exception& failure) {
    failed = true;
    if (trouble_of(failure))
      tell_trouble(failure);
    else
      log_error(std::string("re-dating: ") + failure.what());
  }
  const std::lock_guard lock(mutex_);
  state_.going = false;
  state_.failed = failed;
  ended_.notify_all();
}

}  // namespace langnghe::pages
