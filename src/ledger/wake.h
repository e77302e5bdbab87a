// How append() reaches the sequencers of this process without knowing them.
#pragma once

#include <functional>

namespace langnghe::ledger {

// Calls every bell that hangs. Cheap and without throwing: runs after each commit.
void wake_logs() noexcept;

// Hangs a bell for as long as it lives.
class Bell {
 public:
  explicit Bell(std::function<void()> ring);
  ~Bell();
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;

 private:
  friend void wake_logs() noexcept;
  std::function<void()> ring_;
};

}  // namespace langnghe::ledger
