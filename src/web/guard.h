// Watches the bytes of one connection on their way to the HTTP parser, which alone decides
// what they mean. The parser takes a whole request in before it tells anybody, drops the
// connection without a word when it is too large, has one timeout for everything and does not
// know Expect; the guard says 413, 431, 408 and 100 in time and keeps separate clocks for the
// header and the body. Knows file descriptors, no I/O library.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "base/time.h"

namespace langnghe::web {

class Guard;

// What all connections of a server share.
struct GuardPost {
  std::size_t max_body = 0;
  std::size_t max_bodies = 0;
  Millis idle_timeout = 0;
  Millis head_timeout = 0;
  Millis body_timeout = 0;
  Millis handler_timeout = 0;
  std::function<std::size_t(std::string_view method, std::string_view target)> body_limit;
  // The bytes of a whole answer.
  std::function<std::string(std::string_view head, int status)> refuse;

  std::atomic<std::size_t> bodies{0};  // bytes of bodies being taken in or worked on
  std::atomic<bool> draining{false};   // idle connections are closed at once

  void sweep();                  // ends what is over time; call it every half second
  std::size_t connections() const;

 private:
  friend class Guard;
  mutable std::mutex mutex_;
  std::set<Guard*> guards_;
};

class Guard {
 public:
  Guard(GuardPost& post, int fd);
  ~Guard();
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  // The parser asks for more. False: send refusal() instead, then close.
  bool before_read();
  // These bytes came. False: do not pass them on, send refusal(), then close.
  bool feed(std::string_view bytes);
  // An answer begins to go out.
  void before_write();
  // The other side, or sweep(), ended the stream.
  void ended();
  // Before the descriptor is closed: says 400 when the parser gave up on a request.
  void closing();

  const std::string& refusal() const { return refusal_; }

 private:
  friend struct GuardPost;
  enum class Phase : std::uint8_t { kIdle, kHead, kBody, kBusy, kLeaving };

  bool head_complete(std::string_view head, bool body_follows_at_once);
  void refuse(std::string_view head, int status);
  void enter(Phase phase);
  void reserve(std::size_t bytes);
  void release();
  void say(std::string_view text) const;
  void check(Millis now);

  GuardPost& post_;
  std::mutex mutex_;  // for fd_ against sweep()
  int fd_;
  std::atomic<Phase> phase_{Phase::kIdle};
  std::atomic<Millis> since_;
  std::atomic<bool> expired_{false};
  bool answered_ = false;
  bool chunked_ = false;      // the end of this body is not ours to find
  std::uint64_t body_left_ = 0;
  std::uint64_t chunked_bytes_ = 0;
  std::size_t requests_ = 0;  // complete in what was fed since the last answer
  std::size_t reserved_ = 0;
  std::string head_;          // so far, when it came in pieces
  std::string refusal_;
};

}  // namespace langnghe::web
