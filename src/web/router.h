// Which handler answers which path. Routes are registered before the server starts and never
// change afterwards, so matching needs no lock. A pattern is made of segments: literal,
// {name} for exactly one segment, and {name...} as the last one for the rest of the path.
// A literal wins over {name}, which wins over {name...}. Matching costs one look-up per segment.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http.h"

namespace langnghe::web {

using Handler = std::function<Response(const Request&)>;
// Renders 400, 403, 404, 405, 408, 413, 429, 500, 503. It must not block and must not throw
// for lack of anything in the request: some of these come before the body was read.
using ErrorPage = std::function<Response(const Request&, int status)>;
// What an exception out of a handler looks like; nothing: the error page for 500.
using FailurePage =
    std::function<std::optional<Response>(const Request&, const std::exception& failure)>;

struct RouteOptions {
  std::size_t body_limit = 256 * 1024;  // bytes; more is answered 413
  bool csrf = true;         // POST must bring the form's token; switch off for machines only
  bool cacheable = false;   // the same for everybody: no session cookie is set, csrf is empty
  bool never_blocks = false;  // runs on an I/O thread: only for answers out of memory
};

struct Route {
  std::string pattern;
  Handler handler;
  RouteOptions options;
};

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  // Throws std::logic_error for a pattern that is malformed or registered twice.
  void get(std::string_view pattern, Handler handler, RouteOptions options = {});
  void post(std::string_view pattern, Handler handler, RouteOptions options = {});
  // Method in capitals. HEAD is answered by GET's handler and cannot be registered.
  void add(std::string_view method, std::string_view pattern, Handler handler,
           RouteOptions options = {});

  struct Match {
    const Route* route = nullptr;  // null: not found, or not with this method
    Fields parts;
    std::string allow;  // when the path exists but not with this method: "GET, HEAD, POST"
  };
  // segments: the path between its slashes, percent-decoded ("/" has one empty segment).
  Match match(std::string_view method, const std::vector<std::string>& segments) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

}  // namespace langnghe::web
