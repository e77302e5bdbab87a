// The HTTP/1.1 server: limits, timeouts, sessions and forms are settled before a handler is
// called, security headers are added to whatever it returns.
//
//   Router router;
//   router.get("/track/{code}", show_case);
//   Server server(std::move(router), options, error_page);
//   server.run();          // until SIGTERM or SIGINT, then finishes what is in flight
//
// In front of it in production stands nginx (TLS, HTTP/2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/time.h"
#include "web/router.h"

namespace langnghe::web {

struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  // ADDR:PORT, [IPv6]:PORT; port 0 takes a free one
  unsigned io_threads = 2;
  unsigned workers = 64;            // handlers block on durable writes
  std::size_t max_queued = 8192;    // requests waiting for a worker; more are answered 503
  std::size_t max_connections = 2048;
  std::size_t max_body = 32u << 20;           // hard limit of one request, bytes
  std::size_t max_bodies_in_memory = 512u << 20;  // of all connections; more are answered 503
  Millis idle_timeout = 60 * kSecond;  // between two requests of one connection
  Millis head_timeout = 12 * kSecond;  // from its first byte to the end of the header, in all
  Millis body_timeout = 120 * kSecond;  // a 20 MB photo over a weak network, in all
  Millis write_timeout = 120 * kSecond;
  Millis handler_timeout = 60 * kSecond;  // then the connection is given up
  Millis drain_timeout = 20 * kSecond;    // stop() waits that long for requests in flight
  // Addresses or networks ("127.0.0.1", "10.0.0.0/8", "::1") whose X-Forwarded-For and
  // X-Forwarded-Proto are believed. Nobody else's are.
  std::vector<std::string> trusted_proxies;
  std::string csrf_key;     // secret, 32 bytes; empty: a random one for this run
  bool access_log = true;   // one line per request: method, route pattern, status, ms, bytes
};

class Server {
 public:
  // An empty error_page shows the bare status. Throws SetupError for bad options.
  Server(Router router, ServerOptions options, ErrorPage error_page = {},
         FailurePage failure_page = {});
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and serves in the background. Throws SetupError when the address is taken or refused.
  void start();
  std::uint16_t port() const;  // after start()
  // start(), then waits for SIGTERM, SIGINT or stop() from another thread.
  void run();
  // Takes no new connection, answers what is in flight, closes. May be called more than once,
  // from any thread but a handler's.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace langnghe::web
