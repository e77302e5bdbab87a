// For tests of this room and of the rooms above: a raw client.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace langnghe::web::testing {

// A TCP connection that sends what it is told, right or wrong.
class Wire {
 public:
  explicit Wire(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~Wire() { ::close(fd_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool connected() const { return connected_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // More bytes into the buffer. False: closed, or nothing came in time.
  bool more(int timeout_ms = 10'000) {
    pollfd wait{fd_, POLLIN, 0};
    if (::poll(&wait, 1, timeout_ms) <= 0) return false;
    char buffer[65536];
    const ssize_t got = ::recv(fd_, buffer, sizeof buffer, 0);
    if (got <= 0) {
      closed_ = true;
      return false;
    }
    rest_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  // One whole answer (head and body); "" when none came.
  std::string read(bool head_only = false, int timeout_ms = 10'000) {
    std::size_t end = 0;
    while ((end = rest_.find("\r\n\r\n")) == std::string::npos) {
      if (!more(timeout_ms)) return std::exchange(rest_, {});
    }
    end += 4;
    std::size_t size = end;
    const std::size_t length = rest_.find("Content-Length: ");
    if (!head_only && length < end) size += std::stoul(rest_.substr(length + 16));
    while (rest_.size() < size) {
      if (!more(timeout_ms)) break;
    }
    std::string answer = rest_.substr(0, size);
    rest_.erase(0, std::min(size, rest_.size()));
    return answer;
  }

  // Whether the server closes within that time, sending nothing more.
  bool closes(int timeout_ms = 10'000) {
    if (!rest_.empty()) return false;
    return !more(timeout_ms) && closed_;
  }

 private:
  int fd_;
  bool connected_ = false;
  bool closed_ = false;
  std::string rest_;
};

inline int status_of(std::string_view answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::stoi(std::string(answer.substr(9, 3))) : 0;
}

// The value of a header, or "".
inline std::string header_of(std::string_view answer, std::string_view name) {
  const std::string key = "\r\n" + std::string(name) + ": ";
  const std::size_t at = answer.substr(0, answer.find("\r\n\r\n") + 2).find(key);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = answer.substr(at + key.size());
  return std::string(rest.substr(0, rest.find("\r\n")));
}

inline std::string body_of(std::string_view answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == std::string_view::npos ? "" : std::string(answer.substr(end + 4));
}

}  // namespace langnghe::web::testing
