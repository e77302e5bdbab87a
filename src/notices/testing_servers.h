// Two real servers on loopback for the tests of this room: one that speaks SMTP and keeps the
// letters, one that takes webhooks and answers what it was told to answer.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace langnghe::notices {

// Accepts one connection after the other and hands it to serve().
class LoopbackServer {
 public:
  LoopbackServer() {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no port on loopback");
    port_ = ntohs(address.sin_port);
  }
  virtual ~LoopbackServer() = default;
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }

 protected:
  // The derived class calls these, so that serve() is not run on half an object.
  void begin() {
    thread_ = std::thread([this] {
      for (;;) {
        const int peer = ::accept(listener_, nullptr, nullptr);
        if (peer < 0) return;
        peer_ = peer;
        buffer_.clear();
        serve();
        peer_ = -1;
        ::close(peer);
      }
    });
  }
  void finish() {
    ::shutdown(listener_, SHUT_RDWR);
    if (const int peer = peer_; peer >= 0) ::shutdown(peer, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  virtual void serve() = 0;

  int peer() const { return peer_; }
  // Bytes of the connection; a server with TLS puts it in between (testing_tls.h).
  virtual std::int64_t take(char* to, std::size_t size) { return ::recv(peer_, to, size, 0); }
  virtual void give(const std::string& bytes) { (void)!::send(peer_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

  bool more() {
    char bytes[4096];
    const auto got = take(bytes, sizeof bytes);
    if (got <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  // Up to and without "\r\n"; false when the other side has gone.
  bool line(std::string& out) {
    std::size_t end;
    while ((end = buffer_.find("\r\n")) == std::string::npos)
      if (!more()) return false;
    out = buffer_.substr(0, end);
    buffer_.erase(0, end + 2);
    return true;
  }
  void say(const std::string& text) {
    give(text + "\r\n");
  }

  std::string buffer_;

 private:
  int listener_ = -1;
  std::atomic<int> peer_{-1};
  int port_ = 0;
  std::thread thread_;
};

class SmtpServer : public LoopbackServer {
 public:
  struct Mail {
    std::string from, to, bytes;
  };
  SmtpServer() : SmtpServer(true) {}
  ~SmtpServer() override { end(); }
  // What RCPT is answered with, first to last; then "250 ok".
  void answer_rcpt(std::string reply) {
    const std::lock_guard lock(mutex_);
    replies_.push_back(std::move(reply));
  }
  std::vector<Mail> mails() const {
    const std::lock_guard lock(mutex_);
    return mails_;
  }

 protected:
  // A derived class begins when it is whole, and ends before it goes.
  explicit SmtpServer(bool at_once) {
    if (at_once) begin();
  }
  void end() {
    if (!std::exchange(ended_, true)) finish();
  }
  // What it offers besides, and commands of its own: true when it has answered.
  virtual std::vector<std::string> offers() const { return {}; }
  virtual bool answered(const std::string&) { return false; }

  void serve() override {
    Mail mail;
    std::string got;
    say("220 test ESMTP");
    while (line(got)) {
      std::string verb = got.substr(0, 4);
      std::transform(verb.begin(), verb.end(), verb.begin(), ::toupper);
      if (answered(got)) continue;
      if (verb == "EHLO") {
        say("250-test");
        for (const std::string& one : offers()) say("250-" + one);
        say("250 8BITMIME");
      } else if (verb == "MAIL") {
        mail = {got.substr(10), {}, {}};
        say("250 ok");
      } else if (verb == "RCPT") {
        mail.to = got.substr(8);
        std::string reply = "250 ok";
        const std::lock_guard lock(mutex_);
        if (!replies_.empty()) {
          reply = replies_.front();
          replies_.pop_front();
        }
        say(reply);
      } else if (verb == "DATA") {
        say("354 go on");
        while (line(got) && got != ".") mail.bytes += (got.starts_with("..") ? got.substr(1) : got) + "\r\n";
        {
          const std::lock_guard lock(mutex_);
          mails_.push_back(mail);
        }
        say("250 kept");
      } else if (verb == "QUIT") {
        say("221 bye");
        return;
      } else {
        say("250 ok");
      }
    }
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Mail> mails_;
  std::deque<std::string> replies_;
  bool ended_ = false;
};

class HookServer : public LoopbackServer {
 public:
  struct Request {
    std::string line, body;
    std::map<std::string, std::string> headers;  // names in small letters
  };
  HookServer() { begin(); }
  ~HookServer() override { finish(); }
  // The statuses to answer with, first to last; then 200.
  void answer(int status) {
    const std::lock_guard lock(mutex_);
    statuses_.push_back(status);
  }
  std::vector<Request> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void serve() override {
    for (;;) {
      Request request;
      std::string got;
      if (!line(request.line)) return;
      while (line(got) && !got.empty()) {
        const auto colon = got.find(": ");
        std::string name = got.substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(), ::tolower);
        request.headers[name] = colon == std::string::npos ? "" : got.substr(colon + 2);
      }
      const auto length = static_cast<std::size_t>(std::stoul("0" + request.headers["content-length"]));
      while (buffer_.size() < length)
        if (!more()) return;
      request.body = buffer_.substr(0, length);
      buffer_.erase(0, length);
      int status = 200;
      {
        const std::lock_guard lock(mutex_);
        requests_.push_back(std::move(request));
        if (!statuses_.empty()) {
          status = statuses_.front();
          statuses_.pop_front();
        }
      }
      say("HTTP/1.1 " + std::to_string(status) + " x");
      say("Content-Length: 0");
      say("");
    }
  }

  mutable std::mutex mutex_;
  std::vector<Request> requests_;
  std::deque<int> statuses_;
};

}  // namespace langnghe::notices
