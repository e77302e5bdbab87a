#include "base/contact.h"

#include <algorithm>

namespace langnghe {

bool is_phone(std::string_view text) {
  int digits = 0;
  for (char c : text) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (std::string_view("+-. ()").find(c) == std::string_view::npos)
      return false;
  }
  return digits >= 8 && digits <= 15;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos &&
         text.find('.', at) != std::string_view::npos && text.back() != '.' &&
         text.find(' ') == std::string_view::npos;
}

bool is_id_number(std::string_view text) {
  const auto alnum = std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  return alnum >= 8 && alnum <= 12 && static_cast<std::size_t>(alnum) == text.size();
}

}  // namespace langnghe
