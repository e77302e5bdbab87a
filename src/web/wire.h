// A Response as bytes: status line, security headers, cookies. Everything that goes out
// passes here, so that no CR, LF or NUL from a value can start a header of its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "web/http.h"

namespace langnghe::web {

std::string_view reason_phrase(int status);

struct WireContext {
  bool secure = false;
  bool close = false;       // "Connection: close"
  bool head_only = false;   // HEAD
  bool cacheable = false;   // the route's option
};

// Header block with its empty line. body_size: what Content-Length says.
// Throws std::invalid_argument for a header or cookie that cannot be sent.
std::string wire_head(const Response& response, std::size_t body_size, const WireContext& context);

}  // namespace langnghe::web
