#include "notices/address.h"

#include <algorithm>

namespace langnghe::notices {

bool is_mail_address(std::string_view text) {
  if (text.size() > 254) return false;
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = text.substr(at + 1);
  const auto dot = domain.find('.');
  if (dot == std::string_view::npos || dot == 0 || domain.back() == '.' ||
      domain.find("..") != std::string_view::npos)
    return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c <= ' ' || c == 0x7F || std::string_view("<>()[],;:\\\"").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

}  // namespace langnghe::notices
