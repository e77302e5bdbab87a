// Things lent to one thread at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "storage/database.h"

namespace langnghe::storage {

// Made when first needed, at most `size`; the one given back last is lent first, because its
// caches are warm.
template <class T>
class Pool {
 public:
  using Make = std::function<std::unique_ptr<T>()>;
  Pool(int size, Make make) : room_(size < 1 ? 1 : size), make_(std::move(make)) {}

  class Loan {
   public:
    Loan(Pool& pool, std::unique_ptr<T> thing) : pool_(pool), thing_(std::move(thing)) {}
    ~Loan() { pool_.give_back(std::move(thing_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    explicit operator bool() const { return thing_ != nullptr; }
    T& operator*() { return *thing_; }
    T* operator->() { return thing_.get(); }
    // It is broken: the next borrower gets a new one.
    void drop() { thing_.reset(); }
    // A new one in its place, now.
    void renew() {
      thing_.reset();
      thing_ = pool_.make_();
    }

   private:
    Pool& pool_;
    std::unique_ptr<T> thing_;
  };

  // Waits while all are lent; throws kUnavailable after half a minute, and what making throws.
  Loan borrow() {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, std::chrono::seconds(30),
                            [&] { return !idle_.empty() || room_ > 0; }))
      throw StorageError(StorageError::Kind::kUnavailable,
                         "every database connection has been busy for 30 seconds");
    if (!idle_.empty()) {
      auto thing = std::move(idle_.back());
      idle_.pop_back();
      return Loan(*this, std::move(thing));
    }
    --room_;
    lock.unlock();
    try {
      return Loan(*this, make_());
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

 private:
  void give_back(std::unique_ptr<T> thing) {
    {
      std::lock_guard lock(mutex_);
      if (thing)
        idle_.push_back(std::move(thing));
      else
        ++room_;
    }
    returned_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<T>> idle_;
  int room_;
  Make make_;
};

}  // namespace langnghe::storage
