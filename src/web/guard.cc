#include "web/guard.h"

#include <sys/socket.h>

#include <algorithm>

#include "web/head.h"

namespace langnghe::web {
namespace {

constexpr std::size_t kMaxHead = 48 * 1024;
constexpr std::size_t kSmallBody = 64 * 1024;  // not worth counting
constexpr Millis kLeavingTimeout = 10 * kSecond;

// Cheap (a coarse clock) and never set back.
Millis steady_now() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return static_cast<Millis>(now.tv_sec) * kSecond + now.tv_nsec / 1'000'000;
}

}  // namespace

void GuardPost::sweep() {
  const Millis now = steady_now();
  const std::lock_guard lock(mutex_);
  for (Guard* guard : guards_) guard->check(now);
}

std::size_t GuardPost::connections() const {
  const std::lock_guard lock(mutex_);
  return guards_.size();
}

Guard::Guard(GuardPost& post, int fd) : post_(post), fd_(fd), since_(steady_now()) {
  const std::lock_guard lock(post_.mutex_);
  post_.guards_.insert(this);
}

Guard::~Guard() {
  {
    const std::lock_guard lock(post_.mutex_);
    post_.guards_.erase(this);
  }
  release();
}

void Guard::enter(Phase phase) {
  since_.store(steady_now(), std::memory_order_relaxed);
  phase_.store(phase, std::memory_order_relaxed);
}

void Guard::reserve(std::size_t bytes) {
  if (bytes <= kSmallBody) return;
  reserved_ += bytes;
  post_.bodies += bytes;
}

void Guard::release() {
  if (reserved_ == 0) return;
  post_.bodies -= reserved_;
  reserved_ = 0;
}

bool Guard::before_read() {
  if (answered_) {
    answered_ = false;
    chunked_ = false;
    requests_ = 0;
    if (body_left_ == 0) release();
    enter(!head_.empty() ? Phase::kHead : body_left_ > 0 ? Phase::kBody : Phase::kIdle);
  }
  return refusal_.empty();
}

bool Guard::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    if (chunked_) {
      chunked_bytes_ += bytes.size();
      if (chunked_bytes_ > post_.max_body) refuse({}, 413);
      return refusal_.empty();
    }
    if (body_left_ > 0) {
      const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(body_left_, bytes.size()));
      body_left_ -= taken;
      bytes.remove_prefix(taken);
      if (body_left_ == 0) {
        ++requests_;
        enter(Phase::kBusy);
      }
      continue;
    }
    if (head_.empty()) {
      // Empty lines before a request are allowed (RFC 9112 section 2.2).
      const std::size_t start = bytes.find_first_not_of("\r\n");
      if (start == std::string_view::npos) return true;
      bytes.remove_prefix(start);
      enter(Phase::kHead);
    }
    // Look again at the last three old bytes: the empty line may have come in pieces.
    const std::size_t old = head_.size();
    std::string_view text = bytes;
    std::size_t from = 0;
    if (old > 0) {
      head_ += bytes;
      text = head_;
      from = old > 3 ? old - 3 : 0;
    }
    std::size_t end = find_head_end(text.substr(from));
    if (end == std::string_view::npos) {
      if (old == 0) head_ = bytes;
      if (head_.size() > kMaxHead) refuse(head_, 431);
      return refusal_.empty() || requests_ > 0;
    }
    end += from;
    const std::string head(text.substr(0, end));
    bytes.remove_prefix(end - old);
    head_.clear();
    if (!head_complete(head, !bytes.empty())) return requests_ > 0;
  }
  return true;
}

bool Guard::head_complete(std::string_view text, bool body_follows_at_once) {
  const Head head = read_head(text);
  // The parser takes any digits and does not pass them on.
  if (!head.version.empty() && head.version != "HTTP/1.1" && head.version != "HTTP/1.0") {
    refuse(text, 400);
    return false;
  }
  if (!head.chunked && head.content_length == 0) {
    ++requests_;
    enter(Phase::kBusy);
    return true;
  }
  const std::size_t limit = std::min(post_.body_limit(head.method, head.target), post_.max_body);
  if (!head.chunked && head.content_length > limit) {
    refuse(text, 413);
    return false;
  }
  const std::size_t expected =
      head.chunked ? limit : static_cast<std::size_t>(head.content_length);
  if (expected > kSmallBody && post_.bodies + expected > post_.max_bodies) {
    refuse(text, 503);
    return false;
  }
  reserve(expected);
  chunked_ = head.chunked;
  chunked_bytes_ = 0;
  body_left_ = head.chunked ? 0 : head.content_length;
  enter(Phase::kBody);
  // Behind an unanswered request it would be taken for that one's answer.
  if (head.expects_continue && !body_follows_at_once && requests_ == 0) {
    say("HTTP/1.1 100 Continue\r\n\r\n");
  }
  return true;
}

void Guard::refuse(std::string_view head, int status) {
  refusal_ = post_.refuse(head, status);
  enter(Phase::kLeaving);
}

void Guard::before_write() {
  answered_ = true;
  if (phase_.load(std::memory_order_relaxed) != Phase::kLeaving) enter(Phase::kBusy);
}

void Guard::ended() {
  if (!expired_.exchange(false)) return;
  const Phase phase = phase_.load(std::memory_order_relaxed);
  if (phase == Phase::kHead || phase == Phase::kBody) say(post_.refuse({}, 408));
  enter(Phase::kLeaving);
}

void Guard::closing() {
  const Phase phase = phase_.load(std::memory_order_relaxed);
  const bool owed = !answered_ && (phase == Phase::kHead || phase == Phase::kBody ||
                                   phase == Phase::kBusy);
  if (!refusal_.empty() && phase == Phase::kLeaving && answered_) {
    say(refusal_);  // the parser gave up on a pipelined request before it asked for more
  } else if (owed) {
    const bool slow = phase == Phase::kBusy && steady_now() - since_ >= post_.handler_timeout;
    say(post_.refuse({}, slow ? 503 : 400));
  }
  const std::lock_guard lock(mutex_);
  phase_ = Phase::kLeaving;
  fd_ = -1;
}

void Guard::say(std::string_view text) const {
  if (fd_ < 0) return;
  // Best effort: a buffer that has no room for these few bytes has nobody at its end.
  [[maybe_unused]] const ssize_t sent =
      ::send(fd_, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void Guard::check(Millis now) {
  Millis limit = 0;
  switch (phase_.load(std::memory_order_relaxed)) {
    case Phase::kIdle: limit = post_.draining ? 0 : post_.idle_timeout; break;
    case Phase::kHead: limit = post_.head_timeout; break;
    case Phase::kBody: limit = post_.body_timeout; break;
    case Phase::kLeaving: limit = kLeavingTimeout; break;
    case Phase::kBusy: return;
  }
  if (now - since_.load(std::memory_order_relaxed) < limit) return;
  const std::lock_guard lock(mutex_);
  if (fd_ < 0) return;
  // Wakes the pending read with an end of stream, on the connection's own thread.
  expired_ = true;
  ::shutdown(fd_, SHUT_RD);
}

}  // namespace langnghe::web
