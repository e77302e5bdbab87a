// gzip (RFC 1952) through zlib.
#pragma once

#include <string>
#include <string_view>

namespace langnghe::web {

// level 1 (fast) to 9 (small). Thread-safe.
std::string gzip(std::string_view bytes, int level);
// Whether an Accept-Encoding header takes gzip (RFC 9110 section 12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace langnghe::web
