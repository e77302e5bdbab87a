// From a request as it was read to the bytes of its answer, without a socket: host, path,
// query, proxies, cookies, language, route, body, CSRF, handler, error pages, gzip.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "web/csrf.h"
#include "web/form.h"
#include "web/proxies.h"
#include "web/router.h"

namespace langnghe::web {

struct RawRequest {
  std::string method;
  std::string_view target;
  Fields headers;  // names in lower case
  std::string peer;
};

struct Outgoing {
  int status = 200;
  std::string head;
  std::string body;
  std::shared_ptr<const std::string> shared_body;
  bool close = false;

  std::string_view content() const { return shared_body ? *shared_body : body; }
};

class Dispatcher {
 public:
  // csrf_key: 32 secret bytes. Throws SetupError for bad proxies.
  Dispatcher(Router router, ErrorPage error_page, std::string csrf_key,
             const std::vector<std::string>& trusted_proxies, std::size_t max_body,
             FailurePage failure_page = {});

  struct Job {
    Request request;
    const Route* route = nullptr;
    int refused = 0;         // the status of the error page, 0 when there is a route
    std::string allow;
    bool head_only = false;
    bool keep_alive = true;
    bool new_session = false;
  };
  // Everything but the body. Cheap.
  Job prepare(RawRequest raw) const;
  // Reads the body, calls the handler. Never throws.
  Outgoing answer(Job& job, std::string_view body) const;
  // An error page out of nothing but the head of a request, if that.
  Outgoing refuse(std::string_view head_text, std::string peer, int status) const;
  // From now on every answer says that it is the last of its connection.
  void drain(bool on) { draining_ = on; }
  // The body limit of the route that would answer.
  std::size_t body_limit(std::string_view method, std::string_view target) const;

 private:
  void read_head(Request& request) const;
  Response respond(Job& job, std::string_view body) const;
  Response error(Job& job, int status) const;
  int read_body(Job& job, std::string_view body) const;
  Outgoing finish(Job& job, Response response) const;

  Router router_;
  ErrorPage error_page_;
  FailurePage failure_page_;
  Csrf csrf_;
  TrustedProxies proxies_;
  std::size_t max_body_;
  std::atomic<bool> draining_{false};
};

}  // namespace langnghe::web
