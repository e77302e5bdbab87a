// Text for LIKE … ESCAPE '!': what a person typed matches itself, % and _ included.
#pragma once

#include <string>
#include <string_view>

namespace langnghe::storage {

inline std::string like_escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out;
}

}  // namespace langnghe::storage
