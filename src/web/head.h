// The head of a request read loosely, only to say no early: before its body was taken in.
// What a request means is decided by the parser behind it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace langnghe::web {

struct Head {
  std::string_view method;
  std::string_view target;
  std::string_view version;  // "HTTP/1.1"
  std::string_view fields;  // the header lines
  std::uint64_t content_length = 0;
  bool chunked = false;
  bool expects_continue = false;
};

// Where the header ends (behind its empty line), or npos.
std::size_t find_head_end(std::string_view text);
Head read_head(std::string_view text);
// Header lines as (lower-case name, value).
std::vector<std::pair<std::string, std::string>> read_fields(std::string_view fields);
std::string lower(std::string_view text);

}  // namespace langnghe::web
